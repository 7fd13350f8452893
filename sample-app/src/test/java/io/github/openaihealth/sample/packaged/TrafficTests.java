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

package io.github.openaihealth.sample.packaged;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what the application's own calls are told. Polls are so seldom that nothing
 * else can turn health.
 */
@Tag("once")
class TrafficTests {

	private static final String SELDOM = "--openai.health.interval=1h";

	private static final String OWN_CLASSES = "io.github.openaihealth.";

	private static final int BURST = 1000;

	private static final int CALLERS = 8;

	// What a poll, a change of the status and what it rests on are made of
	private static final int OBJECTS_OF_A_POLL = 60;

	private static final Duration CALM = Duration.ofSeconds(10);

	private static final Duration SOON = Duration.ofSeconds(5);

	private static final Duration A_WHILE = Duration.ofSeconds(2);

	private final JsonMapper mapper = new JsonMapper();

	@Test
	void usedUpCreditTurnsHealthUntilACallSucceeds() throws Exception {
		try (SampleProcess sample = start("--scenario=credit-exhausted-at-use")) {
			WatchedConnection connection = up(sample);
			JsonNode told = call(sample);
			assertThat(told.path("status").intValue()).isEqualTo(429);
			assertThat(told.path("code").stringValue()).isEqualTo("insufficient_quota");
			connection.awaitStatus("DOWN");
			assertAllTell(connection, told);
			int polls = connection.polls();
			sample.post("/actuator/openai");
			assertThat(connection.polls()).isEqualTo(polls + 1);
			assertThat(connection.report().at("/polls/0/outcome").stringValue()).isEqualTo("success");
			assertAllTell(connection, told);
			sample.play("ok");
			assertThat(call(sample).path("status").intValue()).isEqualTo(200);
			connection.awaitStatus("UP");
			assertThat(connection.details().has("evidence")).isFalse();
			assertThat(connection.report().at("/state/status").stringValue()).isEqualTo("UP");
			assertThat(connection.meter("openai_connection_up")).isEqualTo("1.0");
			assertThat(connection.changes()).containsExactly("UNKNOWN -> UP", "UP -> DOWN", "DOWN -> UP");
			assertThat(refusals(sample, "quota-exhausted")).isEqualTo("1.0");
			Awaitility.await().untilAsserted(() -> assertThat(lines(connection, "DOWN -> UP after")).hasSize(1));
			assertThat(connection.polls()).isEqualTo(polls + 1);
		}
	}

	private void assertAllTell(WatchedConnection connection, JsonNode told) throws Exception {
		String requestId = told.path("requestId").stringValue();
		JsonNode health = connection.health();
		JsonNode report = connection.report();
		assertThat(health.path("status").stringValue()).isEqualTo("DOWN");
		for (JsonNode tells : List.of(health.path("details"), report.path("state"))) {
			assertThat(tells.path("cause").stringValue()).isEqualTo("quota-exhausted");
			assertThat(tells.path("evidence").stringValue()).isEqualTo("traffic");
			assertThat(tells.path("httpStatus").intValue()).isEqualTo(429);
			assertThat(tells.path("errorCode").stringValue()).isEqualTo("insufficient_quota");
			assertThat(tells.path("requestId").stringValue()).isEqualTo(requestId);
			assertThat(tells.path("failingSince").stringValue()).isNotNull();
		}
		assertThat(report.at("/state/status").stringValue()).isEqualTo("DOWN");
		assertThat(connection.changes()).containsExactly("UNKNOWN -> UP", "UP -> DOWN");
		assertThat(report.at("/changes/0/cause").stringValue()).isEqualTo("quota-exhausted");
		assertThat(connection.meter("openai_connection_up")).isEqualTo("0.0");
		JsonNode up = connection.sample().json("/actuator/metrics/openai.connection.up?tag=connection:default");
		assertThat(up.at("/measurements/0/value").doubleValue()).isZero();
		assertThat(refusals(connection.sample(), "quota-exhausted")).isEqualTo("1.0");
		Awaitility.await()
			.untilAsserted(() -> assertThat(lines(connection, "DOWN")).singleElement()
				.asString()
				.contains("UP -> DOWN: quota-exhausted, ",
						", as a call of the application was told (" + requestId + ")",
						"docs/causes.md#quota-exhausted"));
	}

	@Test
	void refusedKeyIsPolledAtOnce() throws Exception {
		try (SampleProcess sample = start()) {
			WatchedConnection connection = up(sample);
			sample.play("revoked");
			assertThat(call(sample).path("code").stringValue()).isEqualTo("invalid_api_key");
			Awaitility.await().atMost(SOON).untilAsserted(() -> assertThat(connection.status()).isEqualTo("DOWN"));
			connection.awaitDown("api-key-revoked");
			assertThat(connection.details().has("evidence")).isFalse();
			assertThat(connection.log()).doesNotContain("as a call of the application was told");
			assertThat(refusals(sample, "permission-denied")).isEqualTo("1.0");
		}
	}

	@ParameterizedTest
	@CsvSource({ "inference-scope-missing, 401, permission-denied, 1", "rate-limited, 429, rate-limited, 0",
			"server-error, 500, , 0" })
	void otherRefusalsAreCountedAtMost(String scenario, int status, @Nullable String counted, int polls)
			throws Exception {
		try (SampleProcess sample = start()) {
			WatchedConnection connection = up(sample);
			int before = connection.polls();
			sample.play(scenario);
			assertThat(call(sample).path("status").intValue()).isEqualTo(status);
			Awaitility.await().untilAsserted(() -> assertThat(connection.polls()).isEqualTo(before + polls));
			assertNothingHappens(connection, before + polls);
			if (counted != null) {
				assertThat(refusals(sample, counted)).isEqualTo("1.0");
			}
			assertThat(refusals(sample, "quota-exhausted")).isEqualTo("0.0");
		}
	}

