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
import io.github.openaihealth.diagnosis.RemainingTime;
import org.jspecify.annotations.Nullable;

/**
 * The rules for the age of a key and for the day on which it expires. Days begin in UTC.
 */
final class KeyDateRules {

	private final Clock clock;

	KeyDateRules(Clock clock) {
		this.clock = clock;
	}

	/**
	 * Check the age.
	 * @param dates the key's dates
	 * @return what is wrong, or {@code null}
	 */
	@Nullable Violation checkAge(ApiKeyDates dates) {
		if (dates.created() == null) {
			return null;
		}
		Duration age = Duration.between(startOf(dates.created()), this.clock.instant());
		return (age.compareTo(dates.maxAge()) < 0) ? null
				: Violation.of(Cause.API_KEY_AGING, "age", RemainingTime.days(age));
	}

	/**
	 * Check the day on which the key expires.
	 * @param dates the key's dates
	 * @return what is wrong, or {@code null}
	 */
	@Nullable Violation checkExpiry(ApiKeyDates dates) {
		if (dates.expires() == null) {
			return null;
		}
		Duration left = Duration.between(this.clock.instant(), startOf(dates.expires()));
		if (left.compareTo(dates.expiryWarning()) > 0) {
			return null;
		}
		Violation violation = Violation.of(Cause.API_KEY_EXPIRING, "day", dates.expires().toString());
		return (left.isNegative() || left.isZero()) ? violation.as("past")
				: violation.with("left", RemainingTime.describe(left));
	}

	private static Instant startOf(LocalDate day) {
		return day.atStartOfDay(ZoneOffset.UTC).toInstant();
	}

}
