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
import java.util.Optional;

import io.github.openaihealth.connection.ApiKey;
import io.github.openaihealth.connection.OpenAiConnection;
import io.github.openaihealth.connection.SettingOrigin;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link ClientLibrarySettings}.
 */
class ClientLibrarySettingsTests {

	private static final String OPENAI = "https://api.openai.com/v1";

	private final Map<String, Object> variables = new HashMap<>();

	private final Map<String, Object> file = new HashMap<>();

	private boolean present;

	@Test
	void findsNothingWhereNothingIs() {
		this.variables.put("OPENAI_API_KEY", "key");
		this.file.put("openai.api-key", "key");
		this.present = true;
		assertThat(connections()).isEmpty();
	}

	@Test
	void findsNothingInAnEnvironmentThatIsNotConfigurable() {
		assertThat(new ClientLibrarySettings(mock(Environment.class)).connections()).isEmpty();
		assertThat(new ClientLibrarySettings(mock(Environment.class)).missingKeys()).isEmpty();
	}

	@Test
	void readsSpringAi() {
		this.file.put("spring.ai.openai.api-key", "key");
		this.file.put("spring.ai.openai.base-url", "https://gateway.example.com/v1");
		this.file.put("spring.ai.openai.organization-id", "org-a");
		this.file.put("spring.ai.openai.project-id", "no such property");
		assertThat(connections()).singleElement().satisfies((connection) -> {
			assertThat(connection.name()).isEqualTo("spring-ai");
			assertThat(connection.apiKey()).isEqualTo(ApiKey.of("key"));
			assertThat(connection.baseUrl().value()).isEqualTo("https://gateway.example.com/v1");
			assertThat(connection.orgId()).isEqualTo("org-a");
			assertThat(connection.projectId()).isNull();
			assertThat(connection.apiKeySetting().property()).isEqualTo("spring.ai.openai.api-key");
			assertThat(connection.orgIdSetting().property()).isEqualTo("spring.ai.openai.organization-id");
			assertThat(connection.projectIdSetting().property()).isEqualTo("openai.project-id");
			assertThat(connection.apiKeySetting().origin()).hasToString("spring.ai.openai.api-key in application.yml");
		});
	}

	@Test
	void readsLangChain4j() {
		this.file.put("langchain4j.open-ai.chat-model.api-key", "key");
		this.file.put("langchain4j.open-ai.chat-model.base-url", "https://gateway.example.com/v1");
		this.file.put("langchain4j.open-ai.chat-model.organization-id", "org-a");
		this.file.put("langchain4j.open-ai.chat-model.project-id", "proj_a");
		assertThat(connections()).singleElement().satisfies((connection) -> {
			assertThat(connection.name()).isEqualTo("langchain4j-chat-model");
			assertThat(connection.apiKey()).isEqualTo(ApiKey.of("key"));
			assertThat(connection.baseUrl().value()).isEqualTo("https://gateway.example.com/v1");
			assertThat(connection.orgId()).isEqualTo("org-a");
			assertThat(connection.projectId()).isEqualTo("proj_a");
			assertThat(connection.projectIdSetting().property()).isEqualTo("langchain4j.open-ai.chat-model.project-id");
		});
	}

	@Test
	void readsVariablesByTheirRelaxedNames() {
		this.variables.put("SPRING_AI_OPENAI_API_KEY", "a");
		this.variables.put("LANGCHAIN4J_OPENAI_STREAMINGCHATMODEL_APIKEY", "b");
		assertThat(connections()).extracting(ClientLibrarySettingsTests::describe)
			.containsExactly("spring-ai: a at " + OPENAI + ", environment variable SPRING_AI_OPENAI_API_KEY",
					"langchain4j-streaming-chat-model: b at " + OPENAI
							+ ", environment variable LANGCHAIN4J_OPENAI_STREAMINGCHATMODEL_APIKEY");
	}

	@Test
	void followsPlaceholders() {
		this.file.put("spring.ai.openai.api-key", "${COMPANY_KEY}");
		assertThat(connections()).extracting(ClientLibrarySettingsTests::describe)
			.containsExactly("spring-ai: ${COMPANY_KEY} at " + OPENAI
					+ ", spring.ai.openai.api-key in application.yml, which takes it from COMPANY_KEY, which is not set");
		this.variables.put("COMPANY_KEY", "key");
		assertThat(connections()).extracting(ClientLibrarySettingsTests::describe)
			.containsExactly("spring-ai: key at " + OPENAI
					+ ", spring.ai.openai.api-key in application.yml, which takes it from environment variable COMPANY_KEY");
	}

