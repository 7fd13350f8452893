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

package io.github.openaihealth.client;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import com.openai.client.OpenAIClient;
import com.openai.credential.BearerTokenCredential;
import com.openai.errors.OpenAIIoException;
import com.openai.models.models.Model;
import io.github.openaihealth.TestCertificates;
import io.github.openaihealth.connection.ApiKey;
import io.github.openaihealth.connection.ConnectionSource;
import io.github.openaihealth.connection.DetailsConnectionSource;
import io.github.openaihealth.connection.KeysInUse;
import io.github.openaihealth.connection.OpenAiConnectionDetails;
import io.github.openaihealth.connection.OpenAiConnections;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.ssl.SslBundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link OpenAiClientFactory}, with the SDK itself.
 */
class OpenAiClientFactoryTests {

	private static final MockResponse MODELS = new MockResponse.Builder().addHeader("Content-Type", "application/json")
		.body("{\"object\":\"list\",\"data\":[{\"id\":\"gpt-test\",\"object\":\"model\"}]}")
		.build();

	@StartStop
	private final MockWebServer server = new MockWebServer();

	private final Details details = new Details();

	private final KeysInUse keys = new KeysInUse();

	private @Nullable OpenAIClient client;

	@AfterEach
	void closeClient() {
		if (this.client != null) {
			this.client.close();
		}
	}

