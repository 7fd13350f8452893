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

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.util.PlaceholderResolutionException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link UnresolvedKeyFailureAnalyzer}.
 */
@ExtendWith(OutputCaptureExtension.class)
class UnresolvedKeyFailureAnalyzerTests {

	private final MockEnvironment environment = new MockEnvironment();

	@Test
	void startThatAConditionOnTheKeyEndsIsReported(CapturedOutput output) {
		SpringApplication application = new SpringApplication(ConditionOnTheKey.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		assertThatException()
			.isThrownBy(() -> application.run("--langchain4j.open-ai.chat-model.api-key=${COMPANY_OPENAI_KEY}"));
		assertThat(output)
			.contains("APPLICATION FAILED TO START",
					"The API key holds the text '${COMPANY_OPENAI_KEY}': nothing of that name is set.",
					"langchain4j.open-ai.chat-model.api-key   the text ${COMPANY_OPENAI_KEY}",
					"docs/causes.md#api-key-unresolved")
			.doesNotContain("\tat ");
	}

	@ParameterizedTest
	@ValueSource(strings = { "openai.api-key", "spring.ai.openai.api-key", "spring.ai.openai.embedding.api-key",
			"langchain4j.open-ai.streaming-chat-model.api-key" })
	void placeholderInAnyPropertyForTheKeyIsReported(String property) {
		this.environment.setProperty(property, "${COMPANY_OPENAI_KEY}");
		FailureAnalysis analysis = analyze("${COMPANY_OPENAI_KEY}");
		assertThat(analysis).isNotNull();
		assertThat(analysis.getDescription()).contains(property, "COMPANY_OPENAI_KEY");
		assertThat(analysis.getCause()).isInstanceOf(PlaceholderResolutionException.class);
	}

	@Test
	void otherPlaceholdersAreLeftAlone() {
		assertThat(analyze("${OTHER}")).isNull();
		this.environment.setProperty("openai.api-key", "${COMPANY_OPENAI_KEY}");
		assertThat(analyze("${OTHER}")).isNull();
		assertThat(analyze("${COMPANY_OPENAI_KEY}")).isNotNull();
		this.environment.setProperty("openai.api-key", "a key");
		assertThat(analyze("${COMPANY_OPENAI_KEY}")).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "openai.api.key", "openai.apiKey", "OPENAI_API_KEY", "openai.key", "OPENAI_KEY" })
	void otherNameOfAKeyThatIsSetIsCorrected(String name) {
		this.environment.setProperty("openai.api-key", "a key");
		FailureAnalysis analysis = analyze("${" + name + "}");
		assertThat(analysis).isNotNull();
		assertThat(analysis.getDescription()).contains("${" + name + "}", "the key is set as 'openai.api-key'");
		assertThat(analysis.getAction()).startsWith("Write ${openai.api-key} instead");
		this.environment.setProperty("openai.api-key", " ");
		assertThat(analyze("${" + name + "}")).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "openai.model", "openai.api-key", "my.openai.key" })
	void namesThatMeanSomethingElseAreLeftAlone(String name) {
		this.environment.setProperty("openai.api-key", "a key");
		assertThat(analyze("${" + name + "}")).isNull();
	}

	@Test
	void nothingIsToldWhereEverythingIsSwitchedOff() {
		this.environment.setProperty("openai.api-key", "${COMPANY_OPENAI_KEY}");
		this.environment.setProperty("openai.enabled", "false");
		assertThat(analyze("${COMPANY_OPENAI_KEY}")).isNull();
	}

	@Test
	void switchThatCannotBeReadCountsAsNotSet() {
		this.environment.setProperty("openai.api-key", "${COMPANY_OPENAI_KEY}");
		this.environment.setProperty("openai.enabled", "");
		assertThat(analyze("${COMPANY_OPENAI_KEY}")).isNotNull();
		this.environment.setProperty("openai.enabled", "yes please");
		assertThat(analyze("${COMPANY_OPENAI_KEY}")).isNotNull();
		this.environment.setProperty("openai.enabled", "off");
		assertThat(analyze("${COMPANY_OPENAI_KEY}")).isNull();
	}

	@Test
	void environmentThatIsNotConfigurableTellsNothing() {
		assertThat(new UnresolvedKeyFailureAnalyzer(mock(Environment.class)).analyze(failure("${COMPANY_OPENAI_KEY}")))
			.isNull();
	}

	private @Nullable FailureAnalysis analyze(String text) {
		return new UnresolvedKeyFailureAnalyzer(this.environment).analyze(failure(text));
	}

	private static Throwable failure(String text) {
		PlaceholderResolutionException exception = catchThrowableOfType(PlaceholderResolutionException.class,
				() -> new StandardEnvironment().resolveRequiredPlaceholders(text));
		return new IllegalStateException("Error processing condition", exception);
	}

	@Configuration(proxyBeanMethods = false)
	static class ConditionOnTheKey {

		@Bean
		@ConditionalOnProperty("langchain4j.open-ai.chat-model.api-key")
		List<String> model() {
			return new ArrayList<>();
		}

	}

}
