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

package io.github.openaihealth.startup;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import io.github.openaihealth.check.ConfigurationCheck;
import io.github.openaihealth.connection.ConnectionSource;
import io.github.openaihealth.connection.OpenAiConnection;
import io.github.openaihealth.connection.OpenAiConnections;
import io.github.openaihealth.connection.ReadFailure;
import io.github.openaihealth.diagnosis.Diagnosis;
import io.github.openaihealth.monitor.ConnectionState;
import io.github.openaihealth.monitor.ConnectionStatus;
import io.github.openaihealth.monitor.OpenAiMonitor;
import io.github.openaihealth.monitor.Snapshot;
import io.github.openaihealth.probe.OpenAiProbe;
import org.jspecify.annotations.Nullable;

/**
 * Validates once: first the values of all connections, then, beside the rest of the
 * start-up, what the services say of them. The calls are the monitor's first polls; no
 * second ones are made.
 */
public final class OpenAiStartupValidator {

	private final ValidationSettings settings;

	private final OpenAiConnections connections;

	private final ConfigurationCheck check;

	private final OpenAiMonitor monitor;

	private final OpenAiProbe probe;

	private final StartupLog log;

	// Names of connections whose own code has not returned
	private final Set<String> unread = new HashSet<>();

	private Duration spent = Duration.ZERO;

	private boolean validated;

	private @Nullable CompletableFuture<List<Snapshot>> firstPolls;

	/**
	 * Create a validator.
	 * @param settings how to validate
	 * @param connections what to validate
	 * @param check the check of the values
	 * @param monitor what polls
	 * @param probe what asks, and knows how long it has waited for an answer
	 */
	public OpenAiStartupValidator(ValidationSettings settings, OpenAiConnections connections, ConfigurationCheck check,
			OpenAiMonitor monitor, OpenAiProbe probe) {
		this.settings = settings;
		this.connections = connections;
		this.check = check;
		this.monitor = monitor;
		this.probe = probe;
		this.log = new StartupLog(connections);
	}

	/**
	 * Check the values and begin the online check. Only the first call does anything.
	 * @throws OpenAiConfigurationException if the configuration is wrong and that is to
	 * stop the start
	 */
	void validate() {
		if (this.validated || !this.settings.enabled() || this.settings.mode() == ValidationMode.OFF) {
			return;
		}
		this.validated = true;
		ConnectionProblems problems = new ConnectionProblems(this.connections.isNamed());
		this.connections.forEach((source) -> problems.add(source.name(), problems(source)));
		fail(problems);
		if (this.settings.mode() == ValidationMode.ONLINE && problems.connections() < this.connections.names().size()) {
			this.firstPolls = this.monitor.begin();
		}
	}

	/**
	 * Await the online check, if one was begun: all connections for as long as the
	 * validation may take together.
	 * @throws OpenAiConfigurationException if a service definitively refused and that is
	 * to stop the start
	 */
	void await() {
		CompletableFuture<List<Snapshot>> firstPolls = this.firstPolls;
		this.firstPolls = null;
		if (firstPolls == null) {
			return;
		}
		try {
			List<Snapshot> snapshots = InterruptibleWait.await(firstPolls, remaining());
			judge((snapshots != null) ? snapshots : this.monitor.snapshots());
			if (snapshots == null) {
				goOnWithoutAnswer(this.monitor.settle());
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private List<Diagnosis> problems(ConnectionSource source) {
		try {
			OpenAiConnection connection = source.mayBlock() ? readInTime(source) : source.read();
			return (connection != null) ? this.check.check(connection).problems() : List.of();
		}
		catch (RuntimeException ex) {
			// Else the first poll reads again, and tells
			if (this.settings.mode() != ValidationMode.ONLINE) {
				this.log.notChecked(source.name(), ReadFailure.diagnose(ex));
			}
			return List.of();
		}
	}

	// Half of the time, so that others can be asked in the rest
	private @Nullable OpenAiConnection readInTime(ConnectionSource source) {
		Duration patience = half();
		long start = System.nanoTime();
		try {
			OpenAiConnection connection = BoundedReading.read(source, patience);
			if (connection == null) {
				this.unread.add(source.name());
				this.log.notReturned(source.name(), patience);
			}
			return connection;
		}
		finally {
			this.spent = this.spent.plusNanos(System.nanoTime() - start);
		}
	}

	private Duration half() {
		return this.settings.timeout().dividedBy(2);
	}

	private Duration remaining() {
		Duration remaining = this.settings.timeout().minus(this.spent);
		return remaining.isNegative() ? Duration.ZERO : remaining;
	}

	private void judge(List<Snapshot> snapshots) {
		ConnectionProblems problems = new ConnectionProblems(this.connections.isNamed());
		for (Snapshot snapshot : snapshots) {
			ConnectionState state = snapshot.state();
			Diagnosis problem = state.problem();
			if (state.status() == ConnectionStatus.DOWN && state.lastResult() != null
					&& state.lastResult().stopsStart()) {
				problems.add(snapshot.name(), state.problems());
			}
			else if (state.status() == ConnectionStatus.UNKNOWN && problem != null) {
				this.log.notChecked(snapshot.name(), problem);
			}
		}
		fail(problems);
	}

	private void goOnWithoutAnswer(List<Snapshot> snapshots) {
		List<String> unanswered = snapshots.stream()
			.filter((snapshot) -> snapshot.history().polls().isEmpty())
			.map(Snapshot::name)
			.filter((name) -> !this.unread.contains(name))
			.toList();
		if (unanswered.isEmpty()) {
			return;
		}
		Duration timeout = this.unread.isEmpty() ? this.settings.timeout() : half();
		this.log.notAnswered(unanswered, timeout, this.probe.waited().compareTo(timeout.dividedBy(2)) < 0);
	}

	private void fail(ConnectionProblems problems) {
		List<Diagnosis> diagnoses = problems.diagnoses();
		if (diagnoses.isEmpty()) {
			return;
		}
		if (this.settings.onFailure() == OnFailure.FAIL) {
			throw new OpenAiConfigurationException(diagnoses);
		}
		this.log.report(diagnoses);
	}

}
