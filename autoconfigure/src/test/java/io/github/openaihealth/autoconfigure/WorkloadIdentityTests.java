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
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.openai.auth.SubjectTokenProvider;
import com.openai.auth.SubjectTokenType;
import com.openai.auth.WorkloadIdentity;
import com.openai.auth.WorkloadIdentityAuth;
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OkHttpClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.ObjectMappers;
import com.openai.core.http.HttpClient;
import com.openai.credential.WorkloadIdentityCredential;
import com.openai.errors.SubjectTokenProviderException;
import io.github.openaihealth.connection.ApiKey;
import io.github.openaihealth.connection.OpenAiConnectionDetails;
import io.github.openaihealth.monitor.OpenAiMonitor;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for an application without a key, whose tokens the real SDK exchanges: the bean
 * that the documentation shows, and what is told when an exchange fails.
 */
@ExtendWith(OutputCaptureExtension.class)
class WorkloadIdentityTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private static final String IDENTITY_TOKEN = "identity-" + "0a1B".repeat(12);

	private final Service service = new Service();

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(OpenAiAutoConfiguration.class, OpenAiClientAutoConfiguration.class,
				OpenAiHealthContributorAutoConfiguration.class))
		.withBean(Service.class, () -> this.service)
		.withUserConfiguration(KeylessConfiguration.class)
		.withPropertyValues("openai.health.interval=1s", "openai.health.failure-threshold=2");

	@BeforeEach
	void startService() throws Exception {
		this.service.start();
	}

	@AfterEach
	void closeService() {
		this.service.close();
	}

	@Test
	void clientAndHealthShareOneExchange() {
		this.contextRunner.withUserConfiguration(ClientConfiguration.class).run((context) -> {
			awaitUp(context);
			assertThat(context.getBean(OpenAIClient.class).models().list().data()).isNotEmpty();
			assertThat(this.service.exchanges).hasValue(1);
			assertThat(this.service.bearers()).hasSizeGreaterThan(1).containsOnly(this.service.token(1));
			assertThat(this.service.exchanged).singleElement()
				.asString()
				.contains(IDENTITY_TOKEN, "urn:ietf:params:oauth:grant-type:token-exchange");
		});
	}

	@Test
	void tokenThatIsRenewedIsSentByTheNextPollWithoutAnythingBeingLogged(CapturedOutput output) {
		this.service.lifetime = Duration.ofSeconds(2);
		this.contextRunner.run((context) -> {
			awaitUp(context);
			Awaitility.await().atMost(LIMIT).until(() -> this.service.exchanges.get() >= 3);
			Awaitility.await().atMost(LIMIT).until(() -> this.service.bearers().contains(this.service.token(3)));
			assertThat(health(context).getStatus()).isEqualTo(Status.UP);
			assertThat(context.getBean(OpenAiMonitor.class).snapshot("default").history().changes()).hasSize(1);
			assertThat(output.toString().lines().filter((line) -> line.contains("openaihealth")))
				.filteredOn((line) -> line.contains("OpenAI health"))
				.hasSize(1);
			for (int token = 1; token <= 3; token++) {
				assertThat(output).doesNotContain(this.service.token(token));
			}
		});
	}

	@Test
	void expiredTokenIsRejectedWithItsOwnAdvice() {
		this.contextRunner.run((context) -> {
			awaitUp(context);
			this.service.refusal = "token_expired";
			Health health = awaitCause(context, "api-key-rejected");
			assertThat(health.getDetails()).containsEntry("summary", "127.0.0.1 answers that the token has expired.")
				.containsEntry("errorCode", "token_expired")
				.containsKey("lastSuccess")
				.hasEntrySatisfying("actions",
						(actions) -> assertThat(actions).asString().contains("OpenAiConnectionDetails", "clock"));
			this.service.refusal = "";
			awaitUp(context);
		});
	}

	@Test
	void withdrawnTokenIsRevoked() {
		this.contextRunner.run((context) -> {
			awaitUp(context);
			this.service.refusal = "token_invalidated";
			Health health = awaitCause(context, "api-key-revoked");
			assertThat(health.getDetails()).hasEntrySatisfying("summary",
					(summary) -> assertThat(summary).asString().startsWith("127.0.0.1 no longer accepts this token."));
		});
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					400 | {"error":"invalid_grant","error_description":"secret-1"}    | answered 'invalid_grant'
					400 | {"error":"invalid_subject_token","error_description":"s-2"} | answered 'invalid_subject_token'
					401 | {"error":"invalid_client"}                                  | answered 'invalid_client'
					503 | {"error":"temporarily_unavailable"}                         | answered 'temporarily_unavailable'
					400 | <html>secret-1</html>                                       | threw com.openai.errors.BadRequestException
					200 | <html>secret-1</html>                                       | what the token service answered is none
					200 | {"expires_in":3600}                                         | what the token service answered is none
					""")
	void exchangeThatFailsStopsNoStartAndIsToldOf(int status, String answer, String told, CapturedOutput output) {
		this.service.refuseExchange(status, answer);
		this.contextRunner.run((context) -> {
			Health health = awaitCause(context, "connection-failed");
			assertThat(health.getDetails().get("summary")).asString().contains(told);
			assertThat(health.getDetails()).doesNotContainKeys("httpStatus", "apiKey");
			assertThat(output).doesNotContain("secret-1", "s-2", IDENTITY_TOKEN);
			assertThat(output.toString().lines().filter((line) -> line.contains("at start-up"))).singleElement()
				.asString()
				.contains("which goes on: The ");
			assertThat(output).doesNotContain("Exception:");
			this.service.refuseExchange(0, "");
			awaitUp(context);
		});
	}

	@Test
	void missingIdentityTokenIsTold(CapturedOutput output) {
		this.service.identityToken = false;
		this.contextRunner.run((context) -> {
			Health health = awaitCause(context, "connection-failed");
			assertThat(health.getDetails()).containsEntry("summary",
					"The token could not be had: there was no identity token to exchange for it.");
			assertThat(output).doesNotContain("secret path");
		});
	}

	@Test
	void withoutTheBeanHealthIsUnknownAndNamesIt() {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(OpenAiAutoConfiguration.class, OpenAiClientAutoConfiguration.class,
					OpenAiHealthContributorAutoConfiguration.class))
			.withBean(Service.class, () -> this.service)
			.withUserConfiguration(AuthConfiguration.class, ClientConfiguration.class)
			.run((context) -> {
				Health health = Awaitility.await()
					.atMost(LIMIT)
					.until(() -> health(context), (read) -> read.getDetails().containsKey("cause"));
				assertThat(health.getStatus()).isEqualTo(Status.UNKNOWN);
				assertThat(health.getDetails()).containsEntry("cause", "api-key-missing")
					.hasEntrySatisfying("actions",
							(actions) -> assertThat(actions).asString().contains("OpenAiConnectionDetails"));
				assertThat(this.service.exchanges).hasValue(0);
			});
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
		assertThat(context).hasNotFailed();
		Health health = context.getBean(HealthIndicator.class).health();
		assertThat(health).isNotNull();
		return health;
	}

	@Configuration(proxyBeanMethods = false)
	static class AuthConfiguration {

		@Bean
		WorkloadIdentityAuth workloadIdentityAuth(Service service) {
			WorkloadIdentity identity = WorkloadIdentity.builder()
				.identityProviderId("idp_test")
				.serviceAccountId("user-test")
				.provider(service)
				.refreshBufferSeconds(0)
				.build();
			return new WorkloadIdentityAuth(identity, service.tokenClient(), ObjectMappers.jsonMapper());
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class KeylessConfiguration extends AuthConfiguration {

		@Bean
		OpenAiConnectionDetails openAiConnectionDetails(WorkloadIdentityAuth auth, Service service) {
			return new OpenAiConnectionDetails() {

				@Override
				public ApiKey getApiKey() {
					return ApiKey.of(auth.getToken());
				}

				@Override
				public String getBaseUrl() {
					return service.baseUrl();
				}

			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class ClientConfiguration {

		@Bean
		OpenAIClient openAiClientOfTheApplication(WorkloadIdentityAuth auth, Service service) {
			return OpenAIOkHttpClient.builder()
				.baseUrl(service.baseUrl())
				.credential(new WorkloadIdentityCredential(auth))
				.build();
		}

	}

	/**
	 * The models endpoint and the token service, whose address the SDK does not let one
	 * choose, and the platform that hands out identity tokens.
	 */
	static final class Service implements SubjectTokenProvider {

		private final MockWebServer server = new MockWebServer();

		private final AtomicInteger exchanges = new AtomicInteger();

		private final ConcurrentLinkedQueue<String> exchanged = new ConcurrentLinkedQueue<>();

		private final ConcurrentLinkedQueue<String> bearers = new ConcurrentLinkedQueue<>();

		private volatile Duration lifetime = Duration.ofHours(1);

		private volatile String refusal = "";

		private volatile boolean identityToken = true;

		private volatile Map.Entry<Integer, String> failure = Map.entry(0, "");

		void start() throws Exception {
			this.server.setDispatcher(new Dispatcher() {

				@Override
				public MockResponse dispatch(RecordedRequest request) {
					return request.getTarget().equals("/oauth/token") ? exchange(request) : models(request);
				}

			});
			this.server.start();
		}

		void close() {
			this.server.close();
		}

		void refuseExchange(int status, String answer) {
			this.failure = Map.entry(status, answer);
		}

		String token(int number) {
			return "eyJ" + "hbGciOiJub25lIn0." + "dG9rZW4x".repeat(6) + ".number" + number;
		}

		List<String> bearers() {
			return List.copyOf(this.bearers);
		}

		String baseUrl() {
			return "http://127.0.0.1:" + this.server.getPort() + "/v1";
		}

		HttpClient tokenClient() {
			return OkHttpClient.builder()
				.addInterceptor((chain) -> chain.proceed(chain.request()
					.newBuilder()
					.url("http://127.0.0.1:" + this.server.getPort() + "/oauth/token")
					.build()))
				.build();
		}

		private MockResponse exchange(RecordedRequest request) {
			Map.Entry<Integer, String> failure = this.failure;
			if (failure.getKey() > 0) {
				return FakeService.json(failure.getKey(), failure.getValue());
			}
			this.exchanged.add((request.getBody() != null) ? request.getBody().utf8() : "");
			return FakeService.json(200,
					"{\"access_token\":\"" + token(this.exchanges.incrementAndGet())
							+ "\",\"issued_token_type\":\"urn:ietf:params:oauth:token-type:access_token\","
							+ "\"token_type\":\"Bearer\",\"expires_in\":" + this.lifetime.toSeconds() + "}");
		}

		private MockResponse models(RecordedRequest request) {
			String header = String.valueOf(request.getHeaders().get("Authorization"));
			this.bearers.add(header.replace("Bearer ", ""));
			return this.refusal.isEmpty() ? FakeService.MODELS : FakeService.json(401,
					"{\"error\":{\"message\":\"Not accepted\",\"type\":\"invalid_request_error\",\"param\":null,\"code\":\""
							+ this.refusal + "\"}}");
		}

		@Override
		public SubjectTokenType tokenType() {
			return SubjectTokenType.JWT;
		}

		@Override
		public String getToken(HttpClient client, JsonMapper mapper) {
			if (!this.identityToken) {
				throw new SubjectTokenProviderException("kubernetes", "no file at secret path", null);
			}
			return IDENTITY_TOKEN;
		}

		@Override
		public CompletableFuture<String> getTokenAsync(HttpClient client, JsonMapper mapper) {
			return CompletableFuture.completedFuture(getToken(client, mapper));
		}

	}

}
