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
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.openaihealth.actuate.OpenAiEndpoint;
import io.github.openaihealth.actuate.OpenAiMetrics;
import io.github.openaihealth.diagnosis.Cause;
import io.github.openaihealth.diagnosis.Diagnosis;
import io.github.openaihealth.startup.OpenAiConfigurationException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@code openai.connections.*}, as far as an application sees them.
 */
@ExtendWith(OutputCaptureExtension.class)
class SeveralConnectionsTests {

	private static final String KEY = TestKeys.project();

	private static final String OTHER_KEY = KEY.replace("jK", "zZ");

	private final FakeService openAi = new FakeService();

	private final FakeService gateway = new FakeService();

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(
				AutoConfigurations.of(OpenAiAutoConfiguration.class, OpenAiHealthContributorAutoConfiguration.class,
						OpenAiMetricsAutoConfiguration.class, OpenAiEndpointAutoConfiguration.class))
		.withBean(MeterRegistry.class, SimpleMeterRegistry::new)
		.withPropertyValues("openai.health.interval=1d", "management.endpoints.web.exposure.include=openai");

	private final ApplicationContextRunner three = this.contextRunner.withPropertyValues(this.openAi.property(),
			"openai.api-key=" + KEY, "openai.connections.team-b.api-key=" + OTHER_KEY,
			"openai.connections.gateway.base-url=" + this.gateway.baseUrl());

	@AfterEach
	void closeServices() {
		this.openAi.close();
		this.gateway.close();
	}

	@Test
	void eachConnectionHasAComponentOfItsOwn() {
		this.three.run((context) -> {
			assertThat(components(context)).containsOnlyKeys("default", "team-b", "gateway")
				.allSatisfy((name, health) -> assertThat(health.getStatus()).isEqualTo(Status.UP));
			assertThat(component(context, "team-b").getDetails()).containsEntry("baseUrl", this.openAi.baseUrl())
				.containsKey("apiKey");
			assertThat(component(context, "gateway").getDetails()).doesNotContainKey("apiKey")
				.containsEntry("baseUrl", this.gateway.baseUrl());
			assertThat(this.openAi.received("Authorization")).containsExactlyInAnyOrder("Bearer " + KEY,
					"Bearer " + OTHER_KEY);
			assertThat(this.gateway.received("Authorization")).isEmpty();
		});
	}

	@Test
	void refusalOfOneIsTheOthersBusinessNowhere(CapturedOutput output) {
		this.three.withPropertyValues("openai.validation.on-failure=warn").run((context) -> {
			this.gateway.answers(FakeService.REJECTED);
			context.getBean(OpenAiEndpoint.class).pollConnection("gateway");
			Awaitility.await()
				.atMost(Duration.ofSeconds(30))
				.untilAsserted(() -> assertThat(component(context, "gateway").getStatus()).isEqualTo(Status.DOWN));
			assertThat(component(context, "gateway").getDetails()).containsEntry("cause", "api-key-not-sent");
			assertThat(component(context, "default").getStatus()).isEqualTo(Status.UP);
			assertThat(component(context, "team-b").getStatus()).isEqualTo(Status.UP);
			assertThat(output).contains("OpenAI health (gateway) UP -> DOWN: api-key-not-sent")
				.contains("OpenAI health (team-b) UNKNOWN -> UP")
				.contains("OpenAI health UNKNOWN -> UP");
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			context.getBean(OpenAiMetrics.class).bindTo(registry);
			assertThat(registry.get("openai.connection.up").tag("connection", "gateway").gauge().value()).isZero();
			assertThat(registry.get("openai.connection.up").tag("connection", "team-b").gauge().value()).isOne();
		});
	}

	@Test
	void connectionsThatMakeTheSameRequestShareIt() {
		this.contextRunner
			.withPropertyValues(this.openAi.property(), "openai.api-key=" + KEY,
					"openai.connections.same.api-key=" + KEY, "openai.connections.same.required-models=nothing",
					"openai.validation.on-failure=warn")
			.run((context) -> {
				Awaitility.await()
					.atMost(Duration.ofSeconds(30))
					.untilAsserted(() -> assertThat(component(context, "same").getStatus()).isEqualTo(Status.DOWN));
				assertThat(component(context, "same").getDetails()).containsEntry("cause", "model-unavailable");
				assertThat(component(context, "default").getStatus()).isEqualTo(Status.UP);
				// The list for both, the question for the model that it lacks, and the
				// list
				// once more as a confirmation
				assertThat(this.openAi.requests()).isEqualTo(3);
			});
	}

	@Test
	void withoutAKeyTheTopLevelIsThereToInherit() {
		this.contextRunner
			.withPropertyValues(this.openAi.property(), "openai.health.required-models=gpt-test",
					"openai.connections.only.api-key=" + KEY)
			.run((context) -> {
				assertThat(components(context)).containsOnlyKeys("only");
				assertThat(component(context, "only").getStatus()).isEqualTo(Status.UP);
				assertThat(this.openAi.requests()).isOne();
			});
	}

	@Test
	void problemsOfAllConnectionsAreReportedTogether() {
		this.contextRunner
			.withPropertyValues("openai.api-key=your-api-key", "openai.connections.a.org-id=Personal",
					"openai.connections.b.api-key=" + KEY)
			.run((context) -> assertThat(context).getFailure()
				.isInstanceOfSatisfying(OpenAiConfigurationException.class,
						(failure) -> assertThat(failure.getDiagnoses()).extracting(Diagnosis::cause)
							.containsExactly(Cause.API_KEY_PLACEHOLDER, Cause.API_KEY_MISSING,
									Cause.ORG_ID_MALFORMED)));
	}

