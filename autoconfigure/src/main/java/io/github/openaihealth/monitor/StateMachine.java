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

import java.util.List;
import java.util.stream.Stream;

import io.github.openaihealth.diagnosis.Diagnosis;
import io.github.openaihealth.monitor.ConnectionState.AcceptedKey;
import org.jspecify.annotations.Nullable;

/**
 * Makes the next {@link ConnectionState} from the last and what a poll found. Pure: no
 * clock, no network.
 * <p>
 * A confirmed refusal stands until a success, another confirmed refusal or another key:
 * what fails on the way to the service says nothing of a key that was refused before, and
 * is noticed beside it.
 */
final class StateMachine {

	private static final int LEAST_REPETITIONS = 2;

	private static final int REMEMBERED_KEYS = 8;

	// Where each call gets another token, none is asked for twice
	private static final int KEYS_THAT_CONFIRM = 3;

	private final int failureThreshold;

	StateMachine(int failureThreshold) {
		this.failureThreshold = failureThreshold;
	}

	ConnectionState next(ConnectionState state, Evidence evidence, Moment now) {
		if (evidence instanceof Evidence.Misconfigured misconfigured) {
			return unasked(state, ConnectionStatus.DOWN, misconfigured.problems(), state.failures().unasked(now));
		}
		if (evidence instanceof Evidence.Unseen unseen) {
			return unasked(state, ConnectionStatus.UNKNOWN, List.of(unseen.reason()), Failures.NONE);
		}
		if (evidence instanceof Evidence.Probed probed) {
			Finding found = new Finding(KeyHistory.apply(state, probed, now), probed.fingerprint(), now, false);
			return switch (found.result().outcome()) {
				case SUCCESS -> succeeded(state, found);
				case DEFINITIVE -> refused(state, found.after(state.last()));
				case PASSING -> failed(state, found);
			};
		}
		return unasked(state, ConnectionStatus.UNKNOWN, List.of(), Failures.NONE);
	}

	/**
	 * Take a refusal for granted that could not be confirmed in time.
	 * @param state the state
	 * @return the state without anything unconfirmed
	 */
	ConnectionState settle(ConnectionState state) {
		Finding last = state.last();
		if (!state.unconfirmed() || last == null) {
			return state;
		}
		return turned(state, last);
	}

	private ConnectionState unasked(ConnectionState state, ConnectionStatus status, List<Diagnosis> problems,
			Failures failures) {
		return new ConnectionState(status, problems, List.of(), null, null, false, failures, state.lastChecked(),
				state.lastSuccess(), state.acceptedKeys());
	}

	private ConnectionState succeeded(ConnectionState state, Finding found) {
		return new ConnectionState(ConnectionStatus.UP, List.of(), found.diagnoses(), null, found, false, Failures.NONE,
				found.at().time(), found.at().time(), acceptedKeys(state.acceptedKeys(), found));
	}

	private ConnectionState refused(ConnectionState state, Finding found) {
		if (found.isImmediate()) {
			return stands(state.reason(), found) ? beside(state, found, state.failures().refused(found.at()))
					: turned(state, found);
		}
		if (found.repeats(state.reason()) || (state.unconfirmed() && found.repeats(state.last()))
				|| found.keys() >= KEYS_THAT_CONFIRM) {
			return turned(state, found);
		}
		if (state.unconfirmed() && state.last() != null && !found.isOfAnotherKey(state.last())) {
			// Refused twice, but for two reasons: neither is certain
			return failed(state, found);
		}
		return new ConnectionState(state.status(), state.problems(), found.diagnoses(), state.reason(), found, true,
				state.failures().begun(found.at()), found.at().time(), state.lastSuccess(),
				acceptedKeys(state.acceptedKeys(), found));
	}

	private ConnectionState failed(ConnectionState state, Finding found) {
		Failures failures = state.failures().passing(found.repeats(state.last()), found.at());
		ConnectionStatus status = (failures.passing() >= this.failureThreshold) ? ConnectionStatus.DOWN
				: state.status();
		if (status == ConnectionStatus.UP
				|| (state.status() == ConnectionStatus.DOWN && !replaces(state.reason(), found, failures))) {
			return beside(state, found, failures);
		}
		return shown(state, status, found, failures);
	}

	private boolean replaces(@Nullable Finding reason, Finding found, Failures failures) {
		if (reason == null || reason.stands()) {
			// What was wrong with the values is mended: something was asked
			return !stands(reason, found);
		}
		return found.repeats(reason) || failures.alike() >= Math.max(LEAST_REPETITIONS, this.failureThreshold);
	}

	private static boolean stands(@Nullable Finding reason, Finding found) {
		return reason != null && reason.stands() && !found.isOfAnotherKey(reason);
	}

	private ConnectionState turned(ConnectionState state, Finding found) {
		return shown(state, ConnectionStatus.DOWN, found.withConfirmation(), state.failures().refused(found.at()));
	}

	private ConnectionState shown(ConnectionState state, ConnectionStatus status, Finding found, Failures failures) {
		return new ConnectionState(status, found.diagnoses(), List.of(), found, found, false, failures,
				found.at().time(), state.lastSuccess(), acceptedKeys(state.acceptedKeys(), found));
	}

	private ConnectionState beside(ConnectionState state, Finding found, Failures failures) {
		return new ConnectionState(state.status(), state.problems(), found.diagnoses(), state.reason(), found, false,
				failures, found.at().time(), state.lastSuccess(), acceptedKeys(state.acceptedKeys(), found));
	}

	private static List<AcceptedKey> acceptedKeys(List<AcceptedKey> last, Finding found) {
		String fingerprint = found.fingerprint();
		if (!found.result().keyAccepted() || fingerprint == null) {
			return last;
		}
		return Stream
			.concat(Stream.of(new AcceptedKey(fingerprint, found.at())),
					last.stream().filter((key) -> !key.fingerprint().equals(fingerprint)))
			.limit(REMEMBERED_KEYS)
			.toList();
	}

}
