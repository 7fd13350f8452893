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

import com.openai.client.OpenAIClient;
import io.github.openaihealth.actuate.RateLimitMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientResponseException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests that what answers to the application's own calls tell of rate limits comes to the
 * meters.
 */
class RateLimitMetersTests {

	private final FakeService service = new FakeService();

	private final String apiKey = TestKeys.project();

	private final ApplicationContextRunner bareRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(OpenAiAutoConfiguration.class, OpenAiClientAutoConfiguration.class,
				OpenAiMetricsAutoConfiguration.class, ReactiveHttpClientAutoConfiguration.class,
				ObservationAutoConfiguration.class, MetricsAutoConfiguration.class,
				CompositeMeterRegistryAutoConfiguration.class, SimpleMetricsExportAutoConfiguration.class))
		.withPropertyValues(this.service.property(), "openai.api-key=" + this.apiKey, "openai.health.interval=1d");

	private final ApplicationContextRunner contextRunner = this.bareRunner
		.withConfiguration(AutoConfigurations.of(OpenAiTrafficAutoConfiguration.class));

	@AfterEach
	void closeService() {
		this.service.close();
	}

	@Test
	void nothingRemainsThatNobodyHasTold() {
		this.contextRunner.run((context) -> {
			assertThat(gauge(context, "limit", "requests")).isNaN();
			assertThat(gauge(context, "remaining", "tokens")).isNaN();
		});
	}

	@Test
	void callsOfTheClientTellWhatRemains() {
		this.contextRunner.run((context) -> {
			this.service.answers(limited(FakeService.MODELS, "500", "30000"));
			context.getBean(OpenAIClient.class).models().list();
			assertThat(gauge(context, "limit", "requests")).isEqualTo(500);
			assertThat(gauge(context, "remaining", "requests")).isEqualTo(3);
			assertThat(gauge(context, "limit", "tokens")).isEqualTo(30000);
			assertThat(gauge(context, "remaining", "tokens")).isEqualTo(20);
		});
	}

	@Test
	void callsOfTheAsynchronousClientTellWhatRemains() {
		this.contextRunner.run((context) -> {
			this.service.answers(limited(FakeService.MODELS, "500", "30000"));
			context.getBean(OpenAIClient.class).async().models().list().join();
			assertThat(gauge(context, "remaining", "requests")).isEqualTo(3);
		});
	}

	@Test
	void observedCallsTellWhatRemains() {
		this.contextRunner.run((context) -> {
			this.service.answers(limited(FakeService.MODELS, "500", "30000"));
			call(context, this.apiKey);
			assertThat(gauge(context, "remaining", "requests")).isEqualTo(3);
			assertThat(gauge(context, "remaining", "tokens")).isEqualTo(20);
		});
	}

	@Test
	void refusedCallsTellWhatRemainsToo() {
		this.contextRunner.run((context) -> {
			this.service.answers(limited(FakeService.OVERLOADED, "500", "30000"));
			assertThatExceptionOfType(RestClientResponseException.class).isThrownBy(() -> call(context, this.apiKey));
			assertThat(gauge(context, "remaining", "requests")).isEqualTo(3);
		});
	}

	@Test
	void callsWithAnotherKeyTellNothing() {
		this.contextRunner.run((context) -> {
			this.service.answers(limited(FakeService.MODELS, "500", "30000"));
			call(context, TestKeys.project() + "x");
			assertThat(gauge(context, "remaining", "requests")).isNaN();
		});
	}

	@Test
	void modelsAreToldApartWhereTheyAreConfigured() {
		this.contextRunner.withPropertyValues("openai.traffic.models=gpt-5,gpt-5-mini").run((context) -> {
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			this.service.answers(ofModel("gpt-5-mini-2025-08-07", "500"));
			call(context, this.apiKey);
			for (int i = 0; i < 20; i++) {
				this.service.answers(ofModel("gpt-5-" + "x".repeat(i) + "\"{}", "7000"));
				call(context, this.apiKey);
			}
			assertThat(registry.find("openai.traffic.limit").tag("unit", "requests").gauges()).hasSize(3)
				.extracting((gauge) -> gauge.getId().getTag("model") + " " + gauge.value())
				.containsExactlyInAnyOrder("gpt-5 NaN", "gpt-5-mini 500.0", "other 7000.0");
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "openai.traffic.enabled=false", "openai.enabled=false" })
	void whatIsSwitchedOffHasNoMeters(String property) {
		this.contextRunner.withPropertyValues(property).run((context) -> {
			assertThat(context.getBean(MeterRegistry.class).find("openai.traffic.limit").gauges()).isEmpty();
			assertThat(context.getBean(MeterRegistry.class).find("openai.traffic.remaining").gauges()).isEmpty();
		});
	}

	@Test
	void withoutTheAutoConfigurationOfTheTrafficThereAreNone() {
		this.bareRunner.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(RateLimitMetrics.class));
	}

	private void call(ApplicationContext context, String apiKey) {
		RestClient.builder()
			.observationRegistry(context.getBean(ObservationRegistry.class))
			.build()
			.get()
			.uri(this.service.baseUrl() + "/models")
			.headers((headers) -> headers.setBearerAuth(apiKey))
			.retrieve()
			.toBodilessEntity();
	}

	private static MockResponse ofModel(String model, String requests) {
		return limited(FakeService.MODELS, requests, "30000").newBuilder().addHeader("openai-model", model).build();
	}

	private static MockResponse limited(MockResponse answer, String requests, String tokens) {
		return answer.newBuilder()
			.addHeader("x-ratelimit-limit-requests", requests)
			.addHeader("x-ratelimit-remaining-requests", "3")
			.addHeader("x-ratelimit-reset-requests", "5m0s")
			.addHeader("X-RateLimit-Limit-Tokens", tokens)
			.addHeader("X-RateLimit-Remaining-Tokens", "20")
			.addHeader("X-RateLimit-Reset-Tokens", "5m0s")
			.build();
	}

	private static double gauge(ApplicationContext context, String name, String unit) {
		return context.getBean(MeterRegistry.class)
			.get("openai.traffic." + name)
			.tags("connection", "default", "unit", unit)
			.gauge()
			.value();
	}

}
