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

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.openaihealth.diagnosis.Diagnosis;

/**
 * What is wrong, and with which connections. The same may be wrong with several, which
 * inherit a value: it is told once, with the names of all.
 */
final class ConnectionProblems {

	private final boolean named;

	private final Map<Diagnosis, List<String>> byDiagnosis = new LinkedHashMap<>();

	private final Set<String> connections = new HashSet<>();

	/**
	 * Create a new instance.
	 * @param named whether the names of connections are told; there may be one only
	 */
	ConnectionProblems(boolean named) {
		this.named = named;
	}

	void add(String connection, List<Diagnosis> diagnoses) {
		for (Diagnosis diagnosis : diagnoses) {
			this.byDiagnosis.computeIfAbsent(diagnosis, (key) -> new ArrayList<>()).add(connection);
			this.connections.add(connection);
		}
	}

	/**
	 * Return with how many connections something is wrong.
	 * @return the number
	 */
	int connections() {
		return this.connections.size();
	}

	/**
	 * Return what is wrong.
	 * @return the diagnoses, in the order in which they were found
	 */
	List<Diagnosis> diagnoses() {
		return this.byDiagnosis.entrySet().stream().map((entry) -> named(entry.getKey(), entry.getValue())).toList();
	}

	private Diagnosis named(Diagnosis diagnosis, List<String> names) {
		if (!this.named) {
			return diagnosis;
		}
		String owner = (names.size() == 1) ? "Connection " : "Connections ";
		return diagnosis
			.withSummary(names.stream().map((name) -> "'" + name + "'").collect(Collectors.joining(", ", owner, ": "))
					+ diagnosis.summary());
	}

}
