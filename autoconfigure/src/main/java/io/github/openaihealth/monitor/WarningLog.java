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

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.openaihealth.diagnosis.Diagnosis;
import io.github.openaihealth.diagnosis.Fact;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Writes one line for each warning about the configuration, for a success that does not
 * prove the key, and for each required model that is shut down, the first time that it is
 * seen. Every start that goes on polls, if only the values: so no one else has to.
 */
class WarningLog {

	private static final Log logger = LogFactory.getLog(OpenAiMonitor.class);

	private final String connection;

	private final Set<String> logged = new HashSet<>();

	WarningLog(String name) {
		this.connection = name;
	}

	/**
	 * Log what was not logged yet.
	 * @param warnings the warnings of a poll
	 */
	synchronized void record(List<Diagnosis> warnings) {
		for (Diagnosis warning : warnings) {
			if (this.logged.add(subject(warning))) {
				String line = StatusLog.subject(this.connection) + ": " + warning.summary() + " ("
						+ warning.cause().id() + ", see " + warning.cause().docs() + ")";
				LogFields.with(this.connection, warning, () -> logger.warn(line));
			}
		}
	}

	// Whatever the warning counts, such as days, changes its sentence only
	private static String subject(Diagnosis warning) {
		Stream<String> models = warning.facts()
			.stream()
			.filter((fact) -> fact.label().equals("model"))
			.map(Fact::value);
		return Stream.concat(Stream.of(warning.cause().id()), models).collect(Collectors.joining(" "));
	}

}
