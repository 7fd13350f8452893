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

package io.github.openaihealth.sample.simulation;

import java.time.Duration;
import java.util.Locale;

/**
 * How much of an account's rates is left, as the headers of an answer tell it: so many
 * requests and tokens per minute, of which each call takes some. They come back when
 * another scenario is played, not with time, so that one can watch them go.
 */
enum Rates {

	/** Nobody but this application uses the account. */
	PLENTY(0),

	/** Others have used nearly all. */
	NEARLY_USED_UP(96);

	private static final int REQUESTS = 500;

	private static final int TOKENS = 30_000;

	private static final int TOKENS_PER_CALL = 3;

	private static final Duration PERIOD = Duration.ofMinutes(1);

	private final int percentUsed;

	Rates(int percentUsed) {
		this.percentUsed = percentUsed;
	}

	/**
	 * Add what is left.
	 * @param answer the answer
	 * @param calls the number of calls so far, this one included
	 * @return the answer with the headers
	 */
	Answer tell(Answer answer, int calls) {
		Answer requests = tell(answer, "requests", REQUESTS, calls);
		return tell(requests, "tokens", TOKENS, calls * TOKENS_PER_CALL);
	}

	private Answer tell(Answer answer, String unit, int limit, int taken) {
		int used = Math.min(limit, limit * this.percentUsed / 100 + taken);
		return answer.with("x-ratelimit-limit-" + unit, Integer.toString(limit))
			.with("x-ratelimit-remaining-" + unit, Integer.toString(limit - used))
			.with("x-ratelimit-reset-" + unit, text(PERIOD.multipliedBy(used).dividedBy(limit)));
	}

	// 6ms, 1.2s, 1m0s: as the service writes it
	private static String text(Duration duration) {
		if (duration.toSeconds() == 0) {
			return duration.toMillis() + "ms";
		}
		String seconds = String.format(Locale.ROOT, "%.3f", duration.toSecondsPart() + duration.toMillisPart() / 1000.0)
			.replaceAll("\\.?0+$", "") + "s";
		return (duration.toMinutes() > 0) ? duration.toMinutes() + "m" + seconds : seconds;
	}

}
