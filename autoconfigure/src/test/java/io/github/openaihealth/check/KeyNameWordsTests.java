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

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link KeyNameWords}.
 */
class KeyNameWordsTests {

	@ParameterizedTest
	@CsvSource({ "OPENAI_API_KEY, openai api key, openaiapikey", "openAiApiKey, open ai api key, openaiapikey",
			"' my.openai-key[0] ', my openai key 0, myopenaikey0", "KEY2Go, key2 go, key2go", "'', '', ''" })
	void namesAreTakenApart(String name, String words, String compact) {
		assertThat(String.join(" ", KeyNameWords.of(name))).isEqualTo(words);
		assertThat(KeyNameWords.compact(name)).isEqualTo(compact);
	}

	@ParameterizedTest
	@ValueSource(strings = { "API_KEY_OPENAI", "KEY_OPENAI", "TOKEN_OPENAI", "OPENAI_API_KEY_CONFIG", "api-key-openai",
			"SECRET_KEY_CHATGPT" })
	void resemblesTheNameInAnotherOrder(String name) {
		assertThat(KeyNameWords.resemble(name)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "USE_OPENAI", "PROVIDER_OPENAI", "OPENAI", "MODEL_KEY_SIZE_OPENAI", "LLM_OPENAI" })
	void resemblesNothingInAnotherOrder(String name) {
		assertThat(KeyNameWords.resemble(name)).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "OPENA_TOKEN, true", "OPENAII_TOKEN, true", "OPEN_TOKEN, false", "OPENAIIX_TOKEN, false",
			"AA_BB_CC_OPENAI_TOKEN, true", "AA_BB_CC_DD_OPENAI_TOKEN, false", "OPENAI_TOKEN_DEV, true",
			"OPENAI_TOKEN_DEV_DEV, false" })
	void bearsLittleAround(String name, boolean expected) {
		assertThat(KeyNameWords.resemble(name)).isEqualTo(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "OPENAI_API_KEY", "openai.api-key", "langchain4j.open-ai.chat-model.api-key",
			"quarkus.langchain4j.openai.default.api-key" })
	void namesThatAreReadResembleThemselves(String name) {
		assertThat(KeyNameWords.resemble(name)).isTrue();
	}

}
