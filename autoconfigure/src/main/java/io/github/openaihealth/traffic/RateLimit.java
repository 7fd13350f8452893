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

import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * What one answer tells of a rate limit. It ages: once the limit must have been filled up
 * again, all of it remains, and where the answer does not tell when that is, nobody knows
 * after two minutes. A gauge that went on to show a low value would be wrong.
 *
 * @param limit how much may be used, or -1 if that is not told
 * @param remaining how much of it remained, or -1 if that is not told
 * @param reset how long it takes until all of it remains again, in nanoseconds, or
 * {@link ResetTime#UNKNOWN}
 * @param told when it was told, as {@link System#nanoTime()} has it
 */
record RateLimit(long limit, long remaining, long reset, long told) {

	private static final long NOT_TOLD = -1;

	// More digits than a gauge has
	private static final int MAX_DIGITS = 15;

	private static final long UNTIL_FORGOTTEN = TimeUnit.MINUTES.toNanos(2);

	/**
	 * Read the headers of an answer.
	 * @param limit the header that tells the limit, or {@code null} if there is none
	 * @param remaining the header that tells how much remains, or {@code null}
	 * @param reset the header that tells until when, or {@code null}
	 * @param now the time, as {@link System#nanoTime()} has it
	 * @return the limit, or {@code null} if none is told: headers without a number, with
	 * a negative one or several, and a limit of zero, which some send where they count
	 * nothing
	 */
	static @Nullable RateLimit of(@Nullable String limit, @Nullable String remaining, @Nullable String reset,
			long now) {
		long readLimit = number(limit);
		long readRemaining = number(remaining);
		if (readLimit == 0 || (readLimit == NOT_TOLD && readRemaining == NOT_TOLD)) {
			return null;
		}
		if (readLimit != NOT_TOLD && readRemaining > readLimit) {
			readRemaining = readLimit;
		}
		return new RateLimit(readLimit, readRemaining, ResetTime.parse(reset), now);
	}

	/**
	 * Return the limit.
	 * @return the limit, not a number if nobody knows
	 */
	double limitValue() {
		return value(this.limit);
	}

	/**
	 * Return how much remains.
	 * @param now the time, as {@link System#nanoTime()} has it
	 * @return how much remains, not a number if nobody knows
	 */
	double remainingValue(long now) {
		long age = now - this.told;
		if (this.remaining == NOT_TOLD) {
			return Double.NaN;
		}
		if (this.reset == ResetTime.UNKNOWN) {
			return (age < UNTIL_FORGOTTEN) ? this.remaining : Double.NaN;
		}
		return (age < this.reset) ? this.remaining : value(this.limit);
	}

	private static double value(long number) {
		return (number != NOT_TOLD) ? number : Double.NaN;
	}

	private static long number(@Nullable String text) {
		if (text == null || text.isEmpty() || text.length() > MAX_DIGITS) {
			return NOT_TOLD;
		}
		long number = 0;
		for (int i = 0; i < text.length(); i++) {
			char character = text.charAt(i);
			if (character < '0' || character > '9') {
				return NOT_TOLD;
			}
			number = 10 * number + (character - '0');
		}
		return number;
	}

}
