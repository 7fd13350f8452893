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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for starts whose configuration files are broken, or whose key stands where
 * nothing reads it: what a process of its own writes, logging that is not set up yet
 * included.
 */
class BrokenConfigurationTests {

	private static final String KEY = Keys.project();

	@TempDir
	@SuppressWarnings("NullAway.Init")
	Path directory;

	@ParameterizedTest
	@CsvSource({ "application.yml, 'openai:\n\tapi-key: %s', 'line 2, column 1'",
			"application.yml, 'openai:\n  api-key: `%s', 'line 2, column 12'",
			"application.properties, openai.api-key=%s\\uzz, 'a backslash'" })
	void placeIsNamedWithoutTheTextOfTheLine(String name, String content, String place) throws Exception {
		Files.writeString(this.directory.resolve(name), content.formatted(KEY));
		assertReport(Map.of(), List.of(), "The configuration file " + this.directory.resolve(name), place);
	}

	@Test
	void keyInAWrongPlaceIsNamedWithTheRightOne() throws Exception {
		Files.writeString(this.directory.resolve("application.yml"),
				"spring.config.import: optional:file:no-such-file.env[.properties]");
		assertReport(Map.of("OPENAI_KEY", KEY), List.of("-Dopenai.api-key=" + KEY),
				"1. Move -Dopenai.api-key=... before '-jar'", "environment variable OPENAI_KEY is set",
				"no-such-file.env", "does not exist in");
	}

	private void assertReport(Map<String, String> environment, List<String> arguments, String... expected)
			throws Exception {
		try (SampleProcess sample = start(environment, arguments)) {
			assertThat(sample.awaitExit()).as(sample::output).isOne();
			assertThat(sample.output().replaceAll("\\s+", " "))
				.contains("APPLICATION FAILED TO START", "Description:", "Action:")
				.contains(expected);
			assertThat(sample.output()).doesNotContain("\n\tat ");
			assertThat(
					IntStream.rangeClosed(8, KEY.length() - 12).mapToObj((start) -> KEY.substring(start, start + 12)))
				.noneMatch(sample.output()::contains);
		}
	}

	private SampleProcess start(Map<String, String> environment, List<String> arguments) throws IOException {
		List<String> all = new ArrayList<>(List.of("--spring.config.additional-location=file:" + this.directory + "/",
				"--simulation=off", "--openai.validation.mode=offline"));
		all.addAll(arguments);
		return SampleProcess.start(environment, all.toArray(String[]::new));
	}

}
