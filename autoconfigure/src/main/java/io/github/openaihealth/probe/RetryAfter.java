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

package io.github.openaihealth.probe;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * Reads how long the service asks to wait: {@code retry-after-ms}, or {@code Retry-After}
 * in seconds or as a date. Waits of days have been seen, hence the cap.
 */
final class RetryAfter {

	private static final Duration LIMIT = Duration.ofMinutes(10);

	private RetryAfter() {
	}

	static @Nullable Duration of(HttpHeaders headers, Instant now) {
		Duration wait = ofNumber(headers.getFirst("retry-after-ms"), 1);
		String value = headers.getFirst(HttpHeaders.RETRY_AFTER);
		wait = (wait != null) ? wait : ofNumber(value, 1000);
		return (wait != null) ? wait : ofDate(value, now);
	}

	private static @Nullable Duration ofNumber(@Nullable String value, int millisPerUnit) {
		try {
			double millis = (value != null) ? Double.parseDouble(value) * millisPerUnit : Double.NaN;
			return !Double.isNaN(millis) ? Duration.ofMillis((long) Math.min(Math.max(millis, 0), LIMIT.toMillis()))
					: null;
		}
		catch (NumberFormatException ex) {
			return null;
		}
	}

	private static @Nullable Duration ofDate(@Nullable String value, Instant now) {
		try {
			return (value != null) ? bounded(Duration.between(now, parseDate(value))) : null;
		}
		catch (DateTimeException | ArithmeticException ex) {
			return null;
		}
	}

	private static Instant parseDate(String value) {
		return ZonedDateTime.parse(value.strip(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
	}

	private static Duration bounded(Duration wait) {
		if (wait.isNegative()) {
			return Duration.ZERO;
		}
		return (wait.compareTo(LIMIT) > 0) ? LIMIT : wait;
	}

}
