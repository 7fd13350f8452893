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

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.openaihealth.diagnosis.Diagnosis;
import org.slf4j.MDC;

import org.springframework.util.ClassUtils;

/**
 * Fields that go with a line of the log: patterns find them in the mapped diagnostic
 * context, and so do Spring Boot's structured formats. Where there is no SLF4J, as in an
 * application that logs otherwise, there are none.
 */
final class LogFields {

	/**
	 * The field with the connection's name.
	 */
	static final String CONNECTION = "openai.connection";

	/**
	 * The field with the new status.
	 */
	static final String STATUS = "openai.status";

	/**
	 * The field with the id of the cause, if there is one.
	 */
	static final String CAUSE = "openai.cause";

	private static final boolean SUPPORTED = ClassUtils.isPresent("org.slf4j.MDC", LogFields.class.getClassLoader());

	private LogFields() {
	}

	/**
	 * Log with the fields of a change.
	 * @param change the change
	 * @param logging what logs
	 */
	static void with(OpenAiStatusChangedEvent change, Runnable logging) {
		Map<String, String> fields = new LinkedHashMap<>();
		fields.put(CONNECTION, change.connection());
		fields.put(STATUS, change.newStatus().name());
		if (change.diagnosis() != null) {
			fields.put(CAUSE, change.diagnosis().cause().id());
		}
		with(fields, logging);
	}

	/**
	 * Log with the fields of a warning.
	 * @param connection the connection's name
	 * @param warning the warning
	 * @param logging what logs
	 */
	static void with(String connection, Diagnosis warning, Runnable logging) {
		with(Map.of(CONNECTION, connection, CAUSE, warning.cause().id()), logging);
	}

	private static void with(Map<String, String> fields, Runnable logging) {
		if (!SUPPORTED) {
			logging.run();
			return;
		}
		fields.forEach(MDC::put);
		try {
			logging.run();
		}
		finally {
			fields.keySet().forEach(MDC::remove);
		}
	}

}
