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

package io.github.openaihealth.monitor;

import java.util.List;
import java.util.Map;

import io.github.openaihealth.connection.OpenAiConnection;
import io.github.openaihealth.diagnosis.Cause;
import io.github.openaihealth.diagnosis.Diagnosis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link WarningLog}.
 */
@ExtendWith(OutputCaptureExtension.class)
class WarningLogTests {

	private static final Diagnosis HARDCODED = Diagnosis.of(Cause.API_KEY_HARDCODED,
			Map.of("origin", "application.yml:3:12"));

	private static final Diagnosis IGNORED = Diagnosis.of(Cause.SETTING_IGNORED,
			Map.of("names", "OPENAI_PROJECT", "instead", "OPENAI_PROJECT_ID"));

	@Test
	void writesEachWarningOnce(CapturedOutput output) {
		WarningLog log = new WarningLog(OpenAiConnection.DEFAULT_NAME);
		log.record(List.of(HARDCODED));
		log.record(List.of());
		log.record(List.of(HARDCODED, IGNORED));
		log.record(List.of(HARDCODED, IGNORED));
		assertThat(output.toString().lines()).hasSize(2).allSatisfy((line) -> assertThat(line).contains("WARN"));
		assertThat(output).contains("OpenAI health: " + HARDCODED.summary() + " (api-key-hardcoded, see "
				+ Cause.API_KEY_HARDCODED.docs() + ")");
		assertThat(output).contains("OpenAI health: " + IGNORED.summary() + " (setting-ignored, see ");
	}

	@Test
	void writesOneLineForEachModel(CapturedOutput output) {
		WarningLog log = new WarningLog(OpenAiConnection.DEFAULT_NAME);
		log.record(List.of(retiring("a", "in 2 days"), retiring("b", "in 9 days")));
		log.record(List.of(retiring("a", "in 1 day"), retiring("b", "in 8 days")));
		assertThat(output.toString().lines()).hasSize(2);
		assertThat(output).contains("The model 'a' is shut down on 2027-01-14, in 2 days. (model-retiring, see ",
				"The model 'b' is shut down on 2027-01-14, in 9 days. (model-retiring, see ");
	}

	private static Diagnosis retiring(String model, String left) {
		return Diagnosis.of(Cause.MODEL_RETIRING, Map.of("model", model, "day", "2027-01-14", "left", left))
			.withFact("model", model);
	}

	@Test
	void namesTheConnection(CapturedOutput output) {
		new WarningLog("azure").record(List.of(HARDCODED));
		assertThat(output).contains("OpenAI health (azure): ");
	}

}
