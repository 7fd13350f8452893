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

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import io.github.openaihealth.connection.KeysInUse;
import io.github.openaihealth.connection.OpenAiConnection;
import io.github.openaihealth.diagnosis.Cause;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.http.client.HttpClientSettings;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link FollowUpQuestions} on the wire: required models that do not stand in
 * the list.
 */
class FollowUpQuestionsTests {

	private static final String WHOLE = "{\"object\":\"list\",\"data\":[{\"id\":\"a\"}]}";

	private static final String GOES_ON = "{\"object\":\"list\",\"has_more\":true,\"data\":[{\"id\":\"a\"}]}";

	private static final String NOT_FOUND = "{\"error\":{\"message\":\"The model 'x' does not exist\","
			+ "\"type\":\"invalid_request_error\",\"param\":\"model\",\"code\":\"model_not_found\"}}";

	private static final String MODEL = "{\"id\":\"x\",\"object\":\"model\",\"owned_by\":\"system\"}";

	@StartStop
	private final MockWebServer server = new MockWebServer();

	private final Map<String, MockResponse> answers = new ConcurrentHashMap<>();

	private final OpenAiProbe probe = create(Duration.ofSeconds(10));

	@BeforeEach
	void answer() {
		this.server.setDispatcher(new Dispatcher() {

			@Override
			public MockResponse dispatch(RecordedRequest request) {
				return FollowUpQuestionsTests.this.answers.getOrDefault(request.getTarget(),
						response(404, "<html>Cannot GET " + request.getTarget() + "</html>"));
			}

		});
		this.answers.put("/v1/models", response(200, WHOLE));
	}

	@AfterEach
	void closeProbe() {
		this.probe.close();
	}

	@Test
	void nothingIsAskedWhereTheListHasEveryModel() throws Exception {
		assertThat(probe("a", "models/a").outcome()).isEqualTo(Outcome.SUCCESS);
		assertThat(asked()).containsExactly("/v1/models");
	}

	@Test
	void nothingIsAskedWithoutRequiredModels() throws Exception {
		assertThat(probe().outcome()).isEqualTo(Outcome.SUCCESS);
		assertThat(asked()).containsExactly("/v1/models");
	}

	@ParameterizedTest
	@ValueSource(strings = { WHOLE, GOES_ON })
	void modelThatAnswersIsThere(String list) throws Exception {
		this.answers.put("/v1/models", response(200, list));
		this.answers.put("/v1/models/x", response(200, MODEL));
		ProbeResult result = probe("a", "x");
		assertThat(result.outcome()).isEqualTo(Outcome.SUCCESS);
		assertThat(result.missingModels()).isEmpty();
		assertThat(asked()).containsExactly("/v1/models", "/v1/models/x");
	}

