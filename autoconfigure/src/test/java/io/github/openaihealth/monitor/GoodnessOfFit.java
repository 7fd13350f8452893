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

import java.util.Arrays;

/**
 * Pearson's chi-square test.
 *
 * @param statistic what was observed, against what was expected
 * @param degrees the degrees of freedom
 */
public record GoodnessOfFit(double statistic, int degrees) {

	static GoodnessOfFit uniform(int[] observed) {
		double expected = Arrays.stream(observed).average().orElseThrow();
		double statistic = Arrays.stream(observed)
			.mapToDouble((count) -> (count - expected) * (count - expected) / expected)
			.sum();
		return new GoodnessOfFit(statistic, observed.length - 1);
	}

	/**
	 * Return how often chance alone deviates from what is expected at least as much, by
	 * the approximation of Wilson and Hilferty, which is good to three digits here.
	 * @return the p-value
	 */
	public double pValue() {
		double variance = 2 / (9.0 * this.degrees);
		double deviation = (Math.cbrt(this.statistic / this.degrees) - 1 + variance) / Math.sqrt(variance);
		return upperTail(deviation);
	}

	// Abramowitz and Stegun, 26.2.17
	private static double upperTail(double deviation) {
		if (deviation < 0) {
			return 1 - upperTail(-deviation);
		}
		double t = 1 / (1 + 0.2316419 * deviation);
		double polynomial = t
				* (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
		return polynomial * Math.exp(-deviation * deviation / 2) / Math.sqrt(2 * Math.PI);
	}

}
