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
import io.github.openaihealth.probe.ProbeResult;
import org.jspecify.annotations.Nullable;

/**
 * What the polls so far amount to. Immutable: {@link StateMachine} makes the next from
 * the last.
 *
 * @param status the status
 * @param problems why the status is not {@link ConnectionStatus#UP}, the most important
 * first
 * @param notices what the last poll found without turning the status or replacing the
 * problems
 * @param reason the finding that the problems are those of, or {@code null} if there are
 * none or no request found them
 * @param last what the last probe found, or {@code null}
 * @param unconfirmed whether that is a refusal that awaits its confirmation
 * @param failures how the polls have failed since the last success
 * @param lastChecked when the last probe ended, or {@code null}
 * @param lastSuccess when the last successful probe ended, or {@code null}
 * @param acceptedKeys the keys that the service accepted, the latest first
 */
public record ConnectionState(ConnectionStatus status, List<Diagnosis> problems, List<Diagnosis> notices,
		@Nullable Finding reason, @Nullable Finding last, boolean unconfirmed, Failures failures,
		@Nullable Instant lastChecked, @Nullable Instant lastSuccess, List<AcceptedKey> acceptedKeys) {

	/**
	 * The state before the first poll.
	 */
	public static final ConnectionState INITIAL = new ConnectionState(ConnectionStatus.UNKNOWN, List.of(), List.of(),
			null, null, false, Failures.NONE, null, null, List.of());

	/**
	 * Create a new instance.
	 */
	public ConnectionState {
		problems = List.copyOf(problems);
		notices = List.copyOf(notices);
		acceptedKeys = List.copyOf(acceptedKeys);
	}

	/**
	 * Return the most important problem.
	 * @return why the status is not up, or {@code null} if there is nothing to say
	 */
	public @Nullable Diagnosis problem() {
		return this.problems.isEmpty() ? null : this.problems.get(0);
	}

	/**
	 * Return the cause of the most important problem.
	 * @return the cause, or {@code null} if there is no problem
	 */
	public @Nullable Cause cause() {
		Diagnosis problem = problem();
		return (problem != null) ? problem.cause() : null;
	}

	/**
	 * Return the result of the last probe.
	 * @return the result, or {@code null}
	 */
	public @Nullable ProbeResult lastResult() {
		return (this.last != null) ? this.last.result() : null;
	}

	/**
	 * Return the result that the status rests on: that which found the problems, and
	 * without any the last one.
	 * @return the result, or {@code null} if no request found what is wrong
	 */
	public @Nullable ProbeResult result() {
		Finding finding = this.problems.isEmpty() ? this.last : this.reason;
		return (finding != null) ? finding.result() : null;
	}

	/**
	 * A key that the service accepted, without the key.
	 *
	 * @param fingerprint what tells it from others
	 * @param at when it was last accepted
	 */
	public record AcceptedKey(String fingerprint, Moment at) {
	}

}
