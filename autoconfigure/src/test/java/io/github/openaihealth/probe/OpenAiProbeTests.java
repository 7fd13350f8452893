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

package io.github.openaihealth.probe;

import java.io.IOException;
import java.net.Authenticator;
import java.net.InetAddress;
import java.net.PasswordAuthentication;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;

import io.github.openaihealth.connection.KeysInUse;
import io.github.openaihealth.connection.OpenAiConnection;
import io.github.openaihealth.diagnosis.Cause;
import io.github.openaihealth.diagnosis.ServiceAnswer;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import mockwebserver3.junit5.StartStop;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.HttpRedirects;
import org.springframework.boot.http.client.reactive.ClientHttpConnectorBuilder;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link OpenAiProbe} on the wire.
 */
class OpenAiProbeTests {

	private static final String MODELS = "{\"object\":\"list\",\"data\":[{\"id\":\"a\"},{\"id\":\"b\"}]}";

	@StartStop
	private final MockWebServer server = new MockWebServer();

	private OpenAiProbe probe = create();

	@AfterEach
	void closeProbe() {
		this.probe.close();
	}

	@Test
	void request() throws Exception {
		this.server.enqueue(response(200, MODELS));
		ProbeResult result = this.probe.probe(connection());
		assertThat(result.outcome()).isEqualTo(Outcome.SUCCESS);
		assertThat(result.diagnosis()).isNull();
		assertThat(result.models()).isEqualTo(2);
		assertThat(result.answer()).isEqualTo(new ServiceAnswer(200, null, "req_1"));
		assertThat(result.latency()).isPositive();
		RecordedRequest request = this.server.takeRequest();
		assertThat(request.getRequestLine()).isEqualTo("GET /v1/models HTTP/1.1");
		assertThat(request.getHeaders().names()).containsExactlyInAnyOrder("Accept", "Authorization", "Connection",
				"Host", "OpenAI-Organization", "OpenAI-Project", "User-Agent");
		assertThat(request.getHeaders().values("Host"))
			.containsExactly(this.server.getHostName() + ":" + this.server.getPort());
		assertThat(request.getHeaders().values("Authorization"))
			.containsExactly("Bearer " + ProbeFixtures.projectKey());
		assertThat(request.getHeaders().values("OpenAI-Organization")).containsExactly("org-" + "Q".repeat(24));
		assertThat(request.getHeaders().values("OpenAI-Project")).containsExactly("proj_" + "Z".repeat(24));
		assertThat(request.getHeaders().values("Accept")).containsExactly("application/json");
		assertThat(request.getHeaders().values("User-Agent")).containsExactly("openai-health-spring-boot/dev");
	}

