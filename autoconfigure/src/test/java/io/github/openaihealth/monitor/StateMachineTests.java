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

import io.github.openaihealth.connection.EchoComparison;
import io.github.openaihealth.diagnosis.Cause;
import io.github.openaihealth.diagnosis.Diagnosis;
import io.github.openaihealth.diagnosis.Fact;
import io.github.openaihealth.probe.ProbeResult;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link StateMachine}.
 */
class StateMachineTests {

	private static final Instant START = Instant.parse("2026-11-23T02:46:10Z");

	private final StateMachine machine = new StateMachine(3);

	private ConnectionState state = ConnectionState.INITIAL;

	private Instant now = START;

	@Test
	void successTurnsUp() {
		poll(Results.success());
		assertThat(this.state.status()).isEqualTo(ConnectionStatus.UP);
		assertThat(this.state.problem()).isNull();
		assertThat(this.state.lastChecked()).isEqualTo(this.now);
		assertThat(this.state.lastSuccess()).isEqualTo(this.now);
	}

	@ParameterizedTest
	@EnumSource(value = Cause.class, names = { "RATE_LIMITED", "MODELS_SCOPE_MISSING" })
	void successWithWarningIsUpAndNoticed(Cause cause) {
		poll(Results.of(cause));
		assertThat(this.state.status()).isEqualTo(ConnectionStatus.UP);
		assertThat(this.state.notices()).extracting(Diagnosis::cause).containsExactly(cause);
		assertThat(this.state.failures().inRow()).isZero();
	}

	@Test
	void definitiveRefusalAwaitsConfirmation() {
		poll(Results.success());
		poll(Results.of(Cause.ORG_MISMATCH));
		assertThat(this.state.status()).isEqualTo(ConnectionStatus.UP);
		assertThat(this.state.unconfirmed()).isTrue();
		assertThat(this.state.failures().inRow()).isZero();
	}

	@Test
	void confirmedRefusalTurnsDown() {
		poll(Results.success());
		poll(Results.of(Cause.ORG_MISMATCH));
		Instant firstSeen = this.now;
		poll(Results.of(Cause.ORG_MISMATCH));
		assertThat(this.state.status()).isEqualTo(ConnectionStatus.DOWN);
		assertThat(this.state.unconfirmed()).isFalse();
		assertThat(this.state.failures().inRow()).isEqualTo(1);
		assertThat(this.state.failures().since()).isEqualTo(Moments.at(firstSeen));
		assertCause(Cause.ORG_MISMATCH);
	}

	@Test
	void refusalThatIsNotConfirmedIsForgotten() {
		poll(Results.success());
		poll(Results.of(Cause.API_KEY_REJECTED));
		poll(Results.success());
		assertThat(this.state.status()).isEqualTo(ConnectionStatus.UP);
		assertThat(this.state.failures().since()).isNull();
		assertThat(this.state.unconfirmed()).isFalse();
	}

	@Test
	void refusalForAnotherReasonConfirmsNothing() {
		poll(Results.success());
		poll(Results.of(Cause.QUOTA_EXHAUSTED));
		poll(Results.of(Cause.ORG_MISMATCH));
		assertThat(this.state.status()).isEqualTo(ConnectionStatus.UP);
		assertThat(this.state.unconfirmed()).isFalse();
		assertThat(this.state.notices()).extracting(Diagnosis::cause).containsExactly(Cause.ORG_MISMATCH);
		poll(Results.of(Cause.ORG_MISMATCH));
		poll(Results.of(Cause.ORG_MISMATCH));
		assertCause(Cause.ORG_MISMATCH);
	}

	@Test
	void outageInsteadOfConfirmationLeavesTheStatus() {
		poll(Results.success());
		poll(Results.of(Cause.ORG_MISMATCH));
		poll(Results.of(Cause.TIMEOUT));
		assertThat(this.state.status()).isEqualTo(ConnectionStatus.UP);
		assertThat(this.state.unconfirmed()).isFalse();
		assertThat(this.state.failures().inRow()).isEqualTo(1);
	}

