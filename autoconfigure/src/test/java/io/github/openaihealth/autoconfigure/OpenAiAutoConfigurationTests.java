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
import java.util.Map;
import java.util.concurrent.CountDownLatch;

import io.github.openaihealth.actuate.OpenAiHealthIndicator;
import io.github.openaihealth.actuate.OpenAiSanitizingFunction;
import io.github.openaihealth.connection.ApiKey;
import io.github.openaihealth.connection.OpenAiConnectionDetails;
import io.github.openaihealth.diagnosis.Diagnosis;
import io.github.openaihealth.monitor.OpenAiMonitor;
import io.github.openaihealth.probe.OpenAiProbeCustomizer;
import io.github.openaihealth.startup.OpenAiConfigurationException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.autoconfigure.HttpClientAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link OpenAiAutoConfiguration} and the auto-configurations beside it.
 */
@ExtendWith(OutputCaptureExtension.class)
class OpenAiAutoConfigurationTests {

	private final FakeService service = new FakeService();

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner().withConfiguration(
			AutoConfigurations.of(OpenAiAutoConfiguration.class, OpenAiHealthContributorAutoConfiguration.class,
					OpenAiSanitizingAutoConfiguration.class, HttpClientAutoConfiguration.class,
					ReactiveHttpClientAutoConfiguration.class, SslAutoConfiguration.class));

	private final ApplicationContextRunner connectedRunner = this.contextRunner.withPropertyValues(
			this.service.property(), "openai.api-key=" + TestKeys.project(), "openai.health.interval=1d");

	@AfterEach
	void closeService() {
		this.service.close();
	}

	@Test
	void runWhenConnectedIsUp() {
		this.connectedRunner.run((context) -> {
			assertThat(context).hasSingleBean(OpenAiMonitor.class)
				.hasSingleBean(OpenAiSanitizingFunction.class)
				.hasBean("openaiHealthIndicator")
				.doesNotHaveBean(TaskScheduler.class);
			assertThat(health(context).getStatus()).isEqualTo(Status.UP);
			assertThat(health(context).getDetails()).containsEntry("models", 1);
			assertThat(this.service.requests()).isEqualTo(1);
		});
	}

	@Test
	void runWithoutKeyFailsWithTheCause() {
		this.contextRunner.run((context) -> assertFailure(context, "api-key-missing"));
		assertThat(this.service.requests()).isZero();
	}

	@Test
	void runWithSeveralProblemsReportsThemTogether() {
		this.contextRunner
			.withPropertyValues("openai.api-key=", "openai.org-id=Personal", "openai.base-url=api.openai.com")
			.run((context) -> assertThat(diagnoses(context)).contains("base-url-invalid"));
		this.contextRunner.withPropertyValues("openai.api-key=", "openai.org-id=Personal")
			.run((context) -> assertFailure(context, "api-key-empty", "org-id-malformed"));
	}

	@Test
	void runWithoutKeyWhenToWarnStartsAndIsDown(CapturedOutput output) {
		this.contextRunner.withPropertyValues("openai.validation.on-failure=warn").run((context) -> {
			assertThat(context).hasNotFailed();
			Health health = awaitStatus(context, Status.DOWN);
			assertThat(health.getDetails()).containsEntry("cause", "api-key-missing").containsKey("actions");
			assertThat(output).containsOnlyOnce("No OpenAI API key was found.");
		});
	}

	@Test
	void blankDownStatusCountsAsNotSet() {
		this.contextRunner.withPropertyValues("openai.validation.mode=off", "openai.health.down-status= ")
			.run((context) -> awaitStatus(context, Status.DOWN));
	}

