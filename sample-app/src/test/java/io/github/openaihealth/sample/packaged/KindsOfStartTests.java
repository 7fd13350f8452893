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

package io.github.openaihealth.sample.packaged;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the ways to start the packaged application: as a command, lazily, with
 * virtual threads, and with what was generated ahead of time.
 */
class KindsOfStartTests {

	private static final List<String> AHEAD_OF_TIME = List.of("-Dspring.aot.enabled=true", "-jar",
			SampleProcess.jar().toString());

	// Virtual threads exist since Java 21; before, the property has no effect
	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void commandEndsByItself(boolean virtualThreads) throws Exception {
		try (SampleProcess sample = SampleProcess.start("--spring.main.web-application-type=none",
				"--spring.threads.virtual.enabled=" + virtualThreads)) {
			assertThat(sample.awaitExit()).as(sample::output).isZero();
			assertThat(sample.output()).containsOnlyOnce("UNKNOWN -> UP").contains("Started SampleApplication");
		}
	}

	@Test
	void applicationWithVirtualThreadsStaysAndIsUp() throws Exception {
		try (SampleProcess sample = SampleProcess.start("--spring.threads.virtual.enabled=true").awaitStarted()) {
			assertUp(sample);
		}
	}

	@Test
	void lazyApplicationIsUp() throws Exception {
		try (SampleProcess sample = SampleProcess.start("--spring.main.lazy-initialization=true").awaitStarted()) {
			assertUp(sample);
		}
	}

	@Test
	void lazyApplicationWithoutAKeyEndsWithTheReport() throws Exception {
		try (SampleProcess sample = SampleProcess.start("--spring.main.lazy-initialization=true", "--simulation=off")) {
			assertReport(sample);
		}
	}

	@Test
	void applicationProcessedAheadOfTimeIsUp() throws Exception {
		try (SampleProcess sample = SampleProcess.launch(AHEAD_OF_TIME).awaitStarted()) {
			assertThat(sample.output()).contains("Starting AOT-processed SampleApplication");
			assertUp(sample);
			assertThat(sample.get("/actuator/openai")).contains("\"polls\"");
			assertThat(new JsonMapper().readTree(sample.post("/actuator/openai"))
				.at("/connections/default/state/status")
				.asString()).isEqualTo("UP");
		}
	}

	@Test
	void applicationProcessedAheadOfTimeWithoutAKeyEndsWithTheReport() throws Exception {
		try (SampleProcess sample = SampleProcess.launch(AHEAD_OF_TIME, "--simulation=off")) {
			assertReport(sample);
		}
	}

	// It was processed without this: conditions on values would have been frozen
	@Test
	void applicationProcessedAheadOfTimeCanBeSwitchedOff() throws Exception {
		try (SampleProcess sample = SampleProcess.launch(AHEAD_OF_TIME, "--openai.enabled=false").awaitStarted()) {
			assertThat(sample.health().path("status").stringValue()).isEqualTo("UNKNOWN");
		}
	}

	private static void assertUp(SampleProcess sample) throws Exception {
		assertThat(sample.health().path("status").stringValue()).isEqualTo("UP");
		assertThat(sample.get("/actuator/prometheus")).contains("openai_connection_up{connection=\"default\"} 1.0")
			.contains("openai_probe_seconds_count{");
	}

	private static void assertReport(SampleProcess sample) throws Exception {
		assertThat(sample.awaitExit()).as(sample::output).isOne();
		assertThat(sample.output()).contains("APPLICATION FAILED TO START", "docs/causes.md#api-key-missing")
			.doesNotContain("\n\tat ");
	}

}
