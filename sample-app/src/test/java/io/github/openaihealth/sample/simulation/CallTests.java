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

package io.github.openaihealth.sample.simulation;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Call}.
 */
class CallTests {

	@ParameterizedTest
	@CsvSource({ "'',''''''", "a,a", "abcdefghijkl,abcdefghijkl", "abcdefghijklm,abcdefgh*jklm",
			"abcdefgh12345678wxyz,abcdefgh********wxyz" })
	void echoIsMaskedAsOpenAiDoes(String key, String echo) {
		assertThat(new Call(key, false, false).echo()).isEqualTo(echo);
	}

	@Test
	void echoHasTheLengthOfTheKey() {
		String key = SimulatedKey.generate();
		assertThat(new Call(key, false, false).echo()).hasSameSizeAs(key).isNotEqualTo(key);
	}

	@Test
	void bearerIsReadFromTheHeader() {
		assertThat(Call.bearer(null)).isNull();
		assertThat(Call.bearer("Basic abc")).isNull();
		assertThat(Call.bearer("Bearer")).isEmpty();
		assertThat(Call.bearer("Bearer abc")).isEqualTo("abc");
	}

}
