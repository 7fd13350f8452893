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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

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
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Validates once: first the values of all connections, then, beside the rest of the
 * start-up, what the services say of them. The calls are the monitor's first polls; no
 * second ones are made.
 */
public final class OpenAiStartupValidator {

	private static final Log logger = LogFactory.getLog(OpenAiStartupValidator.class);

	private final ValidationSettings settings;

	private final OpenAiConnections connections;

	private final ConfigurationCheck check;

	private final OpenAiMonitor monitor;

	private final OpenAiProbe probe;

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
		Problems problems = new Problems();
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
				warn(source.name(), ReadFailure.diagnose(ex));
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
				logger.warn("The bean of type OpenAiConnectionDetails has not returned within " + patience
						+ " ('openai.validation.timeout' is twice that): " + subject(List.of(source.name()))
						+ " is not checked at start-up, which goes on, and health will tell");
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
		Problems problems = new Problems();
		for (Snapshot snapshot : snapshots) {
			ConnectionState state = snapshot.state();
			Diagnosis problem = state.problem();
			if (state.status() == ConnectionStatus.DOWN && state.lastResult() != null
					&& state.lastResult().stopsStart()) {
				problems.add(snapshot.name(), state.problems());
			}
			else if (state.status() == ConnectionStatus.UNKNOWN && problem != null) {
				warn(snapshot.name(), problem);
			}
		}
		fail(problems);
	}

	private void warn(String name, Diagnosis problem) {
		logger.warn(subject(List.of(name)) + " could not be checked at start-up, which goes on: " + problem.summary()
				+ " (" + problem.cause().id() + ", see " + problem.cause().docs() + ")");
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
		String subject = subject(unanswered);
		boolean starved = this.probe.waited().compareTo(timeout.dividedBy(2)) < 0;
		logger.warn((starved ? "This application had too little CPU to ask " + subject + " within "
				: subject + " did not answer within ") + timeout
				+ " ('openai.validation.timeout'); the start goes on, and health will tell");
	}

	private void fail(Problems problems) {
		List<Diagnosis> diagnoses = problems.diagnoses();
		if (diagnoses.isEmpty()) {
			return;
		}
		if (this.settings.onFailure() == OnFailure.FAIL) {
			throw new OpenAiConfigurationException(diagnoses);
		}
		logger.warn(String.format("%n%n%s%n", new StartupReport(diagnoses)));
	}

	private String subject(List<String> names) {
		return this.connections.isNamed() ? "OpenAI (" + String.join(", ", names) + ")" : "OpenAI";
	}

	/**
	 * What is wrong, and with which connections. The same may be wrong with several,
	 * which inherit a value.
	 */
	private final class Problems {

		private final Map<Diagnosis, List<String>> byDiagnosis = new LinkedHashMap<>();

		private final Set<String> connections = new HashSet<>();

		void add(String connection, List<Diagnosis> diagnoses) {
			for (Diagnosis diagnosis : diagnoses) {
				this.byDiagnosis.computeIfAbsent(diagnosis, (key) -> new ArrayList<>()).add(connection);
				this.connections.add(connection);
			}
		}

		int connections() {
			return this.connections.size();
		}

		List<Diagnosis> diagnoses() {
			return this.byDiagnosis.entrySet()
				.stream()
				.map((entry) -> named(entry.getKey(), entry.getValue()))
				.toList();
		}

		private Diagnosis named(Diagnosis diagnosis, List<String> names) {
			if (!OpenAiStartupValidator.this.connections.isNamed()) {
				return diagnosis;
			}
			String owner = (names.size() == 1) ? "Connection " : "Connections ";
			return diagnosis.withSummary(
					names.stream().map((name) -> "'" + name + "'").collect(Collectors.joining(", ", owner, ": "))
							+ diagnosis.summary());
		}

	}

}