	@Test
	void runWithoutKeyWhenOffStartsAndIsDown(CapturedOutput output) {
		this.contextRunner.withPropertyValues("openai.validation.mode=off").run((context) -> {
			assertThat(awaitStatus(context, Status.DOWN).getDetails()).containsEntry("cause", "api-key-missing");
			assertThat(output).doesNotContain("No OpenAI API key was found.");
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "online", "offline", "off" })
	void runWithAWarningLogsItOnce(String mode, CapturedOutput output) {
		this.connectedRunner
			.withPropertyValues("openai.validation.mode=" + mode, "openai.organization=x", "openai.health.interval=1s")
			.run((context) -> {
				Awaitility.await().until(() -> this.service.requests() > 1);
				assertThat(health(context).getDetails().get("warnings")).asString().contains("setting-ignored");
				assertThat(output).containsOnlyOnce("setting-ignored, see ");
			});
	}

	@Test
	void runWithoutKeyTellsWhatCameNear() {
		this.contextRunner.withPropertyValues("openai.key=" + TestKeys.project())
			.run((context) -> assertThat(evidence(context)).contains("came near", "openai.key")
				.doesNotContain(TestKeys.project()));
	}

	@Test
	void runWithRejectedKeyTellsWhichOtherValueLost() {
		String other = TestKeys.project().replace("sk-proj-", "sk-proj-zz");
		this.service.answers(FakeService.REJECTED);
		this.connectedRunner
			.withInitializer((context) -> context.getEnvironment()
				.getPropertySources()
				.addLast(new MapPropertySource("vault", Map.of("openai.api-key", other))))
			.run((context) -> assertThat(evidence(context))
				.contains("also set in", "property source 'vault' (another value")
				.doesNotContain(TestKeys.project())
				.doesNotContain(other));
	}

	@Test
	void runWhenRejectedFailsAfterTheConfirmation() {
		this.service.answers(FakeService.REJECTED);
		this.connectedRunner.run((context) -> assertFailure(context, "api-key-rejected"));
		assertThat(this.service.requests()).isEqualTo(2);
	}

	@Test
	void runWhenRejectedAndToWarnStartsAndIsDown() {
		this.service.answers(FakeService.REJECTED);
		this.connectedRunner.withPropertyValues("openai.validation.on-failure=warn").run((context) -> {
			Health health = health(context);
			assertThat(health.getStatus()).as("%s", health).isEqualTo(Status.DOWN);
			assertThat(health.getDetails()).containsEntry("cause", "api-key-rejected")
				.containsEntry("httpStatus", 401)
				.containsEntry("errorCode", "invalid_api_key");
		});
	}

	@Test
	void runWhenUnavailableStartsWithOneWarning(CapturedOutput output) {
		this.service.answers(FakeService.OVERLOADED);
		this.connectedRunner.run((context) -> {
			assertThat(health(context).getStatus()).isEqualTo(Status.UNKNOWN);
			assertThat(health(context).getDetails()).containsEntry("cause", "service-unavailable");
			assertThat(output.toString().lines().filter((line) -> line.contains("WARN"))).singleElement()
				.asString()
				.contains("service-unavailable");
		});
	}

	@Test
	void runWhenSlowWaitsNoLongerThanAllowed(CapturedOutput output) {
		this.service.answers(FakeService.LATE);
		this.connectedRunner.withPropertyValues("openai.validation.timeout=300ms").run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(health(context).getStatus()).isEqualTo(Status.UNKNOWN);
			assertThat(output).containsOnlyOnce("OpenAI did not answer within PT0.3S ('openai.validation.timeout')");
			assertThat(this.service.requests()).isEqualTo(1);
		});
	}

	@Test
	void runWhenTheApplicationHasNoTimeToAskBlamesNobodyElse(CapturedOutput output) {
		this.connectedRunner.withPropertyValues("openai.validation.timeout=300ms")
			.withBean(OpenAiProbeCustomizer.class, () -> (builder) -> builder.filter((request, next) -> {
				awaitInterrupt();
				return next.exchange(request);
			}))
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(output).containsOnlyOnce("too little CPU to ask OpenAI within PT0.3S")
					.doesNotContain("did not answer", "firewall");
				assertThat(this.service.requests()).isZero();
			});
	}

	private static void awaitInterrupt() {
		try {
			new CountDownLatch(1).await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Test
	void runWhenTheConfirmationIsLateStartsAndIsDownAlready() {
		this.service.answers(FakeService.REJECTED);
		this.connectedRunner.withPropertyValues("openai.validation.timeout=450ms", "openai.probe.timeout=400ms")
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(health(context).getStatus()).isEqualTo(Status.DOWN);
			});
	}

	@Test
	void runWhenOfflineAsksInTheBackground() {
		this.connectedRunner.withPropertyValues("openai.validation.mode=offline")
			.run((context) -> awaitStatus(context, Status.UP));
	}

	@Test
	void runWhenNotToProbeAsksNobody() {
		this.connectedRunner.withPropertyValues("openai.probe.enabled=false").run((context) -> {
			Awaitility.await().until(() -> health(context).getDetails().containsKey("baseUrl"));
			assertThat(health(context).getStatus()).isEqualTo(Status.UNKNOWN);
			assertThat(this.service.requests()).isZero();
		});
	}

	@Test
	void runWhenDisabledChecksNothing() {
		this.contextRunner.withPropertyValues("openai.enabled=false").run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(health(context).getStatus()).isEqualTo(Status.UNKNOWN);
			assertThat((String) health(context).getDetails().get("summary")).contains("openai.enabled");
		});
	}

	@Test
	void runWhenTheIndicatorIsDisabledStillValidates() {
		this.contextRunner.withPropertyValues("management.health.openai.enabled=false")
			.run((context) -> assertFailure(context, "api-key-missing"));
		this.connectedRunner.withPropertyValues("management.health.openai.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean("openaiHealthIndicator")
				.hasSingleBean(OpenAiMonitor.class));
	}

	@Test
	void runWithTheVariablesOfTheEnvironmentAlone() {
		this.contextRunner
			.withInitializer(
					(context) -> context.getEnvironment()
						.getPropertySources()
						.replace("systemEnvironment", new SystemEnvironmentPropertySource("systemEnvironment",
								Map.of("OPENAI_API_KEY", TestKeys.project(), "OPENAI_BASE_URL", this.service.baseUrl(),
										"OPENAI_ORG_ID", "org-1", "OPENAI_PROJECT_ID", "proj_1"))))
			.run((context) -> assertThat(health(context).getDetails())
				.containsEntry("apiKeySource", "environment variable OPENAI_API_KEY")
				.containsEntry("orgId", "org-1")
				.containsEntry("projectId", "proj_1")
				.containsEntry("baseUrl", this.service.baseUrl()));
	}

	@Test
	void runWithConnectionDetailsOfTheUser() {
		this.contextRunner.withUserConfiguration(OwnDetails.class)
			.withPropertyValues("test.base-url=" + this.service.baseUrl())
			.run((context) -> {
				assertThat(context).hasSingleBean(OpenAiConnectionDetails.class);
				assertThat(health(context).getStatus()).isEqualTo(Status.UP);
				assertThat((String) health(context).getDetails().get("apiKeySource")).startsWith("bean of type ");
			});
	}

	@Test
	void runWithDetailsThatFailIsNoFailureOfTheStart(CapturedOutput output) {
		this.contextRunner.withUserConfiguration(FailingDetails.class).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(health(context).getDetails()).containsEntry("cause", "connection-failed");
			assertThat(output).contains("IllegalStateException").doesNotContain("vault token");
		});
	}

	@Test
	void runWithOwnIndicatorBacksOff() {
		this.connectedRunner.withBean("openaiHealthIndicator", HealthIndicator.class, () -> Health.up()::build)
			.run((context) -> assertThat(context).doesNotHaveBean(OpenAiHealthIndicator.class));
	}

	@Test
	void runWithoutWebClientBacksOff() {
		this.contextRunner.withClassLoader(new FilteredClassLoader(WebClient.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(OpenAiMonitor.class));
	}

	@Test
	void runWithoutHealthStillValidates() {
		this.contextRunner.withClassLoader(new FilteredClassLoader(HealthContributor.class, HealthIndicator.class))
			.run((context) -> assertFailure(context, "api-key-missing"));
	}

	@Test
	void runWithoutActuatorStillWatches() {
		this.connectedRunner.withClassLoader(new FilteredClassLoader(SanitizingFunction.class))
			.run((context) -> assertThat(context).hasSingleBean(OpenAiMonitor.class)
				.doesNotHaveBean(OpenAiSanitizingFunction.class));
	}

	@Test
	void runWithLazyInitializationStillValidates() {
		this.contextRunner
			.withInitializer(
					(context) -> context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
			.run((context) -> assertFailure(context, "api-key-missing"));
	}

	@ParameterizedTest
	@CsvSource({ "openai.health.interval,0s", "openai.health.interval,500ms", "openai.health.failure-threshold,0",
			"openai.health.max-backoff,-1s", "openai.access-check.interval,0s", "openai.health.retirement-warning,0s",
			"openai.probe.timeout,0s", "openai.probe.connect-timeout,-1s", "openai.validation.timeout,0s",
			"openai.api-key-max-age,0s", "openai.api-key-expiry-warning,-1d", "openai.connections.a.api-key-max-age,0s",
			"openai.connections.a.api-key-expiry-warning,-1d" })
	void settingThatCannotWorkIsNamed(String property, String value) {
		this.connectedRunner.withPropertyValues(property + "=" + value)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOfSatisfying(InvalidConfigurationPropertyValueException.class,
						(ex) -> assertThat(ex.getName()).isEqualTo(property)));
	}

	@Test
	void unknownSslBundleIsNamed() {
		this.connectedRunner.withPropertyValues("openai.ssl.bundle=nope")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOfSatisfying(InvalidConfigurationPropertyValueException.class,
						(ex) -> assertThat(ex.getName()).isEqualTo("openai.ssl.bundle")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "openai.ssl.bundle=nope", "openai.health.interval=100ms", "openai.probe.timeout=0" })
	void settingThatCannotWorkIsNoMatterWhereNothingIsToWork(String property) {
		this.contextRunner.withPropertyValues("openai.enabled=false", property)
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void runWithSeveralHttpSettingsOfTheUserStarts() {
		this.connectedRunner.withBean("one", HttpClientSettings.class, HttpClientSettings::defaults)
			.withBean("two", HttpClientSettings.class, HttpClientSettings::defaults)
			.run((context) -> assertThat(health(context).getStatus()).isEqualTo(Status.UP));
	}

	@Test
	void closingInTheMiddleOfAPollIsQuickAndLeavesNoThread() {
		this.service.answers(FakeService.LATE);
		long[] closing = new long[1];
		this.connectedRunner.withPropertyValues("openai.validation.mode=offline").run((context) -> {
			Awaitility.await().until(() -> this.service.requests() == 1);
			closing[0] = System.nanoTime();
			context.close();
			closing[0] = System.nanoTime() - closing[0];
		});
		assertThat(Duration.ofNanos(closing[0])).isLessThan(Duration.ofMillis(950));
		Awaitility.await()
			.atMost(Duration.ofSeconds(5))
			.untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet()).extracting(Thread::getName)
				.noneMatch((name) -> name.startsWith("openai-health")));
	}

	@Test
	void startThatFailsElsewhereLeavesNoThread() {
		this.service.answers(FakeService.LATE);
		this.connectedRunner.withBean("broken", Object.class, () -> {
			throw new IllegalStateException("broken elsewhere");
		}).run((context) -> assertThat(context).hasFailed());
		Awaitility.await()
			.atMost(Duration.ofSeconds(5))
			.untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet()).extracting(Thread::getName)
				.noneMatch((name) -> name.startsWith("openai-health")));
	}

	private static Health health(AssertableApplicationContext context) {
		Health health = context.getBean(OpenAiHealthIndicator.class).health();
		assertThat(health).isNotNull();
		return health;
	}

	private static Health awaitStatus(AssertableApplicationContext context, Status status) {
		return Awaitility.await()
			.atMost(Duration.ofSeconds(10))
			.until(() -> health(context), (health) -> health.getStatus().equals(status));
	}

	private static void assertFailure(AssertableApplicationContext context, String... causes) {
		assertThat(diagnoses(context)).containsExactly(causes);
	}

	private static String evidence(AssertableApplicationContext context) {
		return failure(context).getDiagnoses().toString();
	}

	private static Iterable<String> diagnoses(AssertableApplicationContext context) {
		return failure(context).getDiagnoses().stream().map(Diagnosis::cause).map((cause) -> cause.id()).toList();
	}

	private static OpenAiConfigurationException failure(AssertableApplicationContext context) {
		assertThat(context).hasFailed();
		Throwable failure = context.getStartupFailure();
		while (failure != null && !(failure instanceof OpenAiConfigurationException)) {
			failure = failure.getCause();
		}
		assertThat(failure).as("%s", context.getStartupFailure())
			.isInstanceOf(OpenAiConfigurationException.class)
			.hasNoCause();
		return (OpenAiConfigurationException) failure;
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnDetails {

		@Bean
		OpenAiConnectionDetails ownDetails(@Value("${test.base-url}") String baseUrl) {
			return new OpenAiConnectionDetails() {

				@Override
				public String getBaseUrl() {
					return baseUrl;
				}

				@Override
				public ApiKey getApiKey() {
					return ApiKey.of(TestKeys.project());
				}

			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class FailingDetails {

		@Bean
		OpenAiConnectionDetails failingDetails() {
			return () -> {
				throw new IllegalStateException("vault token expired");
			};
		}

	}

}
