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

package io.github.openaihealth.check;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.openaihealth.connection.ApiKey;
import io.github.openaihealth.connection.BaseUrl;
import io.github.openaihealth.connection.ConnectionSetting;
import io.github.openaihealth.connection.OpenAiConnection;
import io.github.openaihealth.connection.SettingOrigin;
import io.github.openaihealth.connection.TestConnections;
import io.github.openaihealth.diagnosis.Cause;
import io.github.openaihealth.diagnosis.Diagnosis;
import io.github.openaihealth.settings.DefaultConnectionSource;
import io.github.openaihealth.settings.EnvironmentSettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Puts secrets into every place that a diagnosis looks at, and reads all that the
 * diagnoses say: values that win, that lose, that came near, and contents of files.
 */
class SecrecyTests {

	private static final List<String> SECRETS = Stream.of(1, 2, 3, 4, 5, 6)
		.map((seed) -> MadeUpKeys.random(60, seed))
		.toList();

	@TempDir
	@SuppressWarnings("NullAway.Init")
	Path directory;

	static Stream<String> values() {
		String secret = SECRETS.get(0);
		String project = "sk-proj-" + secret;
		return Stream.of("", " ", project, project + "\n", "\"" + project + "\"", "Bearer " + project,
				"OPENAI_API_KEY=" + project, "\uFEFF" + project, "sk-ant-" + secret, "sk-admin-" + secret,
				"sess-" + secret, secret, "${" + secret + "}", "${A:" + secret + "}", "${COMPANY_KEY}",
				"${COMPANY_KEY} " + project, "${{ secrets." + secret + " }}", "your-api-key", "sk-...abcd",
				"${COMPANY_KEY", "AIza" + secret, "xai-" + secret, "gsk_" + secret, "ghp_" + secret, project + "é");
	}

	@ParameterizedTest
	@MethodSource("values")
	void noDiagnosisHoldsASecret(String value) throws IOException {
		fillFiles();
		for (String loser : List.of(SECRETS.get(1), "sk-proj-" + SECRETS.get(1), " sk-proj-" + SECRETS.get(1),
				"${" + SECRETS.get(1) + ":" + SECRETS.get(2) + "}")) {
			CheckResult result = check(environment(value, loser));
			assertThat(result.problems()).isNotEmpty();
			assertNoSecretIn(result.toString());
		}
	}

	@ParameterizedTest
	@MethodSource("values")
	void noDiagnosisOfAnotherLibrarysSettingsHoldsASecret(String value) throws IOException {
		fillFiles();
		for (String loser : List.of(SECRETS.get(1), "sk-proj-" + SECRETS.get(1), " sk-proj-" + SECRETS.get(1),
				"${" + SECRETS.get(1) + ":" + SECRETS.get(2) + "}")) {
			ConfigurableEnvironment environment = libraries(value, loser);
			CheckResult result = check(environment, new DefaultConnectionSource(environment).read());
			assertThat(result.warnings()).extracting(Diagnosis::cause).contains(Cause.SETTINGS_DIFFER);
			assertNoSecretIn(result.toString());
		}
	}

	private static void assertNoSecretIn(String told) {
		for (String secret : SECRETS) {
			for (int start = 0; start <= secret.length() - 8; start += 4) {
				assertThat(told).doesNotContain(secret.substring(start, start + 8));
			}
		}
	}

