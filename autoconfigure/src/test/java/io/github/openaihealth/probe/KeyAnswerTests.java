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

import java.net.ProxySelector;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.openaihealth.connection.KeysInUse;
import io.github.openaihealth.connection.OpenAiConnection;
import io.github.openaihealth.diagnosis.Cause;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import mockwebserver3.junit5.StartStop;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.reactive.ClientHttpConnectorBuilder;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link KeyAnswer} on the wire: hosts that list their models to anybody, which
 * a proxy plays.
 */
class KeyAnswerTests {

	private static final String MODELS = "{\"data\":[{\"id\":\"a\"}]}";

	private static final String OPENROUTER = "http://openrouter.ai/api/v1";

	@StartStop
	private final MockWebServer server = new MockWebServer();

	private final Map<String, MockResponse> answers = new ConcurrentHashMap<>();

	private final OpenAiProbe probe = new OpenAiProbe(
			new ProbeSettings(Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofDays(30)),
			new ProbeTransport(ClientHttpConnectorBuilder.jdk()
				.withHttpClientCustomizer((builder) -> builder.proxy(ProxySelector.of(this.server.getSocketAddress()))),
					HttpClientSettings.defaults(), (name) -> null),
			List.of(), new KeysInUse());

	@BeforeEach
	void answer() {
		this.server.setDispatcher(new Dispatcher() {

			@Override
			public MockResponse dispatch(RecordedRequest request) {
				return KeyAnswerTests.this.answers.getOrDefault(request.getTarget(), response(404, "<html>"));
			}

		});
		this.answers.put(OPENROUTER + "/models", response(200, MODELS));
	}

