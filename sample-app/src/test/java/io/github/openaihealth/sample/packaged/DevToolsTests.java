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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.github.openaihealth.sample.SampleApplication;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for a restart by DevTools, which starts the application again in the same process
 * with a new class loader.
 */
class DevToolsTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	@Test
	void restartLeavesNothingOfBefore(@TempDir Path directory) throws Exception {
		Path classes = directory.resolve("classes");
		FileSystemUtils.copyRecursively(Path.of(System.getProperty("sample.classes")), classes);
		String classPath = ExtractedSample.into(directory.resolve("sample"))
			.classPath(classes, Path.of(System.getProperty("devtools.jar")));
		try (SampleProcess sample = SampleProcess.launch(List.of("-cp", classPath, SampleApplication.class.getName()),
				"--openai.health.interval=1s", "--management.endpoints.web.exposure.include=*",
				"--spring.devtools.livereload.enabled=false")) {
			sample.awaitStarted();
			int port = sample.port();
			assertWatches(sample);
			edit(classes.resolve("application.yml"));
			sample.awaitStarted(2);
			assertThat(sample.port()).isNotEqualTo(port);
			assertWatches(sample);
			sample.play("revoked");
			Awaitility.await()
				.atMost(LIMIT)
				.untilAsserted(() -> assertThat(sample.health().path("status").stringValue()).isEqualTo("DOWN"));
			assertThat(sample.output()).contains("[  restartedMain]").containsOnlyOnce("UP -> DOWN");
		}
	}

	private static void assertWatches(SampleProcess sample) throws Exception {
		assertThat(sample.health().path("status").stringValue()).isEqualTo("UP");
		assertThat(pollers(sample)).hasSize(1);
		assertThat(sample.get("/actuator/metrics/openai.connection.up")).contains("\"value\":1.0");
		assertThat(sample.output().lines().filter((line) -> line.contains("UNKNOWN -> UP"))).hasSameSizeAs(
				sample.output().lines().filter((line) -> line.contains("Started SampleApplication")).toList());
	}

	private static List<String> pollers(SampleProcess sample) throws Exception {
		return new JsonMapper().readTree(sample.get("/actuator/threaddump"))
			.path("threads")
			.valueStream()
			.map((thread) -> thread.path("threadName").stringValue())
			.filter((name) -> name.matches("openai-health-\\d+"))
			.toList();
	}

	private static void edit(Path file) throws IOException {
		Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(10)));
	}

}
