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

package io.github.openaihealth.diagnosis;

import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SecretShape}.
 */
class SecretShapeTests {

	@ParameterizedTest
	@ValueSource(strings = { "OPENAI_API_KEY", "openai.api-key", "op://Private/OpenAI/credential",
			"vault:secret/data/openai#key", "projects/acme-prod/secrets/openai-api-key/versions/latest",
			"arn:aws:secretsmanager:us-east-1", "/run/secrets/openai_api_key",
			"https://acme-kv.vault.azure.net/secrets", "my-litellm-gateway-prod-v2:4000", "gpt-4o-mini-2024-07-18",
			"camelCaseName", "My Company", "k8s-cluster", "ref+vault://secret/openai", "$(cat /run/secrets/openai)",
			"internal-gateway-1234567890", "v1beta1", "abc" })
	void wordsAreShown(String text) {
		assertThat(SecretShape.mask(text)).isEqualTo(text);
		assertThat(SecretShape.isIn(text)).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "8f3a1c9e2b7d4f60a5c8e1d3b9f27a46,…", "key-3ax6xnjp29jd6fds4gc373sg,key-…",
			"kt5mq9xwzr2vlpd8shjn/openai,…/openai", "4b1e7c52-9d0f-4a7e-8c3b-5f6a7d8e9f00,…",
			"file:/run/x3Rk9Qw2Er5T,file:/run/…", "rdfkupBHpz,…", "kwnQnbzuix,…", "123456789012,…", "a-b-c-d-e-f,…",
			"xyzzyqwrtpsdfg-name,…", "openai-aB3xY9,openai-…", "ab+cd=ef,…" })
	void whatIsNoWordIsMasked(String text, String expected) {
		assertThat(SecretShape.mask(text)).isEqualTo(expected);
		assertThat(SecretShape.isIn(text)).isTrue();
	}

	@Test
	void keysOfKnownFormsAreMaskedByTheirPrefix() {
		assertThat(SecretShape.mask("x sk-proj-" + "aB3d".repeat(10))).isEqualTo("x sk-proj-…aB3d");
	}

	@Test
	void hardlyAnyRandomTextIsTakenForWords() {
		String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
		Random random = new Random(3);
		int shown = 0;
		for (int count = 0; count < 5000; count++) {
			StringBuilder text = new StringBuilder();
			random.ints(20, 0, alphabet.length()).forEach((at) -> text.append(alphabet.charAt(at)));
			shown += SecretShape.isIn(text.toString()) ? 0 : 1;
		}
		assertThat(shown).isLessThan(5);
	}

	@Test
	void endsSoonForHostileInput() {
		assertThat(SecretShape.isIn("aB".repeat(50_000))).isTrue();
		assertThat(SecretShape.isIn("a-".repeat(50_000))).isTrue();
	}

}
