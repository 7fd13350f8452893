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

import io.github.openaihealth.diagnosis.Cause;
import io.github.openaihealth.diagnosis.Diagnosis;
import io.github.openaihealth.diagnosis.Fact;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link StartupReport}.
 */
class StartupReportTests {

	private final Diagnosis malformed = new Diagnosis(Cause.API_KEY_MALFORMED,
			"The API key ends with a line break (U+000A at position 165).",
			"A key never contains one; secret stores and 'echo' often add it.",
			List.of(new Fact("openai.api-key", "project key, 165 characters"),
					new Fact("comes from", "environment variable OPENAI_API_KEY")),
			List.of("Store the key again without the line break. This application runs on Kubernetes:\n"
					+ "  kubectl create secret generic openai --from-literal=api-key=\"$KEY\"", "Or trim it."),
			null);

	private final Diagnosis orgId = new Diagnosis(Cause.ORG_ID_MALFORMED,
			"'openai.org-id' holds a name where an id is needed: 'Personal'.", null,
			List.of(new Fact("comes from", "application.yml:12:14")),
			List.of("Copy the organization's id, which starts with 'org-'."), null);

	@Test
	void oneProblemStandsByItself() {
		StartupReport report = new StartupReport(List.of(this.malformed));
		assertThat(report.description()).isEqualToNormalizingNewlines("""
				The API key ends with a line break (U+000A at position 165).
				openai.api-key   project key, 165 characters
				comes from       environment variable OPENAI_API_KEY
				A key never contains one; secret stores and 'echo' often add it.""");
		assertThat(report.action()).isEqualToNormalizingNewlines("""
				1. Store the key again without the line break. This application runs on
				   Kubernetes:
				     kubectl create secret generic openai --from-literal=api-key="$KEY"
				2. Or trim it.

				More: %s""".formatted(Cause.API_KEY_MALFORMED.docs()));
	}

	@Test
	void severalProblemsAreNumberedAndSoAreTheirActions() {
		StartupReport report = new StartupReport(List.of(this.malformed, this.orgId));
		assertThat(report.description()).isEqualToNormalizingNewlines("""
				OpenAI is not configured correctly. 2 problems were found:

				1. The API key ends with a line break (U+000A at position 165).
				   openai.api-key   project key, 165 characters
				   comes from       environment variable OPENAI_API_KEY
				   A key never contains one; secret stores and 'echo' often add it.

				2. 'openai.org-id' holds a name where an id is needed: 'Personal'.
				   comes from   application.yml:12:14""");
		assertThat(report.action()).isEqualToNormalizingNewlines("""
				1a. Store the key again without the line break. This application runs on
				    Kubernetes:
				      kubectl create secret generic openai --from-literal=api-key="$KEY"
				1b. Or trim it.
				    More: %s

				2. Copy the organization's id, which starts with 'org-'.
				   More: %s""".formatted(Cause.API_KEY_MALFORMED.docs(), Cause.ORG_ID_MALFORMED.docs()));
	}

	@Test
	void fitsATerminalButForLinksAndCommands() {
		Diagnosis wordy = new Diagnosis(Cause.ORG_ID_MALFORMED, "word ".repeat(50), "word ".repeat(50),
				List.of(new Fact("openai.org-id", "word ".repeat(50))), List.of("word ".repeat(50), "word ".repeat(50)),
				null);
		for (List<Diagnosis> diagnoses : List.of(List.of(wordy), List.of(wordy, wordy))) {
			assertThat(new StartupReport(diagnoses).toString().lines()).filteredOn((line) -> !line.contains("More: "))
				.allSatisfy((line) -> assertThat(line).hasSizeLessThanOrEqualTo(80));
		}
	}

	@Test
	void toStringIsTheWholeReport() {
		StartupReport report = new StartupReport(List.of(this.orgId));
		assertThat(report.toString()).contains(report.description()).endsWith(report.action());
	}

}
