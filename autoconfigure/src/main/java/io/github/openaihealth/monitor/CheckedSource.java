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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;

import io.github.openaihealth.check.CheckResult;
import io.github.openaihealth.check.ConfigurationCheck;
import io.github.openaihealth.connection.ConnectionSource;
import io.github.openaihealth.connection.ConnectionSummary;
import io.github.openaihealth.connection.DiagnosisFactory;
import io.github.openaihealth.connection.OpenAiConnection;
import io.github.openaihealth.connection.ReadFailure;
import io.github.openaihealth.diagnosis.Diagnosis;
import io.github.openaihealth.probe.Outcome;
import io.github.openaihealth.probe.ProbeResult;
import io.github.openaihealth.probe.RetiringModel;
import org.jspecify.annotations.Nullable;

/**
 * Reads a connection and checks its values: only where they are clean, the models
 * endpoint may be asked. Blocks as long as the source does.
 */
class CheckedSource {

	private final ConnectionSource source;

	private final ConfigurationCheck check;

	private final boolean probeEnabled;

	private final WarningLog warningLog;

	private volatile @Nullable OpenAiConnection connection;

	CheckedSource(ConnectionSource source, ConfigurationCheck check, boolean probeEnabled) {
		this.source = source;
		this.check = check;
		this.probeEnabled = probeEnabled;
		this.warningLog = new WarningLog(source.name());
	}

	String name() {
		return this.source.name();
	}

	/**
	 * Read the connection as of now.
	 * @return what is to be done
	 * @throws CancellationException if the thread was interrupted
	 */
	Reading read() {
		try {
			return read(this.source.read());
		}
		catch (RuntimeException ex) {
			if (ex instanceof CancellationException && Thread.currentThread().isInterrupted()) {
				throw ex;
			}
			// Its message may hold anything, a key included
			return new Reading.Done(new Reading.PollResult(null, List.of(), new Evidence.Probed(notRead(ex), null)));
		}
	}

	/**
	 * Log, the first time, that a success does not prove the key, and that a required
	 * model is shut down.
	 * @param evidence what a poll found
	 */
	void record(Evidence evidence) {
		if (!(evidence instanceof Evidence.Probed probed)) {
			return;
		}
		ProbeResult result = probed.result();
		if (result.outcome() == Outcome.SUCCESS && !result.keyAccepted() && result.diagnosis() != null) {
			this.warningLog.record(List.of(result.diagnosis()));
		}
		this.warningLog
			.record(result.retiringModels().stream().map(RetiringModel::warning).filter(Objects::nonNull).toList());
	}

	/**
	 * Return whether it is worth asking {@link #hasChanged()} every second.
	 * @return {@code true} for a key that comes from a file
	 */
	boolean isWatched() {
		return this.source.isWatched();
	}

	/**
	 * Return whether the key is another one than the last reading told.
	 * @return {@code true} if a poll is worth it
	 */
	boolean hasChanged() {
		OpenAiConnection last = this.connection;
		return this.source.isWatched() && this.source.hasChanged((last != null) ? last.fingerprint() : null);
	}

	/**
	 * Return the connection as it was last read.
	 * @return the connection, or {@code null} if it was not read yet
	 */
	@Nullable OpenAiConnection connection() {
		return this.connection;
	}

	/**
	 * Make a finding of what calls of the application were told.
	 * @param refusal what they were told
	 * @return the finding, or {@code null} if nobody knows of what connection
	 */
	@Nullable TrafficFinding find(TrafficWatch.Refusal refusal) {
		OpenAiConnection last = this.connection;
		if (last == null) {
			return null;
		}
		Diagnosis diagnosis = new DiagnosisFactory(last)
			.create(refusal.cause(), Map.of("withRequest", DiagnosisFactory.withRequest(refusal.answer())))
			.withFact(TrafficFinding.EVIDENCE, TrafficFinding.TRAFFIC)
			.withAnswer(refusal.answer());
		return new TrafficFinding(diagnosis, refusal.first(), last.fingerprint());
	}

	private Reading read(OpenAiConnection connection) {
		this.connection = connection;
		CheckResult result = this.check.check(connection);
		this.warningLog.record(result.warnings());
		if (!result.isClean()) {
			return done(connection, result, new Evidence.Misconfigured(result.problems()));
		}
		if (result.unseen() != null) {
			return done(connection, result, new Evidence.Unseen(result.unseen()));
		}
		return this.probeEnabled ? new Reading.Ready(connection, result.warnings())
				: done(connection, result, new Evidence.NotProbed());
	}

	private static Reading done(OpenAiConnection connection, CheckResult result, Evidence evidence) {
		return new Reading.Done(new Reading.PollResult(ConnectionSummary.of(connection), result.warnings(), evidence));
	}

	private static ProbeResult notRead(RuntimeException ex) {
		return new ProbeResult(Outcome.PASSING, ReadFailure.diagnose(ex), Duration.ZERO, null, null, List.of(), null,
				false, null);
	}

}
