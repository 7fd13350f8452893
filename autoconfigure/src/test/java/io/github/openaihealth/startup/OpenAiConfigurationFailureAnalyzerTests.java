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
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.diagnostics.FailureAnalysis;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link OpenAiConfigurationFailureAnalyzer} and
 * {@link OpenAiConfigurationException}.
 */
class OpenAiConfigurationFailureAnalyzerTests {

	private final OpenAiConfigurationFailureAnalyzer analyzer = new OpenAiConfigurationFailureAnalyzer();

	private final OpenAiConfigurationException exception = new OpenAiConfigurationException(
			List.of(Diagnosis.of(Cause.API_KEY_MISSING), Diagnosis.of(Cause.API_KEY_EMPTY)));

	@Test
	void messageHasIdsOnly() {
		assertThat(this.exception).hasMessage("OpenAI is not configured correctly: api-key-missing, api-key-empty")
			.hasNoCause();
	}

	@Test
	void analysisIsTheReport() {
		FailureAnalysis analysis = this.analyzer.analyze(this.exception);
		assertThat(analysis).isNotNull();
		assertThat(analysis.getDescription()).contains("2 problems were found");
		assertThat(analysis.getAction()).contains(Cause.API_KEY_MISSING.docs()).contains(Cause.API_KEY_EMPTY.docs());
	}

	@Test
	void analysisIsFoundBehindAWrapper() {
		assertThat(this.analyzer.analyze(new BeanCreationException("openAiStartupGate", "wrapped", this.exception)))
			.isNotNull();
	}

	@Test
	void otherFailuresAreLeftAlone() {
		assertThat(this.analyzer.analyze(new IllegalStateException("other"))).isNull();
	}

}
