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
import java.util.Objects;

import io.github.openaihealth.connection.ConnectionSummary;
import io.github.openaihealth.diagnosis.Cause;
import io.github.openaihealth.diagnosis.Diagnosis;
import io.github.openaihealth.probe.ProbeResult;
import io.github.openaihealth.probe.RetiringModel;
import org.jspecify.annotations.Nullable;

/**
 * Everything that may be shown of a connection at one moment.
 *
 * @param name the connection's name
 * @param settings how the connection is watched
 * @param connection what may be shown of the connection, or {@code null} before it was
 * first read
 * @param polled what the polls amount to
 * @param traffic what calls of the application were told and no poll can see, or
 * {@code null}
 * @param configurationWarnings what the check of the values found worth knowing
 * @param due when the next poll is due, or {@code null} if none is planned
 * @param history what happened lately
 * @param retiringModels the required models of which the last list tells when they are
 * shut down
 * @param stale whether a poll is overdue; a planned wait, however long, is not
 */
public record Snapshot(String name, MonitorSettings settings, @Nullable ConnectionSummary connection,
		ConnectionState polled, @Nullable TrafficFinding traffic, List<Diagnosis> configurationWarnings,
		@Nullable Moment due, History history, List<RetiringModel> retiringModels, boolean stale) {

	/**
	 * Create a new instance.
	 */
	public Snapshot {
		configurationWarnings = List.copyOf(configurationWarnings);
		retiringModels = List.copyOf(retiringModels);
	}

	/**
	 * Return the state: what the polls have found, and the application's own calls.
	 * @return the state
	 */
	public ConnectionState state() {
		return (this.traffic != null) ? this.traffic.over(this.polled) : this.polled;
	}

	/**
	 * Return the status, which is unknown where a poll is overdue.
	 * @return the status
	 */
	public ConnectionStatus status() {
		return this.stale ? ConnectionStatus.UNKNOWN : state().status();
	}

	/**
	 * Return since when the connection has had its status, and while it is down its
	 * cause.
	 * @return when one of them changed last, or {@code null} if they never did
	 */
	public @Nullable Instant since() {
		Moment overdue = overdue();
		if (this.stale && overdue != null) {
			return overdue.time();
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
	 * @return the problems, the most important first
	 */
	public List<Diagnosis> problems() {
		return this.stale ? List.of(Diagnosis.of(Cause.STALE)) : state().problems();
	}

	/**
	 * Return the result that the status rests on.
	 * @return the result, or {@code null} if no request found what is wrong
	 */
	public @Nullable ProbeResult result() {
		return this.stale ? null : state().result();
	}

	/**
	 * Return what is worth knowing and does not turn the status.
	 * @return the warnings
	 */
	public List<Diagnosis> warnings() {
		List<Diagnosis> warnings = new ArrayList<>(state().notices());
		warnings.addAll(this.configurationWarnings);
		this.retiringModels.stream().map(RetiringModel::warning).filter(Objects::nonNull).forEach(warnings::add);
		return warnings;
	}

	/**
	 * Return when the next poll is due, by the time of day when it was planned.
	 * @return the instant, or {@code null} if no poll is planned
	 */
	public @Nullable Instant nextCheck() {
		return (this.due != null) ? this.due.time() : null;
	}

	/**
	 * Return the same where a poll is overdue.
	 * @return a snapshot that is stale
	 */
	Snapshot asStale() {
		return new Snapshot(this.name, this.settings, this.connection, this.polled, this.traffic,
				this.configurationWarnings, this.due, this.history, this.retiringModels, true);
	}

	/**
	 * Return from when on a poll is overdue.
	 * @return the moment, or {@code null} if no poll is planned
	 */
	@Nullable Moment overdue() {
		Duration grace = this.settings.probeTimeout().plus(this.settings.interval().multipliedBy(2));
		return (this.due != null) ? this.due.plus(grace) : null;
	}

}