	@Test
	void noAuthorizationWithoutKey() throws Exception {
		this.server.enqueue(response(200, MODELS));
		assertThat(this.probe.probe(ProbeFixtures.connection(baseUrl(), null)).outcome()).isEqualTo(Outcome.SUCCESS);
		assertThat(this.server.takeRequest().getHeaders().names()).doesNotContain("Authorization");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "key\n", "k\u00E9y", "\uFEFFkey", "a b" })
	void keyThatNoHeaderCarriesIsNotSent(String key) {
		ProbeResult result = this.probe.probe(ProbeFixtures.connection(baseUrl(), key));
		assertThat(result.outcome()).isEqualTo(Outcome.PASSING);
		assertThat(result.keyAccepted()).isFalse();
		assertThat(this.server.getRequestCount()).isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "no url", "https://", "ftp://127.0.0.1/v1", "http:///v1" })
	void invalidBaseUrl(String baseUrl) {
		assertThat(this.probe.probe(ProbeFixtures.connection(baseUrl)).outcome()).isEqualTo(Outcome.PASSING);
	}

	@Test
	void rejectedKey() {
		this.server.enqueue(response(401, "{\"error\":{\"code\":\"invalid_api_key\"}}"));
		ProbeResult result = this.probe.probe(connection());
		assertThat(result.cause()).isEqualTo(Cause.API_KEY_REJECTED);
		assertThat(result.outcome()).isEqualTo(Outcome.DEFINITIVE);
		assertThat(result.stopsStart()).isTrue();
		assertThat(result.answer()).isEqualTo(new ServiceAnswer(401, "invalid_api_key", "req_1"));
	}

	@Test
	void retryAfter() {
		this.server.enqueue(response(503, "").newBuilder().addHeader("Retry-After", "30").build());
		ProbeResult result = this.probe.probe(connection());
		assertThat(result.cause()).isEqualTo(Cause.SERVICE_UNAVAILABLE);
		assertThat(result.retryAfter()).isEqualTo(Duration.ofSeconds(30));
	}

	@ParameterizedTest
	@ValueSource(ints = { 301, 302, 303, 307, 308 })
	void redirectIsNotFollowed(int status) throws IOException {
		try (MockWebServer other = new MockWebServer()) {
			other.start();
			this.server.enqueue(new MockResponse.Builder().code(status)
				.addHeader("Location", other.url("/v1/models").toString())
				.build());
			recreate(new ProbeTransport(
					ClientHttpConnectorBuilder.jdk()
						.withHttpClientCustomizer((builder) -> builder.followRedirects(HttpClient.Redirect.ALWAYS)),
					HttpClientSettings.defaults().withRedirects(HttpRedirects.FOLLOW), (name) -> null));
			assertThat(this.probe.probe(connection()).cause()).isEqualTo(Cause.UNEXPECTED_RESPONSE);
			assertThat(other.getRequestCount()).isZero();
		}
	}

	@Test
	void hostThatIsNoProperNameIsCalled() {
		ProbeResult result = this.probe.probe(ProbeFixtures.connection("http://lite_llm.invalid:4000/v1"));
		assertThat(result.cause()).isEqualTo(Cause.HOST_UNKNOWN);
	}

	@Test
	void noConnectionIsReused() throws Exception {
		this.server.enqueue(response(200, MODELS));
		this.server.enqueue(response(200, MODELS));
		this.probe.probe(connection());
		this.probe.probe(connection());
		assertThat(this.server.takeRequest().getConnectionIndex()).isZero();
		RecordedRequest second = this.server.takeRequest();
		assertThat(second.getConnectionIndex()).isOne();
		assertThat(second.getExchangeIndex()).isZero();
		assertThat(second.getHeaders().get("Connection")).isEqualTo("close");
	}

	@Test
	void timeThatTheApplicationTakesIsNoLatency() {
		this.server.enqueue(response(200, MODELS));
		recreate(factory(), (builder) -> builder.filter((request, next) -> {
			busyFor(Duration.ofMillis(600));
			return next.exchange(request).doOnNext((response) -> busyFor(Duration.ofMillis(600)));
		}));
		assertThat(this.probe.probe(connection()).latency()).isBetween(Duration.ofNanos(1), Duration.ofMillis(500));
		assertThat(this.probe.waited()).isLessThan(Duration.ofMillis(500));
	}

	@Test
	void timeThatTheApplicationTakesDoesNotCountAgainstTheTimeout() {
		this.server.enqueue(response(200, MODELS));
		this.probe.close();
		this.probe = new OpenAiProbe(
				new ProbeSettings(Duration.ofMillis(300), Duration.ofMillis(300), Duration.ofDays(30)), factory(),
				List.of((builder) -> builder.filter((request, next) -> {
					busyFor(Duration.ofMillis(400));
					return next.exchange(request);
				})), new KeysInUse());
		assertThat(this.probe.probe(connection()).outcome()).isEqualTo(Outcome.SUCCESS);
	}

	private static void busyFor(Duration duration) {
		for (long end = System.nanoTime() + duration.toNanos(); System.nanoTime() < end;) {
			Thread.onSpinWait();
		}
	}

	@Test
	void largestBody() {
		String padding = " ".repeat(Body.LIMIT - MODELS.length());
		this.server.enqueue(response(200, MODELS + padding));
		assertThat(this.probe.probe(connection()).outcome()).isEqualTo(Outcome.SUCCESS);
		this.server.enqueue(response(200, " ".repeat(Body.LIMIT) + MODELS));
		assertThat(this.probe.probe(connection()).cause()).isEqualTo(Cause.UNEXPECTED_RESPONSE);
		this.server.enqueue(
				new MockResponse.Builder().chunkedBody("{\"object\":\"list\"" + padding + " ".repeat(100_000), 8192)
					.build());
		assertThat(this.probe.probe(connection()).cause()).isEqualTo(Cause.UNEXPECTED_RESPONSE);
		this.server.enqueue(response(200, MODELS));
		assertThat(this.probe.probe(connection()).outcome()).isEqualTo(Outcome.SUCCESS);
	}

	@Test
	void listThatIsLargerThanWhatIsRead() {
		String model = "{\"id\":\"model-%06d\",\"object\":\"model\"},";
		StringBuilder models = new StringBuilder("{\"object\":\"list\",\"data\":[");
		for (int i = 0; models.length() <= Body.LIMIT; i++) {
			models.append(model.formatted(i));
		}
		this.server.enqueue(response(200, models + "{\"id\":\"last\"}]}"));
		ProbeResult result = this.probe.probe(connection());
		assertThat(result.outcome()).isEqualTo(Outcome.SUCCESS);
		assertThat(result.models()).isGreaterThan(50_000);
		this.server.enqueue(new MockResponse.Builder().chunkedBody(models + "{\"id\":\"last\"}]}", 8192).build());
		assertThat(this.probe.probe(connection()).models()).isEqualTo(result.models());
	}

	@Test
	void bodyThatIsCutOff() {
		this.server.enqueue(
				response(200, MODELS.repeat(1000)).newBuilder().onResponseBody(new SocketEffect.CloseSocket()).build());
		assertThat(this.probe.probe(connection()).cause()).isEqualTo(Cause.UNEXPECTED_RESPONSE);
	}

	@Test
	void connectionThatIsClosed() {
		this.server.enqueue(new MockResponse.Builder().onRequestStart(new SocketEffect.CloseSocket()).build());
		this.server.enqueue(new MockResponse.Builder().onRequestStart(new SocketEffect.CloseSocket()).build());
		assertThat(this.probe.probe(connection()).cause()).isEqualTo(Cause.CONNECTION_FAILED);
	}

	@Test
	void refusedConnection() throws IOException {
		int port;
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			port = socket.getLocalPort();
		}
		assertThat(this.probe.probe(ProbeFixtures.connection("http://127.0.0.1:" + port)).cause())
			.isEqualTo(Cause.CONNECTION_REFUSED);
	}

	@Test
	void unknownHost() {
		assertThat(this.probe.probe(ProbeFixtures.connection("http://openai-health.invalid/v1")).cause())
			.isEqualTo(Cause.HOST_UNKNOWN);
	}

	@Test
	void proxyOfTheApplicationIsUsed() throws Exception {
		this.server.enqueue(response(200, MODELS));
		recreate(new ProbeTransport(ClientHttpConnectorBuilder.jdk()
			.withHttpClientCustomizer((builder) -> builder.proxy(ProxySelector.of(this.server.getSocketAddress()))),
				HttpClientSettings.defaults(), (name) -> null));
		assertThat(this.probe.probe(ProbeFixtures.connection("http://openai-health.invalid/v1")).outcome())
			.isEqualTo(Outcome.SUCCESS);
		assertThat(this.server.takeRequest().getRequestLine())
			.isEqualTo("GET http://openai-health.invalid/v1/models HTTP/1.1");
	}

	@Test
	void proxyIsToldTheCredentialsOfTheApplication() throws Exception {
		this.server
			.enqueue(response(407, "").newBuilder().addHeader("Proxy-Authenticate", "Basic realm=\"p\"").build());
		this.server.enqueue(response(200, MODELS));
		recreate(new ProbeTransport(ClientHttpConnectorBuilder.jdk()
			.withHttpClientCustomizer((builder) -> builder.proxy(ProxySelector.of(this.server.getSocketAddress()))
				.authenticator(new Authenticator() {

					@Override
					protected PasswordAuthentication getPasswordAuthentication() {
						return new PasswordAuthentication("user-of-" + getRequestingPrompt(), "word".toCharArray());
					}

				})), HttpClientSettings.defaults(), (name) -> null));
		assertThat(this.probe.probe(ProbeFixtures.connection("http://openai-health.invalid/v1")).outcome())
			.isEqualTo(Outcome.SUCCESS);
		assertThat(this.server.takeRequest().getHeaders().get("Proxy-Authorization")).isNull();
		assertThat(this.server.takeRequest().getHeaders().get("Proxy-Authorization")).isEqualTo(
				"Basic " + Base64.getEncoder().encodeToString("user-of-p:word".getBytes(StandardCharsets.UTF_8)));
	}

	@ParameterizedTest
	@ValueSource(ints = { 403, 502, 500 })
	void proxyThatRefusesTheTunnelIsNamed(int status) throws Exception {
		this.server.enqueue(response(status, "<html>"));
		recreate(new ProbeTransport(ClientHttpConnectorBuilder.jdk()
			.withHttpClientCustomizer((builder) -> builder.proxy(ProxySelector.of(this.server.getSocketAddress()))),
				HttpClientSettings.defaults(), (name) -> null));
		ProbeResult result = this.probe.probe(ProbeFixtures.connection("https://openai-health.invalid/v1"));
		assertThat(result.cause()).isEqualTo(Cause.CONNECTION_FAILED);
		assertThat(result.diagnosis()).isNotNull();
		assertThat(result.diagnosis().actions().get(0))
			.contains(this.server.getHostName() + ":" + this.server.getPort(), "answered CONNECT with " + status);
		RecordedRequest request = this.server.takeRequest();
		assertThat(request.getRequestLine()).isEqualTo("CONNECT openai-health.invalid:443 HTTP/1.1");
		assertThat(request.getHeaders().names()).containsExactly("Host");
	}

	@ParameterizedTest
	@ValueSource(strings = { "http", "https" })
	void proxyThatWantsCredentials(String scheme) throws Exception {
		this.server
			.enqueue(response(407, "").newBuilder().addHeader("Proxy-Authenticate", "Basic realm=\"p\"").build());
		recreate(new ProbeTransport(ClientHttpConnectorBuilder.jdk()
			.withHttpClientCustomizer((builder) -> builder.proxy(ProxySelector.of(this.server.getSocketAddress()))),
				HttpClientSettings.defaults(), (name) -> null));
		assertThat(this.probe.probe(ProbeFixtures.connection(scheme + "://openai-health.invalid/v1")).cause())
			.isEqualTo(Cause.PROXY_AUTHENTICATION);
		String method = scheme.equals("http") ? "GET" : "CONNECT";
		assertThat(this.server.takeRequest().getMethod()).isEqualTo(method);
	}

	@Test
	void customizersAreAppliedButDoNotReplaceWhatTheProbeSends() throws Exception {
		this.server.enqueue(response(200, MODELS));
		recreate(factory(), (builder) -> builder.defaultHeader("X-Gateway", "team-a")
			.defaultHeader("Authorization", "Bearer other"));
		this.probe.probe(connection());
		RecordedRequest request = this.server.takeRequest();
		assertThat(request.getHeaders().get("X-Gateway")).isEqualTo("team-a");
		assertThat(request.getHeaders().values("Authorization"))
			.containsExactly("Bearer " + ProbeFixtures.projectKey());
	}

	@Test
	void failingCustomizersAreAPassingFailure() {
		recreate(factory(), (builder) -> {
			throw new IllegalStateException("customizer");
		});
		assertThat(this.probe.probe(connection()).outcome()).isEqualTo(Outcome.PASSING);
		recreate(factory(), (builder) -> builder.filter(ExchangeFilterFunction.ofRequestProcessor((request) -> {
			throw new IllegalStateException("filter");
		})));
		assertThat(this.probe.probe(connection()).outcome()).isEqualTo(Outcome.PASSING);
		recreate(factory(), (builder) -> builder.defaultHeader("X-Odd", "a\nb"));
		assertThat(this.probe.probe(connection()).outcome()).isEqualTo(Outcome.PASSING);
	}

	@Test
	void closedProbeCanBeUsedAgain() {
		this.server.enqueue(response(200, MODELS));
		this.server.enqueue(response(200, MODELS));
		assertThat(this.probe.probe(connection()).outcome()).isEqualTo(Outcome.SUCCESS);
		this.probe.close();
		this.probe.close();
		Awaitility.await().untilAsserted(() -> assertThat(ProbeThreads.names()).isEmpty());
		assertThat(this.probe.probe(connection()).outcome()).isEqualTo(Outcome.SUCCESS);
	}

	@Test
	void commonPoolOfTheApplicationMayBeBusy() {
		CountDownLatch end = new CountDownLatch(1);
		try {
			for (int task = 0; task < ForkJoinPool.getCommonPoolParallelism(); task++) {
				CompletableFuture.runAsync(() -> await(end));
			}
			this.server.enqueue(response(200, MODELS));
			assertThat(this.probe.probe(connection()).outcome()).isEqualTo(Outcome.SUCCESS);
		}
		finally {
			end.countDown();
		}
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void recreate(ProbeTransport factory, OpenAiProbeCustomizer... customizers) {
		this.probe.close();
		this.probe = create(factory, customizers);
	}

	private OpenAiConnection connection() {
		return ProbeFixtures.connection(baseUrl());
	}

	private String baseUrl() {
		return this.server.url("/v1").toString();
	}

	private static MockResponse response(int status, String body) {
		return new MockResponse.Builder().code(status).body(body).addHeader("x-request-id", "req_1").build();
	}

	private static ProbeTransport factory() {
		return new ProbeTransport(null, HttpClientSettings.defaults(), (name) -> null);
	}

	private static OpenAiProbe create() {
		return create(factory());
	}

	private static OpenAiProbe create(ProbeTransport factory, OpenAiProbeCustomizer... customizers) {
		return new OpenAiProbe(new ProbeSettings(Duration.ofSeconds(2), Duration.ofSeconds(10), Duration.ofDays(30)),
				factory, List.of(customizers), new KeysInUse());
	}

}
