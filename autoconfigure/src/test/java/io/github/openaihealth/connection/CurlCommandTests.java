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

package io.github.openaihealth.connection;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CurlCommand}.
 */
class CurlCommandTests {

	private static final String KEY = "sk-proj-" + "aB3d".repeat(10);

	private static final SettingOrigin ORIGIN = new SettingOrigin("application.yml:1:1", false);

	private static final String VARIABLE = "environment variable OPENAI_API_KEY";

	@Test
	void repeatsTheRequest() {
		assertThat(command("https://api.openai.com/v1", VARIABLE, "org-" + "a".repeat(24), "proj_" + "b".repeat(24)))
			.isEqualTo("curl -i https://api.openai.com/v1/models -H \"Authorization: Bearer $OPENAI_API_KEY\""
					+ " -H \"OpenAI-Organization: org-" + "a".repeat(24) + "\" -H \"OpenAI-Project: proj_"
					+ "b".repeat(24) + "\"");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"',
			textBlock = """
					https://gateway.example.com:8443/openai/v1/        | https://gateway.example.com:8443/openai/v1/models
					http://[::1]:4000                                  | 'http://[::1]:4000/models'
					https://x.azure.com/openai?api-version=2024-10-21  | 'https://x.azure.com/openai/models?api-version=2024-10-21'
					https://gateway.example.com/v1?token=abc           | 'https://gateway.example.com/v1/models?…'
					https://gateway.example.com/v1?api-version=1&key=2 | 'https://gateway.example.com/v1/models?…'
					https://user:word@gateway.example.com/v1           | 'https://…@gateway.example.com/v1/models'
					https://gateway.example.com/$(id)/v1               | 'https://gateway.example.com/$(id)/v1/models'
					https://gateway.example.com/a'b/v1                 | 'https://gateway.example.com/a%27b/v1/models'
					""")
	void address(String baseUrl, String expected) {
		assertThat(command(baseUrl, VARIABLE, null, null)).startsWith("curl -i " + expected + " -H");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
			environment variable GATEWAY_KEY                                      | $GATEWAY_KEY
			application.yml:3:12, which takes it from environment variable MY_KEY | $MY_KEY
			application.yml:3:12                                                  | $OPENAI_API_KEY
			vault                                                                 | $OPENAI_API_KEY
			the file /run/secrets/openai (application.yml:3:12)                   | $(cat /run/secrets/openai)
			the file /run/my secrets/$(id) (environment variable X)               | $OPENAI_API_KEY
			""")
	void key(String origin, String expected) {
		assertThat(command("https://api.openai.com/v1", origin, null, null)).endsWith("Bearer " + expected + "\"");
	}

	@Test
	void windowsHasAShellOfItsOwn() {
		assertThat(
				new CurlCommand(connection("default", "https://api.openai.com/v1", VARIABLE, null, null), "Windows 11"))
			.hasToString(
					"curl.exe -i https://api.openai.com/v1/models -H \"Authorization: Bearer $env:OPENAI_API_KEY\"");
	}

	@Test
	void namedConnectionHasAVariableOfItsOwn() {
		assertThat(new CurlCommand(
				connection("team-a", "https://api.openai.com/v1", "application.yml:3:12", null, null), "Linux"))
			.asString()
			.contains("$OPENAI_CONNECTIONS_TEAMA_APIKEY");
	}

	@Test
	void nothingSecretIsShown() {
		assertThat(command("https://gateway.example.com/" + KEY + "/v1?key=" + KEY, VARIABLE, KEY, "a\"; id; b"))
			.doesNotContain(KEY, "OpenAI-Organization", "OpenAI-Project");
	}

	@Test
	void noHeaderWithoutAKey() {
		OpenAiConnection connection = new OpenAiConnection("default",
				Setting.of("openai.base-url", BaseUrl.of("http://localhost:11434/v1"), ORIGIN),
				Setting.absent("openai.api-key"), Setting.absent("openai.org-id"), Setting.absent("openai.project-id"));
		assertThat(new CurlCommand(connection, "Linux")).hasToString("curl -i http://localhost:11434/v1/models");
	}

	private static String command(String baseUrl, String origin, @Nullable String orgId, @Nullable String projectId) {
		return new CurlCommand(connection("default", baseUrl, origin, orgId, projectId), "Linux").toString();
	}

	private static OpenAiConnection connection(String name, String baseUrl, String origin, @Nullable String orgId,
			@Nullable String projectId) {
		return new OpenAiConnection(name, Setting.of("openai.base-url", BaseUrl.of(baseUrl), ORIGIN),
				Setting.of("openai.api-key", ApiKey.of(KEY), new SettingOrigin(origin, false)),
				id("openai.org-id", orgId), id("openai.project-id", projectId));
	}

	private static Setting<String> id(String property, @Nullable String id) {
		return (id != null) ? Setting.of(property, id, ORIGIN) : Setting.absent(property);
	}

}
