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
import java.util.Arrays;

/**
 * When requests were made, to a hundredth of a second.
 */
public final class RequestLog {

	private static final int PER_SECOND = 100;

	private int[] counts = new int[3600 * PER_SECOND];

	void add(Instant time) {
		int index = (int) (time.toEpochMilli() * PER_SECOND / 1000);
		if (index >= this.counts.length) {
			this.counts = Arrays.copyOf(this.counts, 2 * index);
		}
		this.counts[index]++;
	}

	/**
	 * Return how many requests were made.
	 * @param from from when on, since the beginning
	 * @param to until when
	 * @return the number
	 */
	public int number(Duration from, Duration to) {
		int sum = 0;
		for (int i = index(from); i < index(to); i++) {
			sum += count(i);
		}
		return sum;
	}

	/**
	 * Return the largest number of requests in a second, wherever it begins.
	 * @param from from when on, since the beginning
	 * @param to until when
	 * @return the number
	 */
	public int peak(Duration from, Duration to) {
		int peak = 0;
		int sum = 0;
		for (int i = index(from); i < index(to); i++) {
			sum += count(i);
			sum -= (i >= index(from) + PER_SECOND) ? count(i - PER_SECOND) : 0;
			peak = Math.max(peak, sum);
		}
		return peak;
	}

	/**
	 * Test whether the requests of a stretch of time are spread evenly over it.
	 * @param from from when on, since the beginning
	 * @param length how long the stretch is
	 * @return what the test says, with 60 classes
	 */
	public GoodnessOfFit uniformity(Duration from, Duration length) {
		int[] observed = new int[60];
		for (int i = 0; i < observed.length; i++) {
			observed[i] = number(from.plus(length.multipliedBy(i).dividedBy(observed.length)),
					from.plus(length.multipliedBy(i + 1).dividedBy(observed.length)));
		}
		return GoodnessOfFit.uniform(observed);
	}

	private int count(int index) {
		return (index < this.counts.length) ? this.counts[index] : 0;
	}

	private static int index(Duration time) {
		return (int) (time.toMillis() * PER_SECOND / 1000);
	}

}