	@Test
	void nothingIsLearnedWhereThatIsSwitchedOff() throws Exception {
		try (SampleProcess sample = start("--openai.traffic.enabled=false")) {
			WatchedConnection connection = up(sample);
			int polls = connection.polls();
			sample.play("credit-exhausted-at-use");
			assertThat(call(sample).path("status").intValue()).isEqualTo(429);
			sample.play("revoked");
			assertThat(call(sample).path("status").intValue()).isEqualTo(401);
			assertNothingHappens(connection, polls);
			assertThat(refusals(sample, "quota-exhausted")).isIn(null, "0.0");
		}
	}

	@Test
	void callIsOfTheConnectionWhoseKeyItHas() throws Exception {
		try (SampleProcess sample = start("--spring.profiles.active=connections")) {
			List<WatchedConnection> others = Stream.of("default", "gateway")
				.map((name) -> WatchedConnection.named(sample, name))
				.toList();
			WatchedConnection research = WatchedConnection.named(sample, "research");
			research.awaitStatus("UP");
			others.forEach((other) -> other.awaitStatus("UP"));
			for (String name : List.of("default", "research", "gateway")) {
				sample.play("credit-exhausted-at-use?connection=" + name);
			}
			sample.post("/simulation/call/research");
			research.awaitStatus("DOWN");
			assertThat(research.details().path("evidence").stringValue()).isEqualTo("traffic");
			assertThat(lines(research, "as a call of the application was told")).hasSize(1);
			for (WatchedConnection other : others) {
				assertThat(other.status()).isEqualTo("UP");
			}
			for (WatchedConnection other : others) {
				sample.post("/simulation/call/" + other.name());
				other.awaitStatus("DOWN");
			}
			sample.play("ok?connection=research");
			sample.post("/simulation/call/research");
			research.awaitStatus("UP");
			for (WatchedConnection other : others) {
				assertThat(other.status()).isEqualTo("DOWN");
			}
		}
	}

	@Test
	void burstOfRefusalsMakesOneLineAndFewPollsAndLeavesNothingBehind() throws Exception {
		try (SampleProcess sample = start("--scenario=credit-exhausted-at-use")) {
			WatchedConnection connection = up(sample);
			call(sample);
			connection.awaitStatus("DOWN");
			int polls = connection.polls();
			long objects = sample.liveObjects(OWN_CLASSES);
			assertThat(objects).isPositive();
			burst(sample, 429);
			assertThat(lines(connection, "DOWN")).hasSize(1);
			assertThat(connection.polls()).isEqualTo(polls);
			assertThat(refusals(sample, "quota-exhausted")).isEqualTo(BURST + 1 + ".0");
			assertThat(sample.liveObjects(OWN_CLASSES)).isLessThanOrEqualTo(objects + OBJECTS_OF_A_POLL);
			sample.play("revoked");
			long began = System.nanoTime();
			burst(sample, 401);
			connection.awaitDown("api-key-revoked");
			long most = 1 + Duration.ofNanos(System.nanoTime() - began).dividedBy(CALM);
			// Each is confirmed once, as long as it is news
			assertThat(connection.polls() - polls).isLessThanOrEqualTo((int) most + 1);
			assertThat(lines(connection, "DOWN")).hasSize(2);
			assertThat(sample.liveObjects(OWN_CLASSES)).isLessThanOrEqualTo(objects + (most + 1) * OBJECTS_OF_A_POLL);
		}
	}

	private void burst(SampleProcess sample, int status) throws Exception {
		ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
		try {
			Callable<JsonNode> call = () -> call(sample);
			List<Future<JsonNode>> calls = callers.invokeAll(IntStream.range(0, BURST).mapToObj((i) -> call).toList());
			for (Future<JsonNode> told : calls) {
				assertThat(told.get().path("status").intValue()).isEqualTo(status);
			}
		}
		finally {
			callers.shutdownNow();
		}
	}

	private static SampleProcess start(String... arguments) throws Exception {
		return SampleProcess.start(Stream.concat(Stream.of(SELDOM), Stream.of(arguments)).toArray(String[]::new))
			.awaitStarted();
	}

	private static WatchedConnection up(SampleProcess sample) {
		WatchedConnection connection = WatchedConnection.only(sample);
		connection.awaitStatus("UP");
		return connection;
	}

	private JsonNode call(SampleProcess sample) throws Exception {
		return this.mapper.readTree(sample.post("/simulation/call"));
	}

	private static void assertNothingHappens(WatchedConnection connection, int polls) {
		Awaitility.await().during(A_WHILE).untilAsserted(() -> {
			assertThat(connection.status()).isEqualTo("UP");
			assertThat(connection.polls()).isEqualTo(polls);
			assertThat(connection.changes()).containsExactly("UNKNOWN -> UP");
		});
	}

	private static List<String> lines(WatchedConnection connection, String text) {
		return connection.log()
			.lines()
			.filter((line) -> line.contains(connection.subject() + " ") && line.contains(text))
			.toList();
	}

	private static @Nullable String refusals(SampleProcess sample, String cause) throws Exception {
		return Pattern
			.compile("^openai_traffic_refusals_total\\{cause=\"%s\",connection=\"default\"} (\\S+)$".formatted(cause),
					Pattern.MULTILINE)
			.matcher(sample.get("/actuator/prometheus"))
			.results()
			.map((match) -> match.group(1))
			.findFirst()
			.orElse(null);
	}

}
