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

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LookAlike}.
 */
class LookAlikeTests {

	@ParameterizedTest
	@ValueSource(strings = { "OPENAI_KEY", "OPENAI_TOKEN", "OPENAI_SECRET", "OPENAI_SECRET_KEY", "OPENAI_API_KEYS",
			"OPENAI_API_TOKEN", "OPENAI_API_SECRET", "OPENAI_ACCESS_TOKEN", "OPENAI_AUTH_TOKEN", "OPENAI_CREDENTIALS",
			"OPENAI_PASSWORD", "OPEN_AI_API_KEY", "OPEN_AI_KEY", "OPENAIAPIKEY", "OpenAI_Api_Key", "openai_api_key",
			"OPENAI_API_KEY ", "OPENAI-API-KEY", "OPENAPI_KEY", "OPENAPI_API_KEY", "OPENAI_API_KYE", "OPENA_API_KEY",
			"OPNEAI_API_KEY", "OPENIA_API_KEY", "OPANAI_KEY", "CHATGPT_API_KEY", "CHAT_GPT_KEY", "GPT_API_KEY",
			"OAI_API_KEY", "OPENAI_API_KEY_PROD", "OPENAI_API_KEY_2", "PROD_OPENAI_API_KEY", "MY_OPENAI_API_KEY",
			"VITE_OPENAI_API_KEY", "NEXT_PUBLIC_OPENAI_API_KEY", "REACT_APP_OPENAI_API_KEY", "SPRING_AI_OPENAI_API_KEY",
			"LANGCHAIN4J_OPEN_AI_CHAT_MODEL_API_KEY", "AZURE_OPENAI_API_KEY", "OPENAI_PROJECT_KEY", "openai.key",
			"openai.token", "openai.secret", "openai.secret-key", "openai.api.key", "openai.keys", "openai_apikey",
			"openAiApiKey", "openaiApiKey", "open.ai.api-key", "open-ai.key", "chatgpt.api-key", "app.openai.api-key",
			"app.openAiKey", "my.app.openai.token", "spring.openai.api-key", "spring.ai.openai.api-key",
			"spring.ai.openai.chat.api-key", "langchain4j.open-ai.chat-model.api-key",
			"langchain4j.open-ai.streaming-chat-model.api-key", "quarkus.langchain4j.openai.api-key",
			"openai.credentials", "openai.user-key" })
	void resemblesTheName(String name) {
		assertThat(LookAlike.matches(name)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "OPENAI_API_KEY", "OPENAI_APIKEY", "openai.api-key", "openai.apikey", "openai.apiKey",
			"openai.api_key", "open-ai.api-key", "OPENAI_ADMIN_KEY", "OPENAI_WEBHOOK_SECRET", "OPENAI_ORG_ID",
			"OPENAI_PROJECT_ID", "OPENAI_BASE_URL", "OPENAI_API_BASE", "OPENAI_API_KEY_FILE", "openai.api-key-file",
			"openai.api-key-created", "openai.api-key-max-age", "openai.connections.azure.api-key", "OPENAI_MODEL",
			"OPENAI_MAX_TOKENS", "openai.max-tokens", "openai.ssl.bundle", "ANTHROPIC_API_KEY", "API_KEY", "APIKEY",
			"AI_KEY", "DATADOG_API_KEY", "GEMINI_API_KEY", "spring.ai.anthropic.api-key", "spring.ai.model.chat",
			"springdoc.api-docs.enabled", "openapi.url", "OPENAI", "KEY", "", "server.ssl.key-store", "OPENSSL_KEY",
			"a.b.c.d.openai.key.location", "management.openai.keys.of.all.kinds" })
	void resemblesNothing(String name) {
		assertThat(LookAlike.matches(name)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "OPENAI_API_KEY_FILE", "OPENAI_API_KEY_PATH", "OPENAI_KEY_FILE", "OPENAI_TOKEN_FILE",
			"OPENAI_API_KEYFILE", "openai.key-file", "openai.api-key-path", "openaiApiKeyFile", "OPENAI_SECRET_FILE",
			"OPENAI_API_KEY_LOCATION", "OPENAI_CREDENTIALS_FILEPATH" })
	void resemblesTheNameOfTheFile(String name) {
		assertThat(LookAlike.matchesFile(name)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "OPENAI_API_KEY", "OPENAI_LOG_FILE", "OPENAI_MODEL_PATH", "FILE", "KEY_FILE",
			"OPENAI_FILE", "ANTHROPIC_API_KEY_FILE", "OPENAI_API_KEY_FILE_NAME_X", "openai.connections.a.api-key-file",
			"OPENAI_KEY_FILE;" })
	void resemblesNoFile(String name) {
		assertThat(LookAlike.matchesFile(name)).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "VITE_OPENAI_API_KEY, VITE_", "NEXT_PUBLIC_OPENAI_API_KEY, NEXT_PUBLIC_",
			"REACT_APP_OPENAI_KEY, REACT_APP_", "OPENAI_API_KEY, ''", "MY_VITE_KEY, ''" })
	void tellsWhatIsPublished(String name, String prefix) {
		assertThat(LookAlike.published(name)).isEqualTo(prefix);
	}

	@ParameterizedTest
	@CsvSource({ "AZURE_OPENAI_API_KEY, true", "azure.openai.key, true", "OPENAI_API_KEY, false",
			"AZUREISH_OPENAI_KEY, false" })
	void tellsWhatIsAzures(String name, boolean expected) {
		assertThat(LookAlike.isAzures(name)).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "spring.ai.openai.api-key, Spring AI", "SPRING_AI_OPENAI_API_KEY, Spring AI",
			"quarkus.langchain4j.openai.api-key, LangChain4j", "openai.key, ''" })
	void tellsTheLibrary(String name, String library) {
		assertThat(LookAlike.library(name)).isEqualTo(library);
	}

	@Test
	void seesThroughWhatNobodySees() {
		assertThat(LookAlike.withoutHidden("\uFEFFOPENAI_API_KEY")).contains("OPENAI_API_KEY");
		assertThat(LookAlike.withoutHidden("OPENAI_API_KEY")).isEmpty();
		assertThat(LookAlike.withoutHidden("\uFEFFOPENAI_KEY")).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "MY_KEY, MYKEY, true", "MY_KEY, my.key, true", "OPENAI_KEY, OPENAI_KEYS, true",
			"OPENAI_KEY, OPEANI_KEY, true", "OPENAI_KEY, OPENAI_KEY, false", "PATH, BATH, true", "PATH, MATHS, false",
			"KEY, KEYS, false", "AI_SECRET, HOME, false" })
	void resemblesThePlaceholder(String wanted, String name, boolean expected) {
		assertThat(LookAlike.matches(name, wanted)).isEqualTo(expected);
	}

}
