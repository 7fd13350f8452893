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

import java.nio.file.Path;
import java.util.List;

import io.github.openaihealth.sample.simulation.Simulation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for starts that end before anybody is served: a training run, after which the JVM
 * loads classes from an archive, and a checkpoint.
 */
class TrainingRunTests {

	private static final String KEY = Keys.project();

	private static final String TRAINING = "-Dspring.context.exit=onRefresh";

	@Test
	void trainingAsksNobodyAndItsArchiveServesAStart(@TempDir Path directory) throws Exception {
		ExtractedSample extracted = ExtractedSample.into(directory.resolve("sample"));
		Path archive = directory.resolve("sample.jsa");
		Path loaded = directory.resolve("classes.log");
		try (Simulation simulation = new Simulation(KEY, "ok")) {
			String[] arguments = { "--openai.base-url=" + simulation.baseUrl(), "--openai.api-key=" + KEY };
			try (SampleProcess training = SampleProcess.launch(
					List.of("-XX:ArchiveClassesAtExit=" + archive, TRAINING, "-jar", extracted.jar().toString()),
					arguments)) {
				assertThat(training.awaitExit()).as(training::output).isZero();
				assertThat(training.output()).doesNotContain("Started SampleApplication", "OpenAI health");
			}
			assertThat(simulation.requests()).isZero();
			try (SampleProcess sample = SampleProcess.launch(List.of("-XX:SharedArchiveFile=" + archive,
					"-Xlog:class+load:file=" + loaded, "-jar", extracted.jar().toString()), arguments)
				.awaitStarted()) {
				assertThat(sample.health().path("status").stringValue()).isEqualTo("UP");
				assertThat(loaded).content()
					.contains("io.github.openaihealth.monitor.OpenAiMonitor source: shared objects file (top)");
			}
			assertThat(simulation.requests()).isPositive();
		}
	}

	// This JVM can make no checkpoint, which Spring says when its turn comes: after the
	// check of the values, and when the models would have been asked for
	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void nothingIsCheckedBeforeACheckpoint(boolean withKey) throws Exception {
		try (Simulation simulation = new Simulation(KEY, "ok");
				SampleProcess sample = SampleProcess.launch(
						List.of("-Dspring.context.checkpoint=onRefresh", "-jar", SampleProcess.jar().toString()),
						withKey ? "--openai.base-url=" + simulation.baseUrl() : "--simulation=off",
						withKey ? "--openai.api-key=" + KEY : "--openai.api-key=")) {
			assertThat(sample.awaitExit()).isOne();
			assertThat(sample.output()).contains("Checkpoint on refresh requires a CRaC-enabled JVM")
				.doesNotContain("api-key-empty");
			assertThat(simulation.requests()).isZero();
		}
	}

	@Test
	void trainingNeedsNoKey() throws Exception {
		try (SampleProcess training = SampleProcess.launch(List.of(TRAINING, "-jar", SampleProcess.jar().toString()),
				"--simulation=off")) {
			assertThat(training.awaitExit()).as(training::output).isZero();
			assertThat(training.output()).contains("Starting SampleApplication")
				.doesNotContain("APPLICATION FAILED TO START", "api-key-missing");
		}
	}

}
