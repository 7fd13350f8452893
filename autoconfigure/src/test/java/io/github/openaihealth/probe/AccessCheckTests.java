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

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.github.openaihealth.connection.ApiKey;
import io.github.openaihealth.connection.BaseUrl;
import io.github.openaihealth.connection.KeysInUse;
import io.github.openaihealth.connection.OpenAiConnection;
import io.github.openaihealth.connection.TestConnections;
import io.github.openaihealth.diagnosis.Cause;
import io.github.openaihealth.probe.Access.Inference;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.http.client.HttpClientSettings;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AccessCheck}, over a real connection.
 */
class AccessCheckTests {

	private static final String LIST = "{\"object\":\"list\",\"data\":[{\"id\":\"a\"}]}";

	private static final MockResponse PERMITTED = refusal(400, "invalid_request_error", "invalid_value").newBuilder()
		.addHeader("openai-organization", "acme")
		.addHeader("openai-project", "proj_acme")
		.build();

	private static final MockResponse REFUSED = refusal(401, "invalid_request_error", "missing_scope");

	@StartStop
	private final MockWebServer server = new MockWebServer();

	private final MovingClock clock = new MovingClock();

	private volatile MockResponse list = answer(200, LIST);

	private volatile MockResponse access = PERMITTED;

	private @Nullable OpenAiProbe probe;

	@BeforeEach
	void answer() {
		this.server.setDispatcher(new Dispatcher() {

			@Override
			public MockResponse dispatch(RecordedRequest request) {
				return request.getTarget().endsWith("/models") ? AccessCheckTests.this.list
						: AccessCheckTests.this.access;
			}

		});
	}

	@AfterEach
	void closeProbe() {
		if (this.probe != null) {
			this.probe.close();
		}
	}

	@Test
	void isNotMadeUnlessEnabled() throws Exception {
		ProbeResult result = probe(AccessCheckSettings.OFF, connection());
		assertThat(result.access()).isEqualTo(Access.UNKNOWN);
		assertThat(asked()).containsExactly("GET /v1/models");
	}

	@Test
	void tellsWhatTheKeyMayDoAndForWhom() throws Exception {
		ProbeResult result = probe(connection());
		assertThat(result.outcome()).isEqualTo(Outcome.SUCCESS);
		assertThat(result.access()).isEqualTo(new Access(Inference.PERMITTED, "acme", "proj_acme"));
		RecordedRequest first = this.server.takeRequest();
		RecordedRequest second = this.server.takeRequest();
		assertThat(second.getRequestLine()).isEqualTo("POST /v1/responses HTTP/1.1");
		assertThat(second.getHeaders().get("Authorization")).isEqualTo(first.getHeaders().get("Authorization"));
		assertThat(second.getHeaders().get("Content-Type")).isEqualTo("application/json");
		assertThat(second.getBody()).isNotNull();
		assertThat(second.getBody().utf8()).isEqualTo("{\"max_output_tokens\":-1,\"store\":false}");
	}

	@Test
	void answerCountsForTheInterval() throws Exception {
		probe(connection());
		assertThat(probe(connection()).access().organization()).isEqualTo("acme");
		assertThat(asked()).containsExactly("GET /v1/models", "POST /v1/responses", "GET /v1/models");
		this.clock.forward(Duration.ofHours(1));
		probe(connection());
		assertThat(asked()).containsExactly("GET /v1/models", "POST /v1/responses");
	}

	@Test
	void anotherKeyIsCheckedAnew() throws Exception {
		probe(connection());
		probe(connection("another-key-0123456789", null));
		assertThat(asked()).filteredOn((request) -> request.startsWith("POST")).hasSize(2);
	}

	@Test
	void refusalTurnsHealthUntilItIsMended() throws Exception {
		this.access = REFUSED;
		ProbeResult result = probe(connection());
		assertThat(result.cause()).isEqualTo(Cause.INFERENCE_SCOPE_MISSING);
		assertThat(result.outcome()).isEqualTo(Outcome.DEFINITIVE);
		assertThat(result.stopsStart()).isFalse();
		assertThat(result.keyAccepted()).isTrue();
		assertThat(result.models()).isOne();
		assertThat(result.access().inference()).isEqualTo(Inference.REFUSED);
		this.access = answer(503, "{}");
		assertThat(probe(connection()).cause()).isEqualTo(Cause.INFERENCE_SCOPE_MISSING);
		this.access = PERMITTED;
		assertThat(probe(connection()).outcome()).isEqualTo(Outcome.SUCCESS);
		assertThat(asked()).filteredOn((request) -> request.startsWith("POST")).hasSize(3);
	}

	@Test
	void keyThatMayNotListModelsIsChecked() throws Exception {
		this.list = refusal(403, "invalid_request_error", "missing_scope");
		assertThat(probe(connection()).access().inference()).isEqualTo(Inference.PERMITTED);
		assertThat(asked()).hasSize(2);
	}

