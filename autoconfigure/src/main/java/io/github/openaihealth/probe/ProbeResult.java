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

package io.github.openaihealth.probe;

import java.time.Duration;
import java.util.List;

import io.github.openaihealth.connection.EchoComparison;
import io.github.openaihealth.diagnosis.Cause;
import io.github.openaihealth.diagnosis.Diagnosis;
import io.github.openaihealth.diagnosis.KeyStatus;
import io.github.openaihealth.diagnosis.ServiceAnswer;
import org.jspecify.annotations.Nullable;

/**
 * What one probe found.
 *
 * @param outcome how the probe ended
 * @param diagnosis what is wrong, or {@code null}; a warning if the outcome is
 * {@link Outcome#SUCCESS}
 * @param latency how long the probe took; zero where no request could be made
 * @param answer the service's answer, or {@code null} if there was none
 * @param models the number of models that the key can see, or {@code null} if unknown
 * @param missingModels the required models that the key cannot see
 * @param retryAfter how long the service asked to wait, or {@code null}
 * @param stopsStart whether the diagnosis, once confirmed, is reason enough to stop a
 * start
 * @param received what the service says of the key that it received, or {@code null}
 * @param token what a rejection says of a token, or {@code null}
 * @param retiringModels the required models of which the answer tells when they are shut
 * down, the earliest first
 * @param access what the deeper check was told
 */
public record ProbeResult(Outcome outcome, @Nullable Diagnosis diagnosis, Duration latency,
		@Nullable ServiceAnswer answer, @Nullable Integer models, List<String> missingModels,
		@Nullable Duration retryAfter, boolean stopsStart, @Nullable EchoComparison received,
		@Nullable TokenRefusal token, List<RetiringModel> retiringModels, Access access) {

	/**
	 * Create a new instance.
	 */
	public ProbeResult {
		missingModels = List.copyOf(missingModels);
		retiringModels = List.copyOf(retiringModels);
	}

	/**
	 * Create a new instance of an answer that tells neither of a token nor when a model
	 * is shut down nor what the key may do.
	 * @param outcome how the probe ended
	 * @param diagnosis what is wrong, or {@code null}
	 * @param latency how long the probe took
	 * @param answer the service's answer, or {@code null} if there was none
	 * @param models the number of models that the key can see, or {@code null}
	 * @param missingModels the required models that the key cannot see
	 * @param retryAfter how long the service asked to wait, or {@code null}
	 * @param stopsStart whether the diagnosis is reason enough to stop a start
	 * @param received what the service says of the key that it received, or {@code null}
	 */
	public ProbeResult(Outcome outcome, @Nullable Diagnosis diagnosis, Duration latency, @Nullable ServiceAnswer answer,
			@Nullable Integer models, List<String> missingModels, @Nullable Duration retryAfter, boolean stopsStart,
			@Nullable EchoComparison received) {
		this(outcome, diagnosis, latency, answer, models, missingModels, retryAfter, stopsStart, received, null,
				List.of(), Access.UNKNOWN);
	}

	/**
	 * Return the cause of the diagnosis.
	 * @return the cause, or {@code null} if nothing is wrong
	 */
	public @Nullable Cause cause() {
		return (this.diagnosis != null) ? this.diagnosis.cause() : null;
	}

	/**
	 * Return whether the service knew the key that was sent, if one was sent.
	 * @return {@code true} if the answer tells that the key is valid
	 */
	public boolean keyAccepted() {
		Cause cause = cause();
		return (cause != null) ? cause.keyStatus() == KeyStatus.ACCEPTED : this.outcome == Outcome.SUCCESS;
	}

	/**
	 * Return whether the service judged another key than the one that was to be sent.
	 * @return {@code true} if the answer tells that something else arrived
	 */
	public boolean keyAltered() {
		return this.received != null && this.received.isAltered();
	}

}
