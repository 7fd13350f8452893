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

import io.github.openaihealth.probe.ProbeResult;
import org.jspecify.annotations.Nullable;

/**
 * How long to wait for the next poll. Pure: a state and a random number in, a duration
 * out.
 * <p>
 * A fleet is spread by its first waits, which are drawn evenly: one that was started at
 * once would otherwise poll in waves for minutes. An outage that all see at the same time
 * keeps it spread, since longer waits are whole multiples of the interval, as far as the
 * longest allows, and half of the fleet begins with them one poll after the other. A
 * service that asks all to wait until the same moment is called from then on, spread over
 * one interval.
 */
final class PollSchedule {

	static final Duration CONFIRMATION = Duration.ofMillis(500);

	static final Duration MAX_RETRY_AFTER = Duration.ofMinutes(10);

	private static final double JITTER = 0.1;

	private static final int MAX_DOUBLINGS = 20;

	private final MonitorSettings settings;

	PollSchedule(MonitorSettings settings) {
		this.settings = settings;
	}

	/**
	 * Return the wait before the next poll.
	 * @param state the state after the last poll
	 * @param first whether this is the first wait after the start
	 * @param random a number in [0, 1)
	 * @return the wait, longer than zero
	 */
	Duration next(ConnectionState state, boolean first, double random) {
		if (state.unconfirmed()) {
			return CONFIRMATION;
		}
		Duration wait = first ? scale(this.settings.interval(), 1 - random) : later(state, random);
		Duration retryAfter = retryAfter(state.lastResult());
		return (retryAfter.compareTo(wait) > 0) ? after(retryAfter, random) : wait;
	}

	// A date, or the seconds until one, is the same moment for all. What is cut off is
	// not: all count it from their own polls
	private Duration after(Duration retryAfter, double random) {
		return shortest(retryAfter.plus(scale(this.settings.interval(), random)), MAX_RETRY_AFTER);
	}

	private Duration later(ConnectionState state, double random) {
		int doublings = state.failures().passing() - this.settings.failureThreshold() + 1;
		if (doublings < 1) {
			return vary(this.settings.interval(), random);
		}
		if (doublings == 1) {
			// Or else all of a fleet polls in one minute, and nobody in the next
			double rest = random * 2 % 1;
			return (random < 0.5) ? vary(this.settings.interval(), rest) : backOff(doublings, rest);
		}
		return backOff(doublings, random);
	}

	private Duration backOff(int doublings, double random) {
		Duration interval = this.settings.interval();
		Duration longest = this.settings.maxBackoff();
		if (longest.compareTo(interval) <= 0) {
			return vary(interval, random);
		}
		Duration wait = shortest(interval.multipliedBy(1L << Math.min(doublings, MAX_DOUBLINGS)), longest);
		// Cut off where another would make all of them shorter: they would no longer be
		// multiples of the interval
		return shortest(vary(wait, random), longest);
	}

	private static Duration retryAfter(@Nullable ProbeResult result) {
		Duration retryAfter = (result != null && result.retryAfter() != null) ? result.retryAfter() : Duration.ZERO;
		return shortest(retryAfter, MAX_RETRY_AFTER);
	}

	private static Duration shortest(Duration one, Duration other) {
		return (one.compareTo(other) < 0) ? one : other;
	}

	private static Duration vary(Duration duration, double random) {
		return scale(duration, 1 - JITTER + 2 * JITTER * random);
	}

	private static Duration scale(Duration duration, double factor) {
		return Duration.ofMillis(Math.max(1, Math.round(duration.toMillis() * factor)));
	}

}
