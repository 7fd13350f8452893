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

import io.github.openaihealth.connection.OpenAiConnections;
import io.github.openaihealth.diagnosis.Diagnosis;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Writes why a start goes on though a connection was not checked, or is not as it should
 * be.
 */
final class StartupLog {

	private static final Log logger = LogFactory.getLog(OpenAiStartupValidator.class);

	private final OpenAiConnections connections;

	StartupLog(OpenAiConnections connections) {
		this.connections = connections;
	}

	/**
	 * Tell what is wrong where that does not stop the start.
	 * @param diagnoses what is wrong
	 */
	void report(List<Diagnosis> diagnoses) {
		logger.warn(String.format("%n%n%s%n", new StartupReport(diagnoses)));
	}

	/**
	 * Tell why a connection could not be checked.
	 * @param name the connection's name
	 * @param problem why
	 */
	void notChecked(String name, Diagnosis problem) {
		logger.warn(subject(List.of(name)) + " could not be checked at start-up, which goes on: " + problem.summary()
				+ " (" + problem.cause().id() + ", see " + problem.cause().docs() + ")");
	}

	/**
	 * Tell that the application's own code has not returned with a connection.
	 * @param name the connection's name
	 * @param patience how long it was waited for, half of the validation's time
	 */
	void notReturned(String name, Duration patience) {
		logger.warn("The bean of type OpenAiConnectionDetails has not returned within " + patience
				+ " ('openai.validation.timeout' is twice that): " + subject(List.of(name))
				+ " is not checked at start-up, which goes on, and health will tell");
	}

	/**
	 * Tell that connections have not answered in time.
	 * @param names the connections' names
	 * @param timeout how long they were waited for
	 * @param starved whether that was for a lack of CPU
	 */
	void notAnswered(List<String> names, Duration timeout, boolean starved) {
		String subject = subject(names);
		logger.warn((starved ? "This application had too little CPU to ask " + subject + " within "
				: subject + " did not answer within ") + timeout
				+ " ('openai.validation.timeout'); the start goes on, and health will tell");
	}

	private String subject(List<String> names) {
		return this.connections.isNamed() ? "OpenAI (" + String.join(", ", names) + ")" : "OpenAI";
	}

}