	@AfterEach
	void closeProbe() {
		this.probe.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"data\":{\"label\":\"x\",\"limit\":10,\"limit_remaining\":0.01}}",
			"{\"data\":{\"limit\":null,\"limit_remaining\":null}}", "{\"data\":{}}" })
	void keyIsKnown(String body) throws Exception {
		key(200, body);
		ProbeResult result = probe(ProbeFixtures.gatewayKey());
		assertThat(result.outcome()).isEqualTo(Outcome.SUCCESS);
		assertThat(result.diagnosis()).isNull();
		assertThat(result.keyAccepted()).isTrue();
		assertThat(result.models()).isEqualTo(1);
		RecordedRequest list = this.server.takeRequest();
		RecordedRequest key = this.server.takeRequest();
		assertThat(key.getTarget()).isEqualTo(OPENROUTER + "/key");
		assertThat(key.getHeaders()).isEqualTo(list.getHeaders());
		assertThat(this.server.getRequestCount()).isEqualTo(2);
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "0.0", "-0.5" })
	void limitIsUsedUp(String remaining) {
		key(200, "{\"data\":{\"limit\":10,\"limit_remaining\":" + remaining + "}}");
		ProbeResult result = probe(ProbeFixtures.gatewayKey());
		assertThat(result.cause()).isEqualTo(Cause.QUOTA_EXHAUSTED);
		assertThat(result.keyAccepted()).isTrue();
		assertThat(result.stopsStart()).isFalse();
		assertThat(result.diagnosis()).isNotNull();
		assertThat(result.diagnosis().actions().get(0)).contains("OpenRouter",
				"https://openrouter.ai/settings/credits");
	}

	@Test
	void keyIsRejected() {
		key(401, "{\"error\":{\"message\":\"User not found.\",\"code\":401}}");
		ProbeResult result = probe(ProbeFixtures.gatewayKey());
		assertThat(result.cause()).isEqualTo(Cause.API_KEY_REJECTED);
		assertThat(result.stopsStart()).isTrue();
		assertThat(result.answer()).isNotNull();
		assertThat(result.answer().httpStatus()).isEqualTo(401);
		assertThat(probe(ProbeFixtures.projectKey()).cause()).isEqualTo(Cause.WRONG_PROVIDER);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			401 | <html>Sign in</html>
			403 | {"error":{"message":"No","code":403}}
			404 | {"error":{"message":"Not Found","code":404}}
			429 | {"error":{"message":"Rate limit exceeded","code":429}}
			500 | {"error":{"message":"Internal","code":500}}
			200 | <html>Welcome</html>
			200 | {"data":[]}
			200 | {}
			302 | {"data":{}}
			""")
	void anotherAnswerSaysNothing(int status, String body) {
		key(status, body);
		ProbeResult result = probe(ProbeFixtures.gatewayKey());
		assertThat(result.outcome()).isEqualTo(Outcome.SUCCESS);
		assertThat(result.cause()).isEqualTo(Cause.API_KEY_NOT_CHECKED);
		assertThat(result.keyAccepted()).isFalse();
		assertThat(result.models()).isEqualTo(1);
	}

	@Test
	void silenceSaysNothing() {
		this.answers.put(OPENROUTER + "/key",
				new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());
		assertThat(probe(ProbeFixtures.gatewayKey()).cause()).isEqualTo(Cause.API_KEY_NOT_CHECKED);
	}

	@Test
	void nothingIsAskedWithoutAKeyOrWithoutAList() {
		assertThat(probe(null).diagnosis()).isNull();
		this.answers.put(OPENROUTER + "/models", response(401, "{\"error\":{\"message\":\"User not found.\"}}"));
		assertThat(probe(ProbeFixtures.gatewayKey()).cause()).isEqualTo(Cause.API_KEY_REJECTED);
		this.answers.put(OPENROUTER + "/models", response(503, ""));
		assertThat(probe(ProbeFixtures.gatewayKey()).cause()).isEqualTo(Cause.SERVICE_UNAVAILABLE);
		assertThat(this.server.getRequestCount()).isEqualTo(3);
	}

	@Test
	void listIsWeighedWhereTheKeyIsGood() {
		key(200, "{\"data\":{}}");
		OpenAiConnection connection = ProbeFixtures
			.requiring(ProbeFixtures.connection(OPENROUTER, ProbeFixtures.gatewayKey()), "b");
		assertThat(this.probe.probe(connection).cause()).isEqualTo(Cause.MODEL_UNAVAILABLE);
		key(401, "{\"error\":{\"message\":\"User not found.\",\"code\":401}}");
		assertThat(this.probe.probe(connection).cause()).isEqualTo(Cause.API_KEY_REJECTED);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			http://integrate.api.nvidia.com/v1 | {"data":[{"id":"a"}]}
			http://llama.example.com/v1        | {"data":[{"id":"a","owned_by":"llamacpp"}]}
			""")
	void hostWithoutSuchACallIsNotAskedAgain(String baseUrl, String models) {
		this.answers.put(baseUrl + "/models", response(200, models));
		ProbeResult result = this.probe.probe(ProbeFixtures.connection(baseUrl, ProbeFixtures.gatewayKey()));
		assertThat(result.cause()).isEqualTo(Cause.API_KEY_NOT_CHECKED);
		assertThat(this.probe.probe(ProbeFixtures.connection(baseUrl, null)).diagnosis()).isNull();
		assertThat(this.probe.probe(ProbeFixtures.connection(baseUrl, "EMPTY")).diagnosis()).isNull();
		assertThat(this.server.getRequestCount()).isEqualTo(3);
	}

	@Test
	void balanceThatCountsForNothingIsNoReason() {
		String baseUrl = "http://ai-gateway.vercel.sh/v1";
		this.answers.put(baseUrl + "/models", response(200, MODELS));
		this.answers.put(baseUrl + "/credits", response(200, "{\"balance\":\"0\",\"total_used\":\"4.50\"}"));
		assertThat(this.probe.probe(ProbeFixtures.connection(baseUrl, ProbeFixtures.gatewayKey())).diagnosis())
			.isNull();
		this.answers.put(baseUrl + "/credits",
				response(401, "{\"error\":{\"message\":\"Invalid API key\",\"type\":\"authentication_error\"}}"));
		assertThat(this.probe.probe(ProbeFixtures.connection(baseUrl, ProbeFixtures.gatewayKey())).cause())
			.isEqualTo(Cause.API_KEY_REJECTED);
	}

	private void key(int status, String body) {
		this.answers.put(OPENROUTER + "/key", response(status, body));
	}

	private ProbeResult probe(@Nullable String key) {
		return this.probe.probe(ProbeFixtures.connection(OPENROUTER, key));
	}

	private static MockResponse response(int status, String body) {
		return new MockResponse.Builder().code(status).body(body).build();
	}

}
