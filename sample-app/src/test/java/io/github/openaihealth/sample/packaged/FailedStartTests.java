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
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for starts that must end with a report: one per cause that stops a start.
 */
class FailedStartTests {

	private static final String KEY = Keys.project();

	private static final String KEY_ARGUMENT = "--openai.api-key=" + KEY;

	@ParameterizedTest
	@MethodSource("misconfigurations")
	void misconfigurationEndsWithAReport(Misconfiguration misconfiguration) throws Exception {
		assertReport(misconfiguration.arguments(), misconfiguration.cause());
	}

	static Stream<Misconfiguration> misconfigurations() {
		return Stream.of(of("api-key-missing", "--simulation=off"), of("api-key-empty", "--openai.api-key="),
				of("api-key-unresolved", "--openai.api-key=${NOT_SET_ANYWHERE}"),
				of("api-key-placeholder", "--openai.api-key=your-api-key"), of("api-key-malformed", KEY_ARGUMENT + " "),
				of("api-key-malformed", KEY_ARGUMENT + "\n"), of("api-key-malformed", "--openai.api-key='" + KEY + "'"),
				of("api-key-malformed", "--openai.api-key=Bearer " + KEY),
				of("api-key-masked", "--openai.api-key=sk-proj-" + "*".repeat(20) + "abcd"),
				of("api-key-foreign", "--openai.api-key=" + Keys.anthropic()),
				of("api-key-wrong-type", "--openai.api-key=" + Keys.admin()),
				of("org-id-malformed", KEY_ARGUMENT, "--openai.org-id=Personal"),
				of("project-id-malformed", KEY_ARGUMENT, "--openai.project-id=" + Keys.id("org-")),
				of("base-url-invalid", KEY_ARGUMENT, "--openai.base-url=api.openai.com"),
				of("base-url-insecure", KEY_ARGUMENT, "--openai.base-url=http://api.openai.com/v1"));
	}

	@ParameterizedTest
	@MethodSource("refusals")
	void refusalEndsWithAReport(Misconfiguration misconfiguration) throws Exception {
		assertReport(misconfiguration.arguments(), misconfiguration.cause());
	}

	static Stream<Misconfiguration> refusals() {
		return Stream.of(of("api-key-rejected", "--scenario=rejected"), of("api-key-not-sent", "--scenario=not-sent"),
				of("org-membership-required", "--scenario=no-organization"),
				of("org-mismatch", "--scenario=org-mismatch"), of("project-mismatch", "--scenario=project-mismatch"),
				of("account-deactivated", "--scenario=account-deactivated"),
				of("hostname-mismatch", "--scenario=hostname-mismatch"));
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

	private static Misconfiguration of(String cause, String... arguments) {
		return new Misconfiguration(cause, List.of(arguments));
	}

	private record Misconfiguration(String cause, List<String> arguments) {

		@Override
		public String toString() {
			return this.cause;
		}

	}

}
