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

import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

/**
 * One rate limit as the latest answer to a call of the application has told it. Safe for
 * use by many threads.
 */
public final class LatestRateLimit {

	private final String connection;

	private final RateLimitUnit unit;

	private final @Nullable String model;

	private final LongSupplier nanoTime;

	private volatile @Nullable RateLimit latest;

	LatestRateLimit(String connection, RateLimitUnit unit, @Nullable String model, LongSupplier nanoTime) {
		this.connection = connection;
		this.unit = unit;
		this.model = model;
		this.nanoTime = nanoTime;
	}

	/**
	 * Return the name of the connection.
	 * @return the name
	 */
	public String connection() {
		return this.connection;
	}

	/**
	 * Return what is counted.
	 * @return {@code requests} or {@code tokens}
	 */
	public String unit() {
		return this.unit.id();
	}

	/**
	 * Return the model whose limit it is.
	 * @return a model as it is configured, {@link RateLimits#OTHER}, or {@code null}
	 * where models are not told apart
	 */
	public @Nullable String model() {
		return this.model;
	}

	/**
	 * Return the limit.
	 * @return the limit, not a number if nobody knows
	 */
	public double limit() {
		RateLimit rateLimit = this.latest;
		return (rateLimit != null) ? rateLimit.limitValue() : Double.NaN;
	}

	/**
	 * Return how much of the limit remains.
	 * @return how much remains, not a number if nobody knows
	 */
	public double remaining() {
		RateLimit rateLimit = this.latest;
		return (rateLimit != null) ? rateLimit.remainingValue(this.nanoTime.getAsLong()) : Double.NaN;
	}

	/**
	 * Take note of what an answer tells, if it tells anything.
	 * @param answer the answer
	 */
	void tell(AnswerHeaders answer) {
		String limit = answer.header(this.unit.limitHeader());
		String remaining = answer.header(this.unit.remainingHeader());
		if (limit != null || remaining != null) {
			RateLimit told = RateLimit.of(limit, remaining, answer.header(this.unit.resetHeader()),
					this.nanoTime.getAsLong());
			if (told != null) {
				this.latest = told;
			}
		}
	}

	/**
	 * The headers of an answer.
	 */
	interface AnswerHeaders {

		/**
		 * Return the value of a header.
		 * @param name the header's name, in lower case
		 * @return the value, or {@code null} if the answer has no such header
		 */
		@Nullable String header(String name);

	}

}
