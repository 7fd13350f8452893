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

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@code docs/observability} with a Prometheus that scrapes the packaged
 * application. What needs more than some seconds is tested by {@code promtool}, see
 * {@link PromtoolTests}.
 */
@Requires(Requirement.PROMETHEUS)
@TestInstance(Lifecycle.PER_CLASS)
class ObservabilityTests {

	private static final Duration LIMIT = Duration.ofSeconds(60);

	private static final Pattern METER = Pattern.compile("^(openai_\\w+)\\{", Pattern.MULTILINE);

	private static final Pattern DOCUMENTED_METER = Pattern.compile("^\\| `(openai_\\w+)` \\|", Pattern.MULTILINE);

	private static final String CALL = "/simulation/call";

	private static final int KEY_AGE = 100;

	private static final double USUAL_LATENCY = 0.25;

	private SampleProcess sample;

	private PrometheusServer prometheus;

	@BeforeAll
	void start(@TempDir Path directory) throws Exception {
		this.sample = SampleProcess
			.start("--openai.health.interval=1s", "--openai.health.failure-threshold=1",
					"--openai.health.max-backoff=1s",
					"--openai.api-key-created=" + LocalDate.now(ZoneOffset.UTC).minusDays(KEY_AGE),
					"--openai.api-key-expires=" + LocalDate.now(ZoneOffset.UTC).plusDays(1),
					"--openai.health.required-models=text-embedding-3-small")
			.awaitStarted();
		this.prometheus = PrometheusServer.start(directory, this.sample.port(), history());
	}

	@AfterAll
	void stop() {
		if (this.prometheus != null) {
			this.prometheus.close();
		}
		if (this.sample != null) {
			this.sample.close();
		}
	}

	/**
	 * Wait for successes that are certainly later than what a test before has played.
	 */
	@BeforeEach
	void repair() throws Exception {
		this.sample.play("ok");
		long later = Instant.now().plusSeconds(2).getEpochSecond();
		await().untilAsserted(() -> assertThat(this.prometheus
			.query("openai_connection_up == 1 and openai_connection_last_success_seconds > " + later)).isNotEmpty());
	}

	@Test
	void refusedKeyFiresAndARepairedOneEndsIt() throws Exception {
		assertThat(this.prometheus.alert("OpenAiKeyRejected").isMissingNode()).isTrue();
		this.sample.play("revoked");
		JsonNode alert = awaitAlert("OpenAiKeyRejected", "firing");
		assertThat(texts(alert.path("labels"))).containsOnly(Map.entry("alertname", "OpenAiKeyRejected"),
				Map.entry("severity", "critical"), Map.entry("job", "openai-health-sample"),
				Map.entry("connection", "default"), Map.entry("cause", "api-key-revoked"));
		JsonNode annotations = alert.path("annotations");
		assertThat(annotations.path("summary").asString()).contains("'default'", "api-key-revoked");
		assertThat(annotations.path("description").asString()).startsWith("Instances concerned: 1 of 1.")
			.contains("The key has worked before");
		assertThat(annotations.path("runbook_url").asString())
			.isEqualTo(this.sample.health().path("details").path("docs").asString());
		this.sample.play("ok");
		awaitNoAlert("OpenAiKeyRejected");
	}

	@Test
	void outageIsPendingWithItsCause() throws Exception {
		this.sample.play("server-error");
		await().untilAsserted(() -> {
			JsonNode alert = this.prometheus.alert("OpenAiDown");
			assertThat(alert.path("state").asString()).isEqualTo("pending");
			assertThat(alert.path("labels").has("cause")).isFalse();
			assertThat(alert.path("annotations").path("summary").asString()).endsWith("down: service-unavailable (1)");
			assertThat(alert.path("annotations").path("runbook_url").asString())
				.isEqualTo(this.sample.health().path("details").path("docs").asString());
		});
		assertThat(this.prometheus.alert("OpenAiKeyRejected").isMissingNode()).isTrue();
		this.sample.play("ok");
		awaitNoAlert("OpenAiDown");
	}

	@Test
	void usedUpCreditThatNoPollSeesFiresAndACallThatSucceedsEndsIt() throws Exception {
		this.sample.play("credit-exhausted-at-use");
		this.sample.post(CALL);
		JsonNode alert = awaitAlert("OpenAiQuotaExhausted", "firing");
		assertThat(texts(alert.path("labels"))).containsOnly(Map.entry("alertname", "OpenAiQuotaExhausted"),
				Map.entry("severity", "critical"), Map.entry("job", "openai-health-sample"),
				Map.entry("connection", "default"), Map.entry("cause", "quota-exhausted"));
		JsonNode annotations = alert.path("annotations");
		assertThat(annotations.path("description").asString()).startsWith("Instances concerned: 1 of 1.")
			.contains("The application's own calls were told so.");
		assertThat(annotations.path("runbook_url").asString())
			.isEqualTo(this.sample.health().path("details").path("docs").asString());
		long later = Instant.now().plusSeconds(2).getEpochSecond();
		await().untilAsserted(() -> assertThat(this.prometheus.query(
				"openai_connection_up == 0 and openai_connection_consecutive_failures == 0 and openai_connection_last_success_seconds > "
						+ later))
			.isNotEmpty());
		assertThat(this.prometheus.query("instance_connection_cause:openai_connection_down:latest")).hasSize(1);
		assertThat(this.prometheus.alert("OpenAiDown").isMissingNode()).isTrue();
		this.sample.play("ok");
		this.sample.post(CALL);
		awaitNoAlert("OpenAiQuotaExhausted");
		// What is seen is told to 15 seconds, so an outage that is played in these has
		// its
		// cause
		await().untilAsserted(
				() -> assertThat(this.prometheus.query("min_over_time(openai_connection_up[30s]) == 1")).isNotEmpty());
	}