	@Test
	void sameRefusalNeedsNoSecondConfirmation() {
		poll(Results.of(Cause.API_KEY_REJECTED));
		poll(Results.of(Cause.API_KEY_REJECTED));
		poll(Results.of(Cause.API_KEY_REJECTED));
		assertThat(this.state.unconfirmed()).isFalse();
		assertThat(this.state.failures().inRow()).isEqualTo(2);
	}

	@Test
	void otherRefusalIsConfirmedAnew() {
		poll(Results.of(Cause.API_KEY_REJECTED));
		poll(Results.of(Cause.API_KEY_REJECTED));
		poll(Results.of(Cause.ORG_MISMATCH));
		assertThat(this.state.unconfirmed()).isTrue();
		assertThat(this.state.status()).isEqualTo(ConnectionStatus.DOWN);
		assertCause(Cause.API_KEY_REJECTED);
	}

	@Test
	void tlsFailureTurnsAtOnce() {
		poll(Results.success());
		poll(Results.of(Cause.TLS_FAILURE));
		assertThat(this.state.status()).isEqualTo(ConnectionStatus.DOWN);
		assertThat(this.state.unconfirmed()).isFalse();
		assertCause(Cause.TLS_FAILURE);
	}

	@Test
	void passingFailuresTurnAtTheThreshold() {
		poll(Results.success());
		poll(Results.of(Cause.TIMEOUT));
		poll(Results.of(Cause.CONNECTION_REFUSED));
		assertThat(this.state.status()).isEqualTo(ConnectionStatus.UP);
		assertThat(this.state.notices()).extracting(Diagnosis::cause).containsExactly(Cause.CONNECTION_REFUSED);
		poll(Results.of(Cause.HOST_UNKNOWN));
		assertThat(this.state.status()).isEqualTo(ConnectionStatus.DOWN);
		assertThat(this.state.notices()).isEmpty();
		assertThat(this.state.failures().inRow()).isEqualTo(3);
		assertThat(this.state.failures().since()).isEqualTo(Moments.at(START.plusSeconds(120)));
		assertCause(Cause.HOST_UNKNOWN);
	}

	@Test
	void successBetweenPassingFailuresStartsTheCountAgain() {
		poll(Results.of(Cause.TIMEOUT));
		poll(Results.of(Cause.TIMEOUT));
		poll(Results.success());
		poll(Results.of(Cause.TIMEOUT));
		poll(Results.of(Cause.TIMEOUT));
		assertThat(this.state.status()).isEqualTo(ConnectionStatus.UP);
	}

	@Test
	void passingFailureAtTheBeginningIsUnknownAndExplained() {
		poll(Results.of(Cause.CONNECTION_REFUSED));
		assertThat(this.state.status()).isEqualTo(ConnectionStatus.UNKNOWN);
		assertThat(this.state.notices()).isEmpty();
		assertCause(Cause.CONNECTION_REFUSED);
	}

	@Test
	void refusalStandsThroughAnOutageHoweverLong() {
		poll(Results.of(Cause.API_KEY_REJECTED));
		poll(Results.of(Cause.API_KEY_REJECTED));
		for (int i = 1; i <= 10; i++) {
			poll(Results.of(Cause.TIMEOUT));
			assertThat(this.state.status()).isEqualTo(ConnectionStatus.DOWN);
			assertCause(Cause.API_KEY_REJECTED);
			assertNotices(Cause.TIMEOUT);
			assertThat(this.state.failures().passing()).isEqualTo(i);
		}
		poll(Results.of(Cause.API_KEY_REJECTED));
		assertCause(Cause.API_KEY_REJECTED);
		assertNotices();
	}

	@Test
	void refusalOfOneKeyIsNotSaidOfAnother() {
		poll(Results.of(Cause.API_KEY_REJECTED), "one");
		poll(Results.of(Cause.API_KEY_REJECTED), "one");
		poll(Results.of(Cause.TIMEOUT), "two");
		assertThat(this.state.status()).isEqualTo(ConnectionStatus.DOWN);
		assertCause(Cause.TIMEOUT);
		poll(Results.of(Cause.API_KEY_REJECTED), "two");
		assertThat(this.state.unconfirmed()).isTrue();
		assertCause(Cause.TIMEOUT);
	}

