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

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SecretRuns}.
 */
class SecretRunsTests {

	@ParameterizedTest
	@CsvSource({ "abcdefghijklmnop, req_abcdefghijklmnop_1, req_…_1", "abcdefghijklmnop, req_bcdefghijklm_1, req_…_1",
			"abcdefghijklmnop, req_BCDEFGHIJKLM_1, req_…_1", "abcdefghijklmnop, efghijklmnop, …",
			"abcdefghijklmnop, abcdefghijkl-efghijklmnop, …-…",
			"abcdefghijklmnop, abcdefghijkabcdefghijkl, abcdefghijk…", "ABCDEFGHIJKLMNOP, xabcdefghijklmx, x…x",
			"abcdefghijkl, abcdefghijkl, …" })
	void areMasked(String secret, String text, String masked) {
		SecretRuns runs = new SecretRuns(secret);
		assertThat(runs.areIn(text)).isTrue();
		assertThat(runs.maskIn(text)).isEqualTo(masked);
	}

	@ParameterizedTest
	@CsvSource({ "abcdefghijklmnop, req_bcdefghijkl_1", "abcdefghijklmnop, abcdefghijk", "abcdefghijklmnop, ''",
			"abcdefghijkl, abcdefghijk", "abcdefgh, abcdefg", "abcdefgh, abcdefg-h" })
	void whatIsTooShortIsNone(String secret, String text) {
		SecretRuns runs = new SecretRuns(secret);
		assertThat(runs.areIn(text)).isFalse();
		assertThat(runs.maskIn(text)).isEqualTo(text);
	}

	@ParameterizedTest
	@CsvSource({ "ollama-key, an ollama-key here", "ollama-key, OLLAMA-KEY" })
	void allOfAShortSecretIsOne(String secret, String text) {
		assertThat(new SecretRuns(secret).areIn(text)).isTrue();
	}

	@Test
	@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
	void longTextIsSearchedInAMoment() {
		String text = "abcdefghijk-".repeat(20_000);
		SecretRuns runs = new SecretRuns("abcdefghijkl".repeat(14));
		assertThat(runs.areIn(text)).isFalse();
		assertThat(runs.maskIn(text)).isEqualTo(text);
	}

}
