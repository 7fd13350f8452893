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
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.github.openaihealth.check.CheckResult;
import io.github.openaihealth.check.ConfigurationCheck;
import io.github.openaihealth.connection.ConnectionSource;
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
 * Validates once: first the values, then, beside the rest of the start-up, what the
 * service says of them. The call is the monitor's first poll; no second one is made.
 */
public final class OpenAiStartupValidator {

	private static final Log logger = LogFactory.getLog(OpenAiStartupValidator.class);

	private final ValidationSettings settings;

	private final ConnectionSource reader;

	private final ConfigurationCheck check;

	private final OpenAiMonitor monitor;

	private final OpenAiProbe probe;

	private boolean validated;

	private @Nullable CompletableFuture<Snapshot> firstPoll;

	/**
	 * Create a validator.
	 * @param settings how to validate
	 * @param reader where to connect
	 * @param check the check of the values
	 * @param monitor what polls
	 * @param probe what asks, and knows how long it has waited for an answer
	 */
	public OpenAiStartupValidator(ValidationSettings settings, ConnectionSource reader, ConfigurationCheck check,
			OpenAiMonitor monitor, OpenAiProbe probe) {
		this.settings = settings;
		this.reader = reader;
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
		List<Diagnosis> problems = problems();
		if (!problems.isEmpty()) {
			fail(problems);
		}
		else if (this.settings.mode() == ValidationMode.ONLINE) {
			this.firstPoll = this.monitor.begin();
		}
	}

	/**
	 * Await the online check, if one was begun.
	 * @throws OpenAiConfigurationException if the service definitively refused and that
	 * is to stop the start
	 */
	void await() {
		CompletableFuture<Snapshot> firstPoll = this.firstPoll;
		this.firstPoll = null;
		if (firstPoll == null) {
			return;
		}
		try {
			Snapshot snapshot = InterruptibleWait.await(firstPoll, this.settings.timeout());
			if (snapshot != null) {
				judge(snapshot.state());
			}
			else {
				goOnWithoutAnswer(this.monitor.settle().state());
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private List<Diagnosis> problems() {
		try {
			CheckResult result = this.check.check(this.reader.read());
			return result.problems();
		}
		catch (RuntimeException ex) {
			logger.warn("OpenAI's configuration could not be read at start-up: " + ex.getClass().getName());
			return List.of();
		}
	}

	private void judge(ConnectionState state) {
		if (state.lastResult() != null && state.lastResult().stopsStart() && state.status() == ConnectionStatus.DOWN) {
			fail(state.problems());
		}
		else if (state.status() == ConnectionStatus.UNKNOWN && state.problem() != null) {
			Diagnosis problem = state.problem();
			logger.warn("OpenAI could not be checked at start-up, which goes on: " + problem.summary() + " ("
					+ problem.cause().id() + ", see " + problem.cause().docs() + ")");
		}
	}

	private void goOnWithoutAnswer(ConnectionState state) {
		if (state.status() == ConnectionStatus.DOWN) {
			return;
		}
		Duration timeout = this.settings.timeout();
		boolean starved = this.probe.waited().compareTo(timeout.dividedBy(2)) < 0;
		logger.warn((starved ? "This application had too little CPU to ask OpenAI within "
				: "OpenAI did not answer within ") + timeout
				+ " ('openai.validation.timeout'); the start goes on, and health will tell");
	}

	private void fail(List<Diagnosis> problems) {
		if (this.settings.onFailure() == OnFailure.FAIL) {
			throw new OpenAiConfigurationException(problems);
		}
		logger.warn(String.format("%n%n%s%n", new StartupReport(problems)));
	}

}
