/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package io.github.openaihealth.settings;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.openaihealth.connection.ConnectionSetting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link OverriddenValues}.
 */
class OverriddenValuesTests {

	private static final String KEY = "sk-proj-" + "a1B2".repeat(9) + "x4Kw";

	private static final String OTHER = "sk-proj-" + "c3D4".repeat(9) + "y5Lz";

	private final Map<String, Object> arguments = new HashMap<>();

	private final Map<String, Object> variables = new HashMap<>();

	private final Map<String, Object> file = new HashMap<>();

	private final Map<String, Object> dotEnv = new HashMap<>();

	@Test
	void tellsNothingOfAnOnlyValue() {
		this.variables.put("OPENAI_API_KEY", KEY);
		assertThat(overrides(ConnectionSetting.API_KEY)).isEmpty();
	}

	@Test
	void tellsOfAVariableThatBeatsTheFile() {
		this.variables.put("OPENAI_API_KEY", KEY);
		this.file.put("openai.api-key", OTHER);
		assertThat(overrides(ConnectionSetting.API_KEY))
			.containsExactly("application.yml (another value, sk-proj-…y5Lz, not used)");
	}

	@Test
	void tellsOfSeveralInTheOrderOfPrecedence() {
		this.arguments.put("openai.api-key", KEY);
		this.variables.put("OPENAI_API_KEY", OTHER);
		this.variables.put("OPENAI_APIKEY", "EMPTY");
		this.file.put("openai.apiKey", KEY);
		this.dotEnv.put("OPENAI_API_KEY", "no");
		assertThat(overrides(ConnectionSetting.API_KEY)).containsExactly(
				"environment variable OPENAI_APIKEY (another value, 5 characters of no known form, not used)",
				"application.yml (the same value)",
				"environment variable OPENAI_API_KEY (another value, sk-proj-…y5Lz, not used)");
	}

	@Test
	void tellsOfAVariableThatBeatsAnImportedFile() {
		this.variables.put("OPENAI_API_KEY", KEY);
		this.dotEnv.put("OPENAI_API_KEY", OTHER + "\n");
		assertThat(overrides(ConnectionSetting.API_KEY))
			.containsExactly(".env (another value, project key, 49 characters, not used)");
	}

	@ParameterizedTest
	@CsvSource({ "'', '(blank, not used)'", "' ', '(blank, not used)'",
			"${NO}, '(another value, the text ${NO}, not used)'",
			"${DB}, '(another value, 6 characters of no known form, not used)'" })
	void tellsWhatIsAmissWithTheLoser(String value, String expected) {
		this.variables.put("OPENAI_API_KEY", KEY);
		this.variables.put("DB", "secret");
		this.file.put("openai.api-key", value);
		assertThat(overrides(ConnectionSetting.API_KEY)).containsExactly("application.yml " + expected);
	}

	@ParameterizedTest
	@CsvSource({ "${OPENAI_API_KEY}", "${OPENAI_API_KEY:default}", "${NO:${OPENAI_API_KEY}}", "${PASSED}" })
	void leavesOutWhatPassesTheWinnerOn(String text) {
		this.variables.put("OPENAI_API_KEY", KEY);
		this.variables.put("PASSED", "${OPENAI_API_KEY}");
		this.file.put("openai.api-key", text);
		assertThat(overrides(ConnectionSetting.API_KEY)).isEmpty();
	}

	@Test
	void leavesOutWhatTheWinnerTakesItsValueFrom() {
		this.file.put("openai.api-key", "${OPENAI_API_KEY}");
		this.dotEnv.put("OPENAI_API_KEY", KEY);
		assertThat(overrides(ConnectionSetting.API_KEY)).isEmpty();
	}

	@Test
	void survivesPlaceholdersThatReferToEachOther() {
		this.arguments.put("openai.api-key", "${A}");
		this.variables.put("A", "${B}");
		this.variables.put("B", "${A}");
		this.file.put("openai.api-key", "${A}");
		assertThat(overrides(ConnectionSetting.API_KEY)).hasSize(1);
	}

	@ParameterizedTest
	@CsvSource({ "ORG_ID, org-abc123, org-abc123", "ORG_ID, Personal, ''", "PROJECT_ID, proj_abc, proj_abc",
			"PROJECT_ID, 0123456789abcdef0123456789abcdef, ''",
			"BASE_URL, https://user:pw@gateway.example.com/v1?k=v, host gateway.example.com", "BASE_URL, not a url, ''",
			"BASE_URL, https://0123456789abcdef0123456789abcdef/v1, ''" })
	void showsOnlyWhatIsNoSecretOfOtherSettings(ConnectionSetting setting, String value, String shown) {
		this.variables.put(setting.variable(), "winner");
		this.file.put(setting.property(), value);
		assertThat(overrides(setting))
			.containsExactly("application.yml (another value, " + (shown.isEmpty() ? "" : shown + ", ") + "not used)");
	}

	@Test
	void showsNoKey() {
		this.arguments.put("openai.api-key", KEY);
		this.variables.put("OPENAI_API_KEY", " " + OTHER);
		this.file.put("openai.api-key", "${" + OTHER + "}");
		this.dotEnv.put("OPENAI_API_KEY", "Bearer " + KEY);
		for (ConnectionSetting setting : ConnectionSetting.values()) {
			this.variables.put(setting.variable(), OTHER);
			this.file.put(setting.property(), "https://" + KEY + "@" + KEY + "/" + KEY);
			assertThat(overrides(setting).toString()).doesNotContain("a1B2", "c3D4", "a1b2", "c3d4");
		}
	}

	private List<String> overrides(ConnectionSetting setting) {
		ConfigurableEnvironment environment = new StandardEnvironment();
		environment.getPropertySources().forEach((source) -> environment.getPropertySources().remove(source.getName()));
		environment.getPropertySources().addLast(new MapPropertySource("arguments", this.arguments));
		environment.getPropertySources()
			.addLast(new SystemEnvironmentPropertySource(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
					this.variables));
		environment.getPropertySources()
			.addLast(new MapPropertySource("Config resource 'class path resource [application.yml]'", this.file));
		environment.getPropertySources().addLast(new MapPropertySource("Config resource 'file [.env]'", this.dotEnv));
		EnvironmentSettings.Found found = new EnvironmentSettings(environment).find(setting);
		assertThat(found).isNotNull();
		return (found != null) ? found.origin().overrides() : List.of();
	}

}