	@Test
	void callsThatAreRefusedWhileThePollsSucceedArePending() throws Exception {
		this.sample.play("inference-scope-missing");
		this.sample.post(CALL);
		await().untilAsserted(() -> assertThat(this.prometheus
			.query("sum by (connection) (openai_traffic_refusals_total{cause!='quota-exhausted'}) > 0")).isNotEmpty());
		this.sample.post(CALL);
		JsonNode alert = awaitAlert("OpenAiCallsRefused", "pending");
		assertThat(texts(alert.path("labels"))).containsEntry("severity", "warning").doesNotContainKey("cause");
		assertThat(alert.path("annotations").path("summary").asString()).contains("although its polls are not: ");
		assertThat(alert.path("annotations").path("runbook_url").asString()).matches(".*/docs/causes\\.md#[a-z-]+");
		assertThat(this.prometheus.query("openai_connection_up == 1")).hasSize(1);
		assertThat(this.prometheus.alert("OpenAiDown").isMissingNode()).isTrue();
	}

	@Test
	void ratesAreThoseOfTheLatestCall() throws Exception {
		this.sample.play("rates-nearly-used-up");
		this.sample.post(CALL);
		await().untilAsserted(
				() -> assertThat(this.prometheus.query("openai_traffic_remaining / openai_traffic_limit < 0.1"))
					.hasSize(2));
	}

	@Test
	void oldKeyFires() {
		JsonNode alert = awaitAlert("OpenAiKeyOld", "firing");
		assertThat(alert.path("labels").path("severity").asString()).isEqualTo("warning");
		assertThat(alert.path("annotations").path("description").asString()).startsWith("It is " + KEY_AGE + "d ");
	}

	@Test
	void everyMeterIsDocumented() throws Exception {
		String page = Files.readString(Path.of("..", "docs", "observability", "README.md"));
		assertThat(names(METER, this.sample.getExisting("/actuator/prometheus"))).isNotEmpty()
			.containsExactlyInAnyOrderElementsOf(names(DOCUMENTED_METER, page));
	}

	@Test
	void usualLatencyIsKnown() {
		await().untilAsserted(() -> assertThat(this.prometheus.query("connection:openai_probe_seconds:median1d"))
			.containsExactly(USUAL_LATENCY));
	}

	@Test
	void everyQueryOfTheDashboardHasAnAnswer() throws Exception {
		this.sample.post(CALL);
		this.sample.play("revoked");
		awaitAlert("OpenAiKeyRejected", "firing");
		List<Dashboard.Query> queries = Dashboard.read().queries();
		assertThat(queries).isNotEmpty();
		await().untilAsserted(() -> assertThat(withoutAnswer(queries)).isEmpty());
	}

	private List<Dashboard.Query> withoutAnswer(List<Dashboard.Query> queries) throws Exception {
		List<Dashboard.Query> result = new ArrayList<>();
		for (Dashboard.Query query : queries) {
			List<Double> values = query.instant() ? this.prometheus.query(query.interpolated())
					: this.prometheus.queryRange(query.interpolated());
			if (values.isEmpty()) {
				result.add(query);
			}
		}
		return result;
	}

	private static Set<String> names(Pattern pattern, String text) {
		return pattern.matcher(text).results().map((match) -> match.group(1)).collect(Collectors.toSet());
	}

	private JsonNode awaitAlert(String name, String state) {
		return await().until(() -> this.prometheus.alert(name),
				(alert) -> alert.path("state").asString().equals(state));
	}

	private void awaitNoAlert(String name) {
		await().until(() -> this.prometheus.alert(name).isMissingNode());
	}

	private static ConditionFactory await() {
		return Awaitility.await().atMost(LIMIT);
	}

	private static Map<String, String> texts(JsonNode node) {
		return node.propertyStream()
			.collect(Collectors.toMap(Map.Entry::getKey, (entry) -> entry.getValue().asString()));
	}

	/**
	 * Return the latencies of a day, as if Prometheus had been there.
	 * @return the latencies in the OpenMetrics format
	 */
	private static String history() {
		StringBuilder result = new StringBuilder("# TYPE connection:openai_probe_seconds:mean10m gauge\n");
		Instant end = Instant.now().minus(Duration.ofHours(4));
		for (Instant time = end.minus(Duration.ofHours(12)); time.isBefore(end); time = time.plusSeconds(120)) {
			result
				.append("connection:openai_probe_seconds:mean10m{job=\"openai-health-sample\",connection=\"default\"} ")
				.append(USUAL_LATENCY)
				.append(' ')
				.append(time.getEpochSecond())
				.append('\n');
		}
		return result.append("# EOF\n").toString();
	}

}
