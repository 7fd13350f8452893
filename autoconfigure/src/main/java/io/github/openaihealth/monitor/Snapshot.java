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
import java.util.ArrayList;
import java.util.List;

import io.github.openaihealth.connection.ConnectionSummary;
import io.github.openaihealth.diagnosis.Cause;
import io.github.openaihealth.diagnosis.Diagnosis;
import io.github.openaihealth.probe.ProbeResult;
import org.jspecify.annotations.Nullable;

/**
 * Everything that may be shown of a connection at one moment.
 *
 * @param name the connection's name
 * @param settings how the connection is watched
 * @param connection what may be shown of the connection, or {@code null} before it was
 * first read
 * @param state what the polls amount to
 * @param configurationWarnings what the check of the values found worth knowing
 * @param nextCheck when the next poll is due, or {@code null} if none is planned
 * @param history what happened lately
 */
public record Snapshot(String name, MonitorSettings settings, @Nullable ConnectionSummary connection,
		ConnectionState state, List<Diagnosis> configurationWarnings, @Nullable Instant nextCheck, History history) {

	/**
	 * Create a new instance.
	 */
	public Snapshot {
		configurationWarnings = List.copyOf(configurationWarnings);
	}

	/**
	 * Return the status, which is unknown where a poll is overdue.
	 * @param now the instant to judge by
	 * @return the status
	 */
	public ConnectionStatus status(Instant now) {
		return isStale(now) ? ConnectionStatus.UNKNOWN : this.state.status();
	}

	/**
	 * Return since when the connection has had its status, and while it is down its
	 * cause.
	 * @param now the instant to judge by
	 * @return when one of them changed last, or {@code null} if they never did
	 */
	public @Nullable Instant since(Instant now) {
		if (isStale(now)) {
			return overdue();
		}
		OpenAiStatusChangedEvent latest = this.history.latestChange();
		return (latest != null) ? latest.since() : null;
	}

	@Nullable OpenAiStatusChangedEvent changeFrom(Snapshot last) {
		OpenAiStatusChangedEvent latest = this.history.latestChange();
		return (latest != last.history.latestChange()) ? latest : null;
	}

	/**
	 * Return the problems that explain a status other than up.
	 * @param now the instant to judge by
	 * @return the problems, the most important first
	 */
	public List<Diagnosis> problems(Instant now) {
		return isStale(now) ? List.of(Diagnosis.of(Cause.STALE)) : this.state.problems();
	}

	/**
	 * Return the result that the status rests on.
	 * @param now the instant to judge by
	 * @return the result, or {@code null} if no request found what is wrong
	 */
	public @Nullable ProbeResult result(Instant now) {
		return isStale(now) ? null : this.state.result();
	}

	/**
	 * Return what is worth knowing and does not turn the status.
	 * @return the warnings
	 */
	public List<Diagnosis> warnings() {
		List<Diagnosis> warnings = new ArrayList<>(this.state.notices());
		warnings.addAll(this.configurationWarnings);
		return warnings;
	}

	/**
	 * Return whether a poll is overdue. A planned wait, however long, is not.
	 * @param now the instant to judge by
	 * @return {@code true} if the monitor has not finished a poll in time
	 */
	public boolean isStale(Instant now) {
		Instant overdue = overdue();
		return overdue != null && now.isAfter(overdue);
	}

	private @Nullable Instant overdue() {
		Duration grace = this.settings.probeTimeout().plus(this.settings.interval().multipliedBy(2));
		return (this.nextCheck != null) ? this.nextCheck.plus(grace) : null;
	}

}
