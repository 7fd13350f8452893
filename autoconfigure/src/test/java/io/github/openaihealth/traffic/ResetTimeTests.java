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

package io.github.openaihealth.traffic;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ResetTime}.
 */
class ResetTimeTests {

	// OpenAI's guide to rate limits and recorded answers of it have the first seven
	@ParameterizedTest
	@CsvSource({ "1s,PT1S", "6m0s,PT6M", "20ms,PT0.02S", "7.66s,PT7.66S", "1h2m,PT1H2M", "0s,PT0S",
			"23h59m52.5s,PT23H59M52.5S", "2ms,PT0.002S", "170us,PT0.00017S", "170\u00b5s,PT0.00017S",
			"170\u03bcs,PT0.00017S", "900ns,PT0.0000009S", "1d,PT24H", "24h,PT24H", "1m1ms,PT1M0.001S", ".5s,PT0.5S",
			"5.s,PT5S",
			// openai/openai-dotnet#838: seconds without a unit, as Azure has them
			"60,PT1M", "0,PT0S", "1.5,PT1.5S", "86400,PT24H" })
	void timeIsRead(String text, Duration expected) {
		assertThat(ResetTime.parse(text)).isEqualTo(expected.toNanos());
	}

	@ParameterizedTest
	@NullAndEmptySource
	@ValueSource(strings = { "-1", "-1s", "+1s", "1e9", "1e9s", "s", "ms", ".", ".s", "1..5s", "1.5.5s", "1 s", "1s ",
			" 1s", "1s, 2s", "1s,2s", "1sm", "1s5", "5 5", "1x", "1S", "soon", "NaN", "Infinity", "0x10", "\u0661s",
			// Times of the day, as some gateways have them
			"1722556800", "2026-11-23T02:46:10Z", "Mon, 23 Nov 2026 02:46:10 GMT",
			// Longer than a day
			"86401", "24h0m1s", "2d", "999999999h", "99999999999999999999999999999s",
			"9999999999999999999999999999999999999999999s", "1s1s1s1s1s1s1s1s1s1s1s1s1s1s1s1s1s" })
	void anythingElseIsUnknown(@Nullable String text) {
		assertThat(ResetTime.parse(text)).isEqualTo(ResetTime.UNKNOWN);
	}

}
