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

import io.github.openaihealth.sample.simulation.Simulation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests with a directory of secrets as Kubernetes mounts one.
 */
class ConfigTreeTests {

	private static final String KEY = Keys.project();

	private final Path secrets;

	private final Path dated;

	ConfigTreeTests(@TempDir Path directory) throws IOException {
		this.secrets = Files.createDirectory(directory.resolve("secrets"));
		this.dated = Files.createDirectory(this.secrets.resolve("..2026_11_23_12_00_00.0123456789"));
		Files.createSymbolicLink(this.secrets.resolve("..data"), this.dated.getFileName());
	}

	@Test
	void keyWithALineBreakAtItsEndIsUsedAndItsFileShown() throws Exception {
		try (Simulation simulation = new Simulation(KEY, "ok")) {
			mount("openai.api-key", KEY + "\n");
			mount("openai.base-url", simulation.baseUrl() + "\n");
			try (SampleProcess sample = SampleProcess.start(importOfSecrets()).awaitStarted()) {
				JsonNode health = sample.health();
				assertThat(health.path("status").stringValue()).isEqualTo("UP");
				assertThat(health.at("/details/apiKeySource").stringValue())
					.isEqualTo("config tree file " + this.secrets.resolve("openai.api-key"));
			}
		}
	}

	@Test
	void keyWithMoreLineBreaksEndsWithAReportThatNamesTheFile() throws Exception {
		mount("openai.api-key", KEY + "\n\n");
		try (SampleProcess sample = SampleProcess.start(importOfSecrets())) {
			assertThat(sample.awaitExit()).isOne();
			assertThat(sample.output().replaceAll("\\s+", " ")).contains("docs/causes.md#api-key-malformed",
					"comes from config tree file " + this.secrets.resolve("openai.api-key"));
			assertThat(sample.output()).contains("line break").doesNotContain(KEY);
		}
	}

	private void mount(String file, String content) throws IOException {
		Files.writeString(this.dated.resolve(file), content);
		Files.createSymbolicLink(this.secrets.resolve(file), Path.of("..data", file));
	}

	private String importOfSecrets() {
		return "--spring.config.import=configtree:" + this.secrets + "/";
	}

}
