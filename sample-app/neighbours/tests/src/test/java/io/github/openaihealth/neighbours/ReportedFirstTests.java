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

package io.github.openaihealth.neighbours;

import java.util.Map;

import io.github.openaihealth.neighbours.ClientLibrary.Ending;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that a misconfiguration on which another library would fail, or which it would
 * not notice, is reported first.
 */
class ReportedFirstTests {

	private static final String KEY = "sk-proj-" + "aB3d".repeat(37);

	private static final String STACK_TRACE = "\n\tat ";

	@ParameterizedTest
	@CsvSource({ "OPENAI_JAVA, At least one credential source must be specified",
			"SPRING_AI, At least one credential source must be specified",
			"LANGCHAIN4J, Could not resolve placeholder 'OPENAI_API_KEY'" })
	void aloneAMissingKeyIsAStackTrace(ClientLibrary neighbour, String message) throws Exception {
		Ending ending = neighbour.run("alone", Map.of(), "--spring.profiles.active=own-client");
		assertThat(ending.exitCode()).as(ending.output()).isOne();
		assertThat(ending.output()).contains(STACK_TRACE, message);
	}

	@ParameterizedTest
	@EnumSource(mode = Mode.EXCLUDE, names = "OPENAI_JAVA")
	void aMissingKeyIsReported(ClientLibrary neighbour) throws Exception {
		assertReport(neighbour.run("with-starter", Map.of(), "--spring.profiles.active=own-client"), "api-key-missing");
	}

	// It may have credentials that nobody else sees, so that it is made
	@Test
	void aClientOfOnesOwnThatFindsNoKeyIsReported() throws Exception {
		Ending ending = ClientLibrary.OPENAI_JAVA.run("with-starter", Map.of(), "--spring.profiles.active=own-client");
		assertThat(ending.exitCode()).as(ending.output()).isOne();
		assertThat(ending.output())
			.contains("APPLICATION FAILED TO START", "OPENAI_API_KEY", "docs/causes.md#api-key-missing")
			.doesNotContain(STACK_TRACE);
	}

	@ParameterizedTest
	@EnumSource
	void aloneAMalformedKeyIsNotNoticed(ClientLibrary neighbour) throws Exception {
		Ending ending = neighbour.run("alone", Map.of("OPENAI_API_KEY", KEY + "\n"),
				"--spring.profiles.active=own-client");
		assertThat(ending.exitCode()).as(ending.output()).isZero();
		assertThat(ending.output()).contains("Application in ").doesNotContain("OPENAI_API_KEY");
	}

	@ParameterizedTest
	@EnumSource
	void aMalformedKeyIsReported(ClientLibrary neighbour) throws Exception {
		assertReport(neighbour.run("with-starter", Map.of("OPENAI_API_KEY", KEY + "\n"),
				"--spring.profiles.active=own-client"), "api-key-malformed");
	}

	private static void assertReport(Ending ending, String cause) {
		assertThat(ending.exitCode()).as(ending.output()).isOne();
		assertThat(ending.output()).contains("APPLICATION FAILED TO START", "OPENAI_API_KEY", "docs/causes.md#" + cause)
			.doesNotContain(STACK_TRACE, "credential source", "Could not resolve placeholder", KEY);
	}

}
