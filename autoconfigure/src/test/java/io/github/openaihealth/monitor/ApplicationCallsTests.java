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
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.github.openaihealth.diagnosis.Cause;
import io.github.openaihealth.diagnosis.Diagnosis;
import io.github.openaihealth.diagnosis.ServiceAnswer;
import io.github.openaihealth.probe.ProbeResult;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willAnswer;
import static org.mockito.Mockito.clearInvocations;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;

/**
 * Tests for {@link ApplicationCalls}, and for what a {@link ConnectionMonitor} makes of
 * them, on a clock that stands.
 */
class ApplicationCallsTests {

	private static final ServiceAnswer QUOTA = new ServiceAnswer(429, "insufficient_quota", "req_9");

	private static final ServiceAnswer UNAUTHORIZED = new ServiceAnswer(401, "invalid_api_key", "req_8");

	private Instant now = Instant.parse("2026-11-26T03:00:00Z");

	private final InstantSource time = () -> this.now;

	private final CheckedSource source = mock();

	private final Poller poller = mock();

	private final List<OpenAiStatusChangedEvent> events = new ArrayList<>();

	private final StatusAnnouncer announcer = new StatusAnnouncer(this.events::add);

	private ConnectionMonitor connection;

	private ApplicationCalls calls;

	@BeforeEach
	void createMonitor() {
		given(this.source.name()).willReturn("default");
		willAnswer((invocation) -> {
			TrafficWatch.Refusal refusal = invocation.getArgument(0);
			Diagnosis diagnosis = Diagnosis.of(refusal.cause())
				.withFact(TrafficFinding.EVIDENCE, TrafficFinding.TRAFFIC)
				.withAnswer(refusal.answer());
			return new TrafficFinding(diagnosis, refusal.first(), "key");
		}).given(this.source).find(any());
		willAnswer((invocation) -> new CompletableFuture<>()).given(this.poller).plan(any(), any());
		willAnswer((invocation) -> new CompletableFuture<>()).given(this.poller).planLook(any(), any());
		MonitorSettings settings = new MonitorSettings(true, true, Duration.ofSeconds(5), Duration.ofHours(1), 3,
				Duration.ofMinutes(2));
		this.connection = new ConnectionMonitor(settings, this.source, new MonitorClock(this.time, this.time),
				this.announcer, new Object());
		this.calls = this.connection.calls();
		this.announcer.open();
		this.connection.begin(this.poller);
		poll(Results.success());
		this.events.clear();
		clearInvocations(this.poller);
	}

	@ParameterizedTest
	@EnumSource(names = { "QUOTA_EXHAUSTED", "BILLING_INACTIVE" })
	void accountThatIsUsedUpTurnsTheStatusAtOnce(Cause cause) {
		this.calls.refused(cause, QUOTA);
		then(this.poller).should().planLook(this.connection, moment());
		look();
		Snapshot snapshot = this.connection.snapshot();
		assertThat(snapshot.status()).isEqualTo(ConnectionStatus.DOWN);
		assertThat(snapshot.state().cause()).isEqualTo(cause);
		assertThat(snapshot.problems()).singleElement()
			.satisfies((problem) -> assertThat(TrafficFinding.isEvidenceOf(problem)).isTrue())
			.satisfies((problem) -> assertThat(problem.answer()).isEqualTo(QUOTA));
		assertThat(snapshot.state().failures().since()).isEqualTo(moment());
		assertThat(snapshot.since()).isEqualTo(this.now);
		assertThat(snapshot.state().lastSuccess()).isEqualTo(this.now);
		assertThat(this.events).singleElement()
			.satisfies((event) -> assertThat(event.newStatus()).isEqualTo(ConnectionStatus.DOWN))
			.satisfies((event) -> assertThat(event.diagnosis()).isEqualTo(snapshot.state().problem()));
		then(this.poller).should(never()).plan(any(), any());
	}

	@Test
	void pollsThatSucceedDoNotEndIt() {
		quota();
		for (int i = 0; i < 5; i++) {
			pass(Duration.ofMinutes(1));
			poll(Results.success());
			assertThat(this.connection.snapshot().state().cause()).isEqualTo(Cause.QUOTA_EXHAUSTED);
			assertThat(this.connection.snapshot().state().lastSuccess()).isEqualTo(this.now);
		}
		assertThat(this.connection.snapshot().history().polls()).hasSize(6)
			.allSatisfy((poll) -> assertThat(poll.cause()).isNull());
		assertThat(this.events).hasSize(1);
	}

