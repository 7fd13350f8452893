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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import io.github.openaihealth.diagnosis.Cause;
import io.github.openaihealth.probe.ProbeResult;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PollSchedule}.
 */
class PollScheduleTests {

	private static final double ALMOST_ONE = Math.nextDown(1.0);

	private final PollSchedule schedule = schedule(Duration.ofSeconds(60), Duration.ofMinutes(2));

	@ParameterizedTest
	@CsvSource({ "0,PT1M", "0.5,PT30S", "0.75,PT15S" })
	void firstWaitIsUniform(double random, Duration expected) {
		assertThat(this.schedule.next(state(Results.success(), 0), true, random)).isEqualTo(expected);
	}

	@Test
	void firstWaitIsNeverZero() {
		assertThat(this.schedule.next(state(Results.success(), 0), true, ALMOST_ONE)).isPositive();
	}

	@ParameterizedTest
	@CsvSource({ "0,PT54S", "0.5,PT1M", "0.75,PT1M3S" })
	void laterWaitsVaryByATenth(double random, Duration expected) {
		assertThat(this.schedule.next(state(Results.success(), 0), false, random)).isEqualTo(expected);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void confirmationComesSoon(boolean first) {
		ConnectionState unconfirmed = state(Results.of(Cause.API_KEY_REJECTED, Duration.ofMinutes(5)), true, 0);
		assertThat(this.schedule.next(unconfirmed, first, 0.3)).isEqualTo(Duration.ofMillis(500));
	}

	@Test
	void definitiveRefusalIsPolledAtTheInterval() {
		assertThat(this.schedule.next(state(Results.of(Cause.API_KEY_REJECTED), 0), false, 0.5)).hasMinutes(1);
	}

	@ParameterizedTest
	@CsvSource({ "1,PT10S", "2,PT10S", "4,PT40S", "5,PT1M20S" })
	void waitsGrowOnceTheThresholdIsReached(int failures, Duration expected) {
		PollSchedule quick = schedule(Duration.ofSeconds(10), Duration.ofMinutes(2));
		assertThat(quick.next(state(Results.of(Cause.TIMEOUT), failures), false, 0.5)).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "0,PT9S", "0.25,PT10S", "0.375,PT10.5S", "0.5,PT18S", "0.75,PT20S", "0.875,PT21S" })
	void halfOfAFleetBacksOffOnePollLater(double random, Duration expected) {
		PollSchedule quick = schedule(Duration.ofSeconds(10), Duration.ofMinutes(2));
		assertThat(quick.next(state(Results.of(Cause.TIMEOUT), 3), false, random)).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "0,PT1M48S", "0.25,PT1M54S", "0.5,PT2M", "0.75,PT2M" })
	void longestWaitsVaryBelowTheLongestOnly(double random, Duration expected) {
		assertThat(this.schedule.next(state(Results.of(Cause.TIMEOUT), 4), false, random)).isEqualTo(expected);
	}

	@ParameterizedTest
	@ValueSource(ints = { 3, 4, 10, 50, Integer.MAX_VALUE - 10 })
	void waitsNeverExceedTheBackoff(int failures) {
		ConnectionState state = state(Results.of(Cause.TIMEOUT), failures);
		assertThat(this.schedule.next(state, false, ALMOST_ONE)).isLessThanOrEqualTo(Duration.ofMinutes(2))
			.isGreaterThan(Duration.ofSeconds(115));
	}

	@Test
	void absurdlyLongWaitsAreNoError() {
		PollSchedule absurd = schedule(Duration.ofDays(200_000), Duration.ofDays(200_000));
		assertThat(absurd.next(state(Results.of(Cause.TIMEOUT), 9), false, 0.5)).isPositive();
	}

	@Test
	void waitsNeverShrinkBelowTheInterval() {
		PollSchedule slow = schedule(Duration.ofMinutes(5), Duration.ofMinutes(2));
		assertThat(slow.next(state(Results.of(Cause.TIMEOUT), 9), false, 0.5)).hasMinutes(5);
	}

	@ParameterizedTest
	@CsvSource({ "PT1S,PT1M", "PT3M,PT3M30S", "PT9M30S,PT10M", "PT9M45S,PT10M", "PT10M,PT10M", "P3D,PT10M" })
	void retryAfterIsHonouredUpToItsCap(Duration retryAfter, Duration expected) {
		ConnectionState state = state(Results.of(Cause.RATE_LIMITED, retryAfter), 0);
		assertThat(this.schedule.next(state, false, 0.5)).isEqualTo(expected);
	}

	// A date, or the seconds until one, is the same moment for all
	@ParameterizedTest
	@CsvSource({ "20,true,0", "150,true,0", "20,false,0", "58,false,0", "150,false,0", "150,false,3", "150,false,9",
			"535,false,0", "560,false,9", "595,false,0", "7200,false,0" })
	void fleetThatIsToldADateComesSpreadOverAnInterval(int seconds, boolean first, int failures) {
		int fleet = 6000;
		Map<Long, Integer> polls = new HashMap<>();
		for (long seed = 0; seed < fleet; seed++) {
			Random random = new Random(seed);
			// The last polls were spread over the interval before
			Duration rest = Duration.ofSeconds(seconds).plusMillis(random.nextInt(60_000));
			Duration wait = this.schedule.next(state(Results.of(Cause.RATE_LIMITED, rest), failures), first,
					random.nextDouble());
			Duration longest = shortest(rest.plusMinutes(1), Duration.ofMinutes(10));
			assertThat(wait).isBetween(shortest(rest, Duration.ofMinutes(10)),
					(longest.toMinutes() > 1) ? longest : Duration.ofMinutes(2));
			polls.merge(wait.minus(rest).toSeconds(), 1, Integer::sum);
		}
		assertThat(polls.values()).allMatch((together) -> together < 3 * fleet / 60);
	}

	private static Duration shortest(Duration one, Duration other) {
		return (one.compareTo(other) < 0) ? one : other;
	}

	private static PollSchedule schedule(Duration interval, Duration maxBackoff) {
		return new PollSchedule(new MonitorSettings(true, true, Duration.ofSeconds(5), interval, 3, maxBackoff));
	}

	private static ConnectionState state(@Nullable ProbeResult result, int passingFailures) {
		return state(result, false, passingFailures);
	}

	private static ConnectionState state(@Nullable ProbeResult result, boolean unconfirmed, int passingFailures) {
		Finding last = (result != null) ? new Finding(result, null, Moments.at(Instant.EPOCH), false) : null;
		return new ConnectionState(ConnectionStatus.UP, List.of(), List.of(), null, last, unconfirmed,
				new Failures(passingFailures, passingFailures, 0, null), Instant.EPOCH, null, List.of());
	}

}
