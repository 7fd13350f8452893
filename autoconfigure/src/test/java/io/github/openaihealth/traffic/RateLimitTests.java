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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RateLimit}.
 */
class RateLimitTests {

	// A clock of the JVM may well be negative, and overflow
	private static final long NOW = Long.MAX_VALUE - 1000;

	@ParameterizedTest
	@CsvSource(nullValues = "-", quoteCharacter = '"', textBlock = """
			limit,            remaining,        expectedLimit,   expectedRemaining
			# The answer of the service
			500,              499,              500,             499
			30000,            29950,            30000,           29950
			500,              0,                500,             0
			999999999999999,  999999999999998,  999999999999999, 999999999999998
			# One of the two
			500,              -,                500,             NaN
			-,                499,              NaN,             499
			500,              "",               500,             NaN
			# One of the two is no number
			-1,               499,              NaN,             499
			500,              -1,               500,             NaN
			500,              many,             500,             NaN
			1e9,              499,              NaN,             499
			500,              1e9,              500,             NaN
			500,              4.5,              500,             NaN
			500,              0x10,             500,             NaN
			500,              NaN,              500,             NaN
			500,              Infinity,         500,             NaN
			500,              +5,               500,             NaN
			500,              "1,000",          500,             NaN
			500,              "499, 29950",     500,             NaN
			500,              9999999999999999, 500,             NaN
			500,              18446744073709551617, 500,         NaN
			500,              \u0665\u0660,     500,             NaN
			# More than all of it cannot remain
			500,              501,              500,             500
			""", useHeadersInDisplayName = true)
	void headersAreRead(@Nullable String limit, @Nullable String remaining, Double expectedLimit,
			Double expectedRemaining) {
		RateLimit rateLimit = RateLimit.of(limit, remaining, "1s", NOW);
		assertThat(rateLimit).isNotNull();
		assertThat(rateLimit.limitValue()).isEqualTo(expectedLimit);
		assertThat(rateLimit.remainingValue(NOW)).isEqualTo(expectedRemaining);
	}

	@ParameterizedTest
	@CsvSource(nullValues = "-", quoteCharacter = '"', textBlock = """
			-,    -
			"",   ""
			# openai/openai-dotnet#838
			-1,   -1
			0,    0
			0,    5
			many, few
			-,    -5
			1e9,  -
			"5 ", " 5"
			""")
	void withoutANumberNothingIsTold(@Nullable String limit, @Nullable String remaining) {
		assertThat(RateLimit.of(limit, remaining, "1s", NOW)).isNull();
	}

	@Test
	void allOfItRemainsOnceItIsFilledUpAgain() {
		RateLimit rateLimit = RateLimit.of("500", "3", "6m0s", NOW);
		assertThat(rateLimit).isNotNull();
		assertThat(rateLimit.remainingValue(NOW)).isEqualTo(3);
		assertThat(rateLimit.remainingValue(after("PT5M59.9S"))).isEqualTo(3);
		assertThat(rateLimit.remainingValue(after("PT6M"))).isEqualTo(500);
		assertThat(rateLimit.remainingValue(after("P365D"))).isEqualTo(500);
		assertThat(rateLimit.limitValue()).isEqualTo(500);
	}

	@Test
	void nobodyKnowsHowMuchThatIsWithoutALimit() {
		RateLimit rateLimit = RateLimit.of(null, "3", "6m0s", NOW);
		assertThat(rateLimit).isNotNull();
		assertThat(rateLimit.remainingValue(after("PT5M59.9S"))).isEqualTo(3);
		assertThat(rateLimit.remainingValue(after("PT6M"))).isNaN();
	}

	@ParameterizedTest
	@CsvSource(nullValues = "-", value = { "-", "soon", "-1s", "99999h", "1722556800" })
	void nobodyKnowsAfterTwoMinutesWhereNoTimeIsTold(@Nullable String reset) {
		RateLimit rateLimit = RateLimit.of("500", "3", reset, NOW);
		assertThat(rateLimit).isNotNull();
		assertThat(rateLimit.remainingValue(after("PT1M59.9S"))).isEqualTo(3);
		assertThat(rateLimit.remainingValue(after("PT2M"))).isNaN();
		assertThat(rateLimit.limitValue()).isEqualTo(500);
	}

	@Test
	void whatIsNotToldDoesNotRemain() {
		RateLimit rateLimit = RateLimit.of("500", null, "1s", NOW);
		assertThat(rateLimit).isNotNull();
		assertThat(rateLimit.remainingValue(after("PT1M"))).isNaN();
	}

	private static long after(String duration) {
		return NOW + Duration.parse(duration).toNanos();
	}

}
