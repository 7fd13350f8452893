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

package io.github.openaihealth.actuate;

import java.util.List;

import io.github.openaihealth.connection.ApiKey;
import io.github.openaihealth.connection.DetailsConnectionSource;
import io.github.openaihealth.connection.KeysInUse;
import io.github.openaihealth.connection.OpenAiConnectionDetails;
import io.github.openaihealth.connection.OpenAiConnections;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.actuate.endpoint.SanitizableData;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;

/**
 * Tests for {@link OpenAiSanitizingFunction}.
 */
class OpenAiSanitizingFunctionTests {

	private static final String KEY = "company-gateway-" + "z9".repeat(12);

	private final OpenAiConnectionDetails details = mock();

	private final KeysInUse keys = new KeysInUse();

	private final OpenAiSanitizingFunction function = new OpenAiSanitizingFunction(this.keys,
			new OpenAiConnections(List.of(new DetailsConnectionSource("default", this.details)), this.keys));

	@ParameterizedTest
	@ValueSource(strings = { "openai.api-key", "openai.apiKey", "openai.api_key", "openai.apikey", "OPENAI_API_KEY",
			"OPENAI_APIKEY", "OPENAI_ADMIN_KEY", "spring.ai.openai.api-key", "spring.ai.openai.chat.api-key",
			"SPRING_AI_OPENAI_API_KEY", "langchain4j.open-ai.chat-model.api-key",
			"LANGCHAIN4J_OPEN_AI_CHAT_MODEL_API_KEY", "langchain4j.openAi.chatModel.apiKey", "OPENAI_TOKEN",
			"OPENAI_SECRET_KEY", "openai.connections.azure.api-key" })
	void keyPropertiesAreMaskedInEverySpelling(String name) {
		assertThat(sanitize(name, "anything")).isEqualTo(SanitizableData.SANITIZED_VALUE);
	}

	@ParameterizedTest
	@ValueSource(strings = { "openai.org-id", "openai.base-url", "openai.api-key-file", "openai.api-key-max-age",
			"spring.ai.openai.chat.options.max-tokens", "server.port", "some.other.api-key" })
	void otherPropertiesAreShown(String name) {
		assertThat(sanitize(name, "anything")).isEqualTo("anything");
	}

	@ParameterizedTest
	@ValueSource(strings = { "sun.java.command", "SPRING_APPLICATION_JSON", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS" })
	void keyInUseIsMaskedInsideOfOtherValues(String name) {
		given(this.details.getApiKey()).willReturn(ApiKey.of(KEY));
		assertThat(sanitize(name, "app.jar --openai.api-key=" + KEY + " --server.port=0"))
			.isEqualTo("app.jar --openai.api-key=…z9z9 --server.port=0");
	}

	@Test
	void whatHasTheShapeOfAKeyIsMaskedThoughNobodyUsesIt() {
		String stale = "sk-proj-" + "a1B2".repeat(20);
		assertThat(sanitize("backup", "old=" + stale)).isEqualTo("old=sk-proj-…a1B2");
	}

	@Test
	void keyIsAskedForOnceOnly() {
		given(this.details.getApiKey()).willReturn(null);
		sanitize("one", "1");
		sanitize("two", "2");
		then(this.details).should(times(1)).getApiKey();
	}

	@Test
	void failureToReadTheKeyIsNoFailureOfTheEndpoint() {
		given(this.details.getApiKey()).willThrow(new IllegalStateException("vault is sealed"));
		assertThat(sanitize("one", "1")).isEqualTo("1");
	}

	@Test
	void nothingStaysNothing() {
		assertThat(sanitize("openai.api-key", null)).isNull();
	}

	@Test
	void valueThatIsNoTextKeepsItsType() {
		assertThat(sanitize("server.port", 8080)).isEqualTo(8080);
	}

	private @Nullable Object sanitize(String name, @Nullable Object value) {
		return this.function.apply(new SanitizableData(null, name, value)).getValue();
	}

}
