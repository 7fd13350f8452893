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
 * Tests for {@link EditDistance}.
 */
class EditDistanceTests {

	@ParameterizedTest
	@CsvSource({ "'', '', 0", "a, '', 1", "'', abc, 3", "abc, abc, 0", "abc, acb, 1", "abc, abd, 1", "abc, xabc, 1",
			"abc, bc, 1", "openai, opneia, 2", "kitten, sitting, 3" })
	void countsChanges(String one, String other, int expected) {
		assertThat(EditDistance.of(one, other)).isEqualTo(expected);
		assertThat(EditDistance.of(other, one)).isEqualTo(expected);
	}

	@ParameterizedTest
	@ValueSource(ints = { 101, 100_000 })
	void comparesNoVeryLongWords(int length) {
		assertThat(EditDistance.of("a".repeat(length), "b")).isEqualTo(length);
	}

}
