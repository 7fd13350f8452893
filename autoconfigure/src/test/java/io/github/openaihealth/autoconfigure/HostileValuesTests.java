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

package io.github.openaihealth.autoconfigure;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.github.openaihealth.diagnosis.Cause;
import io.github.openaihealth.diagnosis.Diagnosis;
import io.github.openaihealth.monitor.OpenAiMonitor;
import io.github.openaihealth.monitor.Snapshot;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.SimpleCommandLinePropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests with values that somebody has set by mistake, or to do harm.
 */
@ExtendWith(OutputCaptureExtension.class)
class HostileValuesTests {

	private final FakeService service = new FakeService();

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(
				AutoConfigurations.of(OpenAiAutoConfiguration.class, OpenAiHealthContributorAutoConfiguration.class))
		.withPropertyValues("openai.validation.on-failure=warn", "openai.health.interval=1d");

	@AfterEach
	void closeService() {
		this.service.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "8f3a1c9e2b7d4f60a5c8e1d3b9f27a46", "https://8f3a1c9e2b7d4f60a5c8e1d3b9f27a46",
			"https://8f3a1c9e2b7d4f60a5c8e1d3b9f27a46/v1", "8f3a1c9e2b7d4f60a5c8e1d3b9f27a46://v1",
			"http://8f3a1c9e2b7d4f60a5c8e1d3b9f27a46/v1", "https://8f3a1c9e2b7d4f60a5c8e1d3b9f27a46/chat/completions",
			"8F3A1C9E2B7D4F60A5C8E1D3B9F27A46/v1" })
	void keyAsBaseUrlIsShownNowhere(String baseUrl, CapturedOutput output) {
		run(Map.of("openai.base-url", baseUrl, "openai.api-key", TestKeys.project())).run((context) -> {
			Snapshot snapshot = awaitPoll(context);
			assertThat(snapshot.state().problems()).isNotEmpty();
			assertThat((output + snapshot.toString() + health(context)).toLowerCase(Locale.ROOT))
				.doesNotContain("8f3a1c9e");
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "x\r\nWARN forged", "x\nWARN forged", "M\u00FCller", "\u001B[31mred", "\u202Egro" })
	void idThatCannotBeSentIsSaid(String id, CapturedOutput output) {
		run(Map.of("openai.base-url", this.service.baseUrl(), "openai.org-id", id, "openai.project-id", id))
			.run((context) -> {
				assertThat(awaitPoll(context).state().problems()).extracting(Diagnosis::cause)
					.containsExactly(Cause.ORG_ID_MALFORMED, Cause.PROJECT_ID_MALFORMED);
				assertThat(this.service.requests()).isZero();
				assertThat(output + health(context)).doesNotContainPattern("[\\u001B\\u202E]")
					.doesNotContainPattern("(?m)^WARN forged");
			});
	}

	@Test
	void idThatIsMuchTooLongIsCut(CapturedOutput output) {
		run(Map.of("openai.base-url", this.service.baseUrl(), "openai.org-id", "n".repeat(100_000), "openai.api-key",
				TestKeys.project()))
			.run((context) -> {
				awaitPoll(context);
				assertThat(health(context)).contains("n".repeat(100) + "\u2026").hasSizeLessThan(2000);
				assertThat(output.toString()).doesNotContain("n".repeat(101));
			});
	}

	@Test
	void keyOnTheCommandLineIsAWarning(CapturedOutput output) {
		run(Map.of("openai.base-url", this.service.baseUrl()))
			.withInitializer((context) -> context.getEnvironment()
				.getPropertySources()
				.addFirst(new SimpleCommandLinePropertySource("--openai.api-key=" + TestKeys.project())))
			.run((context) -> assertExposed(context, "command line argument --openai.api-key", output));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "openai.api-key|system property openai.api-key",
			"COMPANY_KEY|application.yml, which takes it from system property COMPANY_KEY" })
	void keyAsSystemPropertyIsAWarning(String property, String origin, CapturedOutput output) {
		Map<String, Object> file = new HashMap<>();
		file.put("openai.base-url", this.service.baseUrl());
		file.put("openai.api-key", "${COMPANY_KEY}");
		this.contextRunner.withSystemProperties(property + "=" + TestKeys.project())
			.withInitializer((context) -> context.getEnvironment()
				.getPropertySources()
				.addLast(new MapPropertySource("Config resource 'file [application.yml]'", file)))
			.run((context) -> assertExposed(context, origin, output));
	}

	@Test
	void keyOfATestIsNone() {
		this.contextRunner.withPropertyValues("openai.api-key=" + TestKeys.project(), this.service.property())
			.run((context) -> assertThat(awaitPoll(context).configurationWarnings()).isEmpty());
	}

	@Test
	void timeoutForConnectingThatCannotHaveAnEffectIsSaidOnce(CapturedOutput output) {
		this.contextRunner
			.withPropertyValues("openai.api-key=" + TestKeys.project(), this.service.property(),
					"openai.probe.timeout=3s", "openai.probe.connect-timeout=10s")
			.run((context) -> assertThat(output).containsOnlyOnce(
					"'openai.probe.connect-timeout' (PT10S) has no effect " + "beyond 'openai.probe.timeout' (PT3S)"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "openai.probe.timeout=1s", "openai.probe.connect-timeout=5s", "openai.enabled=false" })
	void timeoutsThatAgreeAreNot(String property, CapturedOutput output) {
		this.contextRunner.withPropertyValues("openai.api-key=" + TestKeys.project(), this.service.property(), property)
			.run((context) -> assertThat(output).doesNotContain("connect-timeout"));
	}

	private static void assertExposed(AssertableApplicationContext context, String origin, CapturedOutput output) {
		assertThat(awaitPoll(context).configurationWarnings()).singleElement().satisfies((warning) -> {
			assertThat(warning.cause()).isEqualTo(Cause.API_KEY_HARDCODED);
			assertThat(warning.summary()).contains("read by others on this machine", origin);
		});
		assertThat(output).contains("api-key-hardcoded").doesNotContain(TestKeys.project());
	}

	private ApplicationContextRunner run(Map<String, Object> values) {
		return this.contextRunner.withInitializer((context) -> context.getEnvironment()
			.getPropertySources()
			.addFirst(new MapPropertySource("file", values)));
	}

	private static Snapshot awaitPoll(AssertableApplicationContext context) {
		assertThat(context).hasNotFailed();
		return Awaitility.await()
			.until(() -> context.getBean(OpenAiMonitor.class).snapshot("default"),
					(snapshot) -> !snapshot.history().polls().isEmpty());
	}

	private static String health(AssertableApplicationContext context) {
		return List.of(context.getBean(HealthIndicator.class).health()).toString();
	}

}
