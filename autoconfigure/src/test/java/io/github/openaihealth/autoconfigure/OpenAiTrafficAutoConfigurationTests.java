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

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import com.openai.client.OpenAIClient;
import com.openai.errors.OpenAIServiceException;
import com.openai.errors.RateLimitException;
import com.openai.models.responses.ResponseCreateParams;
import io.github.openaihealth.actuate.OpenAiHealthIndicator;
import io.github.openaihealth.monitor.OpenAiMonitor;
import io.github.openaihealth.traffic.OkHttpCalls;
import io.github.openaihealth.traffic.OpenAiTraffic;
import io.github.openaihealth.traffic.RestClientCalls;
import io.github.openaihealth.traffic.WebClientCalls;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import okhttp3.Interceptor;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.ai.openai.http.okhttp.OpenAiHttpClientBuilderCustomizer;
import org.springframework.ai.openai.http.okhttp.SpringAiOpenAiHttpClient;
import org.springframework.aot.generate.ClassNameGenerator;
import org.springframework.aot.generate.DefaultGenerationContext;
import org.springframework.aot.generate.GeneratedFiles.Kind;
import org.springframework.aot.generate.InMemoryGeneratedFiles;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.restclient.RestTemplateBuilder;
import org.springframework.boot.restclient.autoconfigure.RestClientAutoConfiguration;
import org.springframework.boot.restclient.autoconfigure.RestClientObservationAutoConfiguration;
import org.springframework.boot.restclient.autoconfigure.RestTemplateAutoConfiguration;
import org.springframework.boot.restclient.autoconfigure.RestTemplateObservationAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ContextConsumer;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.boot.webclient.autoconfigure.WebClientObservationAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.RequestEntity;
import org.springframework.javapoet.ClassName;
import org.springframework.web.client.HttpStatusCodeException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientResponseException;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientResponseException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link OpenAiTrafficAutoConfiguration}.
 */
class OpenAiTrafficAutoConfigurationTests {

	private static final String ANOTHER_KEY = TestKeys.project().replace('a', 'x');

	private final TrafficService service = new TrafficService();

	private final List<String> refusals = new CopyOnWriteArrayList<>();

