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

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;

import io.github.openaihealth.actuate.OpenAiHealthIndicator;
import io.github.openaihealth.connection.ApiKey;
import io.github.openaihealth.connection.OpenAiConnectionDetails;
import io.github.openaihealth.startup.OpenAiConfigurationException;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.http.client.autoconfigure.HttpClientAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.MapPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link OpenAiConnectionDetails} of the application's own, whose key changes
 * while it runs.
 */
@ExtendWith(OutputCaptureExtension.class)
class UserConnectionDetailsTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private static final String FIRST = TestKeys.project();

	private static final String SECOND = TestKeys.project().replace("jK", "zZ");

	private final MockWebServer service = new MockWebServer();

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(
				AutoConfigurations.of(OpenAiAutoConfiguration.class, OpenAiHealthContributorAutoConfiguration.class,
						OpenAiSanitizingAutoConfiguration.class, HttpClientAutoConfiguration.class,
						ReactiveHttpClientAutoConfiguration.class, SslAutoConfiguration.class))
		.withPropertyValues("openai.health.interval=1s", "openai.api-key=ignored", "openai.org-id=Personal")
		.withBean(OpenAiConnectionDetails.class, SuppliedDetails::new);

	private volatile Supplier<@Nullable String> supplied = () -> FIRST;

	private volatile @Nullable String accepted = FIRST;

	private volatile String baseUrl = "";

	@BeforeEach
	void startService() throws IOException {
		this.service.setDispatcher(new Dispatcher() {

			@Override
			public MockResponse dispatch(RecordedRequest request) {
				String key = UserConnectionDetailsTests.this.accepted;
				String expected = (key != null) ? "Bearer " + key : null;
				String sent = request.getHeaders().get("Authorization");
				return String.valueOf(expected).equals(String.valueOf(sent)) ? FakeService.MODELS
						: FakeService.REJECTED;
			}

		});
		this.service.start();
		this.baseUrl = "http://127.0.0.1:" + this.service.getPort() + "/v1";
	}

	@AfterEach
	void closeService() {
		this.service.close();
	}

	@Test
	void newKeyIsTakenAtTheNextPollAndBothAreMasked(CapturedOutput output) {
		this.contextRunner.run((context) -> {
			assertThat(awaitUp(context).getDetails()).doesNotContainKey("orgId");
			this.accepted = SECOND;
			awaitCause(context, "api-key-revoked");
			this.supplied = () -> SECOND;
			Health health = awaitUp(context);
			assertThat(health.getDetails()).containsEntry("apiKey", ApiKey.of(SECOND).toString());
			assertThat(sanitized(context, "-a %s -b %s".formatted(FIRST, SECOND))).doesNotContain(FIRST)
				.doesNotContain(SECOND);
			assertThat(output).containsOnlyOnce("UP -> DOWN").containsOnlyOnce("DOWN -> UP");
			assertThat(output).doesNotContain(FIRST).doesNotContain(SECOND);
		});
	}

	@Test
	void newKeyThatNeverWorkedIsRejectedAndNotRevoked() {
		this.contextRunner.run((context) -> {
			awaitUp(context);
			this.supplied = () -> SECOND;
			awaitCause(context, "api-key-rejected");
		});
	}

	@Test
	void detailsThatFailTurnHealthAtTheThresholdAndRecover(CapturedOutput output) {
		this.contextRunner.withPropertyValues("openai.health.failure-threshold=2").run((context) -> {
			awaitUp(context);
			this.supplied = () -> {
				throw new IllegalStateException("token s.secret expired");
			};
			Health health = awaitCause(context, "connection-failed");
			assertThat((int) health.getDetails().getOrDefault("consecutiveFailures", 0)).isGreaterThanOrEqualTo(2);
			this.supplied = () -> FIRST;
			awaitUp(context);
			assertThat(output).doesNotContain("s.secret");
		});
	}

	@Test
	void noKeyIsSentWhereNoneIsSupplied() {
		this.supplied = () -> null;
		this.accepted = null;
		this.contextRunner
			.run((context) -> assertThat(awaitUp(context).getDetails()).doesNotContainKeys("apiKey", "apiKeySource"));
	}

	@Test
	void noKeyForOpenAiItselfEndsTheStart() {
		this.supplied = () -> null;
		this.baseUrl = OpenAiConnectionDetails.DEFAULT_BASE_URL;
		this.contextRunner.run((context) -> assertThat(context).getFailure()
			.isInstanceOf(OpenAiConfigurationException.class)
			.hasMessageContaining("api-key-missing"));
	}

	private static Health awaitUp(AssertableApplicationContext context) {
		return Awaitility.await()
			.atMost(LIMIT)
			.until(() -> health(context), (health) -> health.getStatus().equals(Status.UP));
	}

	private static Health awaitCause(AssertableApplicationContext context, String cause) {
		return Awaitility.await()
			.atMost(LIMIT)
			.until(() -> health(context), (health) -> health.getStatus().equals(Status.DOWN)
					&& cause.equals(health.getDetails().get("cause")));
	}

	private static Health health(AssertableApplicationContext context) {
		Health health = context.getBean(OpenAiHealthIndicator.class).health();
		assertThat(health).isNotNull();
		return health;
	}

	private static String sanitized(AssertableApplicationContext context, String value) {
		SanitizableData data = new SanitizableData(new MapPropertySource("test", Map.of()), "sun.java.command", value);
		return String.valueOf(context.getBean(SanitizingFunction.class).apply(data).getValue());
	}

	private final class SuppliedDetails implements OpenAiConnectionDetails {

		@Override
		public String getBaseUrl() {
			return UserConnectionDetailsTests.this.baseUrl;
		}

		@Override
		public @Nullable ApiKey getApiKey() {
			String key = UserConnectionDetailsTests.this.supplied.get();
			return (key != null) ? ApiKey.of(key) : null;
		}

	}

}
