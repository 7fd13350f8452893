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
import java.util.concurrent.CancellationException;

import io.github.openaihealth.check.CheckResult;
import io.github.openaihealth.check.ConfigurationCheck;
import io.github.openaihealth.connection.ConnectionSource;
import io.github.openaihealth.connection.ConnectionSummary;
import io.github.openaihealth.connection.OpenAiConnection;
import io.github.openaihealth.diagnosis.Cause;
import io.github.openaihealth.diagnosis.Diagnosis;
import io.github.openaihealth.probe.OpenAiProbe;
import io.github.openaihealth.probe.Outcome;
import io.github.openaihealth.probe.ProbeResult;
import org.jspecify.annotations.Nullable;

/**
 * One poll: asks where to connect, checks the values and, only where they are clean,
 * calls the models endpoint. Blocks.
 */
class ConnectionPoll {

	private final ConnectionSource reader;

	private final ConfigurationCheck check;

	private final OpenAiProbe probe;

	private final boolean probeEnabled;

	private final WarningLog warningLog;

	ConnectionPoll(ConnectionSource reader, ConfigurationCheck check, OpenAiProbe probe, boolean probeEnabled) {
		this.reader = reader;
		this.check = check;
		this.probe = probe;
		this.probeEnabled = probeEnabled;
		this.warningLog = new WarningLog(reader.name());
	}

	String name() {
		return this.reader.name();
	}

	/**
	 * Poll once.
	 * @return what was found
	 * @throws CancellationException if the thread was interrupted
	 */
	PollResult observe() {
		try {
			return observe(this.reader.read());
		}
		catch (RuntimeException ex) {
			if (ex instanceof CancellationException && Thread.currentThread().isInterrupted()) {
				throw ex;
			}
			// Its message may hold anything, a key included
			return new PollResult(null, List.of(), new Evidence.Probed(notRead(ex), null));
		}
	}

	private PollResult observe(OpenAiConnection connection) {
		ConnectionSummary summary = ConnectionSummary.of(connection);
		CheckResult result = this.check.check(connection);
		this.warningLog.record(result.warnings());
		if (!result.isClean()) {
			return new PollResult(summary, result.warnings(), new Evidence.Misconfigured(result.problems()));
		}
		if (result.unseen() != null) {
			return new PollResult(summary, result.warnings(), new Evidence.Unseen(result.unseen()));
		}
		if (!this.probeEnabled) {
			return new PollResult(summary, result.warnings(), new Evidence.NotProbed());
		}
		String fingerprint = connection.fingerprint();
		return new PollResult(summary, result.warnings(),
				new Evidence.Probed(this.probe.probe(connection), fingerprint, gateway(connection)));
	}

	/**
	 * Let go of whatever the probe holds.
	 */
	void release() {
		this.probe.close();
	}

	private static @Nullable String gateway(OpenAiConnection connection) {
		return connection.baseUrl().isOpenAi() ? null : connection.mask(connection.baseUrl().host());
	}

	private static ProbeResult notRead(RuntimeException ex) {
		Diagnosis diagnosis = Diagnosis.of(Cause.CONNECTION_FAILED, Map.of("host", "OpenAI"))
			.withFirstAction("See why the connection details could not be read: the bean that supplies them threw "
					+ ex.getClass().getName() + ".");
		return new ProbeResult(Outcome.PASSING, diagnosis, Duration.ZERO, null, null, List.of(), null, false, null);
	}

	/**
	 * What one poll brought.
	 *
	 * @param connection what may be shown of the connection, or {@code null} if it could
	 * not be read
	 * @param warnings what the check of the values found worth knowing
	 * @param evidence what was found
	 */
	record PollResult(@Nullable ConnectionSummary connection, List<Diagnosis> warnings, Evidence evidence) {
	}

}
