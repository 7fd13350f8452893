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

package io.github.openaihealth.startup;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.openaihealth.check.ConfigurationCheck;
import io.github.openaihealth.check.ConfigurationContext;
import io.github.openaihealth.check.NearMisses;
import io.github.openaihealth.check.Platform;
import io.github.openaihealth.connection.ApiKey;
import io.github.openaihealth.connection.ConnectionSetting;
import io.github.openaihealth.connection.DetailsConnectionSource;
import io.github.openaihealth.connection.OpenAiConnection;
import io.github.openaihealth.connection.OpenAiConnectionDetails;
import io.github.openaihealth.connection.SettingOrigin;
import io.github.openaihealth.diagnosis.Diagnosis;
import io.github.openaihealth.settings.EnvironmentSettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link StartupReport} with everything wrong at once: it fits a screen, and
 * holds no secret.
 */
class LongReportTests {

	private static final int SCREEN = 40;

	private final Map<String, Object> variables = new HashMap<>();

	private final Map<String, Object> first = new HashMap<>();

	private final Map<String, Object> second = new HashMap<>();

	@ParameterizedTest
	@EnumSource
	void fitsAScreenWithTheWorstOfKeys(Platform platform) {
		setEverythingWrong();
		this.variables.put("OPENAI_API_KEY", "\"" + key('a') + "\"");
		assertReport(platform, 4, "characters of no known form", "also set in", "More: ");
	}

	@ParameterizedTest
	@EnumSource
	void fitsAScreenWithoutAKey(Platform platform) {
		setEverythingWrong();
		this.variables.remove("OPENAI_API_KEY");
		this.first.remove("openai.api-key");
		this.second.remove("openai.api-key");
		for (int index = 0; index < 9; index++) {
			this.variables.put("OPENAI_API_KEY_" + index, key('a'));
		}
		assertReport(platform, 4, "came near", "More: ");
	}

	@ParameterizedTest
	@EnumSource
	void fitsAScreenWithAnUnresolvedKey(Platform platform) {
		setEverythingWrong();
		this.variables.put("OPENAI_API_KEY", "${COMPANY_OPENAI_KEY}");
		this.variables.put("COMPANY_OPENAI_KEYS", key('a'));
		assertReport(platform, 4, "came near", "More: ");
	}

	@Test
	void leavesNothingOutWhereThereIsRoom() {
		this.variables.put("OPENAI_API_KEY", "");
		this.variables.put("OPENAI_ORG_ID", "Personal");
		List<Diagnosis> problems = problems(Platform.HEROKU);
		String report = new StartupReport(problems).toString();
		assertThat(problems).hasSize(2);
		problems.forEach((problem) -> problem.actions()
			.forEach((action) -> assertThat(unwrapped(report)).contains(unwrapped(action))));
	}

	private void setEverythingWrong() {
		for (ConnectionSetting setting : ConnectionSetting.values()) {
			this.variables.put(setting.variable(), "Personal");
			this.first.put(setting.property(), key('b'));
			this.second.put(setting.property(), key('c'));
		}
		this.variables.put("OPENAI_BASE_URL", "http://" + key('d') + "@api.openai.com/v1/models?key=" + key('e'));
	}

	private void assertReport(Platform platform, int problems, String... parts) {
		List<Diagnosis> found = problems(platform);
		assertThat(found).hasSize(problems);
		String report = new StartupReport(found).toString();
		assertThat(report.lines().count()).as(report).isLessThan(SCREEN);
		assertThat(report).contains(parts);
		found.forEach((diagnosis) -> assertThat(report).contains(diagnosis.cause().docs()));
		for (char letter : "abcde".toCharArray()) {
			assertThat(found.toString()).doesNotContain(key(letter).substring(10, 40));
		}
	}

	private List<Diagnosis> problems(Platform platform) {
		ConfigurableEnvironment environment = new StandardEnvironment();
		environment.getPropertySources()
			.replace(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, new SystemEnvironmentPropertySource(
					StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, this.variables));
		environment.getPropertySources()
			.addLast(new MapPropertySource("Config resource 'file [config/application-prod.yml]'", this.first));
		environment.getPropertySources()
			.addLast(new MapPropertySource("Config resource 'class path resource [application.yml]'", this.second));
		ConfigurationContext context = new ConfigurationContext(platform, List.of("prod"),
				List.of("environment variables", "application.yml"), List.of());
		OpenAiConnection connection = new DetailsConnectionSource(OpenAiConnection.DEFAULT_NAME,
				new Details(new EnvironmentSettings(environment)))
			.read();
		return new ConfigurationCheck(context, NearMisses.of(environment)).check(connection).problems();
	}

	private static String key(char letter) {
		return "sk-proj-" + String.valueOf(letter).concat("1Z").repeat(24) + letter + "x" + "T3Blbk" + "FJ"
				+ String.valueOf(letter).concat("2Y").repeat(24) + letter + "x";
	}

	private static String unwrapped(String text) {
		return text.replaceAll("\\s+", " ");
	}

	private record Details(EnvironmentSettings settings) implements OpenAiConnectionDetails {

		@Override
		public @Nullable ApiKey getApiKey() {
			String value = value(ConnectionSetting.API_KEY);
			return (value != null) ? ApiKey.of(value) : null;
		}

		@Override
		public @Nullable String getOrgId() {
			return value(ConnectionSetting.ORG_ID);
		}

		@Override
		public @Nullable String getProjectId() {
			return value(ConnectionSetting.PROJECT_ID);
		}

		@Override
		public @Nullable String getBaseUrl() {
			return value(ConnectionSetting.BASE_URL);
		}

		@Override
		public @Nullable SettingOrigin getOrigin(ConnectionSetting setting) {
			EnvironmentSettings.Found found = this.settings.find(setting);
			return (found != null) ? found.origin() : null;
		}

		private @Nullable String value(ConnectionSetting setting) {
			EnvironmentSettings.Found found = this.settings.find(setting);
			return (found != null) ? found.value() : null;
		}

	}

}
