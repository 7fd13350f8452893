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

package io.github.openaihealth.diagnosis;

import java.time.Duration;

/**
 * Says for people how long something takes yet.
 */
public final class RemainingTime {

	private RemainingTime() {
	}

	/**
	 * Say it in whole days.
	 * @param duration the time, longer than zero
	 * @return such as <em>in 13 days</em>
	 */
	public static String describe(Duration duration) {
		return (duration.toDays() == 0) ? "in less than a day" : "in " + days(duration);
	}

	/**
	 * Count days.
	 * @param duration the time
	 * @return such as <em>1 day</em>
	 */
	public static String days(Duration duration) {
		return (duration.toDays() == 1) ? "1 day" : duration.toDays() + " days";
	}

}
