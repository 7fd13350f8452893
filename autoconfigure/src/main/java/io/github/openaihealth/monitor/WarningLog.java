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

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import io.github.openaihealth.diagnosis.Cause;
import io.github.openaihealth.diagnosis.Diagnosis;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Writes one line for each warning about the configuration, and for a success that does
 * not prove the key, the first time that it is seen. Every start that goes on polls, if
 * only the values: so no one else has to.
 */
class WarningLog {

	private static final Log logger = LogFactory.getLog(OpenAiMonitor.class);

	private final String connection;

	private final Set<Cause> logged = EnumSet.noneOf(Cause.class);

	WarningLog(String name) {
		this.connection = name;
	}

	/**
	 * Log what was not logged yet.
	 * @param warnings the warnings of a poll
	 */
	synchronized void record(List<Diagnosis> warnings) {
		for (Diagnosis warning : warnings) {
			if (this.logged.add(warning.cause())) {
				String line = StatusLog.subject(this.connection) + ": " + warning.summary() + " ("
						+ warning.cause().id() + ", see " + warning.cause().docs() + ")";
				LogFields.with(this.connection, warning, () -> logger.warn(line));
			}
		}
	}

}
