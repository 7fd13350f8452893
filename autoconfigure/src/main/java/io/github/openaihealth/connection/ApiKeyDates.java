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

import java.time.Duration;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * The days of a key, and when each is worth a warning.
 *
 * @param created the day on which the key was made, or {@code null} if nobody knows
 * @param maxAge the age from which the key is too old
 * @param expires the day on which the key expires, or {@code null} if nobody knows
 * @param expiryWarning how long before that day it is worth a warning
 */
public record ApiKeyDates(@Nullable LocalDate created, Duration maxAge, @Nullable LocalDate expires,
		Duration expiryWarning) {

	/**
	 * Nobody knows any of them.
	 */
	public static final ApiKeyDates UNKNOWN = new ApiKeyDates(null, Duration.ofDays(90), null, Duration.ofDays(14));

	/**
	 * Return the same with other days.
	 * @param created the day on which the key was made, or {@code null}
	 * @param expires the day on which the key expires, or {@code null}
	 * @return the dates, with the limits of these
	 */
	public ApiKeyDates withDays(@Nullable LocalDate created, @Nullable LocalDate expires) {
		return new ApiKeyDates(created, this.maxAge, expires, this.expiryWarning);
	}

}
