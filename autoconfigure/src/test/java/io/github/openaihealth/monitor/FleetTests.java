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

import io.github.openaihealth.diagnosis.Cause;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what a fleet of 10,000 instances asks of the service, in virtual time over
 * the schedule and the state machine. The seeds are fixed; for others see the benchmark.
 */
class FleetTests {

	private static final int INSTANCES = 10_000;

	private static final double STEADY = INSTANCES / 60.0;

	private static final double MOST = 1.6 * STEADY;

	// A fleet that is spread evenly misses this with one seed in a thousand
	private static final double SIGNIFICANCE = 0.001;

	private static final Duration MINUTE = Duration.ofMinutes(1);

	private static final Duration OUTAGE = Duration.ofMinutes(10);

	@ParameterizedTest
	@ValueSource(longs = { 1, 2 })
	void fleetThatIsDeployedAtOnceMakesOneWaveAndNoMore(long seed) {
		FleetSimulation fleet = new FleetSimulation(INSTANCES, FleetSimulation.defaults(), seed);
		fleet.runUntil(Duration.ofMinutes(3));
		RequestLog requests = fleet.requests();
		assertThat(requests.number(Duration.ZERO, FleetSimulation.DEPLOYMENT)).isBetween(INSTANCES, INSTANCES + 200);
		assertThat(requests.peak(Duration.ofSeconds(2), Duration.ofMinutes(3))).isLessThan((int) MOST);
		assertThat(requests.uniformity(Duration.ofMinutes(2), MINUTE).pValue()).isGreaterThan(SIGNIFICANCE);
	}

	@ParameterizedTest
	@CsvSource({ "SERVICE_UNAVAILABLE,PT0.2S,1", "TIMEOUT,PT5S,2" })
	void outageIsNoticedInTimeAndLeavesNoWaveBehind(Cause cause, Duration latency, long seed) {
		Duration begin = Duration.ofMinutes(4);
		Duration end = begin.plus(OUTAGE);
		FleetSimulation fleet = new FleetSimulation(INSTANCES, FleetSimulation.defaults(), seed);
		fleet.runUntil(begin);
		fleet.fail(cause, latency);
		fleet.runUntil(end);
		assertThat(fleet.median(ConnectionStatus.DOWN, OpenAiStatusChangedEvent::failingSince).minus(begin))
			.isLessThan(MINUTE);
		assertThat(fleet.median(ConnectionStatus.DOWN, OpenAiStatusChangedEvent::since).minus(begin))
			.isLessThan(MINUTE.multipliedBy(3));
		fleet.recover();
		fleet.runUntil(end.plusMinutes(5));
		RequestLog requests = fleet.requests();
		assertThat(fleet.median(ConnectionStatus.UP, OpenAiStatusChangedEvent::since).minus(end))
			.isLessThan(Duration.ofSeconds(65));
		assertThat(requests.peak(begin.plusMinutes(4), end)).isLessThan((int) STEADY);
		assertThat(requests.peak(begin, end.plusMinutes(5))).isLessThan((int) MOST);
		assertThat(requests.uniformity(begin.minus(MINUTE), MINUTE).pValue()).isGreaterThan(SIGNIFICANCE);
		assertThat(requests.uniformity(end.plusMinutes(3), MINUTE).pValue()).isGreaterThan(SIGNIFICANCE);
	}

	@Test
	void fleetThatSomethingTellsToPollAtOnceIsSpreadAgainWithinAnHour() {
		Duration told = Duration.ofMinutes(2);
		FleetSimulation fleet = new FleetSimulation(1_000, FleetSimulation.defaults(), 1);
		fleet.pollAll(told);
		fleet.runUntil(told.plusMinutes(61));
		RequestLog requests = fleet.requests();
		assertThat(requests.uniformity(told, MINUTE).pValue()).isLessThan(SIGNIFICANCE);
		assertThat(requests.uniformity(told.plusHours(1), MINUTE).pValue()).isGreaterThan(SIGNIFICANCE);
	}

}
