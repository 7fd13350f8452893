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
		long start = nanoTime.getAsLong();
		return () -> Instant.EPOCH.plusNanos(nanoTime.getAsLong() - start);
	}

	Moment now() {
		return new Moment(this.time.instant(), this.ticks.instant());
	}

}