	@Test
	void refusalOfAnotherKeyConfirmsNothing() {
		poll(Results.success(), "one");
		poll(Results.of(Cause.ORG_MISMATCH), "one");
		poll(Results.of(Cause.ORG_MISMATCH), "two");
		assertThat(this.state.status()).isEqualTo(ConnectionStatus.UP);
	}

	@Test
	void refusalStandsWhereNobodyCanTellTheKey() {
		poll(Results.of(Cause.API_KEY_REJECTED), "one");
		poll(Results.of(Cause.API_KEY_REJECTED), "one");
		observe(new Evidence.Probed(Results.of(Cause.CONNECTION_FAILED), null));
		assertCause(Cause.API_KEY_REJECTED);
		assertNotices(Cause.CONNECTION_FAILED);
	}

	@Test
	void tlsFailureIsNoticedBesideARefusal() {
		poll(Results.of(Cause.API_KEY_REJECTED));
		poll(Results.of(Cause.API_KEY_REJECTED));
		poll(Results.of(Cause.TLS_FAILURE));
		assertCause(Cause.API_KEY_REJECTED);
		assertNotices(Cause.TLS_FAILURE);
	}

	@Test
	void otherRefusalReplacesTheFirstOnceConfirmed() {
		poll(Results.of(Cause.API_KEY_REJECTED));
		poll(Results.of(Cause.API_KEY_REJECTED));
		poll(Results.of(Cause.TIMEOUT));
		poll(Results.of(Cause.QUOTA_EXHAUSTED));
		assertCause(Cause.API_KEY_REJECTED);
		assertNotices(Cause.QUOTA_EXHAUSTED);
		poll(Results.of(Cause.QUOTA_EXHAUSTED));
		assertCause(Cause.QUOTA_EXHAUSTED);
		assertNotices();
	}

	@Test
	void otherRefusalThatIsNotConfirmedReplacesNothing() {
		poll(Results.of(Cause.API_KEY_REJECTED));
		poll(Results.of(Cause.API_KEY_REJECTED));
		poll(Results.of(Cause.ORG_MISMATCH));
		poll(Results.of(Cause.API_KEY_REJECTED));
		assertThat(this.state.unconfirmed()).isFalse();
		assertCause(Cause.API_KEY_REJECTED);
		assertNotices();
	}

	@Test
	void pendingRefusalIsNoticed() {
		poll(Results.of(Cause.RATE_LIMITED));
		poll(Results.of(Cause.ORG_MISMATCH));
		assertThat(this.state.status()).isEqualTo(ConnectionStatus.UP);
		assertNotices(Cause.ORG_MISMATCH);
	}

	@Test
	void refusalThatWasNeverConfirmedDoesNotStand() {
		poll(Results.of(Cause.TIMEOUT));
		poll(Results.of(Cause.TIMEOUT));
		poll(Results.of(Cause.API_KEY_REJECTED));
		poll(Results.of(Cause.ORG_MISMATCH));
		assertThat(this.state.status()).isEqualTo(ConnectionStatus.DOWN);
		assertCause(Cause.ORG_MISMATCH);
		poll(Results.of(Cause.TIMEOUT));
		poll(Results.of(Cause.TIMEOUT));
		poll(Results.of(Cause.TIMEOUT));
		assertCause(Cause.TIMEOUT);
	}

