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

package io.github.openaihealth.monitor;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * Tells {@linkplain Moment moments}.
 *
 * @param time tells the time of day
 * @param ticks only runs: nobody sets it
 */
record MonitorClock(InstantSource time, InstantSource ticks) {

	MonitorClock(InstantSource time) {
		this(time, ticks(System::nanoTime));
	}

	/**
	 * Make a clock that begins with the epoch now.
	 * @param nanoTime counts nanoseconds from a beginning of no meaning
	 * @return the clock
	 */
	static InstantSource ticks(LongSupplier nanoTime) {
		return new Ticks(nanoTime, nanoTime.getAsLong());
	}

	/**
	 * Return the time that nobody sets as a number, which takes no memory.
	 * @return {@linkplain #nanos(Instant) nanoseconds} since the epoch
	 */
	long nanos() {
		return (this.ticks instanceof Ticks running) ? running.nanos() : nanos(this.ticks.instant());
	}

	/**
	 * Return an instant as a number.
	 * @param instant the instant
	 * @return nanoseconds since the epoch, or the nearest number that there is
	 */
	static long nanos(Instant instant) {
		try {
			return Duration.between(Instant.EPOCH, instant).toNanos();
		}
		catch (ArithmeticException ex) {
			return instant.isAfter(Instant.EPOCH) ? Long.MAX_VALUE : Long.MIN_VALUE;
		}
	}

	Moment now() {
		return new Moment(this.time.instant(), this.ticks.instant());
	}

	/**
	 * {@link InstantSource} that only runs.
	 *
	 * @param nanoTime counts nanoseconds from a beginning of no meaning
	 * @param start what it was when this began
	 */
	private record Ticks(LongSupplier nanoTime, long start) implements InstantSource {

		long nanos() {
			return this.nanoTime.getAsLong() - this.start;
		}

		@Override
		public Instant instant() {
			return Instant.EPOCH.plusNanos(nanos());
		}

	}

}
