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

import io.github.openaihealth.connection.OpenAiConnection;
import io.github.openaihealth.diagnosis.Diagnosis;
import org.jspecify.annotations.Nullable;

/**
 * The status of a connection has changed, or the cause while the status stays
 * {@link ConnectionStatus#DOWN}: {@link #isStatusChanged()} tells which. Published as an
 * application event, once for each change; those before the application has started are
 * published when it starts.
 * <p>
 * A listener runs on the thread that polls, or on the one that starts the application, so
 * one that takes long belongs on a thread of its own. A monitor that falls silent cannot
 * tell: what {@linkplain Snapshot#stale() stale} adds is seen by those who read, and not
 * here. No part of it holds a secret.
 *
 * @param connection the connection's name, {@value OpenAiConnection#DEFAULT_NAME} unless
 * it has one
 * @param oldStatus the status that ended
 * @param newStatus the status that began
 * @param since when the new status, or the new cause, began
 * @param diagnoses why the new status is not {@link ConnectionStatus#UP}, the most
 * important first
 * @param oldDiagnosis the most important reason for the old status, or {@code null} if
 * there was nothing to say
 * @param failingSince when the first of the failures was seen that led to the change, or
 * that it ended; {@code null} if there was none
 * @param lastSuccess when OpenAI last answered as it should before the change, or
 * {@code null} if it never did
 * @param outage how long the failure lasted that the change ended, or {@code null} if the
 * change ended none; measured on a clock that nobody sets
 */
public record OpenAiStatusChangedEvent(String connection, ConnectionStatus oldStatus, ConnectionStatus newStatus,
		Instant since, List<Diagnosis> diagnoses, @Nullable Diagnosis oldDiagnosis, @Nullable Instant failingSince,
		@Nullable Instant lastSuccess, @Nullable Duration outage) {

	/**
	 * Create a new instance.
	 */
	public OpenAiStatusChangedEvent {
		diagnoses = List.copyOf(diagnoses);
	}

	/**
	 * Return the most important reason for the new status.
	 * @return the diagnosis, or {@code null} if there is nothing to say
	 */
	public @Nullable Diagnosis diagnosis() {
		return this.diagnoses.isEmpty() ? null : this.diagnoses.get(0);
	}

	/**
	 * Return whether the status has changed, and not only the cause.
	 * @return {@code false} if the connection was and is down, for another reason
	 */
	public boolean isStatusChanged() {
		return this.oldStatus != this.newStatus;
	}

	static @Nullable OpenAiStatusChangedEvent of(String connection, ConnectionState before, ConnectionState after,
			Moment now) {
		boolean otherCause = after.status() == ConnectionStatus.DOWN && before.cause() != after.cause();
		if (before.status() == after.status() && !otherCause) {
			return null;
		}
		Moment failingSince = (after.failures().since() != null) ? after.failures().since() : before.failures().since();
		boolean ended = before.status() == ConnectionStatus.DOWN && after.status() == ConnectionStatus.UP;
		Duration outage = (ended && failingSince != null) ? failingSince.until(now) : null;
		return new OpenAiStatusChangedEvent(connection, before.status(), after.status(), now.time(), after.problems(),
				before.problem(), (failingSince != null) ? failingSince.time() : null, before.lastSuccess(), outage);
	}

}