	@Test
	void outageOfAnotherKindReplacesTheFirstOnceItLasts() {
		pollDown(Cause.TIMEOUT);
		poll(Results.of(Cause.SERVICE_UNAVAILABLE));
		poll(Results.of(Cause.SERVICE_UNAVAILABLE));
		assertCause(Cause.TIMEOUT);
		assertNotices(Cause.SERVICE_UNAVAILABLE);
		poll(Results.of(Cause.SERVICE_UNAVAILABLE));
		assertCause(Cause.SERVICE_UNAVAILABLE);
		assertNotices();
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3 })
	void outageThatChangesItsKindWithEachPollKeepsItsCause(int threshold) {
		StateMachine machine = new StateMachine(threshold);
		for (int i = 0; i < threshold; i++) {
			this.state = machine.next(this.state, probed(Cause.TIMEOUT), Moments.at(this.now));
		}
		for (int i = 0; i < 10; i++) {
			this.state = machine.next(this.state, probed(Cause.CONNECTION_REFUSED), Moments.at(this.now));
			assertCause(Cause.TIMEOUT);
			this.state = machine.next(this.state, probed(Cause.TIMEOUT), Moments.at(this.now));
			assertCause(Cause.TIMEOUT);
			assertNotices();
		}
	}

	@Test
	void outageThatFollowsAMisconfigurationIsTheCauseAtOnce() {
		observe(new Evidence.Misconfigured(List.of(Results.diagnosis(Cause.API_KEY_EMPTY))));
		poll(Results.of(Cause.TIMEOUT));
		assertThat(this.state.status()).isEqualTo(ConnectionStatus.DOWN);
		assertCause(Cause.TIMEOUT);
	}

	@Test
	void resultIsThatWhichTheStatusRestsOn() {
		ProbeResult refusal = Results.of(Cause.MODEL_UNAVAILABLE);
		poll(Results.success());
		assertThat(this.state.result()).isSameAs(this.state.lastResult());
		poll(refusal);
		poll(refusal);
		poll(Results.of(Cause.SERVICE_UNAVAILABLE));
		assertThat(this.state.result()).isSameAs(refusal);
		observe(new Evidence.Misconfigured(List.of(Results.diagnosis(Cause.API_KEY_EMPTY))));
		assertThat(this.state.result()).isNull();
	}

	@Test
	void rejectionOfTheKeyThatWorkedIsRevocation() {
		poll(Results.success(), "one");
		poll(Results.of(Cause.API_KEY_REJECTED), "one");
		poll(Results.of(Cause.API_KEY_REJECTED), "one");
		assertCause(Cause.API_KEY_REVOKED);
		assertThat(this.state.lastSuccess()).isEqualTo(START.plusSeconds(60));
	}

	@Test
	void rejectionOfAnotherKeyIsNoRevocation() {
		poll(Results.success(), "one");
		poll(Results.of(Cause.API_KEY_REJECTED), "two");
		poll(Results.of(Cause.API_KEY_REJECTED), "two");
		assertCause(Cause.API_KEY_REJECTED);
	}

	@Test
	void revocationCountsFromTheLastTimeThatThisKeyWasAccepted() {
		poll(Results.success(), "one");
		poll(Results.of(Cause.QUOTA_EXHAUSTED), "two");
		poll(Results.of(Cause.QUOTA_EXHAUSTED), "two");
		Instant accepted = this.now;
		poll(Results.of(Cause.API_KEY_REJECTED), "two");
		poll(Results.of(Cause.API_KEY_REJECTED), "two");
		assertCause(Cause.API_KEY_REVOKED);
		assertThat(this.state.problems().get(0).facts()).contains(new Fact("last worked", accepted.toString()));
	}

	@Test
	void statusStandsWhileANewKeyIsUnconfirmed() {
		poll(Results.success(), "one");
		Instant accepted = this.now;
		poll(Results.of(Cause.API_KEY_REJECTED), "two");
		assertThat(this.state.status()).isEqualTo(ConnectionStatus.UP);
		assertThat(this.state.lastSuccess()).isEqualTo(accepted);
		poll(Results.of(Cause.API_KEY_REJECTED), "two");
		assertThat(this.state.status()).isEqualTo(ConnectionStatus.DOWN);
		assertThat(this.state.lastSuccess()).isEqualTo(accepted);
	}

	@Test
	void rejectionOfANewKeyTellsUntilWhenTheOneBeforeWorked() {
		poll(Results.success(), "one");
		Instant accepted = this.now;
		poll(Results.of(Cause.API_KEY_REJECTED), "two");
		poll(Results.of(Cause.API_KEY_REJECTED), "two");
		Diagnosis problem = this.state.problems().get(0);
		assertThat(problem.cause()).isEqualTo(Cause.API_KEY_REJECTED);
		assertThat(problem.facts()).contains(new Fact("key before", "worked until " + accepted));
		assertThat(problem.actions()).first(InstanceOfAssertFactories.STRING)
			.isEqualTo("Put the key back that was there before, unless it was revoked: it last worked 2 minutes ago.");
	}

	@Test
	void refusalOfAnOldKeyEndsWithTheSuccessOfANewOne() {
		poll(Results.success(), "one");
		poll(Results.of(Cause.API_KEY_REJECTED), "one");
		poll(Results.of(Cause.API_KEY_REJECTED), "one");
		assertCause(Cause.API_KEY_REVOKED);
		poll(Results.success(), "two");
		assertThat(this.state.status()).isEqualTo(ConnectionStatus.UP);
		assertThat(this.state.problems()).isEmpty();
	}

	@Test
	void revokedKeyThatIsPutBackIsRevoked() {
		poll(Results.success(), "one");
		poll(Results.success(), "two");
		poll(Results.of(Cause.API_KEY_REJECTED), "one");
		poll(Results.of(Cause.API_KEY_REJECTED), "one");
		assertCause(Cause.API_KEY_REVOKED);
	}

	@Test
	void keyThatChangesWhileARefusalAwaitsItsConfirmationIsConfirmedItself() {
		poll(Results.success(), "one");
		poll(Results.of(Cause.API_KEY_REJECTED), "one");
		poll(Results.of(Cause.API_KEY_REJECTED), "two");
		assertThat(this.state.status()).isEqualTo(ConnectionStatus.UP);
		assertThat(this.state.unconfirmed()).isTrue();
		poll(Results.of(Cause.API_KEY_REJECTED), "two");
		assertCause(Cause.API_KEY_REJECTED);
	}

	@Test
	void onlySoManyKeysAreRemembered() {
		for (int key = 0; key < 20; key++) {
			poll(Results.success(), "key-" + key);
		}
		assertThat(this.state.acceptedKeys()).hasSize(8).first().satisfies((key) -> {
			assertThat(key.fingerprint()).isEqualTo("key-19");
			assertThat(key.at().time()).isEqualTo(this.now);
		});
	}

	@Test
	void revocationByAGatewayNamesIt() {
		observe(new Evidence.Probed(Results.success(), "one", "litellm"));
		observe(new Evidence.Probed(Results.of(Cause.API_KEY_REJECTED), "one", "litellm"));
		observe(new Evidence.Probed(Results.of(Cause.API_KEY_REJECTED), "one", "litellm"));
		assertCause(Cause.API_KEY_REVOKED);
		assertThat(this.state.problems().get(0).summary()).startsWith("litellm no longer accepts this key.");
	}

	@Test
	void rejectionOfAKeyThatWasAlteredOnItsWayIsNoRevocation() {
		poll(Results.success(), "one");
		poll(Results.rejection(EchoComparison.Outcome.ANOTHER), "one");
		poll(Results.rejection(EchoComparison.Outcome.WITHOUT_END), "one");
		assertCause(Cause.API_KEY_REJECTED);
		poll(Results.rejection(EchoComparison.Outcome.SAME), "one");
		poll(Results.rejection(EchoComparison.Outcome.SAME), "one");
		assertCause(Cause.API_KEY_REVOKED);
	}

	@Test
	void revocationTellsWhatTheRejectionDid() {
		poll(Results.success(), "one");
		poll(Results.rejection(EchoComparison.Outcome.SAME), "one");
		poll(Results.rejection(EchoComparison.Outcome.SAME), "one");
		assertThat(this.state.problems()).singleElement()
			.extracting(Diagnosis::facts, InstanceOfAssertFactories.list(Fact.class))
			.containsExactly(new Fact("last worked", START.plusSeconds(60).toString()),
					new Fact("received", "the same key"));
	}

	@Test
	void clockThatIsPutBackDoesNotMakeARevocationComeFromTheFuture() {
		this.state = this.machine.next(this.state, new Evidence.Probed(Results.success(), "one"),
				Moments.at(START, Duration.ofHours(1)));
		for (int i = 0; i < 2; i++) {
			this.state = this.machine.next(this.state, new Evidence.Probed(Results.of(Cause.API_KEY_REJECTED), "one"),
					Moments.at(START.plus(Duration.ofMinutes(14))));
		}
		assertThat(this.state.problems()).singleElement()
			.extracting(Diagnosis::summary, InstanceOfAssertFactories.STRING)
			.contains("14 minutes ago");
	}

	@Test
	void misconfigurationTurnsAtOnce() {
		poll(Results.success());
		observe(new Evidence.Misconfigured(
				List.of(Results.diagnosis(Cause.API_KEY_EMPTY), Results.diagnosis(Cause.API_KEY_MISSING))));
		assertThat(this.state.status()).isEqualTo(ConnectionStatus.DOWN);
		assertThat(this.state.problems()).hasSize(2);
		assertThat(this.state.lastResult()).isNull();
		assertThat(this.state.failures().since()).isEqualTo(Moments.at(this.now));
		assertCause(Cause.API_KEY_EMPTY);
	}

	@Test
	void keyIsRememberedThroughAMisconfiguration() {
		poll(Results.success(), "one");
		observe(new Evidence.Misconfigured(List.of(Results.diagnosis(Cause.API_KEY_EMPTY))));
		poll(Results.of(Cause.API_KEY_REJECTED), "one");
		poll(Results.of(Cause.API_KEY_REJECTED), "one");
		assertCause(Cause.API_KEY_REVOKED);
	}

	@Test
	void notProbedIsUnknown() {
		observe(new Evidence.NotProbed());
		assertThat(this.state.status()).isEqualTo(ConnectionStatus.UNKNOWN);
		assertThat(this.state.problem()).isNull();
		assertThat(this.state.failures().since()).isNull();
	}

	@Test
	void unseenCredentialsAreUnknownAndNoFailure() {
		pollDown(Cause.TIMEOUT);
		observe(new Evidence.Unseen(Results.diagnosis(Cause.API_KEY_MISSING)));
		assertThat(this.state.status()).isEqualTo(ConnectionStatus.UNKNOWN);
		assertThat(this.state.failures()).isEqualTo(Failures.NONE);
		assertCause(Cause.API_KEY_MISSING);
	}

	@Test
	void settleTakesTheRefusalForGranted() {
		poll(Results.of(Cause.API_KEY_REJECTED));
		Instant checked = this.now;
		this.state = this.machine.settle(this.state);
		assertThat(this.state.lastChecked()).isEqualTo(checked);
		assertThat(this.state.status()).isEqualTo(ConnectionStatus.DOWN);
		assertCause(Cause.API_KEY_REJECTED);
	}

	@Test
	void settleWithoutRefusalChangesNothing() {
		poll(Results.success());
		assertThat(this.machine.settle(this.state)).isSameAs(this.state);
	}

	private void poll(ProbeResult result) {
		poll(result, "key");
	}

	private void poll(ProbeResult result, String fingerprint) {
		observe(new Evidence.Probed(result, fingerprint));
	}

	private void observe(Evidence evidence) {
		this.now = this.now.plusSeconds(60);
		this.state = this.machine.next(this.state, evidence, Moments.at(this.now));
	}

	private void pollDown(Cause cause) {
		for (int i = 0; i < 3; i++) {
			poll(Results.of(cause));
		}
	}

	private static Evidence probed(Cause cause) {
		return new Evidence.Probed(Results.of(cause), "key");
	}

	private void assertNotices(Cause... causes) {
		assertThat(this.state.notices()).extracting(Diagnosis::cause).containsExactly(causes);
	}

	private void assertCause(Cause cause) {
		Diagnosis problem = this.state.problem();
		assertThat(problem).isNotNull();
		assertThat(problem.cause()).isEqualTo(cause);
	}

}