	@Test
	void tellsWhichValueLost() {
		this.variables.put("SPRING_AI_OPENAI_API_KEY", "one");
		this.file.put("spring.ai.openai.api-key", "other");
		this.file.put("spring.ai.openai.chat.base-url", "https://gateway.example.com/v1");
		this.variables.put("OPENAI_API_KEY", "not of this library");
		SettingOrigin origin = connections().get(0).apiKeySetting().origin();
		assertThat(origin).isNotNull();
		assertThat(origin.overrides())
			.containsExactly("application.yml (another value, 5 characters of no known form, not used)");
	}

	@Test
	void whatAModelHasOfItsOwnComesFirst() {
		this.file.put("spring.ai.openai.api-key", "shared");
		this.file.put("spring.ai.openai.base-url", "https://shared.example.com/v1");
		this.file.put("spring.ai.openai.organization-id", "org-shared");
		this.file.put("spring.ai.openai.chat.api-key", "chat");
		this.file.put("spring.ai.openai.chat.organization-id", " ");
		this.file.put("spring.ai.openai.audio.speech.base-url", "https://speech.example.com/v1");
		this.file.put("spring.ai.openai.embedding.base-url", "");
		assertThat(connections()).extracting(ClientLibrarySettingsTests::describe)
			.containsExactly(
					"spring-ai-chat: chat at https://shared.example.com/v1, spring.ai.openai.chat.api-key in application.yml",
					"spring-ai: shared at https://shared.example.com/v1, spring.ai.openai.api-key in application.yml",
					"spring-ai-audio-speech: shared at https://speech.example.com/v1, spring.ai.openai.api-key in application.yml");
		assertThat(connections().get(0).orgId()).isEqualTo("org-shared");
	}

	@Test
	void blankKeyOfAModelIsOne() {
		this.file.put("spring.ai.openai.api-key", "shared");
		this.file.put("spring.ai.openai.chat.api-key", "");
		assertThat(connections()).extracting(OpenAiConnection::apiKey)
			.containsExactly(ApiKey.of(""), ApiKey.of("shared"));
	}

	@Test
	void modelsOfLangChain4jShareNothing() {
		this.file.put("langchain4j.open-ai.api-key", "no such property");
		this.file.put("langchain4j.open-ai.chat-model.base-url", "https://without-key.example.com/v1");
		this.file.put("langchain4j.open-ai.embedding-model.api-key", "a");
		this.file.put("langchain4j.open-ai.image-model.api-key", "a");
		this.file.put("langchain4j.open-ai.moderation-model.api-key", "b");
		assertThat(connections()).extracting(ClientLibrarySettingsTests::describe)
			.containsExactly(
					"langchain4j-embedding-model: a at " + OPENAI
							+ ", langchain4j.open-ai.embedding-model.api-key in application.yml",
					"langchain4j-moderation-model: b at " + OPENAI
							+ ", langchain4j.open-ai.moderation-model.api-key in application.yml");
	}

