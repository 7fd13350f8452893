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

import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Masking}.
 */
class MaskingTests {

	private static final String RANDOM = "Qx7".repeat(30);

	@ParameterizedTest
	@MethodSource
	void maskShowsPrefixAndLastFourCharacters(String secret, String masked) {
		assertThat(Masking.mask(secret)).isEqualTo(masked);
	}

	static Stream<Arguments> maskShowsPrefixAndLastFourCharacters() {
		return Stream.of(Arguments.of("sk-proj-" + RANDOM + "ab12", "sk-proj-…ab12"),
				Arguments.of("sk-svcacct-" + RANDOM + "ab12", "sk-svcacct-…ab12"),
				Arguments.of("sk-admin-" + RANDOM + "ab12", "sk-admin-…ab12"),
				Arguments.of("sk-None-" + RANDOM + "ab12", "sk-None-…ab12"),
				Arguments.of("sk-ant-" + RANDOM + "ab12", "sk-ant-…ab12"),
				Arguments.of("sk-" + RANDOM + "ab12", "sk-…ab12"), Arguments.of(RANDOM + "ab12", "…ab12"));
	}

	@Test
	void maskWhenValueIsShortShowsNothingOfIt() {
		assertThat(Masking.mask("")).isEqualTo("…");
		assertThat(Masking.mask("sk-" + "a".repeat(20))).isEqualTo("…");
		assertThat(Masking.mask("sk-" + "a".repeat(21))).isEqualTo("sk-…aaaa");
	}

	@ParameterizedTest
	@ValueSource(strings = { "sk-proj-", "sk-svcacct-", "sk-admin-", "sk-None-", "sk-", "sess-", "sk-ant-", "sk-or-v1-",
			"gsk_", "xai-", "AIza", "hf_", "pplx-", "nvapi-", "csk-", "tgp_v1_", "r8_", "ghp_", "gho_", "github_pat_" })
	void redactMasksWhatHasTheShapeOfAKey(String prefix) {
		String key = prefix + RANDOM + "ab12";
		assertThat(Masking.redact(key)).isEqualTo(prefix + "…ab12");
		assertThat(Masking.redact("pasted '" + key + "' here")).isEqualTo("pasted '" + prefix + "…ab12' here");
		assertThat(Masking.redact("a=" + key + "," + key)).doesNotContain(RANDOM);
	}

	@Test
	void redactWhenKeyIsShortShowsNothingOfIt() {
		assertThat(Masking.redact("https://" + "sk-" + "a".repeat(9) + ".example")).isEqualTo("https://….example");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "Personal", "org-", "https://api.openai.com/v1", "task-oriented-sample", "sk-1234",
			"desk-lamp-of-the-office" })
	void redactLeavesOtherTextAlone(String text) {
		assertThat(Masking.redact(text)).isEqualTo(text);
	}

	@Test
	void redactTakesDollarAndBackslashAsTheyAre() {
		assertThat(Masking.redact("$1 \\ " + "sk-" + RANDOM + "ab12")).isEqualTo("$1 \\ sk-…ab12");
	}

	@Test
	@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
	void longTextIsMaskedInAMoment() {
		assertThat(Masking.redact("sk-".repeat(128 * 1024))).contains(Masking.ELLIPSIS).hasSizeLessThan(40);
	}

}
