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

import java.time.Instant;
import java.util.List;

import io.github.openaihealth.diagnosis.Cause;
import io.github.openaihealth.diagnosis.Diagnosis;
import io.github.openaihealth.diagnosis.Effect;
import io.github.openaihealth.probe.ProbeResult;
import org.jspecify.annotations.Nullable;

/**
 * Makes the next {@link ConnectionState} from the last and what a poll found. Pure: no
 * clock, no network.
 */
final class StateMachine {

	private final int failureThreshold;

	StateMachine(int failureThreshold) {
		this.failureThreshold = failureThreshold;
	}

	ConnectionState next(ConnectionState state, Observation observation, Instant now) {
		if (observation instanceof Observation.Misconfigured misconfigured) {
			return unasked(state, ConnectionStatus.DOWN, misconfigured.problems(), firstFailure(state, now));
		}
		if (observation instanceof Observation.Unseen unseen) {
			return unasked(state, ConnectionStatus.UNKNOWN, List.of(unseen.reason()), null);
		}
		if (observation instanceof Observation.Probed probed) {
			return switch (probed.result().outcome()) {
				case SUCCESS -> succeeded(probed, now);
				case DEFINITIVE -> refused(state, probed, now);
				case PASSING -> failed(state, probed.result(), now);
			};
		}
		return unasked(state, ConnectionStatus.UNKNOWN, List.of(), null);
	}

	/**
	 * Take a refusal for granted that could not be confirmed in time.
	 * @param state the state
	 * @param now the instant
	 * @return the state without anything unconfirmed
	 */
	ConnectionState settle(ConnectionState state, Instant now) {
		ProbeResult result = state.lastResult();
		if (!state.unconfirmed() || result == null) {
			return state;
		}
		return turned(state, result, state.acceptedKey(), state.lastChecked(), firstFailure(state, now));
	}

	private ConnectionState unasked(ConnectionState state, ConnectionStatus status, List<Diagnosis> problems,
			@Nullable Instant failingSince) {
		return new ConnectionState(status, problems, List.of(), null, false, 0, 0, state.lastChecked(),
				state.lastSuccess(), failingSince, state.acceptedKey());
	}

	private ConnectionState succeeded(Observation.Probed probed, Instant now) {
		return new ConnectionState(ConnectionStatus.UP, List.of(), listOf(probed.result().diagnosis()), probed.result(),
				false, 0, 0, now, now, null, acceptedKey(null, probed, now));
	}

	private ConnectionState refused(ConnectionState state, Observation.Probed probed, Instant now) {
		ProbeResult result = Revocation.apply(state, probed, now);
		AcceptedKey acceptedKey = acceptedKey(state.acceptedKey(), probed, now);
		if (state.unconfirmed() ? isConfirmation(state, result) : needsNoConfirmation(state, result)) {
			return turned(state, result, acceptedKey, now, firstFailure(state, now));
		}
		if (state.unconfirmed()) {
			// Refused twice, but for two reasons: neither is certain
			return failed(state, result, now);
		}
		return new ConnectionState(state.status(), state.problems(), state.notices(), result, true,
				state.consecutiveFailures(), state.passingFailures(), now, state.lastSuccess(),
				firstFailure(state, now), acceptedKey);
	}

	private static @Nullable AcceptedKey acceptedKey(@Nullable AcceptedKey last, Observation.Probed probed,
			Instant now) {
		String fingerprint = probed.fingerprint();
		return (probed.result().keyAccepted() && fingerprint != null) ? new AcceptedKey(fingerprint, now) : last;
	}

	private static boolean isConfirmation(ConnectionState state, ProbeResult result) {
		return state.lastResult() != null && state.lastResult().cause() == result.cause();
	}

	private boolean needsNoConfirmation(ConnectionState state, ProbeResult result) {
		Cause cause = result.cause();
		Diagnosis known = (state.status() == ConnectionStatus.DOWN) ? state.problem() : null;
		return cause != null && (cause.effect() == Effect.IMMEDIATE || (known != null && known.cause() == cause));
	}

	private ConnectionState turned(ConnectionState state, ProbeResult result, @Nullable AcceptedKey acceptedKey,
			@Nullable Instant checked, Instant failingSince) {
		return new ConnectionState(ConnectionStatus.DOWN, listOf(result.diagnosis()), List.of(), result, false,
				state.consecutiveFailures() + 1, 0, checked, state.lastSuccess(), failingSince, acceptedKey);
	}

	private ConnectionState failed(ConnectionState state, ProbeResult result, Instant now) {
		int passingFailures = state.passingFailures() + 1;
		List<Diagnosis> found = listOf(result.diagnosis());
		ConnectionStatus status = state.status();
		List<Diagnosis> problems = state.problems();
		if (passingFailures >= this.failureThreshold) {
			status = ConnectionStatus.DOWN;
			problems = found;
		}
		else if (status == ConnectionStatus.UNKNOWN) {
			problems = found;
		}
		return new ConnectionState(status, problems, problems.equals(found) ? List.of() : found, result, false,
				state.consecutiveFailures() + 1, passingFailures, now, state.lastSuccess(), firstFailure(state, now),
				state.acceptedKey());
	}

	private static Instant firstFailure(ConnectionState state, Instant now) {
		return (state.failingSince() != null) ? state.failingSince() : now;
	}

	private static List<Diagnosis> listOf(@Nullable Diagnosis diagnosis) {
		return (diagnosis != null) ? List.of(diagnosis) : List.of();
	}

}
