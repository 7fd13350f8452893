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
import java.util.Arrays;
import java.util.List;

import io.github.openaihealth.connection.OpenAiConnection;
import io.github.openaihealth.diagnosis.Diagnosis;
import io.github.openaihealth.diagnosis.ServiceAnswer;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Writes one line for each change of status or of the cause, and none for a poll.
 */
final class StatusLog {

	private static final Log logger = LogFactory.getLog(OpenAiMonitor.class);

	private static final List<String> NOT_OURS = List.of("java.", "jdk.", "org.springframework.");

	private StatusLog() {
	}

	/**
	 * Return what a line is about.
	 * @param name the connection's name
	 * @return the beginning of a line
	 */
	static String subject(String name) {
		return "OpenAI health" + (name.equals(OpenAiConnection.DEFAULT_NAME) ? "" : " (" + name + ")");
	}

	static void record(OpenAiStatusChangedEvent change) {
		String line = line(change);
		LogFields.with(change, () -> {
			if (change.newStatus() == ConnectionStatus.UP) {
				logger.info(line);
			}
			else {
				logger.warn(line);
			}
		});
	}

	/**
	 * Report an error of our own. Only its type is told: a message may hold anything.
	 * @param ex what was thrown
	 */
	static void unexpected(Throwable ex) {
		logger.error("OpenAI health: a poll failed unexpectedly with " + ex.getClass().getName());
	}

	/**
	 * Report that somebody could not be told. Only type and place are logged: a message
	 * may hold anything.
	 * @param listener who
	 * @param ex what was thrown
	 */
	static void listenerFailed(String listener, Throwable ex) {
		String place = Arrays.stream(ex.getStackTrace())
			.filter((frame) -> NOT_OURS.stream().noneMatch(frame.getClassName()::startsWith))
			.findFirst()
			.map((frame) -> " at " + frame)
			.orElse("");
		logger.error("OpenAI health: " + listener + " failed with " + ex.getClass().getName() + place);
	}

	private static String line(OpenAiStatusChangedEvent change) {
		StringBuilder line = new StringBuilder(subject(change.connection())).append(' ');
		if (change.isStatusChanged()) {
			line.append(change.oldStatus()).append(" -> ");
		}
		line.append(change.newStatus());
		Diagnosis diagnosis = change.diagnosis();
		Duration outage = change.outage();
		if (diagnosis != null) {
			describe(line.append(": "), change, diagnosis);
		}
		else if (outage != null) {
			line.append(" after ").append(outage.truncatedTo(ChronoUnit.SECONDS));
		}
		return line.toString();
	}

	private static void describe(StringBuilder line, OpenAiStatusChangedEvent change, Diagnosis diagnosis) {
		line.append(diagnosis.cause().id());
		Diagnosis old = change.oldDiagnosis();
		if (!change.isStatusChanged() && old != null) {
			line.append(", was ").append(old.cause().id());
		}
		Instant lastSuccess = change.lastSuccess();
		if (TrafficFinding.isEvidenceOf(diagnosis)) {
			// The polls have not stopped working
			line.append(", as a call of the application was told");
		}
		else if (lastSuccess != null) {
			line.append(", last worked ").append(lastSuccess.truncatedTo(ChronoUnit.SECONDS));
		}
		ServiceAnswer answer = diagnosis.answer();
		if (answer != null && answer.requestId() != null) {
			line.append(" (").append(answer.requestId()).append(')');
		}
		line.append(", see ").append(diagnosis.cause().docs());
	}

}
