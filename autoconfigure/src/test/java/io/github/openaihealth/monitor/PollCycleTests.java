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

import java.net.URI;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

import io.github.openaihealth.probe.ProbeReply;
import io.github.openaihealth.probe.ProbeRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;

/**
 * Tests for {@link PollCycle}, on a clock that stands.
 */
class PollCycleTests {

	private static final Instant NOW = Instant.parse("2026-11-26T03:00:00Z");

	private final ConnectionMonitor connection = mock();

	private final Poller poller = mock();

	private final Future<?> plan = new CompletableFuture<>();

	private final PollCycle cycle = new PollCycle(this.connection, new MonitorClock(() -> NOW, () -> NOW),
			new Object());

	@BeforeEach
	void plan() {
		given(this.poller.plan(any(), any())).willAnswer((invocation) -> this.plan);
	}

	@Test
	void nothingIsPlannedOrBegunBeforeTheStart() {
		this.cycle.plan(at(0));
		assertThat(this.cycle.poller()).isNull();
		assertThat(this.cycle.isDue()).isFalse();
		assertThat(this.cycle.begin()).isNull();
		then(this.poller).should(never()).plan(any(), any());
	}

	@ParameterizedTest
	@CsvSource({ "-1, true", "0, true", "1, false" })
	void pollIsDueFromItsMomentOn(int seconds, boolean due) {
		this.cycle.start(this.poller);
		this.cycle.plan(at(seconds));
		assertThat(this.cycle.isDue()).isEqualTo(due);
		then(this.poller).should().plan(this.connection, at(seconds));
	}

	@Test
	void planReplacesTheOneBefore() {
		this.cycle.start(this.poller);
		this.cycle.plan(at(0));
		this.cycle.plan(at(60));
		assertThat(this.plan).isCancelled();
		assertThat(this.cycle.isDue()).isFalse();
	}

	@Test
	void onePollIsUnderWayAtATime() {
		this.cycle.start(this.poller);
		this.cycle.plan(at(0));
		Attempt attempt = begin();
		assertThat(this.plan).isCancelled();
		assertThat(this.cycle.isUnderWay()).isTrue();
		assertThat(this.cycle.isDue()).isFalse();
		assertThat(this.cycle.begin()).isNull();
		assertThat(this.cycle.isUnderWay(attempt)).isTrue();
	}

	@Test
	void nextPollIsPlannedAtTheEndOfOne() {
		this.cycle.start(this.poller);
		Attempt attempt = begin();
		this.cycle.end(at(60));
		assertThat(this.cycle.isUnderWay(attempt)).isFalse();
		then(this.poller).should().plan(this.connection, at(60));
		assertThat(begin()).isNotSameAs(attempt);
	}

	@Test
	void noPollIsPlannedAtTheEndOfTheLast() {
		this.cycle.start(this.poller);
		begin();
		this.cycle.end(null);
		assertThat(this.cycle.isUnderWay()).isFalse();
		then(this.poller).should(never()).plan(any(), any());
	}

	@Test
	void nothingIsPolledAfterAStop() {
		this.cycle.start(this.poller);
		this.cycle.plan(at(0));
		this.cycle.stop();
		assertThat(this.plan).isCancelled();
		assertThat(this.cycle.poller()).isNull();
		assertThat(this.cycle.isDue()).isFalse();
		assertThat(this.cycle.begin()).isNull();
	}

	@Test
	void pollThatAStopOvertookIsNotThatOfTheNextStart() {
		this.cycle.start(this.poller);
		Attempt overtaken = begin();
		this.cycle.stop();
		assertThat(this.cycle.isUnderWay(overtaken)).isFalse();
		this.cycle.start(this.poller);
		Attempt next = begin();
		assertThat(this.cycle.isUnderWay(overtaken)).isFalse();
		assertThat(this.cycle.isUnderWay(next)).isTrue();
	}

	// What it asked last, when its next poll is due, whether a poll begins because of a
	// reply to "a", and whether that poll takes the reply where it comes to ask "a"
	@ParameterizedTest
	@CsvSource({ "a, 60, true, true", "a, 0, true, true", "b, 60, false, false", "b, 0, true, false",
			", 60, false, false", ", 0, true, true" })
	void replyBeginsAPollOfWhoeverAskedTheSameOrIsDue(@Nullable String asked, int due, boolean begins, boolean takes) {
		this.cycle.start(this.poller);
		this.cycle.asked((asked != null) ? request(asked) : null);
		this.cycle.plan(at(due));
		ProbeReply reply = mock();
		Attempt begun = this.cycle.offer(request("a"), reply);
		assertThat(begun != null).isEqualTo(begins);
		if (begun != null) {
			assertThat(this.cycle.isUnderWay(begun)).isTrue();
			assertThat(begun.ask(request("a"))).isEqualTo(takes ? reply : null);
		}
	}

	@ParameterizedTest
	@CsvSource({ "a, true", "b, false", ", true" })
	void pollUnderWayTakesAReplyUntilItHasAsked(@Nullable String asked, boolean takes) {
		this.cycle.start(this.poller);
		this.cycle.asked((asked != null) ? request(asked) : null);
		Attempt attempt = begin();
		ProbeReply reply = mock();
		assertThat(this.cycle.offer(request("a"), reply)).isNull();
		assertThat(attempt.ask(request("a"))).isEqualTo(takes ? reply : null);
		assertThat(this.cycle.offer(request("a"), reply)).isNull();
		assertThat(attempt.ask(request("a"))).isNull();
	}

	@Test
	void replyBeginsNothingAfterAStop() {
		this.cycle.start(this.poller);
		this.cycle.asked(request("a"));
		this.cycle.stop();
		assertThat(this.cycle.offer(request("a"), mock())).isNull();
		assertThat(this.cycle.isUnderWay()).isFalse();
	}

	private Attempt begin() {
		Attempt attempt = this.cycle.begin();
		assertThat(attempt).isNotNull();
		return attempt;
	}

	private static ProbeRequest request(String fingerprint) {
		return new ProbeRequest(URI.create("https://127.0.0.1/v1/models"), fingerprint, null, null, "direct");
	}

	private static Moment at(int seconds) {
		return Moments.at(NOW.plusSeconds(seconds));
	}

}