	@Test
	void callThatSucceedsEndsIt() {
		quota();
		pass(Duration.ofSeconds(30));
		this.calls.succeeded();
		then(this.poller).should().planLook(this.connection, moment());
		look();
		assertThat(this.connection.snapshot().status()).isEqualTo(ConnectionStatus.UP);
		assertThat(this.events).hasSize(2)
			.last()
			.satisfies((event) -> assertThat(event.outage()).isEqualTo(Duration.ofSeconds(30)));
	}

	@Test
	void tenMinutesWithoutAnotherEndIt() {
		quota();
		then(this.poller).should().planLook(this.connection, Moments.at(this.now.plus(TrafficWatch.MEMORY)));
		pass(TrafficWatch.MEMORY.minusMillis(1));
		look();
		assertThat(this.connection.snapshot().status()).isEqualTo(ConnectionStatus.DOWN);
		pass(Duration.ofMillis(1));
		look();
		assertThat(this.connection.snapshot().status()).isEqualTo(ConnectionStatus.UP);
		assertThat(this.events).hasSize(2);
	}

	@Test
	void refusalsAfterTheFirstProlongItWithoutAnythingElse() {
		quota();
		pass(Duration.ofMinutes(9));
		clearInvocations(this.poller);
		for (int i = 0; i < 10_000; i++) {
			this.calls.refused(Cause.QUOTA_EXHAUSTED, QUOTA);
		}
		then(this.poller).shouldHaveNoInteractions();
		pass(Duration.ofMinutes(1));
		look();
		assertThat(this.connection.snapshot().status()).isEqualTo(ConnectionStatus.DOWN);
		then(this.poller).should().planLook(this.connection, Moments.at(this.now.plus(Duration.ofMinutes(9))));
		assertThat(this.events).hasSize(1);
	}

	@Test
	void manyRefusalsBeforeAnybodyLookedAreOneLook() {
		for (int i = 0; i < 10_000; i++) {
			this.calls.refused((i % 2 == 0) ? Cause.QUOTA_EXHAUSTED : Cause.BILLING_INACTIVE, QUOTA);
		}
		then(this.poller).should().planLook(any(), any());
		look();
		assertThat(this.events).hasSize(1);
	}

	@Test
	void refusalThatAPollFoundIsShownInstead() {
		quota();
		poll(Results.of(Cause.API_KEY_REJECTED));
		assertThat(this.connection.snapshot().state().cause()).isEqualTo(Cause.QUOTA_EXHAUSTED);
		poll(Results.of(Cause.API_KEY_REJECTED));
		assertThat(this.connection.snapshot().state().cause()).isEqualTo(Cause.API_KEY_REVOKED);
		poll(Results.success());
		assertThat(this.connection.snapshot().state().cause()).isEqualTo(Cause.QUOTA_EXHAUSTED);
		assertThat(this.events).extracting((event) -> event.diagnoses().get(0).cause())
			.containsExactly(Cause.QUOTA_EXHAUSTED, Cause.API_KEY_REVOKED, Cause.QUOTA_EXHAUSTED);
	}

	@Test
	void outageDoesNotReplaceIt() {
		Moment told = moment();
		quota();
		for (int i = 0; i < 5; i++) {
			pass(Duration.ofMinutes(1));
			poll(Results.of(Cause.TIMEOUT));
			Snapshot snapshot = this.connection.snapshot();
			assertThat(snapshot.state().cause()).isEqualTo(Cause.QUOTA_EXHAUSTED);
			assertThat(snapshot.state().notices()).extracting(Diagnosis::cause).containsExactly(Cause.TIMEOUT);
			assertThat(snapshot.state().failures().since()).isEqualTo(told);
		}
		assertThat(this.events).hasSize(1);
		pass(TrafficWatch.MEMORY);
		look();
		assertThat(this.connection.snapshot().state().cause()).isEqualTo(Cause.TIMEOUT);
		quota();
		assertThat(this.connection.snapshot().state().cause()).isEqualTo(Cause.QUOTA_EXHAUSTED);
	}

