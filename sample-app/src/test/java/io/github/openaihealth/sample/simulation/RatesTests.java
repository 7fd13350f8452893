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

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Rates}.
 */
class RatesTests {

	@ParameterizedTest
	@CsvSource(textBlock = """
			PLENTY,         1,   499, 120ms,   29997, 6ms
			PLENTY,         10,  490, 1.2s,    29970, 60ms
			PLENTY,         500, 0,   1m0s,    28500, 3s
			PLENTY,         501, 0,   1m0s,    28497, 3.006s
			NEARLY_USED_UP, 1,   19,  57.72s,  1197,  57.606s
			NEARLY_USED_UP, 400, 0,   1m0s,    0,     1m0s
			""")
	void countsDown(Rates rates, int calls, String requests, String resetRequests, String tokens, String resetTokens) {
		Answer answer = rates.tell(new Answer(200, "application/json", "{}"), calls);
		assertThat(answer.headers()).containsEntry("x-ratelimit-limit-requests", "500")
			.containsEntry("x-ratelimit-remaining-requests", requests)
			.containsEntry("x-ratelimit-reset-requests", resetRequests)
			.containsEntry("x-ratelimit-limit-tokens", "30000")
			.containsEntry("x-ratelimit-remaining-tokens", tokens)
			.containsEntry("x-ratelimit-reset-tokens", resetTokens);
	}

}
