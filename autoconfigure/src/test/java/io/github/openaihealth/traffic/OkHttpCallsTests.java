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

package io.github.openaihealth.traffic;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.github.openaihealth.connection.ApiKey;
import io.github.openaihealth.connection.BaseUrl;
import io.github.openaihealth.connection.KeysInUse;
import io.github.openaihealth.connection.OpenAiConnection;
import io.github.openaihealth.connection.TestConnections;
import io.github.openaihealth.diagnosis.Cause;
import io.github.openaihealth.diagnosis.ServiceAnswer;
import io.github.openaihealth.monitor.OpenAiMonitor;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSink;
import okio.GzipSink;
import okio.Okio;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;

/**
 * Tests for {@link OkHttpCalls}.
 */
class OkHttpCallsTests {

	private static final String KEY = "key-of-one-" + "a1".repeat(20);

	private static final String NO_CREDIT = "{\"error\":{\"message\":\"You exceeded your current quota.\","
			+ "\"type\":\"insufficient_quota\",\"code\":\"insufficient_quota\"}}";

	private final MockWebServer server = new MockWebServer();

	private final OpenAiMonitor monitor = mock();

	private OkHttpClient client;

	@BeforeEach
	void start() throws IOException {
		this.server.start();
		OpenAiConnection connection = TestConnections.of("default", BaseUrl.of(this.server.url("/v1").toString()),
				ApiKey.of(KEY), null, null, Map.of(), null);
		given(this.monitor.names()).willReturn(List.of("default"));
		given(this.monitor.connectionAsRead("default")).willReturn(connection);
		OpenAiTraffic traffic = new OpenAiTraffic(this.monitor, true, new RateLimits(List.of("default"), List.of()),
				new KeysInUse());
		this.client = new OkHttpClient.Builder().addInterceptor(new OkHttpCalls(traffic, null))
			.retryOnConnectionFailure(false)
			.build();
	}

	@AfterEach
	void stop() {
		this.client.connectionPool().evictAll();
		this.server.close();
	}

	@Test
	void bodyOfARefusalIsReadAndLeftToTheApplication() throws Exception {
		this.server
			.enqueue(new MockResponse.Builder().code(429).addHeader("x-request-id", "req_1").body(NO_CREDIT).build());
		try (Response response = call()) {
			then(this.monitor).should()
				.callRefused("default", Cause.QUOTA_EXHAUSTED, new ServiceAnswer(429, "insufficient_quota", "req_1"));
			assertThat(response.body().string()).isEqualTo(NO_CREDIT);
		}
	}

	@Test
	void compressedBodyOfARefusalIsReadToo() throws Exception {
		Buffer compressed = new Buffer();
		try (BufferedSink sink = Okio.buffer(new GzipSink(compressed))) {
			sink.writeUtf8(NO_CREDIT);
		}
		this.server.enqueue(
				new MockResponse.Builder().code(429).addHeader("Content-Encoding", "gzip").body(compressed).build());
		try (Response response = call()) {
			then(this.monitor).should()
				.callRefused("default", Cause.QUOTA_EXHAUSTED, new ServiceAnswer(429, "insufficient_quota", null));
			assertThat(response.body().string()).isEqualTo(NO_CREDIT);
		}
	}

	@Test
	void longBodyOfARefusalIsLeftWhole() throws Exception {
		String body = NO_CREDIT.replace("You", "x".repeat(2 * Call.ERROR_LIMIT));
		this.server.enqueue(new MockResponse.Builder().code(429).body(body).build());
		try (Response response = call()) {
			assertThat(response.body().string()).isEqualTo(body);
		}
	}

	@Test
	void bodyOfARefusalThatBreaksOffBreaksOffForTheApplicationAlone() throws Exception {
		this.server.enqueue(new MockResponse.Builder().code(401)
			.body(NO_CREDIT)
			.onResponseBody(SocketEffect.ShutdownConnection.INSTANCE)
			.build());
		try (Response response = call()) {
			then(this.monitor).should()
				.callRefused("default", Cause.PERMISSION_DENIED, new ServiceAnswer(401, null, null));
			assertThatIOException().isThrownBy(() -> response.body().string());
		}
	}

	@Test
	void bodyOfASuccessIsNotRead() throws Exception {
		this.server.enqueue(new MockResponse.Builder().addHeader("Content-Type", "text/event-stream")
			.body("data: {}\n\n")
			.bodyDelay(1, TimeUnit.SECONDS)
			.build());
		try (Response response = call()) {
			then(this.monitor).should().callSucceeded("default");
			assertThat(response.body().source().getBuffer().size()).isZero();
			assertThat(response.body().string()).isEqualTo("data: {}\n\n");
		}
	}

	@Test
	void callThatIsRedirectedElsewhereTellsNothing() throws Exception {
		try (MockWebServer elsewhere = new MockWebServer()) {
			elsewhere.start();
			elsewhere.enqueue(new MockResponse.Builder().code(401).build());
			this.server.enqueue(new MockResponse.Builder().code(307)
				.addHeader("Location", elsewhere.url("/v1/responses").toString())
				.build());
			try (Response response = call()) {
				assertThat(response.code()).isEqualTo(401);
			}
			then(this.monitor).should(never()).callRefused(anyString(), any(), any());
		}
	}

	@Test
	void callThatFailsTellsNothing() {
		this.server.enqueue(new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build());
		assertThatIOException().isThrownBy(this::call);
		then(this.monitor).should(never()).callRefused(anyString(), any(), any());
		then(this.monitor).should(never()).callSucceeded(anyString());
	}

	private Response call() throws IOException {
		return this.client
			.newCall(new Request.Builder().url(this.server.url("/v1/responses"))
				.header("Authorization", "Bearer " + KEY)
				.post(RequestBody.create("{}", MediaType.get("application/json")))
				.build())
			.execute();
	}

}
