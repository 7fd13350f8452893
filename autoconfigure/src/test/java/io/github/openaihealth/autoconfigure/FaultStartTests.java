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
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

import io.github.openaihealth.actuate.OpenAiHealthIndicator;
import io.github.openaihealth.diagnosis.Cause;
import io.github.openaihealth.diagnosis.Effect;
import io.github.openaihealth.probe.Fault;
import io.github.openaihealth.probe.FaultStage;
import io.github.openaihealth.probe.Faults;
import io.github.openaihealth.probe.OpenAiProbe;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.http.client.autoconfigure.HttpClientAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that no fault of the wire stops a start, that the start does not wait longer than
 * it may, and that the application stops in the middle of one.
 */
@Timeout(180)
class FaultStartTests {

	private static final Duration WAIT = Duration.ofMillis(200);

	/**
	 * What everything else of a start takes at most, on a machine that has much to do.
	 */
	private static final Duration START = Duration.ofSeconds(10);

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(OpenAiAutoConfiguration.class,
				OpenAiHealthContributorAutoConfiguration.class, HttpClientAutoConfiguration.class,
				ReactiveHttpClientAutoConfiguration.class, SslAutoConfiguration.class))
		.withPropertyValues("openai.api-key=" + TestKeys.project(), "openai.health.interval=1d");

	@ParameterizedTest(name = "{0}")
	@MethodSource
	void faultStopsNoStart(Fault fault) throws Exception {
		try (FaultStage stage = new FaultStage(fault)) {
			stage.play();
			runner(stage, stage.probe()).run((context) -> {
				assertThat(context).hasNotFailed();
				Health health = context.getBean(OpenAiHealthIndicator.class).health();
				assertThat(health).isNotNull();
				assertThat(health.getStatus()).isEqualTo(expected(fault.cause()));
			});
		}
	}

	static Stream<Fault> faultStopsNoStart() {
		return Stream.concat(Faults.broken().stream(), Faults.working().stream());
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource
	void startWaitsNoLongerThanItMayAndStopNotAtAll(Fault fault) throws Exception {
		try (FaultStage stage = new FaultStage(fault)) {
			stage.play();
			ApplicationContextRunner runner = runner(stage, stage.probe(Duration.ofSeconds(50)))
				.withPropertyValues("openai.validation.timeout=" + WAIT.toMillis() + "ms");
			AtomicLong stopping = new AtomicLong();
			long starting = System.nanoTime();
			runner.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(Duration.ofNanos(System.nanoTime() - starting)).isLessThan(WAIT.plus(START));
				Health health = context.getBean(OpenAiHealthIndicator.class).health();
				assertThat(health).isNotNull();
				assertThat(health.getStatus()).isEqualTo(Status.UNKNOWN);
				stopping.set(System.nanoTime());
			});
			assertThat(Duration.ofNanos(System.nanoTime() - stopping.get())).isLessThan(Duration.ofSeconds(1));
			Awaitility.await()
				.untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet()).map(Thread::getName)
					.noneMatch((name) -> name.startsWith("openai-health-")));
		}
	}

	static Stream<Fault> startWaitsNoLongerThanItMayAndStopNotAtAll() {
		return Faults.broken().stream().filter(Fault::hangs);
	}

	private static Status expected(@Nullable Cause cause) {
		if (cause == null) {
			return Status.UP;
		}
		// What passes turns health at the threshold
		return (cause.effect() == Effect.PASSING) ? Status.UNKNOWN : Status.DOWN;
	}

	private ApplicationContextRunner runner(FaultStage stage, OpenAiProbe probe) {
		return this.contextRunner.withPropertyValues("openai.base-url=" + stage.url())
			.withBean(BeanPostProcessor.class, () -> replacing(probe));
	}

	// Asks as the application's own does, by the stage's proxy, names and certificates
	private static BeanPostProcessor replacing(OpenAiProbe probe) {
		return new BeanPostProcessor() {

			@Override
			public Object postProcessAfterInitialization(Object bean, String name) {
				return (bean instanceof OpenAiProbe) ? probe : bean;
			}

		};
	}

}
