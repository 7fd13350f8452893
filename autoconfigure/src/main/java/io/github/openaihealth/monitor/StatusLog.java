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
import java.time.temporal.ChronoUnit;

import io.github.openaihealth.connection.OpenAiConnection;
import io.github.openaihealth.diagnosis.Diagnosis;
import io.github.openaihealth.diagnosis.ServiceAnswer;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Writes one line for each change of status, and none for a poll.
 */
class StatusLog {

	private static final Log logger = LogFactory.getLog(OpenAiMonitor.class);

	private final String subject;

	private ConnectionState logged = ConnectionState.INITIAL;

	StatusLog(String name) {
		this.subject = subject(name);
	}

	/**
	 * Return what a line is about.
	 * @param name the connection's name
	 * @return the beginning of a line
	 */
	static String subject(String name) {
		return "OpenAI health" + (name.equals(OpenAiConnection.DEFAULT_NAME) ? "" : " (" + name + ")");
	}

	void record(ConnectionState state, Instant now) {
		if (state.status() == this.logged.status()) {
			if (state.status() != ConnectionStatus.DOWN) {
				this.logged = state;
			}
			return;
		}
		String line = line(this.logged, state, now);
		if (state.status() == ConnectionStatus.UP) {
			logger.info(line);
		}
		else {
			logger.warn(line);
		}
		this.logged = state;
	}

	/**
	 * Report an error of our own. Only its type is told: a message may hold anything.
	 * @param ex what was thrown
	 */
	static void unexpected(Throwable ex) {
		logger.error("OpenAI health: a poll failed unexpectedly with " + ex.getClass().getName());
	}

	private String line(ConnectionState from, ConnectionState to, Instant now) {
		StringBuilder line = new StringBuilder(this.subject).append(' ')
			.append(from.status())
			.append(" -> ")
			.append(to.status());
		Diagnosis problem = to.problem();
		if (problem != null) {
			describe(line.append(": "), to, problem);
		}
		else if (from.status() == ConnectionStatus.DOWN && from.failingSince() != null) {
			line.append(" after ").append(Duration.between(from.failingSince(), now).truncatedTo(ChronoUnit.SECONDS));
		}
		return line.toString();
	}

	private static void describe(StringBuilder line, ConnectionState state, Diagnosis problem) {
		line.append(problem.cause().id());
		if (state.lastSuccess() != null) {
			line.append(", last worked ").append(state.lastSuccess().truncatedTo(ChronoUnit.SECONDS));
		}
		ServiceAnswer answer = problem.answer();
		if (answer != null && answer.requestId() != null) {
			line.append(" (").append(answer.requestId()).append(')');
		}
		line.append(", see ").append(problem.cause().docs());
	}

}
