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
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the Prometheus rules of the documentation that {@code promtool} does.
 */
@Requires(Requirement.PROMETHEUS)
class PromtoolTests {

	/**
	 * Where the unit tests of the rules are.
	 */
	static final Path DIRECTORY = PrometheusTools.DIRECTORY.resolve("tests");

	@Test
	void configurationIsValid() throws Exception {
		assertThat(PrometheusTools.promtool(PrometheusTools.DIRECTORY, "check", "config", "prometheus.yml"))
			.contains("2 rule files found");
	}

	@Test
	void rulesAreValid() throws Exception {
		assertThat(PrometheusTools.promtool(PrometheusTools.DIRECTORY, "check", "rules", "--lint-fatal",
				"openai-recording.rules.yml", "openai-alerts.rules.yml", "openai-rates.rules.yml"))
			.contains("SUCCESS");
	}

	@ParameterizedTest
	@MethodSource("testFiles")
	void rulesPassTheirTests(String file) throws Exception {
		assertThat(PrometheusTools.promtool(DIRECTORY, "test", "rules", file)).contains("SUCCESS");
	}

	static List<String> testFiles() throws IOException {
		try (Stream<Path> files = Files.list(DIRECTORY)) {
			return files.map(Path::getFileName).map(Path::toString).sorted().toList();
		}
	}

}
