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

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

import io.github.openaihealth.connection.ApiKeyDates;
import io.github.openaihealth.diagnosis.Cause;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link KeyDateRules}.
 */
class KeyDateRulesTests {

	private static final Instant NOW = Instant.parse("2026-11-23T00:00:00Z");

	private static final KeyDateRules RULES = new KeyDateRules(Clock.fixed(NOW, ZoneOffset.UTC));

	@ParameterizedTest
	@CsvSource({ "2026-11-23,", "2026-08-26,", "2026-08-25, 90 days", "2026-08-24, 91 days", "2025-11-23, 365 days",
			"2027-01-01," })
	void keyIsTooOldFromTheLimitOn(LocalDate created, @Nullable String age) {
		Violation finding = check(Duration.ofDays(90), created);
		assertThat(finding).isEqualTo((age != null) ? Violation.of(Cause.API_KEY_AGING, "age", age) : null);
	}

	@Test
	void oneDayIsWrittenAsOne() {
		assertThat(check(Duration.ofHours(12), LocalDate.parse("2026-11-22")))
			.isEqualTo(Violation.of(Cause.API_KEY_AGING, "age", "1 day"));
	}

	@Test
	void unknownAgeIsNone() {
		assertThat(check(Duration.ofDays(90), null)).isNull();
	}

	private static @Nullable Violation check(Duration maxAge, @Nullable LocalDate created) {
		return RULES.checkAge(new ApiKeyDates(created, maxAge, null, Duration.ZERO));
	}

	@ParameterizedTest
	@CsvSource({ "2026-12-08,,", "2026-12-07, in 14 days,", "2026-11-25, in 2 days,", "2026-11-24, in 1 day,",
			"2026-11-23,, past", "2026-11-01,, past" })
	void expiryIsToldInTime(LocalDate expires, @Nullable String left, @Nullable String variant) {
		Violation violation = RULES
			.checkExpiry(new ApiKeyDates(null, Duration.ofDays(90), expires, Duration.ofDays(14)));
		if (left == null && variant == null) {
			assertThat(violation).isNull();
			return;
		}
		Violation expected = Violation.of(Cause.API_KEY_EXPIRING, "day", expires.toString());
		assertThat(violation).isEqualTo((left != null) ? expected.with("left", left) : expected.as("past"));
	}

	@Test
	void lastHoursAreLessThanADay() {
		KeyDateRules rules = new KeyDateRules(Clock.fixed(NOW.plusSeconds(3600), ZoneOffset.UTC));
		assertThat(rules.checkExpiry(ApiKeyDates.UNKNOWN.withDays(null, LocalDate.parse("2026-11-24"))))
			.isEqualTo(Violation.of(Cause.API_KEY_EXPIRING, "day", "2026-11-24").with("left", "in less than a day"));
	}

	@Test
	void unknownDayOfExpiryIsNone() {
		assertThat(RULES.checkExpiry(ApiKeyDates.UNKNOWN)).isNull();
	}

}