	private final Semaphore ended = new Semaphore(0);

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(OpenAiAutoConfiguration.class, OpenAiClientAutoConfiguration.class,
				OpenAiHealthContributorAutoConfiguration.class, OpenAiTrafficAutoConfiguration.class,
				ObservationAutoConfiguration.class, RestClientAutoConfiguration.class,
				RestClientObservationAutoConfiguration.class, RestTemplateAutoConfiguration.class,
				RestTemplateObservationAutoConfiguration.class, WebClientAutoConfiguration.class,
				WebClientObservationAutoConfiguration.class))
		.withBean(EndHandler.class, () -> new EndHandler(this.ended))
		.withPropertyValues(this.service.property(), "openai.api-key=" + TestKeys.project(),
				"openai.validation.mode=online", "openai.probe.enabled=true", "openai.health.interval=1d");

	@AfterEach
	void closeService() {
		this.service.close();
	}

	@ParameterizedTest
	@EnumSource
	void refusedCallOfSpringIsAPollAtOnce(HttpCaller caller) {
		this.service.answers(TrafficService.UNKNOWN_KEY);
		run((context) -> {
			assertThat(call(caller, context, this.service.baseUrl(), TestKeys.project())).isEqualTo(401);
			assertThat(this.refusals).containsExactly("default: permission-denied");
			Awaitility.await().untilAsserted(() -> assertThat(this.service.polls()).isEqualTo(2));
			assertThat(call(caller, context, this.service.baseUrl(), TestKeys.project())).isEqualTo(401);
			assertThat(this.refusals).hasSize(2);
			assertThat(health(context).getStatus()).isEqualTo(Status.UP);
			assertThat(this.service.polls()).isEqualTo(2);
		});
	}

	@ParameterizedTest
	@EnumSource
	void bareStatusOfSpringSaysNothingOfCredit(HttpCaller caller) {
		this.service.answers(TrafficService.NO_CREDIT);
		run((context) -> {
			assertThat(call(caller, context, this.service.baseUrl(), TestKeys.project())).isEqualTo(429);
			assertThat(this.refusals).isEmpty();
			assertThat(health(context).getStatus()).isEqualTo(Status.UP);
		});
	}

	@ParameterizedTest
	@EnumSource
	void callWithAnotherKeyTellsNothing(HttpCaller caller) {
		this.service.answers(TrafficService.UNKNOWN_KEY);
		run((context) -> {
			assertThat(call(caller, context, this.service.baseUrl(), ANOTHER_KEY)).isEqualTo(401);
			assertThat(this.refusals).isEmpty();
		});
	}

	@ParameterizedTest
	@EnumSource
	void callElsewhereTellsNothing(HttpCaller caller) {
		try (TrafficService elsewhere = new TrafficService().answers(TrafficService.UNKNOWN_KEY)) {
			run((context) -> {
				assertThat(call(caller, context, elsewhere.baseUrl(), TestKeys.project())).isEqualTo(401);
				assertThat(this.refusals).isEmpty();
			});
		}
	}

	@ParameterizedTest
	@EnumSource
	void connectionsAtOneServerAreToldApartByTheirKeys(HttpCaller caller) {
		this.service.answers(TrafficService.UNKNOWN_KEY);
		run((context) -> {
			assertThat(call(caller, context, this.service.baseUrl(), ANOTHER_KEY)).isEqualTo(401);
			assertThat(this.refusals).containsExactly("other: permission-denied");
			assertThat(call(caller, context, this.service.baseUrl(), TestKeys.project())).isEqualTo(401);
			assertThat(this.refusals).containsExactly("other: permission-denied", "default: permission-denied");
		}, "openai.connections.other.api-key=" + ANOTHER_KEY,
				"openai.connections.other.base-url=" + this.service.baseUrl());
	}

	@ParameterizedTest
	@EnumSource
	void callThatNobodyObservesTellsNothing(HttpCaller caller) {
		this.service.answers(TrafficService.UNKNOWN_KEY);
		run((context) -> {
			assertThat(caller.call(context, this.service.baseUrl(), TestKeys.project())).isEqualTo(401);
			assertThat(this.ended.availablePermits()).isZero();
			assertThat(this.refusals).isEmpty();
		}, "management.observations.enable.http.client.requests=false");
	}

	@ParameterizedTest
	@EnumSource
	void callTellsNothingWhereThatIsSwitchedOff(HttpCaller caller) {
		this.service.answers(TrafficService.UNKNOWN_KEY);
		run((context) -> {
			assertThat(call(caller, context, this.service.baseUrl(), TestKeys.project())).isEqualTo(401);
			assertThat(this.refusals).isEmpty();
		}, "openai.traffic.enabled=false");
	}

	@Test
	void ownPollsAreNoTraffic() {
		run((context) -> {
			this.service.lists(FakeService.REJECTED);
			context.getBean(OpenAiMonitor.class).pollNow().join();
			assertThat(this.service.polls()).isEqualTo(3);
			assertThat(health(context).getDetails()).containsEntry("cause", "api-key-revoked");
			assertThat(this.refusals).isEmpty();
		}, "openai.health.interval=1d");
	}

	@Test
	void clientThatIsToldOfNoCreditTurnsHealthUntilACallSucceeds() {
		this.service.answers(TrafficService.NO_CREDIT);
		run((context) -> {
			OpenAIClient client = context.getBean(OpenAIClient.class);
			assertThatExceptionOfType(RateLimitException.class).isThrownBy(() -> create(client))
				.withMessageContaining("You exceeded your current quota")
				.satisfies((ex) -> assertThat(ex.code()).contains("insufficient_quota"));
			Awaitility.await()
				.untilAsserted(() -> assertThat(health(context).getDetails()).containsEntry("cause", "quota-exhausted")
					.containsEntry("evidence", "traffic")
					.containsEntry("requestId", "req_1"));
			assertThat(this.refusals).hasSize(3).containsOnly("default: quota-exhausted");
			this.service.answers(TrafficService.DONE);
			create(client);
			Awaitility.await().untilAsserted(() -> assertThat(health(context).getStatus()).isEqualTo(Status.UP));
			assertThat(this.service.polls()).isOne();
		});
	}

	@Test
	void clientOfANamedConnectionTellsOfThatOne() {
		this.service.answers(TrafficService.UNKNOWN_KEY);
		run((context) -> {
			OpenAIClient client = context.getBean("openAiClient-other", OpenAIClient.class);
			assertThatExceptionOfType(OpenAIServiceException.class).isThrownBy(() -> create(client));
			assertThat(this.refusals).containsExactly("other: api-key-rejected");
		}, "openai.connections.other.api-key=" + TestKeys.project(),
				"openai.connections.other.base-url=" + this.service.baseUrl());
	}

	@Test
	void clientTellsNothingWhereThatIsSwitchedOff() {
		this.service.answers(TrafficService.NO_CREDIT);
		run((context) -> {
			assertThatExceptionOfType(RateLimitException.class)
				.isThrownBy(() -> create(context.getBean(OpenAIClient.class)));
			assertThat(this.refusals).isEmpty();
		}, "openai.traffic.enabled=false");
	}

	@ParameterizedTest
	@MethodSource
	void whatIsNotThereIsNotNeeded(FilteredClassLoader classLoader, List<Class<?>> beans) {
		this.contextRunner.withClassLoader(classLoader).run((context) -> {
			assertThat(context).hasNotFailed().hasSingleBean(OpenAiTraffic.class);
			for (Class<?> type : List.of(RestClientCalls.class, WebClientCalls.class,
					OpenAiHttpClientBuilderCustomizer.class)) {
				assertThat(context.getBeanNamesForType(type)).as(type.getName()).hasSize(beans.contains(type) ? 1 : 0);
			}
		});
	}

	static Stream<Arguments> whatIsNotThereIsNotNeeded() {
		return Stream.of(
				Arguments.of(new FilteredClassLoader(new Class<?>[0]),
						List.of(RestClientCalls.class, WebClientCalls.class, OpenAiHttpClientBuilderCustomizer.class)),
				Arguments.of(new FilteredClassLoader(Observation.class.getPackageName()),
						List.of(OpenAiHttpClientBuilderCustomizer.class)),
				Arguments.of(
						new FilteredClassLoader(RestClient.class.getPackageName(),
								"org.springframework.http.client.observation"),
						List.of(WebClientCalls.class, OpenAiHttpClientBuilderCustomizer.class)),
				Arguments.of(
						new FilteredClassLoader(
								org.springframework.web.reactive.function.client.ClientRequestObservationContext.class),
						List.of(RestClientCalls.class, OpenAiHttpClientBuilderCustomizer.class)),
				Arguments.of(new FilteredClassLoader("org.springframework.ai"),
						List.of(RestClientCalls.class, WebClientCalls.class)),
				Arguments.of(new FilteredClassLoader(Interceptor.class.getPackageName(), "com.openai"),
						List.of(RestClientCalls.class, WebClientCalls.class)));
	}

	@Test
	void nothingIsThereWithoutTheMonitor() {
		this.contextRunner.withClassLoader(new FilteredClassLoader("org.springframework.web.reactive"))
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(OpenAiMonitor.class)
				.doesNotHaveBean(OpenAiTraffic.class)
				.doesNotHaveBean(RestClientCalls.class)
				.doesNotHaveBean(OpenAiHttpClientBuilderCustomizer.class));
	}

	@Test
	void clientIsUnharmedWhereTheMonitorIsSwitchedOff() {
		this.service.answers(TrafficService.NO_CREDIT);
		this.contextRunner.withPropertyValues("openai.enabled=false").run((context) -> {
			context.getBean(OpenAiMonitor.class)
				.addRefusalListener((connection, cause) -> this.refusals.add(connection + ": " + cause.id()));
			assertThatExceptionOfType(RateLimitException.class)
				.isThrownBy(() -> create(context.getBean(OpenAIClient.class)));
			assertThat(this.refusals).isEmpty();
			assertThat(this.service.polls()).isZero();
		});
	}

	@Test
	void clientOfSpringAiIsObserved() {
		this.contextRunner.run((context) -> {
			SpringAiOpenAiHttpClient.Builder builder = mock();
			context.getBean(OpenAiHttpClientBuilderCustomizer.class).customize(builder);
			then(builder).should().interceptor(any(OkHttpCalls.class));
		});
	}

	@Test
	void clientOfSpringAiIsAsItWasWhereThatIsSwitchedOff() {
		this.contextRunner.withPropertyValues("openai.traffic.enabled=false").run((context) -> {
			SpringAiOpenAiHttpClient.Builder builder = mock();
			context.getBean(OpenAiHttpClientBuilderCustomizer.class).customize(builder);
			then(builder).shouldHaveNoInteractions();
		});
	}

	@Test
	void isProcessedAheadOfTimeWithoutACall() {
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
			TestPropertyValues.of(this.service.property(), "openai.api-key=" + TestKeys.project()).applyTo(context);
			context.register(OpenAiAutoConfiguration.class, OpenAiClientAutoConfiguration.class,
					OpenAiTrafficAutoConfiguration.class, ObservationAutoConfiguration.class);
			InMemoryGeneratedFiles files = new InMemoryGeneratedFiles();
			DefaultGenerationContext generation = new DefaultGenerationContext(
					new ClassNameGenerator(ClassName.get("com.example", "Application")), files);
			new ApplicationContextAotGenerator().processAheadOfTime(context, generation);
			generation.writeGeneratedContent();
			assertThat(files.getGeneratedFiles(Kind.SOURCE).keySet())
				.filteredOn((file) -> file.contains("OpenAiTrafficAutoConfiguration__BeanDefinitions"))
				.singleElement()
				.satisfies((file) -> assertThat(files.getGeneratedFileContent(Kind.SOURCE, file)).contains(
						"openAiTraffic", "openAiRestClientCalls", "openAiWebClientCalls", "openAiTrafficCustomizer"));
			assertThat(this.service.polls()).isZero();
		}
	}

	private void run(ContextConsumer<AssertableApplicationContext> test, String... properties) {
		this.contextRunner.withPropertyValues(properties).run((context) -> {
			OpenAiMonitor monitor = context.getBean(OpenAiMonitor.class);
			monitor.begin().join();
			monitor.addRefusalListener((connection, cause) -> this.refusals.add(connection + ": " + cause.id()));
			test.accept(context);
		});
	}

	// Whoever called may go on before the observation ends
	private int call(HttpCaller caller, ApplicationContext context, String baseUrl, String key) throws Exception {
		int status = caller.call(context, baseUrl, key);
		assertThat(this.ended.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
		return status;
	}

	private static Health health(ApplicationContext context) {
		return context.getBean(OpenAiHealthIndicator.class).health();
	}

	private static void create(OpenAIClient client) {
		client.responses().create(ResponseCreateParams.builder().model("gpt-test").input("Hello").build());
	}

	/**
	 * Told of the end of an observation, after all others.
	 *
	 * @param ended counts the ends
	 */
	@Order(Ordered.HIGHEST_PRECEDENCE)
	record EndHandler(Semaphore ended) implements ObservationHandler<Observation.Context> {

		@Override
		public boolean supportsContext(Observation.Context context) {
			return true;
		}

		@Override
		public void onStop(Observation.Context context) {
			this.ended.release();
		}

	}

	/**
	 * A client of Spring's, made by what Spring Boot configures.
	 */
	enum HttpCaller {

		REST_CLIENT {

			@Override
			int call(ApplicationContext context, String baseUrl, String key) {
				try {
					context.getBean(RestClient.Builder.class)
						.build()
						.post()
						.uri(baseUrl + "/responses")
						.header(HttpHeaders.AUTHORIZATION, "Bearer " + key)
						.body("{}")
						.retrieve()
						.toBodilessEntity();
					return 200;
				}
				catch (RestClientResponseException ex) {
					return status(ex.getStatusCode().value(), ex.getResponseBodyAsString());
				}
			}

		},

		REST_TEMPLATE {

			@Override
			int call(ApplicationContext context, String baseUrl, String key) {
				try {
					context.getBean(RestTemplateBuilder.class)
						.build()
						.exchange(RequestEntity.post(baseUrl + "/responses")
							.header(HttpHeaders.AUTHORIZATION, "Bearer " + key)
							.body("{}"), String.class);
					return 200;
				}
				catch (HttpStatusCodeException ex) {
					return status(ex.getStatusCode().value(), ex.getResponseBodyAsString());
				}
			}

		},

		WEB_CLIENT {

			@Override
			int call(ApplicationContext context, String baseUrl, String key) {
				try {
					context.getBean(WebClient.Builder.class)
						.build()
						.post()
						.uri(baseUrl + "/responses")
						.header(HttpHeaders.AUTHORIZATION, "Bearer " + key)
						.bodyValue("{}")
						.retrieve()
						.toBodilessEntity()
						.block();
					return 200;
				}
				catch (WebClientResponseException ex) {
					return status(ex.getStatusCode().value(), ex.getResponseBodyAsString());
				}
			}

		};

		abstract int call(ApplicationContext context, String baseUrl, String key);

		// Whoever called gets the body unharmed
		static int status(int status, String body) {
			assertThat(body).startsWith("{\"error\"").endsWith("}}");
			return status;
		}

	}

}
