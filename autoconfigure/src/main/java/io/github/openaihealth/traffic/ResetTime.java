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
 * Reads how long it takes until a rate limit is filled up again: {@code 1s},
 * {@code 6m0s}, {@code 20ms}, {@code 1h2m}, {@code 7.66s}, or seconds without a unit.
 * Times of the day, and what no limit takes, are not read.
 */
final class ResetTime {

	/**
	 * What is not told, or not in a way that can be read.
	 */
	static final long UNKNOWN = -1;

	private static final long LONGEST = TimeUnit.DAYS.toNanos(1);

	private static final int MAX_LENGTH = 32;

	private final String text;

	private int position;

	private ResetTime(String text) {
		this.text = text;
	}

	/**
	 * Read a time.
	 * @param text the value of the header, or {@code null} if the answer has none
	 * @return the time in nanoseconds, up to a day, or {@link #UNKNOWN}
	 */
	static long parse(@Nullable String text) {
		if (text == null || text.isEmpty() || text.length() > MAX_LENGTH) {
			return UNKNOWN;
		}
		return new ResetTime(text).parse();
	}

	private long parse() {
		double nanos = 0;
		while (this.position < this.text.length()) {
			boolean first = this.position == 0;
			double number = number();
			double unit = unit(first);
			if (number < 0 || unit < 0) {
				return UNKNOWN;
			}
			nanos += number * unit;
		}
		return (nanos <= LONGEST) ? Math.round(nanos) : UNKNOWN;
	}

	private double number() {
		double number = 0;
		double scale = 0;
		boolean digits = false;
		for (; this.position < this.text.length(); this.position++) {
			char character = this.text.charAt(this.position);
			if (character >= '0' && character <= '9') {
				number = 10 * number + (character - '0');
				scale = 10 * scale;
				digits = true;
			}
			else if (character == '.' && scale == 0) {
				scale = 1;
			}
			else {
				break;
			}
		}
		return digits ? number / Math.max(scale, 1) : UNKNOWN;
	}

	private double unit(boolean first) {
		if (first && this.position == this.text.length()) {
			return TimeUnit.SECONDS.toNanos(1);
		}
		if (is("ms")) {
			return TimeUnit.MILLISECONDS.toNanos(1);
		}
		if (is("us") || is("\u00b5s") || is("\u03bcs")) {
			return TimeUnit.MICROSECONDS.toNanos(1);
		}
		if (is("ns")) {
			return 1;
		}
		if (is("s")) {
			return TimeUnit.SECONDS.toNanos(1);
		}
		if (is("m")) {
			return TimeUnit.MINUTES.toNanos(1);
		}
		if (is("h")) {
			return TimeUnit.HOURS.toNanos(1);
		}
		return is("d") ? TimeUnit.DAYS.toNanos(1) : UNKNOWN;
	}

	private boolean is(String unit) {
		if (this.text.startsWith(unit, this.position)) {
			this.position += unit.length();
			return true;
		}
		return false;
	}

}