	@ParameterizedTest
	@ValueSource(strings = { WHOLE, GOES_ON })
	void modelThatIsNotFoundIsMissing(String list) {
		this.answers.put("/v1/models", response(200, list));
		this.answers.put("/v1/models/x", response(404, NOT_FOUND));
		ProbeResult result = probe("a", "x");
		assertThat(result.cause()).isEqualTo(Cause.MODEL_UNAVAILABLE);
		assertThat(result.missingModels()).containsExactly("x");
		assertThat(result.models()).isEqualTo(1);
		assertThat(result.answer()).isNotNull();
		assertThat(result.answer().httpStatus()).isEqualTo(200);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			401 | {"error":{"code":"invalid_api_key"}}
			403 | {"error":{"message":"You may not read the model"}}
			404 | {"detail":"Not Found"}
			404 | {"error":{"message":"Invalid URL (GET /v1/models/x)"}}
			404 | <html>Not Found</html>
			429 | {"error":{"code":"rate_limit_exceeded"}}
			500 | {"error":{"message":"The model failed"}}
			503 | no healthy upstream
			200 | <html>Welcome</html>
			200 | {"object":"list","data":[{"id":"a"}]}
			200 | {"error":{"message":"The model x does not exist"}}
			200 | {"id":"x","error":{"message":"No"}}
			302 | {"id":"x"}
			""")
	void anotherAnswerSaysNothing(int status, String body) {
		this.answers.put("/v1/models/x", response(status, body));
		assertThat(probe("x").missingModels()).containsExactly("x");
		this.answers.put("/v1/models", response(200, GOES_ON));
		assertThat(probe("x").outcome()).isEqualTo(Outcome.SUCCESS);
	}

	@Test
	void silenceSaysNothingAndEndsWithTheProbe() {
		this.answers.put("/v1/models", response(200, GOES_ON));
		this.answers.put("/v1/models/x",
				new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());
		try (OpenAiProbe impatient = create(Duration.ofSeconds(1))) {
			long begin = System.nanoTime();
			ProbeResult result = impatient.probe(connection("x", "y"));
			assertThat(result.outcome()).isEqualTo(Outcome.SUCCESS);
			assertThat(result.latency()).isLessThan(Duration.ofMillis(900));
			assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(3));
			assertThat(impatient.waited()).isGreaterThan(Duration.ofMillis(900));
		}
		assertThat(this.server.getRequestCount()).isEqualTo(2);
	}

	@Test
	void listThatIsTooLongToReadGoesOn() {
		StringBuilder models = new StringBuilder("{\"object\":\"list\",\"data\":[");
		for (int i = 0; models.length() <= Body.LIMIT; i++) {
			models.append("{\"id\":\"model-%06d\"},".formatted(i));
		}
		this.answers.put("/v1/models", response(200, models + "{\"id\":\"last\"}]}"));
		this.answers.put("/v1/models/gone", response(404, NOT_FOUND));
		assertThat(probe("last").outcome()).isEqualTo(Outcome.SUCCESS);
		assertThat(probe("last", "gone").missingModels()).containsExactly("gone");
	}

	@Test
	void requestHasTheHeadersOfTheFirst() throws Exception {
		this.answers.put("/v1/models/x", response(200, MODEL));
		probe("x");
		RecordedRequest list = this.server.takeRequest();
		RecordedRequest model = this.server.takeRequest();
		assertThat(model.getHeaders()).isEqualTo(list.getHeaders());
		assertThat(model.getHeaders().get("Authorization")).isEqualTo("Bearer " + ProbeFixtures.projectKey());
		assertThat(model.getExchangeIndex()).isZero();
	}

	@Test
	void idIsEncodedAsOnePartOfThePath() throws Exception {
		probe("models/org/a b?c#d%2F", "ft:gpt:org::id");
		assertThat(asked()).containsExactly("/v1/models", "/v1/models/org%2Fa%20b%3Fc%23d%252F",
				"/v1/models/ft:gpt:org::id");
	}

	@Test
	void whatMayBeAKeyOrAnotherPathIsNotAskedFor() throws Exception {
		ProbeResult result = probe(ProbeFixtures.projectKey(), "..", ".", "x".repeat(300), "a\nb");
		assertThat(result.missingModels()).hasSize(5);
		assertThat(asked()).containsExactly("/v1/models");
	}

	@Test
	void redirectIsNotFollowed() throws Exception {
		try (MockWebServer other = new MockWebServer()) {
			other.start();
			this.answers.put("/v1/models/x",
					new MockResponse.Builder().code(302)
						.addHeader("Location", other.url("/v1/models/x").toString())
						.build());
			assertThat(probe("x").missingModels()).containsExactly("x");
			assertThat(other.getRequestCount()).isZero();
		}
	}

	@Test
	void oneProbeAsksForAFewAndTheNextOneForOthers() throws Exception {
		String[] models = IntStream.range(0, 12).mapToObj((number) -> "m" + number).toArray(String[]::new);
		for (String model : models) {
			this.answers.put("/v1/models/" + model, response(200, "{\"id\":\"" + model + "\"}"));
		}
		assertThat(probe(models).missingModels()).containsExactly("m8", "m9", "m10", "m11");
		assertThat(asked()).hasSize(9);
		assertThat(probe(models).outcome()).isEqualTo(Outcome.SUCCESS);
		assertThat(asked()).hasSize(5);
	}

	@ParameterizedTest
	@ValueSource(ints = { 429, 500, 503 })
	void serviceThatFailsIsNotAskedForTheNextModel(int status) throws Exception {
		this.answers.put("/v1/models/x", response(status, "{}"));
		probe("x", "y");
		assertThat(asked()).containsExactly("/v1/models", "/v1/models/x");
	}

	@Test
	void answerIsRememberedWhileTheListStaysTheSame() throws Exception {
		this.answers.put("/v1/models/x", response(404, NOT_FOUND));
		this.answers.put("/v1/models/y", response(200, MODEL));
		probe("x", "y", "z");
		assertThat(asked()).hasSize(4);
		assertThat(probe("x", "y", "z").missingModels()).containsExactly("x", "z");
		assertThat(asked()).containsExactly("/v1/models");
		this.answers.put("/v1/models", response(200, WHOLE.replace("\"a\"", "\"b\"")));
		assertThat(probe("x", "y", "z").missingModels()).containsExactly("x", "z");
		assertThat(asked()).hasSize(4);
	}

	@Test
	void answerIsOfOneKey() throws Exception {
		this.answers.put("/v1/models/x", response(200, MODEL));
		probe("x");
		assertThat(asked()).hasSize(2);
		OpenAiConnection other = ProbeFixtures
			.requiring(ProbeFixtures.connection(baseUrl(), ProbeFixtures.gatewayKey()), "x");
		this.answers.put("/v1/models/x", response(404, NOT_FOUND));
		assertThat(this.probe.probe(other).missingModels()).containsExactly("x");
		assertThat(probe("x").outcome()).isEqualTo(Outcome.SUCCESS);
	}

	@Test
	void whatWasThereIsThereThroughAnOutage() {
		ModelMemory memory = new ModelMemory();
		ProbeRequest request = ProbeRequest.unique();
		ModelList list = new ModelList(new ModelIds(), 0, null, Map.of(), false);
		Instant then = Instant.parse("2026-11-26T03:00:00Z");
		assertThat(memory.recall(request, list, "x", then)).isNull();
		memory.remember(request, list, "x", Presence.PRESENT, then);
		assertThat(memory.recall(request, list, "x", then.plus(ModelMemory.VALIDITY).minusMillis(1)))
			.isEqualTo(Presence.PRESENT);
		assertThat(memory.recall(request, list, "x", then.plus(ModelMemory.VALIDITY))).isNull();
		assertThat(memory.recall(request, list, "x", then.minusMillis(1))).isNull();
		assertThat(memory.last(request, list, "x")).isEqualTo(Presence.PRESENT);
		assertThat(memory.last(request, list.cut(), "x")).isEqualTo(Presence.UNKNOWN);
		assertThat(memory.last(ProbeRequest.unique(), list, "x")).isEqualTo(Presence.UNKNOWN);
	}

	@Test
	void replyIsCompletedForAnotherConnection() throws Exception {
		this.answers.put("/v1/models/x", response(200, MODEL));
		this.answers.put("/v1/models/y", response(404, NOT_FOUND));
		ProbeReply reply = this.probe.ask(connection("x"));
		assertThat(this.probe.isComplete(reply, connection("x", "a"))).isTrue();
		assertThat(this.probe.isComplete(reply, connection("y"))).isFalse();
		assertThat(this.probe.result(reply, connection("x", "y")).missingModels()).containsExactly("y");
		assertThat(asked()).hasSize(2);
		ProbeReply complete = this.probe.complete(reply, connection("x", "y"));
		assertThat(this.probe.isComplete(complete, connection("x", "y"))).isTrue();
		assertThat(asked()).containsExactly("/v1/models/y");
		assertThat(this.probe.result(complete, connection("x")).outcome()).isEqualTo(Outcome.SUCCESS);
	}

	private ProbeResult probe(String... models) {
		return this.probe.probe(connection(models));
	}

	private List<String> asked() throws InterruptedException {
		List<String> targets = new ArrayList<>();
		RecordedRequest request = this.server.takeRequest(0, TimeUnit.SECONDS);
		while (request != null) {
			targets.add(request.getTarget());
			request = this.server.takeRequest(0, TimeUnit.SECONDS);
		}
		return targets;
	}

	private OpenAiConnection connection(String... models) {
		return ProbeFixtures.requiring(ProbeFixtures.connection(baseUrl()), models);
	}

	private String baseUrl() {
		return this.server.url("/v1").toString();
	}

	private static MockResponse response(int status, String body) {
		return new MockResponse.Builder().code(status).body(body).build();
	}

	private static OpenAiProbe create(Duration timeout) {
		return new OpenAiProbe(new ProbeSettings(Duration.ofSeconds(2), timeout, Duration.ofDays(30)),
				new ProbeTransport(null, HttpClientSettings.defaults(), (name) -> null), List.of(), new KeysInUse());
	}

}