	@Test
	void nothingIsAskedOfAKeyThatIsRefused() throws Exception {
		this.list = refusal(401, "invalid_request_error", "invalid_api_key");
		assertThat(probe(connection()).cause()).isEqualTo(Cause.API_KEY_REJECTED);
		this.list = answer(503, "{}");
		probe(connection());
		assertThat(asked()).containsExactly("GET /v1/models", "GET /v1/models");
	}

	@Test
	void whatIsNotUnderstoodTurnsNothingAndWaitsForTheInterval() throws Exception {
		this.access = answer(404, "<html>Not here</html>");
		assertThat(probe(connection()).outcome()).isEqualTo(Outcome.SUCCESS);
		probe(connection());
		assertThat(asked()).filteredOn((request) -> request.startsWith("POST")).hasSize(1);
		this.clock.forward(Duration.ofHours(2));
		this.access = answer(503, "{}");
		assertThat(probe(connection()).outcome()).isEqualTo(Outcome.SUCCESS);
		probe(connection());
		assertThat(asked()).filteredOn((request) -> request.startsWith("POST")).hasSize(2);
	}

	@Test
	void anotherOrganizationThanExpectedIsAMismatch() {
		ProbeResult result = probe(new AccessCheckSettings(true, Duration.ofHours(1), "Contoso"), connection());
		assertThat(result.cause()).isEqualTo(Cause.ORG_MISMATCH);
		assertThat(result.diagnosis()).isNotNull();
		assertThat(result.diagnosis().summary()).isEqualTo("The key acts for the organization 'acme', and "
				+ "'openai.access-check.expected-organization' is 'Contoso'.");
		assertThat(probe(new AccessCheckSettings(true, Duration.ofHours(1), "acme"), connection()).cause()).isNull();
	}

	@Test
	void anotherProjectThanConfiguredIsAMismatchAtOpenAi() {
		Access access = new Access(null, null, "proj_acme");
		AccessComparison compared = AccessComparison.of(access, withProject("https://api.openai.com/v1", "proj_other"),
				null);
		assertThat(compared).isEqualTo(new AccessComparison(Cause.PROJECT_MISMATCH, "proj_acme", "proj_other"));
		assertThat(AccessComparison.of(access, withProject("https://api.openai.com/v1", "proj_acme"), null)).isNull();
		assertThat(AccessComparison.of(access, withProject("https://llm.example.com/v1", "proj_other"), null)).isNull();
	}

	private static OpenAiConnection withProject(String baseUrl, String projectId) {
		return TestConnections.of(OpenAiConnection.DEFAULT_NAME, BaseUrl.of(baseUrl),
				ApiKey.of(ProbeFixtures.projectKey()), null, projectId, Map.of(), null);
	}

	private ProbeResult probe(OpenAiConnection connection) {
		return probe(new AccessCheckSettings(true, Duration.ofHours(1), null), connection);
	}

	private ProbeResult probe(AccessCheckSettings settings, OpenAiConnection connection) {
		if (this.probe == null || settings.expectedOrganization() != null) {
			this.probe = new OpenAiProbe(
					new ProbeSettings(Duration.ofSeconds(2), Duration.ofSeconds(10), Duration.ofDays(30), settings),
					new ProbeTransport(null, HttpClientSettings.defaults(), (name) -> null), List.of(), new KeysInUse(),
					this.clock, new ProxyHint((name) -> null, (name) -> null));
		}
		return this.probe.probe(connection);
	}

	private OpenAiConnection connection() {
		return connection(ProbeFixtures.projectKey(), null);
	}

	private OpenAiConnection connection(String key, @Nullable String projectId) {
		return TestConnections.of(OpenAiConnection.DEFAULT_NAME, BaseUrl.of(baseUrl()), ApiKey.of(key), null, projectId,
				Map.of(), null);
	}

	private String baseUrl() {
		return this.server.url("/v1").toString();
	}

	private List<String> asked() throws InterruptedException {
		List<String> asked = new ArrayList<>();
		for (RecordedRequest request = this.server.takeRequest(0,
				TimeUnit.SECONDS); request != null; request = this.server.takeRequest(0, TimeUnit.SECONDS)) {
			asked.add(request.getMethod() + " " + request.getTarget());
		}
		return asked;
	}

	private static MockResponse refusal(int status, String type, String code) {
		return answer(status,
				"{\"error\":{\"message\":\"made up\",\"type\":\"" + type + "\",\"code\":\"" + code + "\"}}");
	}

	private static MockResponse answer(int status, String body) {
		return new MockResponse.Builder().code(status).body(body).build();
	}

	/**
	 * A clock that a test moves.
	 */
	private static final class MovingClock extends Clock {

		private volatile Instant now = Instant.parse("2026-11-26T03:00:00Z");

		void forward(Duration duration) {
			this.now = this.now.plus(duration);
		}

		@Override
		public Instant instant() {
			return this.now;
		}

		@Override
		public ZoneOffset getZone() {
			return ZoneOffset.UTC;
		}

		@Override
		public Clock withZone(ZoneId zone) {
			return this;
		}

	}

}
