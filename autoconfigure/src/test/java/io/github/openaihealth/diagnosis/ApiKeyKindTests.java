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

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ApiKeyKind}.
 */
class ApiKeyKindTests {

	private static final String MARK = String.join("", "T3Blb", "kFJ");

	@ParameterizedTest
	@MethodSource
	void ofTellsTheKindFromThePrefix(String value, ApiKeyKind kind) {
		assertThat(ApiKeyKind.of(value)).isEqualTo(kind);
	}

	static Stream<Arguments> ofTellsTheKindFromThePrefix() {
		return Stream.of(Arguments.of("sk-proj-" + around(74), ApiKeyKind.PROJECT),
				Arguments.of("sk-proj-", ApiKeyKind.PROJECT),
				Arguments.of("sk-svcacct-" + around(58), ApiKeyKind.SERVICE_ACCOUNT),
				Arguments.of("sk-admin-" + around(58), ApiKeyKind.ADMIN),
				Arguments.of("sk-None-" + around(20), ApiKeyKind.USER),
				Arguments.of("sk-" + around(20), ApiKeyKind.LEGACY),
				Arguments.of("sess-" + "a".repeat(40), ApiKeyKind.SESSION),
				Arguments.of("sk-" + "a".repeat(48), ApiKeyKind.OTHER), Arguments.of("sk-", ApiKeyKind.OTHER),
				Arguments.of("sk-ant-" + "api03-", ApiKeyKind.ANTHROPIC),
				Arguments.of("sk-or-v1-", ApiKeyKind.OPENROUTER), Arguments.of("sk-or-", ApiKeyKind.OTHER),
				Arguments.of("gsk_" + "a".repeat(52), ApiKeyKind.GROQ), Arguments.of("xai-", ApiKeyKind.XAI),
				Arguments.of("AIza", ApiKeyKind.GOOGLE), Arguments.of("hf_", ApiKeyKind.HUGGING_FACE),
				Arguments.of("pplx-", ApiKeyKind.PERPLEXITY), Arguments.of("nvapi-", ApiKeyKind.NVIDIA),
				Arguments.of("csk-", ApiKeyKind.CEREBRAS), Arguments.of("tgp_v1_", ApiKeyKind.TOGETHER),
				Arguments.of("r8_", ApiKeyKind.REPLICATE), Arguments.of("ghp_", ApiKeyKind.GITHUB),
				Arguments.of("gho_", ApiKeyKind.GITHUB_OAUTH),
				Arguments.of("github_pat_", ApiKeyKind.GITHUB_FINE_GRAINED), Arguments.of("", ApiKeyKind.UNKNOWN),
				Arguments.of("SK-PROJ-", ApiKeyKind.UNKNOWN), Arguments.of("a".repeat(32), ApiKeyKind.UNKNOWN));
	}

	@ParameterizedTest
	@MethodSource
	void lengthsAreThoseOfTheKnownForms(String value) {
		assertThat(ApiKeyKind.of(value).lengths()).contains(value.length());
	}

	static Stream<String> lengthsAreThoseOfTheKnownForms() {
		return Stream.of("sk-" + around(20), "sk-None-" + around(20), "sk-proj-" + around(20), "sk-proj-" + around(58),
				"sk-proj-" + around(74), "sk-svcacct-" + around(58), "sk-svcacct-" + around(74),
				"sk-admin-" + around(58), "sk-admin-" + around(74));
	}

	@ParameterizedTest
	@EnumSource
	void ownFormsHaveNoVendorAndOthersHaveNoLengths(ApiKeyKind kind) {
		if (kind.vendor() != null) {
			assertThat(kind.isOpenAi()).isFalse();
			assertThat(kind.lengths()).isEmpty();
			assertThat(kind.prefix()).isNotEmpty();
		}
		assertThat(kind.lengths()).isSorted();
		assertThat(kind.label()).isNotBlank();
	}

	@Test
	void isOpenAiWhenFormIsUnknownIsFalse() {
		assertThat(ApiKeyKind.OTHER.isOpenAi()).isFalse();
		assertThat(ApiKeyKind.UNKNOWN.isOpenAi()).isFalse();
		assertThat(ApiKeyKind.PROJECT.isOpenAi()).isTrue();
		assertThat(ApiKeyKind.LEGACY.isOpenAi()).isTrue();
	}

	@Test
	void vendorsAreNamedAsTheyNameThemselves() {
		assertThat(Arrays.stream(ApiKeyKind.values()).map(ApiKeyKind::vendor).filter(Objects::nonNull).distinct())
			.containsExactlyInAnyOrder("Anthropic", "OpenRouter", "Groq", "xAI", "Google", "Hugging Face", "Perplexity",
					"NVIDIA", "Cerebras", "Together", "Replicate", "GitHub");
	}

	private static String around(int length) {
		return "a".repeat(length) + MARK + "b".repeat(length);
	}

}
