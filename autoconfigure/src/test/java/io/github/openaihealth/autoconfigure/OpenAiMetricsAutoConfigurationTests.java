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

import io.github.openaihealth.actuate.OpenAiMetrics;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link OpenAiMetricsAutoConfiguration}.
 */
class OpenAiMetricsAutoConfigurationTests {

	private final FakeService service = new FakeService();

	private final ApplicationContextRunner bareRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(OpenAiAutoConfiguration.class, OpenAiMetricsAutoConfiguration.class,
				ReactiveHttpClientAutoConfiguration.class))
		.withPropertyValues(this.service.property(), "openai.api-key=" + TestKeys.project(),
				"openai.health.interval=1d");

	private final ApplicationContextRunner contextRunner = this.bareRunner
		.withConfiguration(AutoConfigurations.of(MetricsAutoConfiguration.class,
				CompositeMeterRegistryAutoConfiguration.class, SimpleMetricsExportAutoConfiguration.class));

	@AfterEach
	void closeService() {
		this.service.close();
	}

	@Test
	void pollBeforeTheBindingIsTimedToo() {
		this.contextRunner.run((context) -> {
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			assertThat(registry.get("openai.probe").tag("outcome", "success").timer().count()).isOne();
			assertThat(registry.get("openai.connection.up").tag("connection", "default").gauge().value()).isEqualTo(1);
		});
	}

	@Test
	void metersStayThoseAfterARestartOfTheContext() {
		this.contextRunner.run((context) -> {
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			Timer timer = registry.get("openai.probe").timer();
			long meters = openAiMeters(registry);
			context.stop();
			context.start();
			Awaitility.await().untilAsserted(() -> assertThat(timer.count()).isEqualTo(2));
			assertThat(registry.get("openai.probe").timer()).isSameAs(timer);
			assertThat(openAiMeters(registry)).isEqualTo(meters);
			assertThat(registry.get("openai.connection.up").gauge().value()).isEqualTo(1);
		});
	}

	@Test
	void registryThatOutlivesTheContextFollowsTheNext() {
		SimpleMeterRegistry registry = new SimpleMeterRegistry();
		ApplicationContextRunner runner = this.bareRunner.withBean(MeterRegistry.class, () -> registry,
				(definition) -> ((AbstractBeanDefinition) definition).setDestroyMethodName(""));
		runner.run((context) -> {
			context.getBean(OpenAiMetrics.class).bindTo(registry);
			assertThat(registry.get("openai.connection.up").gauge().value()).isEqualTo(1);
		});
		assertThat(openAiMeters(registry)).isZero();
		this.service.answers(FakeService.REJECTED);
		runner.withPropertyValues("openai.validation.on-failure=warn").run((context) -> {
			context.getBean(OpenAiMetrics.class).bindTo(registry);
			assertThat(registry.get("openai.connection.up").gauge().value()).isZero();
		});
	}

	@Test
	void observationsMakeNoSecondMeterOfTheName() {
		this.contextRunner
			.run((context) -> assertThat(context.getBean(MeterRegistry.class).find("openai.probe").meters()).hasSize(1)
				.extracting(Meter::getId)
				.allSatisfy((id) -> assertThat(id.getTags()).hasSize(3)));
	}

	@Test
	void ageFollowsTheProperty() {
		this.contextRunner.withPropertyValues("openai.api-key-created=2026-01-01")
			.run((context) -> assertThat(context.getBean(MeterRegistry.class).get("openai.api.key.age").gauge().value())
				.isPositive());
	}

	@Test
	void disabledHasNoMeters() {
		this.contextRunner.withPropertyValues("openai.enabled=false")
			.run((context) -> assertThat(openAiMeters(context.getBean(MeterRegistry.class))).isZero());
	}

	@Test
	void lazyApplicationHasItsMeters() {
		this.contextRunner
			.withInitializer(
					(context) -> context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
			.run((context) -> assertThat(context.getBean(MeterRegistry.class).get("openai.probe").timer().count())
				.isOne());
	}

	@Test
	void backsOffWithoutARegistry() {
		this.bareRunner.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(OpenAiMetrics.class));
	}

	@Test
	void backsOffWithoutMicrometer() {
		this.bareRunner.withClassLoader(new FilteredClassLoader("io.micrometer.core"))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("openAiMetrics"));
	}

	private static long openAiMeters(MeterRegistry registry) {
		return registry.getMeters().stream().filter((meter) -> meter.getId().getName().startsWith("openai.")).count();
	}

}
