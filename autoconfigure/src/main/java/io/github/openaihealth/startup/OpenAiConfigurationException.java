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

import java.util.List;
import java.util.stream.Collectors;

import io.github.openaihealth.diagnosis.Diagnosis;

/**
 * Stops a start whose OpenAI configuration is definitively wrong. Its message, which
 * Spring Boot logs, has the ids of the causes and nothing else; it never has a cause,
 * whose message might hold a key.
 */
public class OpenAiConfigurationException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final transient List<Diagnosis> diagnoses;

	/**
	 * Create an exception.
	 * @param diagnoses everything that was found wrong, at least one
	 */
	public OpenAiConfigurationException(List<Diagnosis> diagnoses) {
		super(diagnoses.stream()
			.map((diagnosis) -> diagnosis.cause().id())
			.collect(Collectors.joining(", ", "OpenAI is not configured correctly: ", "")));
		this.diagnoses = List.copyOf(diagnoses);
	}

	/**
	 * Return everything that was found wrong.
	 * @return the diagnoses
	 */
	public List<Diagnosis> getDiagnoses() {
		return this.diagnoses;
	}

}
