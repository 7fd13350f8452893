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

/**
 * A moment on two clocks. The time of day is for people, and may be set at any moment;
 * whatever is measured is measured on the other, which only runs.
 *
 * @param time the time of day
 * @param ticks the time on a clock that only runs, from a beginning of no meaning
 */
public record Moment(Instant time, Instant ticks) {

	Moment plus(Duration duration) {
		return new Moment(this.time.plus(duration), this.ticks.plus(duration));
	}

	boolean isAfter(Moment other) {
		return this.ticks.isAfter(other.ticks);
	}

	Duration until(Moment later) {
		return Duration.between(this.ticks, later.ticks);
	}

}
