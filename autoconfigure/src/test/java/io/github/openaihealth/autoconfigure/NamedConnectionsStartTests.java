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

import java.time.Duration;

import io.github.openaihealth.diagnosis.Cause;
import io.github.openaihealth.diagnosis.Diagnosis;
import io.github.openaihealth.monitor.ConnectionStatus;
import io.github.openaihealth.monitor.OpenAiMonitor;
import io.github.openaihealth.startup.OpenAiConfigurationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for how the start validates several connections.
 */
@ExtendWith(OutputCaptureExtension.class)
class NamedConnectionsStartTests {

	private static final String KEY = TestKeys.project();

	private final FakeService good = new FakeService();

	private final FakeService refusing = new FakeService();

	private final FakeService late = new FakeService();

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(OpenAiAutoConfiguration.class))
		.withPropertyValues(this.good.property(), "openai.api-key=" + KEY, "openai.health.interval=1d",
				"openai.connections.refused.api-key=" + KEY,
				"openai.connections.refused.base-url=" + this.refusing.baseUrl(),
				"openai.connections.late.api-key=" + KEY, "openai.connections.late.base-url=" + this.late.baseUrl());

	NamedConnectionsStartTests() {
		this.refusing.answers(FakeService.REJECTED);
		this.late.answers(FakeService.LATE);
	}

	@AfterEach
	void closeServices() {
		this.good.close();
		this.refusing.close();
		this.late.close();
	}

	@Test
	void connectionThatHangsHidesNoRefusal() {
		this.contextRunner.withPropertyValues("openai.probe.timeout=30s", "openai.validation.timeout=3s")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOfSatisfying(OpenAiConfigurationException.class,
						(failure) -> assertThat(failure.getDiagnoses()).singleElement().satisfies((diagnosis) -> {
							assertThat(diagnosis.cause()).isEqualTo(Cause.API_KEY_REJECTED);
							assertThat(diagnosis.summary()).startsWith("Connection 'refused': ");
						})));
	}

	@Test
	void allRefusalsAreReportedTogether() {
		this.late.answers(FakeService.REJECTED);
		this.contextRunner.run((context) -> assertThat(context).getFailure()
			.rootCause()
			.isInstanceOfSatisfying(OpenAiConfigurationException.class,
					(failure) -> assertThat(failure.getDiagnoses()).extracting(Diagnosis::summary)
						.satisfiesExactly((summary) -> assertThat(summary).startsWith("Connection 'refused': "),
								(summary) -> assertThat(summary).startsWith("Connection 'late': "))));
	}

	@Test
	void startGoesOnWithoutWhoHangsAndNamesIt(CapturedOutput output) {
		this.refusing.answers(FakeService.MODELS);
		this.contextRunner.withPropertyValues("openai.probe.timeout=30s", "openai.validation.timeout=2s")
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(output).containsOnlyOnce("OpenAI (late) did not answer within PT2S");
				OpenAiMonitor monitor = context.getBean(OpenAiMonitor.class);
				assertThat(monitor.snapshot("default").status()).isEqualTo(ConnectionStatus.UP);
				assertThat(monitor.snapshot("refused").status()).isEqualTo(ConnectionStatus.UP);
				assertThat(monitor.snapshot("late").status()).isEqualTo(ConnectionStatus.UNKNOWN);
			});
	}

	@Test
	void whereAStartOnlyWarnsTheOthersAreAskedAllTheSame(CapturedOutput output) {
		this.contextRunner
			.withPropertyValues("openai.validation.on-failure=warn", "openai.connections.wrong.api-key=a key",
					"openai.probe.timeout=500ms", "openai.validation.timeout=20s")
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(output).contains("Connection 'wrong': ")
					.contains("Connection 'refused': ")
					.contains("OpenAI (late) could not be checked at start-up, which goes on: ");
				assertThat(this.good.requests()).isOne();
				assertThat(this.late.requests()).isOne();
			});
	}

	@Test
	void sameProblemOfSeveralIsToldOnce() {
		this.contextRunner
			.withPropertyValues("openai.base-url=no url", "openai.connections.refused.base-url=",
					"openai.connections.late.base-url=")
			.run((context) -> assertThat(context).getFailure()
				.isInstanceOfSatisfying(OpenAiConfigurationException.class,
						(failure) -> assertThat(failure.getDiagnoses())
							.filteredOn((diagnosis) -> diagnosis.cause() == Cause.BASE_URL_INVALID)
							.singleElement()
							.satisfies((diagnosis) -> assertThat(diagnosis.summary())
								.startsWith("Connections 'default', 'refused', 'late': "))));
	}

	@Test
	void connectionsAreAwaitedTogether() {
		this.refusing.answers(FakeService.LATE);
		long before = System.nanoTime();
		this.contextRunner.withPropertyValues("openai.probe.timeout=30s", "openai.validation.timeout=2s")
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));
	}

}
