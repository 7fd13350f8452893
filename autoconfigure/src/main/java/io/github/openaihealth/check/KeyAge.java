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
import java.time.LocalDate;
import java.time.ZoneOffset;

import io.github.openaihealth.diagnosis.Cause;
import org.jspecify.annotations.Nullable;

/**
 * The rule for the age of a key.
 *
 * @param maxAge the age from which a key is too old
 * @param clock the clock to tell the age by
 */
public record KeyAge(Duration maxAge, Clock clock) {

	@Nullable Violation check(@Nullable LocalDate created) {
		if (created == null) {
			return null;
		}
		Duration age = Duration.between(created.atStartOfDay(ZoneOffset.UTC).toInstant(), this.clock.instant());
		if (age.compareTo(this.maxAge) < 0) {
			return null;
		}
		return Violation.of(Cause.API_KEY_AGING, "age", (age.toDays() == 1) ? "1 day" : age.toDays() + " days");
	}

}
