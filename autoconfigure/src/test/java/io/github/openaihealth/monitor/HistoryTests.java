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
import java.util.List;
import java.util.Objects;

import io.github.openaihealth.diagnosis.Cause;
import io.github.openaihealth.diagnosis.Diagnosis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link History}, {@link Poll} and {@link OpenAiStatusChangedEvent}.
 */
class HistoryTests {

	private static final Instant TIME = Instant.parse("2026-11-23T03:00:00Z");

	private final StateMachine machine = new StateMachine(3);

	@Test
	void pollsAreTheNewestFirstAndBounded() {
		History history = History.EMPTY;
		for (int i = 0; i < History.MAX_POLLS + 5; i++) {
			history = history.with(new Poll(TIME.plusSeconds(i), Results.success(), List.of()));
		}
		assertThat(history.polls()).hasSize(100);
		assertThat(history.polls().get(0).time()).isEqualTo(TIME.plusSeconds(104));
		assertThat(history.polls().get(99).time()).isEqualTo(TIME.plusSeconds(5));
	}

	@Test
	void changesAreTheNewestFirstAndBounded() {
		History history = History.EMPTY;
		for (int i = 0; i < History.MAX_CHANGES + 5; i++) {
			history = history.with(change(ConnectionState.INITIAL, up(TIME), TIME.plusSeconds(i)));
		}
		assertThat(history.changes()).hasSize(50);
		assertThat(history.changes().get(0).since()).isEqualTo(TIME.plusSeconds(54));
	}

	@Test
	void sameStatusIsNoChange() {
		OpenAiStatusChangedEvent change = OpenAiStatusChangedEvent.of("default", up(TIME), up(TIME.plusSeconds(60)),
				Moments.at(TIME.plusSeconds(60)));
		assertThat(change).isNull();
		assertThat(History.EMPTY.with(change)).isSameAs(History.EMPTY);
	}

	@Test
	void changeToDownTellsWhatWorkedUntilThen() {
		ConnectionState up = up(TIME);
		ConnectionState down = this.machine.next(up, probed(Cause.TLS_FAILURE), Moments.at(TIME.plusSeconds(60)));
		OpenAiStatusChangedEvent change = change(up, down, TIME.plusSeconds(60));
		assertThat(change.diagnosis()).isNotNull().extracting(Diagnosis::cause).isEqualTo(Cause.TLS_FAILURE);
		assertThat(change.lastSuccess()).isEqualTo(TIME);
		assertThat(change.failingSince()).isEqualTo(TIME.plusSeconds(60));
		assertThat(change.outage()).isNull();
	}

	@Test
	void changeBackTellsHowLongItLasted() {
		ConnectionState down = this.machine.next(up(TIME), probed(Cause.TLS_FAILURE), Moments.at(TIME.plusSeconds(60)));
		OpenAiStatusChangedEvent change = change(down, up(TIME.plusSeconds(90)), TIME.plusSeconds(90));
		assertThat(change.diagnosis()).isNull();
		assertThat(change.outage()).hasSeconds(30);
	}

	@ParameterizedTest
	@ValueSource(strings = { "PT1H", "-PT1H" })
	void outageIsAsLongAsItLastedWhereverTheClockIsPut(Duration set) {
		ConnectionState down = this.machine.next(up(TIME), probed(Cause.TLS_FAILURE), Moments.at(TIME.plusSeconds(60)));
		Moment now = Moments.at(TIME.plusSeconds(90), set);
		ConnectionState up = this.machine.next(down, new Evidence.Probed(Results.success(), null), now);
		OpenAiStatusChangedEvent change = change(down, up, now);
		assertThat(change.outage()).hasSeconds(30);
		assertThat(change.since()).isEqualTo(now.time());
		assertThat(change.failingSince()).isEqualTo(TIME.plusSeconds(60));
	}

	@Test
	void otherCauseWhileDownIsAChange() {
		ConnectionState tls = this.machine.next(up(TIME), probed(Cause.TLS_FAILURE), Moments.at(TIME.plusSeconds(60)));
		ConnectionState pending = this.machine.next(tls, probed(Cause.ORG_MISMATCH), Moments.at(TIME.plusSeconds(120)));
		assertThat(OpenAiStatusChangedEvent.of("default", tls, pending, Moments.at(TIME.plusSeconds(120)))).isNull();
		ConnectionState refused = this.machine.next(pending, probed(Cause.ORG_MISMATCH),
				Moments.at(TIME.plusSeconds(121)));
		OpenAiStatusChangedEvent change = change(pending, refused, TIME.plusSeconds(121));
		assertThat(change.isStatusChanged()).isFalse();
		assertThat(change.oldStatus()).isEqualTo(ConnectionStatus.DOWN);
		assertThat(change.newStatus()).isEqualTo(ConnectionStatus.DOWN);
		assertThat(change.oldDiagnosis()).isNotNull().extracting(Diagnosis::cause).isEqualTo(Cause.TLS_FAILURE);
		assertThat(change.diagnosis()).isNotNull().extracting(Diagnosis::cause).isEqualTo(Cause.ORG_MISMATCH);
		assertThat(change.since()).isEqualTo(TIME.plusSeconds(121));
		assertThat(change.failingSince()).isEqualTo(TIME.plusSeconds(60));
		assertThat(change.lastSuccess()).isEqualTo(TIME);
		assertThat(change.outage()).isNull();
	}

	@Test
	void pollTellsWhatTheStateKnowsBetter() {
		ConnectionState accepted = this.machine.next(ConnectionState.INITIAL,
				new Evidence.Probed(Results.success(), "print"), Moments.at(TIME));
		Evidence rejected = new Evidence.Probed(Results.of(Cause.API_KEY_REJECTED), "print");
		ConnectionState state = this.machine.next(accepted, rejected, Moments.at(TIME.plusSeconds(60)));
		assertThat(Poll.of(TIME, rejected, state).cause()).isEqualTo(Cause.API_KEY_REVOKED);
	}

	@Test
	void pollWithoutRequestHasACauseAndNoRequest() {
		Evidence misconfigured = new Evidence.Misconfigured(List.of(Diagnosis.of(Cause.API_KEY_EMPTY)));
		Poll poll = Poll.of(TIME, misconfigured, up(TIME));
		assertThat(poll.cause()).isEqualTo(Cause.API_KEY_EMPTY);
		assertThat(poll.request()).isNull();
		assertThat(Poll.of(TIME, new Evidence.NotProbed(), ConnectionState.INITIAL).cause()).isNull();
	}

	private ConnectionState up(Instant time) {
		return this.machine.next(ConnectionState.INITIAL, new Evidence.Probed(Results.success(), null),
				Moments.at(time));
	}

	private static Evidence probed(Cause cause) {
		return new Evidence.Probed(Results.of(cause), null);
	}

	private static OpenAiStatusChangedEvent change(ConnectionState before, ConnectionState after, Instant time) {
		return change(before, after, Moments.at(time));
	}

	private static OpenAiStatusChangedEvent change(ConnectionState before, ConnectionState after, Moment now) {
		return Objects.requireNonNull(OpenAiStatusChangedEvent.of("default", before, after, now));
	}

}