	/**
	 * Return an environment in which no own key is set, and every setting of other
	 * libraries holds a value, and in a second source one that loses.
	 * @param value the value
	 * @param loser the value that loses
	 * @return the environment
	 */
	private static ConfigurableEnvironment libraries(String value, String loser) {
		Map<String, Object> first = new HashMap<>();
		Map<String, Object> second = new HashMap<>();
		for (String prefix : List.of("spring.ai.openai", "spring.ai.openai.embedding",
				"langchain4j.open-ai.chat-model")) {
			for (String name : List.of("api-key", "organization-id", "project-id", "base-url")) {
				first.put(prefix + "." + name, value);
				second.put(prefix + "." + name, loser);
			}
		}
		first.put("spring.ai.openai.embedding.api-key", loser);
		first.put("langchain4j.open-ai.chat-model.base-url",
				"https://user:" + SECRETS.get(0) + "@api.openai.com/v1?key=" + value);
		second.put("openai.org-id", SECRETS.get(5));
		second.put("openai.key." + SECRETS.get(5), SECRETS.get(5));
		ConfigurableEnvironment environment = new StandardEnvironment();
		environment.getPropertySources().remove(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
		environment.getPropertySources().addLast(new MapPropertySource("vault", first));
		environment.getPropertySources()
			.addLast(new MapPropertySource("Config resource 'class path resource [application.yml]'", second));
		return environment;
	}

	private void fillFiles() throws IOException {
		Files.createDirectories(this.directory.resolve("config"));
		Files.writeString(this.directory.resolve(".env"), """
				OPENAI_API_KEY=sk-proj-%s
				COMPANY_KEY="%s"
				export OPENAI_KEY=%s
				""".formatted(SECRETS.get(3), SECRETS.get(3), SECRETS.get(3)));
		Files.writeString(this.directory.resolve("application-prod.yml"),
				"openai.api-key: sk-proj-" + SECRETS.get(4) + "\nCOMPANY_KEY: " + SECRETS.get(4));
		Files.writeString(this.directory.resolve("config/application-eu.properties"),
				"openai.api-key=" + SECRETS.get(4));
	}

	private static ConfigurableEnvironment environment(String value, String loser) {
		Map<String, Object> variables = new HashMap<>();
		variables.put("OPENAI_KEY", SECRETS.get(5));
		variables.put("OPENAI_TOKEN_" + SECRETS.get(5), SECRETS.get(5));
		variables.put("COMPANYKEY", SECRETS.get(5));
		variables.put("OPENAI_PROJECT", SECRETS.get(5));
		Map<String, Object> file = new HashMap<>();
		file.put("spring.ai.openai.api-key", SECRETS.get(5));
		file.put("openai.key." + SECRETS.get(5), SECRETS.get(5));
		for (ConnectionSetting setting : ConnectionSetting.values()) {
			variables.put(setting.variable(), value);
			file.put(setting.property(), loser);
		}
		variables.put("OPENAI_BASE_URL", "https://user:" + SECRETS.get(0) + "@api.openai.com/v1?key=" + value);
		ConfigurableEnvironment environment = new StandardEnvironment();
		environment.getPropertySources()
			.replace(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, new SystemEnvironmentPropertySource(
					StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
		environment.getPropertySources()
			.addLast(new MapPropertySource("Config resource 'class path resource [application.yml]'", file));
		return environment;
	}

	private CheckResult check(ConfigurableEnvironment environment) throws IOException {
		EnvironmentSettings settings = new EnvironmentSettings(environment);
		Map<ConnectionSetting, SettingOrigin> origins = new EnumMap<>(ConnectionSetting.class);
		Map<ConnectionSetting, String> values = new EnumMap<>(ConnectionSetting.class);
		for (ConnectionSetting setting : ConnectionSetting.values()) {
			EnvironmentSettings.Found found = settings.find(setting);
			if (found != null) {
				origins.put(setting, found.origin());
				values.put(setting, found.value());
			}
		}
		OpenAiConnection connection = TestConnections.of(OpenAiConnection.DEFAULT_NAME,
				BaseUrl.of(String.valueOf(values.get(ConnectionSetting.BASE_URL))),
				ApiKey.of(String.valueOf(values.get(ConnectionSetting.API_KEY))),
				text(values.get(ConnectionSetting.ORG_ID)), text(values.get(ConnectionSetting.PROJECT_ID)), origins,
				null);
		return check(environment, connection);
	}

	private CheckResult check(ConfigurableEnvironment environment, OpenAiConnection connection) throws IOException {
		try (URLClassLoader loader = new URLClassLoader(new URL[] { this.directory.toUri().toURL() }, null)) {
			return new ConfigurationCheck(ConfigurationContext.of(environment),
					new NearMisses(environment, this.directory, loader))
				.check(connection);
		}
	}

	private static @Nullable String text(@Nullable String value) {
		return (value != null && !value.isBlank()) ? value : null;
	}

}