	@Test
	void anotherKeyForgetsWhatTheFirstWasTold() {
		quota();
		poll(Results.success(), "another");
		assertThat(this.connection.snapshot().status()).isEqualTo(ConnectionStatus.UP);
		look();
		assertThat(this.connection.snapshot().status()).isEqualTo(ConnectionStatus.UP);
		poll(Results.success(), "key");
		assertThat(this.connection.snapshot().status()).isEqualTo(ConnectionStatus.UP);
	}

	@ParameterizedTest
	@ValueSource(ints = { 401, 403 })
	void refusedCallPollsAtOnceAndAtMostEveryTenSeconds(int status) {
		ServiceAnswer answer = new ServiceAnswer(status, null, null);
		for (int i = 0; i < 10_000; i++) {
			this.calls.refused(Cause.PERMISSION_DENIED, answer);
		}
		then(this.poller).should().plan(this.connection, moment());
		assertThat(this.connection.snapshot().status()).isEqualTo(ConnectionStatus.UP);
		assertThat(this.connection.snapshot().nextCheck()).isEqualTo(this.now);
		pass(TrafficWatch.CALM);
		this.calls.refused(Cause.PERMISSION_DENIED, answer);
		then(this.poller).should().plan(this.connection, moment());
		then(this.poller).should(times(2)).plan(any(), any());
		then(this.poller).should(never()).planLook(any(), any());
	}

	@Test
	void refusedCallDoesNotHastenAConfirmation() {
		poll(Results.of(Cause.API_KEY_REJECTED));
		assertThat(this.connection.snapshot().polled().unconfirmed()).isTrue();
		clearInvocations(this.poller);
		this.calls.refused(Cause.API_KEY_REJECTED, UNAUTHORIZED);
		then(this.poller).should(never()).plan(any(), any());
	}

	@Test
	void refusedCallDoesNotDisturbAPollThatIsUnderWay() {
		Attempt attempt = this.connection.cycle().begin();
		assertThat(attempt).isNotNull();
		this.calls.refused(Cause.API_KEY_REJECTED, UNAUTHORIZED);
		then(this.poller).should(never()).plan(any(), any());
	}

	@Test
	void throttlingDoesNothing() {
		this.calls.refused(Cause.RATE_LIMITED, new ServiceAnswer(429, "rate_limit_exceeded", null));
		then(this.poller).shouldHaveNoInteractions();
	}

	@Test
	void callsThatSucceedDoNothing() {
		for (int i = 0; i < 1000; i++) {
			this.calls.succeeded();
		}
		then(this.poller).shouldHaveNoInteractions();
	}

	@Test
	void monitorThatWasStoppedTakesNoNotice() {
		this.connection.stop().run();
		this.calls.refused(Cause.QUOTA_EXHAUSTED, QUOTA);
		this.calls.refused(Cause.API_KEY_REJECTED, UNAUTHORIZED);
		look();
		then(this.poller).shouldHaveNoInteractions();
		assertThat(this.connection.snapshot().status()).isEqualTo(ConnectionStatus.UP);
	}

	@Test
	void whatWasToldBeforeTheFirstPollCounts() {
		ConnectionMonitor fresh = new ConnectionMonitor(this.connection.snapshot().settings(), this.source,
				new MonitorClock(this.time, this.time), this.announcer, new Object());
		fresh.begin(this.poller);
		fresh.calls().refused(Cause.QUOTA_EXHAUSTED, QUOTA);
		fresh.look();
		assertThat(fresh.snapshot().state().cause()).isEqualTo(Cause.QUOTA_EXHAUSTED);
	}

	private void quota() {
		this.calls.refused(Cause.QUOTA_EXHAUSTED, QUOTA);
		look();
	}

	private void look() {
		this.connection.look();
		this.announcer.tell();
	}

	private void poll(ProbeResult result) {
		poll(result, "key");
	}

	private void poll(ProbeResult result, String fingerprint) {
		Attempt attempt = this.connection.cycle().begin();
		assertThat(attempt).isNotNull();
		this.connection.record(attempt,
				new Reading.PollResult(null, List.of(), new Evidence.Probed(result, fingerprint)));
		this.connection.end(attempt);
		this.announcer.tell();
	}

	private void pass(Duration duration) {
		this.now = this.now.plus(duration);
	}

	private Moment moment() {
		return Moments.at(this.now);
	}

}
