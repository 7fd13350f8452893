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
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for starts that must end with a report; {@link EveryCauseTests} has one for each
 * cause.
 */
class FailedStartTests {

	private static final String KEY = Keys.project();

	private static final String KEY_ARGUMENT = "--openai.api-key=" + KEY;

	@ParameterizedTest
	@ValueSource(strings = { "%s ", "%s\n", "'%s'", "Bearer %s" })
	void malformedKeyEndsWithAReport(String value) throws Exception {
		assertReport(List.of("--openai.api-key=" + value.formatted(KEY)), "api-key-malformed");
	}

	@Test
	void allProblemsAreReportedTogether() throws Exception {
		assertReport(List.of(KEY_ARGUMENT + "\n", "--openai.org-id=Personal"), "api-key-malformed", "org-id-malformed");
	}

	@Test
	void unknownScenarioEndsWithTheKnownOnes() throws Exception {
		try (SampleProcess sample = SampleProcess.start("--scenario=nonsense")) {
			assertThat(sample.awaitExit()).isOne();
			assertThat(sample.output()).contains("APPLICATION FAILED TO START", "nonsense", "quota-exhausted")
				.doesNotContain("\n\tat ");
		}
	}

	private static void assertReport(List<String> arguments, String... causes) throws Exception {
		try (SampleProcess sample = SampleProcess.start(arguments.toArray(String[]::new))) {
			assertThat(sample.awaitExit()).as(sample::output).isOne();
			assertThat(sample.output()).contains("APPLICATION FAILED TO START", "Description:", "Action:")
				.contains(Stream.of(causes).map((cause) -> "docs/causes.md#" + cause).toList())
				.doesNotContain("\n\tat ");
			assertThat(secrets(arguments)).noneMatch(sample.output()::contains);
		}
	}

	private static List<String> secrets(List<String> arguments) {
		return arguments.stream()
			.filter((argument) -> argument.startsWith("--openai.api-key="))
			.flatMap((argument) -> Stream.of(argument.substring("--openai.api-key=".length()), KEY))
			.filter((value) -> value.length() > 100)
			.toList();
	}

}
