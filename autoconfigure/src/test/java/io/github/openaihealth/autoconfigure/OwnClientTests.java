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

import com.openai.client.OpenAIClient;
import com.openai.client.OpenAIClientAsync;
import io.github.openaihealth.monitor.OpenAiMonitor;
import io.github.openaihealth.monitor.Snapshot;
import io.github.openaihealth.startup.OpenAiConfigurationException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for applications with a client of their own, which may have credentials that
 * nobody else sees: {@link OwnClient}, and what is made of it.
 */
@ExtendWith(OutputCaptureExtension.class)
class OwnClientTests {

	private final FakeService service = new FakeService();

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(OpenAiAutoConfiguration.class, OpenAiClientAutoConfiguration.class,
				OpenAiHealthContributorAutoConfiguration.class))
		.withPropertyValues("openai.health.interval=1d");

	@AfterEach
	void closeService() {
		this.service.close();
	}

	@ParameterizedTest
	@ValueSource(classes = { Client.class, AsynchronousClient.class, ClientOfOurName.class, ClientBesideOurs.class })
	void startGoesOnWithoutAKeyAndHealthTellsHowToHandItOver(Class<?> client, CapturedOutput output) {
		this.contextRunner.withUserConfiguration(client).run((context) -> {
			assertThat(context).hasNotFailed();
			Health health = awaitCause(context);
			assertThat(health.getStatus()).isEqualTo(Status.UNKNOWN);
			assertThat(health.getDetails()).containsEntry("cause", "api-key-missing")
				.hasEntrySatisfying("actions",
						(actions) -> assertThat(actions).asString().contains("OpenAiConnectionDetails"))
				.doesNotContainKeys("failingSince", "consecutiveFailures", "lastChecked");
			assertThat(output.toString().lines().filter((line) -> line.contains("WARN"))).hasSizeLessThan(2)
				.noneMatch((line) -> line.contains("DOWN"));
		});
	}

	@ParameterizedTest
	@CsvSource({ "openai.validation.mode,offline", "openai.validation.mode,off", "openai.validation.on-failure,warn",
			"openai.probe.enabled,false" })
	void nothingIsAlarmingWhateverTheMode(String property, String value, CapturedOutput output) {
		this.contextRunner.withUserConfiguration(Client.class)
			.withPropertyValues(property + "=" + value)
			.run((context) -> {
				assertThat(awaitCause(context).getStatus()).isEqualTo(Status.UNKNOWN);
				assertThat(output).doesNotContain("DOWN", "No OpenAI API key was found");
			});
	}

	@Test
	void pollIsRemembered() {
		this.contextRunner.withUserConfiguration(Client.class).run((context) -> {
			awaitCause(context);
			Snapshot snapshot = context.getBean(OpenAiMonitor.class).snapshot("default");
			assertThat(snapshot.history().polls()).singleElement().satisfies((poll) -> {
				assertThat(poll.request()).isNull();
				assertThat(poll.problems()).hasSize(1);
			});
			assertThat(snapshot.history().changes()).isEmpty();
		});
	}

	@Test
	void keyThatIsThereIsCheckedAllTheSame() {
		this.contextRunner.withUserConfiguration(Client.class)
			.withPropertyValues("openai.api-key=changeme")
			.run((context) -> assertFailure(context, "api-key-placeholder"));
		this.contextRunner.withUserConfiguration(Client.class)
			.withPropertyValues("openai.api-key=")
			.run((context) -> assertFailure(context, "api-key-empty"));
		this.contextRunner.withUserConfiguration(Client.class)
			.withPropertyValues("openai.api-key=" + TestKeys.project(), this.service.property())
			.run((context) -> assertThat(health(context).getStatus()).isEqualTo(Status.UP));
	}

	@Test
	void whatElseIsWrongIsAProblemAllTheSame() {
		this.contextRunner.withUserConfiguration(Client.class)
			.withPropertyValues("openai.org-id=Personal")
			.run((context) -> assertFailure(context, "org-id-malformed"));
	}

	@Test
	void configuredClientIsNone() {
		this.contextRunner.run((context) -> assertFailure(context, "api-key-missing"));
	}

	@Test
	void clientOfAParentIsOne() {
		new ApplicationContextRunner().withUserConfiguration(Client.class)
			.run((parent) -> this.contextRunner.withParent(parent)
				.run((context) -> assertThat(awaitCause(context).getStatus()).isEqualTo(Status.UNKNOWN)));
	}

	@Test
	void withoutTheSdkThereIsNone() {
		this.contextRunner.withClassLoader(new FilteredClassLoader("com.openai", "okhttp3"))
			.run((context) -> assertFailure(context, "api-key-missing"));
	}

	private static Health awaitCause(AssertableApplicationContext context) {
		return Awaitility.await().until(() -> health(context), (health) -> health.getDetails().containsKey("cause"));
	}

	private static Health health(AssertableApplicationContext context) {
		assertThat(context).hasNotFailed();
		Health health = context.getBean(HealthIndicator.class).health();
		assertThat(health).isNotNull();
		return health;
	}

	private static void assertFailure(AssertableApplicationContext context, String cause) {
		assertThat(context).getFailure()
			.isInstanceOfSatisfying(OpenAiConfigurationException.class,
					(ex) -> assertThat(List.copyOf(ex.getDiagnoses())).singleElement()
						.satisfies((diagnosis) -> assertThat(diagnosis.cause().id()).isEqualTo(cause)));
	}

	private static <T> T mustNotBeMade() {
		throw new IllegalStateException("The client was made only to find out that it is there");
	}

	@Configuration(proxyBeanMethods = false)
	static class Client {

		@Bean
		@Lazy
		OpenAIClient vaultClient() {
			return mustNotBeMade();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class AsynchronousClient {

		@Bean
		@Lazy
		OpenAIClientAsync vaultClient() {
			return mustNotBeMade();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class ClientOfOurName {

		@Bean
		@Lazy
		OpenAIClient openAiClient() {
			return mustNotBeMade();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class ClientBesideOurs {

		@Bean(defaultCandidate = false)
		@Lazy
		OpenAIClient vaultClient() {
			return mustNotBeMade();
		}

	}

}
