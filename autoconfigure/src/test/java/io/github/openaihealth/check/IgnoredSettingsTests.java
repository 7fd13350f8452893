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

package io.github.openaihealth.check;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.openaihealth.connection.BaseUrl;
import io.github.openaihealth.connection.DiagnosisFactory;
import io.github.openaihealth.connection.TestConnections;
import io.github.openaihealth.diagnosis.Cause;
import io.github.openaihealth.diagnosis.Diagnosis;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link IgnoredSettings}.
 */
class IgnoredSettingsTests {

	private final DiagnosisFactory diagnoses = new DiagnosisFactory(
			TestConnections.of("default", BaseUrl.of("https://api.openai.com/v1"), null, null, null, Map.of(), null));

	@Test
	void nothingIsIgnored() {
		assertThat(report(List.of(), Map.of(), List.of())).isEmpty();
	}

	@Test
	void namesAreToldWithWhatIsRead() {
		assertThat(report(List.of("openai.url"), Map.of(), List.of())).hasValueSatisfying(
				(diagnosis) -> assertThat(diagnosis.toString()).contains("openai.url", "openai.base-url"));
	}

	@Test
	void allAreInOneDiagnosis() {
		assertThat(report(List.of("openai.url"), Map.of("OPENAI_ENABLED", "true or false"), List.of("OPENAI_HOST")))
			.hasValueSatisfying((diagnosis) -> {
				assertThat(diagnosis.cause()).isEqualTo(Cause.SETTING_IGNORED);
				assertThat(diagnosis.toString()).contains("openai.url", "OPENAI_ENABLED", "true or false",
						"OPENAI_HOST");
			});
	}

	private Optional<Diagnosis> report(List<String> ignored, Map<String, String> unfit, List<String> elsewhere) {
		return IgnoredSettings.report(
				new ConfigurationContext(Platform.LINUX, List.of(), List.of(), ignored, unfit, elsewhere),
				this.diagnoses);
	}

}