	@Test
	void requestHasWhatTheConnectionSays() throws Exception {
		this.details.orgId = "org-a";
		this.details.projectId = "proj_a";
		RecordedRequest request = request(client());
		assertThat(request.getRequestLine()).isEqualTo("GET /v1/models HTTP/1.1");
		assertThat(request.getHeaders().values("Authorization")).containsExactly("Bearer key-1");
		assertThat(request.getHeaders().get("OpenAI-Organization")).isEqualTo("org-a");
		assertThat(request.getHeaders().get("OpenAI-Project")).isEqualTo("proj_a");
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "", " ", "org-a\n", "org-\u00e9" })
	void idThatIsBlankOrCannotBeSentIsNot(@Nullable String id) throws Exception {
		this.details.orgId = id;
		this.details.projectId = id;
		RecordedRequest request = request(client());
		assertThat(request.getHeaders().names()).contains("Authorization")
			.doesNotContain("OpenAI-Organization", "OpenAI-Project");
	}

	@Test
	void keyIsAskedForAtEachRequest() throws Exception {
		OpenAIClient client = client();
		assertThat(request(client).getHeaders().get("Authorization")).isEqualTo("Bearer key-1");
		this.details.key.set("key-2");
		assertThat(request(client).getHeaders().get("Authorization")).isEqualTo("Bearer key-2");
		assertThat(request(client.withOptions((options) -> options.maxRetries(0))).getHeaders().get("Authorization"))
			.isEqualTo("Bearer key-2");
		this.details.key.set("key-3");
		this.server.enqueue(MODELS);
		client.async().models().list().get(10, TimeUnit.SECONDS);
		assertThat(this.server.takeRequest().getHeaders().get("Authorization")).isEqualTo("Bearer key-3");
	}

	@Test
	void keyIsAskedForByRequestsOnly() {
		this.details.key.set("unavailable");
		OpenAIClient client = client();
		assertThat(this.server.getRequestCount()).isZero();
		assertThatIllegalStateException().isThrownBy(() -> client.models().list()).withMessage("The vault is sealed");
		assertThat(this.server.getRequestCount()).isZero();
	}

	@Test
	void keyIsRememberedToBeMasked() throws Exception {
		this.details.key.set("a-long-enough-gateway-key");
		request(client());
		assertThat(this.keys.maskIn("a-long-enough-gateway-key")).doesNotContain("gateway");
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "", " " })
	void gatewayIsCalledWithoutAKeyWhereThereIsNone(@Nullable String key) throws Exception {
		this.details.key.set(key);
		OpenAIClient client = client();
		RecordedRequest request = request(client);
		assertThat(request.getHeaders().names()).doesNotContain("Authorization");
		assertThat(request.getHeaders().toString()).doesNotContain(RequestKey.NONE);
		this.details.key.set("key-2");
		assertThat(request(client).getHeaders().get("Authorization")).isEqualTo("Bearer key-2");
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "", " " })
	void openAiIsNotCalledWithoutAKey(@Nullable String key) {
		this.details.key.set(key);
		this.details.baseUrl = null;
		OpenAIClient client = client();
		assertThatIllegalStateException().isThrownBy(() -> client.models().list())
			.withMessageContaining("docs/causes.md#api-key-missing");
	}

	@Test
	void keyThatNoHeaderCanCarryIsNotSent() {
		this.details.key.set("key-1\n");
		OpenAIClient client = client();
		assertThatIllegalStateException().isThrownBy(() -> client.models().list())
			.withMessageContaining("docs/causes.md#api-key-malformed")
			.withMessageNotContaining("key-1");
		assertThat(this.server.getRequestCount()).isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { "api.openai.com", "https://user:password@api_host/v1", "https://user:password@[/v1" })
	void baseUrlThatCannotBeCalledIsRefusedWithoutShowingIt(String baseUrl) {
		this.details.baseUrl = baseUrl;
		assertThatIllegalStateException().isThrownBy(this::client)
			.withMessageContaining("docs/causes.md#base-url-invalid")
			.withMessageNotContaining("password");
	}

	@Test
	void timeoutBoundsAnAttempt() {
		this.server.enqueue(MODELS.newBuilder().headersDelay(1, TimeUnit.MINUTES).build());
		OpenAIClient client = client(Duration.ofMillis(200), (builder) -> builder.maxRetries(0));
		long start = System.nanoTime();
		assertThatExceptionOfType(OpenAIIoException.class).isThrownBy(() -> client.models().list());
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
	}

	@Test
	void withoutTimeoutTheDefaultOfTheSdkHolds() throws Exception {
		assertThat(request(client()).getHeaders().get("X-Stainless-Timeout")).isEqualTo("600");
		assertThat(request(client(Duration.ofSeconds(42))).getHeaders().get("X-Stainless-Timeout")).isEqualTo("42");
	}

	@Test
	void customizersAreCalledInTheirOrderAfterTheConnectionWasSet() throws Exception {
		this.details.orgId = "org-a";
		RecordedRequest request = request(client(null, (builder) -> builder.organization("org-b").project("proj_b"),
				(builder) -> builder.project("proj_c")
					.credential(BearerTokenCredential.create("key-of-the-customizer"))));
		assertThat(request.getHeaders().values("OpenAI-Organization")).containsExactly("org-b");
		assertThat(request.getHeaders().values("OpenAI-Project")).containsExactly("proj_c");
		assertThat(request.getHeaders().values("Authorization")).containsExactly("Bearer key-of-the-customizer");
	}

	@Test
	void bundleOfTheConnectionIsTrusted(@TempDir Path directory) throws Exception {
		useHttps(TestCertificates.localhost(directory));
		assertThat(request(client()).getTarget()).isEqualTo("/v1/models");
	}

	@Test
	void bundleOfTheApplicationIsTrustedWhereTheConnectionHasNone(@TempDir Path directory) throws Exception {
		SslBundle bundle = TestCertificates.localhost(directory);
		useHttps(bundle);
		this.details.sslBundle = null;
		this.client = new OpenAiClientFactory(source(), null, bundle).create(List.of());
		assertThat(request(this.client).getTarget()).isEqualTo("/v1/models");
	}

	@Test
	void certificateThatNobodyTrustsIsRefused(@TempDir Path directory) throws Exception {
		useHttps(TestCertificates.localhost(directory));
		this.details.sslBundle = null;
		OpenAIClient client = client(null, (builder) -> builder.maxRetries(0));
		assertThatExceptionOfType(OpenAIIoException.class).isThrownBy(() -> client.models().list())
			.havingRootCause()
			.withMessageContaining("certification path");
	}

	@Test
	void closedClientLeavesNoThread() throws Exception {
		OpenAIClient client = client();
		this.server.enqueue(MODELS);
		CompletableFuture<List<Model>> models = client.async().models().list().thenApply((page) -> page.data());
		assertThat(models.get(10, TimeUnit.SECONDS)).extracting(Model::id).containsExactly("gpt-test");
		this.server.enqueue(new MockResponse.Builder().addHeader("Content-Type", "text/event-stream")
			.body("data: [DONE]\n\n")
			.build());
		ClientCalls.stream(client).get(10, TimeUnit.SECONDS);
		assertThat(ClientCalls.threads()).isNotEmpty();
		client.close();
		Awaitility.await().untilAsserted(() -> assertThat(ClientCalls.threads()).isEmpty());
		assertThatIllegalStateException().isThrownBy(() -> client.models().list());
	}

	private RecordedRequest request(OpenAIClient client) throws InterruptedException {
		this.server.enqueue(MODELS);
		assertThat(client.models().list().data()).extracting(Model::id).containsExactly("gpt-test");
		RecordedRequest request = this.server.takeRequest(10, TimeUnit.SECONDS);
		assertThat(request).isNotNull();
		return request;
	}

	private ConnectionSource source() {
		ConnectionSource source = new OpenAiConnections(List.of(new DetailsConnectionSource("default", this.details)),
				this.keys)
			.get("default");
		assertThat(source).isNotNull();
		return source;
	}

	private OpenAIClient client() {
		return client(null);
	}

	private OpenAIClient client(@Nullable Duration timeout, OpenAiClientBuilderCustomizer... customizers) {
		closeClient();
		OpenAIClient client = new OpenAiClientFactory(source(), timeout, null).create(List.of(customizers));
		this.client = client;
		return client;
	}

	private void useHttps(SslBundle bundle) {
		this.server.useHttps(bundle.createSslContext().getSocketFactory());
		this.details.baseUrl = "https://localhost:" + this.server.getPort() + "/v1";
		this.details.sslBundle = bundle;
	}

	private final class Details implements OpenAiConnectionDetails {

		private static final String SELF = "self";

		private @Nullable String baseUrl = SELF;

		private @Nullable String orgId;

		private @Nullable String projectId;

		private @Nullable SslBundle sslBundle;

		private final AtomicReference<@Nullable String> key = new AtomicReference<>("key-1");

		@Override
		public @Nullable String getBaseUrl() {
			return SELF.equals(this.baseUrl)
					? "http://127.0.0.1:" + OpenAiClientFactoryTests.this.server.getPort() + "/v1" : this.baseUrl;
		}

		@Override
		public @Nullable ApiKey getApiKey() {
			String key = this.key.get();
			if ("unavailable".equals(key)) {
				throw new IllegalStateException("The vault is sealed");
			}
			return (key != null) ? ApiKey.of(key) : null;
		}

		@Override
		public @Nullable String getOrgId() {
			return this.orgId;
		}

		@Override
		public @Nullable String getProjectId() {
			return this.projectId;
		}

		@Override
		public @Nullable SslBundle getSslBundle() {
			return this.sslBundle;
		}

	}

}