	@Test
	void missingKeyIsAskedForByTheNameOfItsConnection() {
		this.contextRunner.withPropertyValues("openai.connections.team-a.org-id=org-abcdefgh")
			.run((context) -> assertThat(context).getFailure()
				.isInstanceOfSatisfying(OpenAiConfigurationException.class, (failure) -> {
					Diagnosis diagnosis = failure.getDiagnoses().get(0);
					assertThat(diagnosis.cause()).isEqualTo(Cause.API_KEY_MISSING);
					assertThat(diagnosis.actions().toString()).contains("OPENAI_CONNECTIONS_TEAMA_APIKEY")
						.contains("'openai.connections.team-a.api-key'")
						.doesNotContain("OPENAI_API_KEY");
				}));
	}

	@ParameterizedTest
	@ValueSource(strings = { "default", "Team_A", "a.b", "ä" })
	void nameThatNoConnectionCanHaveIsRefused(String name) {
		this.contextRunner.withPropertyValues("openai.connections[" + name + "].api-key=" + KEY)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidConfigurationPropertyValueException.class)
				.hasMessageContaining("openai.connections"));
	}

	@Test
	void sslBundleOfANamedConnectionHasToExist() {
		this.contextRunner
			.withPropertyValues("openai.connections.a.api-key=" + KEY, "openai.connections.a.ssl.bundle=nothing")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidConfigurationPropertyValueException.class)
				.hasMessageContaining("openai.connections.a.ssl.bundle"));
	}

	@Test
	void whatANamedConnectionWatchesDiffersNoMore() {
		ApplicationContextRunner withLibrary = this.contextRunner.withPropertyValues(this.openAi.property(),
				"openai.api-key=" + KEY, "spring.ai.openai.api-key=" + OTHER_KEY,
				"spring.ai.openai.base-url=" + this.openAi.baseUrl());
		withLibrary.run((context) -> assertThat(health(context).getDetails().toString()).contains("settings-differ"));
		withLibrary
			.withPropertyValues("openai.connections.spring-ai.api-key=${spring.ai.openai.api-key}",
					"openai.connections.spring-ai.base-url=${spring.ai.openai.base-url}")
			.run((context) -> assertThat(components(context).toString()).doesNotContain("settings-differ"));
	}

	@Test
	void whereNothingIsToBeDoneEveryComponentSaysSo() {
		this.three.withPropertyValues("openai.enabled=false").run((context) -> {
			assertThat(components(context)).hasSize(3)
				.allSatisfy((name, health) -> assertThat(health.getStatus()).isEqualTo(Status.UNKNOWN));
			assertThat(this.openAi.requests()).isZero();
		});
	}

	@Test
	void endpointTellsOfEachConnection() {
		this.three.run((context) -> {
			OpenAiEndpoint endpoint = context.getBean(OpenAiEndpoint.class);
			assertThat(endpoint.connections().connections()).containsOnlyKeys("default", "team-b", "gateway");
			assertThat(String.valueOf(endpoint.connection("team-b")))
				.contains("openai.connections.team-b.api-key=SettingDescriptor[value=sk-proj-…")
				.doesNotContain(OTHER_KEY)
				.doesNotContain(KEY);
			assertThat(endpoint.connection("nothing")).isNull();
		});
	}

	@Test
	void whatIsToBeHiddenIsHiddenByEitherName() {
		SanitizingFunction inherited = (data) -> data.getKey().equals("openai.base-url") ? data.withSanitizedValue()
				: data;
		this.three.withBean("hide", SanitizingFunction.class, () -> inherited)
			.run((context) -> assertThat(String.valueOf(context.getBean(OpenAiEndpoint.class).connection("team-b")))
				.doesNotContain(this.openAi.baseUrl()));
		SanitizingFunction own = (data) -> data.getKey().equals("openai.connections.gateway.base-url")
				? data.withSanitizedValue() : data;
		this.three.withBean("hide", SanitizingFunction.class, () -> own).run((context) -> {
			OpenAiEndpoint endpoint = context.getBean(OpenAiEndpoint.class);
			assertThat(String.valueOf(endpoint.connection("gateway"))).doesNotContain(this.gateway.baseUrl());
			assertThat(String.valueOf(endpoint.connection("default"))).contains(this.openAi.baseUrl());
		});
	}

	private static Health health(AssertableApplicationContext context) {
		Health health = ((HealthIndicator) context.getBean("openaiHealthIndicator")).health();
		assertThat(health).isNotNull();
		return health;
	}

	private static Health component(AssertableApplicationContext context, String name) {
		Health health = components(context).get(name);
		assertThat(health).isNotNull();
		return health;
	}

	private static Map<String, Health> components(AssertableApplicationContext context) {
		HealthContributor contributor = context.getBean("openaiHealthIndicator", HealthContributor.class);
		assertThat(contributor).isInstanceOf(CompositeHealthContributor.class);
		Map<String, Health> components = new LinkedHashMap<>();
		for (CompositeHealthContributor.Entry entry : (CompositeHealthContributor) contributor) {
			Health health = ((HealthIndicator) entry.contributor()).health();
			assertThat(health).isNotNull();
			components.put(entry.name(), health);
		}
		return components;
	}

}
