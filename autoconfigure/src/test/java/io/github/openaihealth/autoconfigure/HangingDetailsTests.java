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
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;

import io.github.openaihealth.connection.ApiKey;
import io.github.openaihealth.connection.OpenAiConnectionDetails;
import io.github.openaihealth.monitor.ConnectionStatus;
import io.github.openaihealth.monitor.OpenAiMonitor;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link OpenAiConnectionDetails} of the application's own that do not return:
 * they ask a service that does not answer.
 */
@ExtendWith(OutputCaptureExtension.class)
class HangingDetailsTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private static final Duration TIMEOUT = Duration.ofSeconds(2);

	private final FakeService service = new FakeService();

	private final Queue<Thread> asking = new ConcurrentLinkedQueue<>();

	private final CountDownLatch answer = new CountDownLatch(1);

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(
				AutoConfigurations.of(OpenAiAutoConfiguration.class, OpenAiHealthContributorAutoConfiguration.class))
		.withBean(OpenAiConnectionDetails.class, () -> details(this::awaitAnswer))
		.withPropertyValues("openai.validation.timeout=" + TIMEOUT.toSeconds() + "s", "openai.health.interval=1s");

	@AfterEach
	void closeService() {
		this.answer.countDown();
		this.service.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "online", "offline" })
	void startWaitsNoLongerThanTheValidationMay(String mode, CapturedOutput output) {
		Instant start = Instant.now();
		this.contextRunner.withPropertyValues("openai.validation.mode=" + mode).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(Duration.between(start, Instant.now())).isLessThan(TIMEOUT.plusSeconds(2));
			assertThat(output.toString().lines().filter((line) -> line.contains("WARN"))).singleElement()
				.asString()
				.contains("OpenAiConnectionDetails has not returned within PT1S");
			this.answer.countDown();
			Awaitility.await().atMost(LIMIT).until(() -> status(context.getBean(OpenAiMonitor.class), "default"));
		});
	}

	@Test
	void othersAreCheckedAndPolledMeanwhile() {
		this.contextRunner
			.withPropertyValues("openai.connections.other.base-url=" + this.service.baseUrl(),
					"openai.connections.other.api-key=" + TestKeys.project())
			.run((context) -> {
				OpenAiMonitor monitor = context.getBean(OpenAiMonitor.class);
				Awaitility.await().atMost(LIMIT).until(() -> status(monitor, "other"));
				Awaitility.await().atMost(LIMIT).until(() -> this.service.received("Authorization").size() > 2);
				assertThat(monitor.snapshot("default").history().polls()).isEmpty();
			});
	}

	@Test
	void contextIsClosedAtOnce() {
		Instant[] closing = new Instant[1];
		this.contextRunner.run((context) -> closing[0] = Instant.now());
		assertThat(Duration.between(closing[0], Instant.now())).isLessThan(Duration.ofSeconds(1));
		Awaitility.await().atMost(LIMIT).until(() -> this.asking.stream().noneMatch(Thread::isAlive));
	}

	private static boolean status(OpenAiMonitor monitor, String name) {
		return monitor.snapshot(name).status() == ConnectionStatus.UP;
	}

	private void awaitAnswer() {
		this.asking.add(Thread.currentThread());
		try {
			this.answer.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private OpenAiConnectionDetails details(Runnable question) {
		return new OpenAiConnectionDetails() {

			@Override
			public ApiKey getApiKey() {
				question.run();
				return ApiKey.of(TestKeys.project());
			}

			@Override
			public String getBaseUrl() {
				return HangingDetailsTests.this.service.baseUrl();
			}

		};
	}

}