	@ParameterizedTest
	@CsvSource({ "https://api.openai.com,https://api.openai.com", "https://gw.example.com,https://gw.example.com",
			"https://x.openai.azure.com,https://x.openai.azure.com/openai/v1",
			"https://x.openai.azure.com/,https://x.openai.azure.com/openai/v1",
			"https://x.cognitiveservices.azure.com,https://x.cognitiveservices.azure.com/openai/v1",
			"https://x.services.ai.azure.com:443,https://x.services.ai.azure.com:443/openai/v1",
			"https://x.openai.azure.com/openai/v1,https://x.openai.azure.com/openai/v1",
			"https://x.openai.azure.com.example.com,https://x.openai.azure.com.example.com" })
	void modelsOfMicrosoftFoundryAreListedUnderAPathOfTheirOwn(String configured, String expected) {
		this.file.put("spring.ai.openai.api-key", "key");
		this.file.put("spring.ai.openai.base-url", configured);
		assertThat(connections().get(0).baseUrl().value()).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource(nullValues = "-", textBlock = """
			git-hub-models,            -,                                          https://models.github.ai/inference
			chat.git-hub-models,       -,                                          https://models.github.ai/inference
			git-hub-models,            https://gw.example.com/v1,                  https://models.github.ai/inference
			git-hub-models,            https://models.github.ai/inference/x,       https://models.github.ai/inference/x
			microsoft-foundry,         -,                                          -
			microsoft-foundry,         https://x.openai.azure.com,                 https://x.openai.azure.com/openai/v1
			any-other,                 -,                                          https://api.openai.com/v1
			""")
	void keyForAnotherProviderDoesNotGoToOpenAi(String switchedOn, @Nullable String configured,
			@Nullable String expected) {
		this.file.put("spring.ai.openai.api-key", "key");
		this.file.put("spring.ai.openai." + switchedOn, "true");
		if (configured != null) {
			this.file.put("spring.ai.openai.base-url", configured);
		}
		assertThat(connections().stream().map((connection) -> connection.baseUrl().value()).findFirst())
			.isEqualTo(Optional.ofNullable(expected));
	}

	@Test
	void springAiReadsVariablesItselfWhereItIsThere() {
		this.file.put("spring.ai.openai.base-url", "https://gateway.example.com/v1");
		this.variables.put("OPENAI_API_KEY", "key");
		assertThat(connections()).isEmpty();
		this.present = true;
		assertThat(connections()).extracting(ClientLibrarySettingsTests::describe)
			.containsExactly("spring-ai: key at https://gateway.example.com/v1, environment variable OPENAI_API_KEY");
		this.file.put("spring.ai.openai.api-key", "");
		assertThat(connections()).extracting(OpenAiConnection::apiKey).containsExactly(ApiKey.of(""));
	}

	@Test
	void springAiReadsAddressesItselfWhereItIsThere() {
		this.file.put("spring.ai.openai.api-key", "key");
		this.variables.put("OPENAI_BASE_URL", "https://gateway.example.com/v1");
		assertThat(connections().get(0).baseUrl().value()).isEqualTo(OPENAI);
		this.present = true;
		assertThat(connections().get(0).baseUrl().value()).isEqualTo("https://gateway.example.com/v1");
		this.variables.put("AZURE_OPENAI_BASE_URL", "https://azure.example.com/v1");
		assertThat(connections().get(0).baseUrl().value()).isEqualTo("https://azure.example.com/v1");
		this.file.put("spring.ai.openai.base-url", OPENAI);
		assertThat(connections().get(0).baseUrl().value()).isEqualTo(OPENAI);
	}

	@Test
	void whatSpringAiReadsItselfIsTheProcessesEnvironmentAlone() {
		this.file.put("spring.ai.openai.base-url", "https://gateway.example.com/v1");
		this.file.put("OPENAI_API_KEY", "from an imported .env file");
		this.present = true;
		assertThat(connections()).isEmpty();
	}

	@Test
	void langChain4jReadsNoVariables() {
		this.file.put("langchain4j.open-ai.chat-model.api-key", "key");
		this.variables.put("OPENAI_BASE_URL", "https://gateway.example.com/v1");
		this.present = true;
		assertThat(connections()).extracting((connection) -> connection.baseUrl().value()).containsExactly(OPENAI);
	}

	@Test
	void missingKeysAreThoseOfLibrariesThatAreThereOrConfigured() {
		assertThat(settings().missingKeys()).isEmpty();
		this.file.put("langchain4j.open-ai.chat-model.model-name", "any");
		assertThat(settings().missingKeys()).containsExactly("langchain4j.open-ai.chat-model.api-key");
		this.present = true;
		assertThat(settings().missingKeys()).containsExactly("spring.ai.openai.api-key",
				"langchain4j.open-ai.chat-model.api-key");
		this.file.put("langchain4j.open-ai.embedding-model.api-key", "key");
		assertThat(settings().missingKeys()).containsExactly("spring.ai.openai.api-key");
	}

	@Test
	void noLibraryIsOnThisClassPath() {
		assertThat(new ClientLibrarySettings(environment()).missingKeys()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "spring.ai.openai.api-key", "spring.ai.openai.apiKey", "SPRING_AI_OPENAI_API_KEY",
			"spring.ai.openai.audio.speech.api-key", "langchain4j.open-ai.chat-model.api-key",
			"LANGCHAIN4J_OPENAI_CHATMODEL_APIKEY", "langchain4j.openAi.streamingChatModel.apiKey" })
	void namesOfKeysAreKnownInEveryForm(String name) {
		assertThat(ClientLibrarySettings.isKey(name)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "openai.api-key", "OPENAI_API_KEY", "spring.ai.openai.base-url", "spring.ai.api-key",
			"langchain4j.open-ai.api-key", "spring.ai.anthropic.api-key" })
	void otherNamesAreNot(String name) {
		assertThat(ClientLibrarySettings.isKey(name)).isFalse();
	}

	private static String describe(OpenAiConnection connection) {
		return connection.name() + ": " + ((connection.apiKey() != null) ? connection.apiKey().reveal() : "no key")
				+ " at " + connection.baseUrl() + ", " + connection.apiKeySetting().origin();
	}

	private List<OpenAiConnection> connections() {
		return settings().connections();
	}

	private ClientLibrarySettings settings() {
		return new ClientLibrarySettings(environment(), (library) -> this.present);
	}

	private ConfigurableEnvironment environment() {
		ConfigurableEnvironment environment = new StandardEnvironment();
		environment.getPropertySources()
			.replace(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, new SystemEnvironmentPropertySource(
					StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, this.variables));
		environment.getPropertySources()
			.addLast(new MapPropertySource("Config resource 'class path resource [application.yml]'", this.file));
		ConfigurationPropertySources.attach(environment);
		return environment;
	}

}
