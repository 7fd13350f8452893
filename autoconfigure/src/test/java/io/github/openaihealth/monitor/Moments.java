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
 * Moments for tests.
 */
public final class Moments {

	private Moments() {
	}

	/**
	 * Return the moment of a time of day that nobody has set.
	 * @param time the time of day
	 * @return the moment
	 */
	public static Moment at(Instant time) {
		return new Moment(time, time);
	}

	static Moment at(Instant time, Duration set) {
		return new Moment(time.plus(set), time);
	}

}
