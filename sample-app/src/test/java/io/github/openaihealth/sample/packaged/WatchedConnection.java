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
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * All that a running sample tells of one of its connections: health, the endpoint, the
 * log and the meters, which must agree.
 *
 * @param sample the application
 * @param name the connection's name
 * @param healthPath where its health is
 * @param logFrom how much of the output belongs to the past
 */
record WatchedConnection(SampleProcess sample, String name, String healthPath, int logFrom) {

	private static final Duration LIMIT = Duration.ofSeconds(20);

	/**
	 * Return the connection of an application that has no other.
	 * @param sample the application
	 * @return the connection
	 */
	static WatchedConnection only(SampleProcess sample) {
		return new WatchedConnection(sample, "default", "/actuator/health/openai", 0);
	}

	static WatchedConnection named(SampleProcess sample, String name) {
		return new WatchedConnection(sample, name, "/actuator/health/openai/" + name, 0);
	}

	/**
	 * Forget what the log has told so far.
	 * @return the same connection, of which only further lines count
	 */
	WatchedConnection fromNow() {
		return new WatchedConnection(this.sample, this.name, this.healthPath, this.sample.output().length());
	}

	JsonNode health() throws Exception {
		return this.sample.json(this.healthPath);
	}

	JsonNode details() throws Exception {
		return health().path("details");
	}

	String status() throws Exception {
		return health().path("status").asString();
	}

	/**
	 * Return what the endpoint tells.
	 * @return the connection there
	 * @throws Exception if it cannot be read
	 */
	JsonNode report() throws Exception {
		return this.sample.json("/actuator/openai").path("connections").path(this.name);
	}

	/**
	 * Return the changes of the status, from the first to the latest.
	 * @return each as {@code UP -> DOWN}
	 * @throws Exception if the endpoint cannot be read
	 */
	List<String> changes() throws Exception {
		List<String> changes = new ArrayList<>();
		report().path("changes")
			.forEach(
					(change) -> changes.add(0, change.path("from").asString() + " -> " + change.path("to").asString()));
		return changes;
	}

	List<String> warnings() throws Exception {
		return StreamSupport.stream(details().path("warnings").spliterator(), false)
			.map((warning) -> warning.path("cause").asString())
			.toList();
	}

	int polls() throws Exception {
		return report().path("polls").size();
	}

	void awaitStatus(String status) {
		Awaitility.await().atMost(LIMIT).untilAsserted(() -> assertThat(status()).isEqualTo(status));
	}

	void awaitWarning(String cause) {
		Awaitility.await().atMost(LIMIT).untilAsserted(() -> assertThat(warnings()).contains(cause));
	}

	void awaitNoWarning() {
		Awaitility.await().atMost(LIMIT).untilAsserted(() -> assertThat(warnings()).isEmpty());
	}

	/**
	 * Wait until the service was asked a few times more.
	 */
	void awaitFurtherPolls() throws Exception {
		String last = lastChecked();
		for (int i = 0; i < 2; i++) {
			String before = last;
			Awaitility.await().atMost(LIMIT).until(() -> !lastChecked().equals(before));
			last = lastChecked();
		}
	}

	private String lastChecked() throws Exception {
		return details().path("lastChecked").asString();
	}

	/**
	 * Wait for a failure, and assert that health, endpoint, log and meters tell the same
	 * of it.
	 * @param cause the cause's id
	 */
	void awaitDown(String cause) {
		Awaitility.await().atMost(LIMIT).untilAsserted(() -> {
			assertThat(status()).isEqualTo("DOWN");
			assertThat(details().path("cause").asString()).isEqualTo(cause);
		});
		Awaitility.await().atMost(LIMIT).untilAsserted(() -> {
			JsonNode report = report();
			assertThat(report.at("/state/status").asString()).isEqualTo("DOWN");
			assertThat(report.at("/state/cause").asString()).isEqualTo(cause);
			assertThat(report.at("/changes/0/to").asString()).isEqualTo("DOWN");
			assertThat(report.at("/changes/0/cause").asString()).isEqualTo(cause);
			assertThat(logLine(cause)).isNotNull();
			assertThat(meter("openai_connection_up")).isEqualTo("0.0");
			assertThat(this.sample.get("/actuator/prometheus"))
				.containsPattern("openai_probe_seconds_count\\{cause=\"%s\",connection=\"%s\",outcome=\"definitive\""
					.formatted(cause, this.name));
		});
	}

	/**
	 * Return the line that tells of a failure.
	 * @param cause the cause's id
	 * @return the line, or {@code null} if there is none
	 */
	@Nullable String logLine(String cause) {
		Pattern pattern = Pattern.compile("%s (?:\\w+ -> )?DOWN: %s,".formatted(Pattern.quote(subject()), cause));
		return log().lines().filter((line) -> pattern.matcher(line).find()).findFirst().orElse(null);
	}

	/**
	 * Return what the log has told.
	 * @return the output, without the past
	 */
	String log() {
		return this.sample.output().substring(this.logFrom);
	}

	String subject() {
		return "OpenAI health" + (this.name.equals("default") ? "" : " (" + this.name + ")");
	}

	/**
	 * Return the value of a gauge.
	 * @param meter the meter's name as Prometheus has it
	 * @return the value, or {@code null} if there is none
	 * @throws Exception if the meters cannot be read
	 */
	@Nullable String meter(String meter) throws Exception {
		return Pattern.compile("^%s\\{connection=\"%s\"} (\\S+)$".formatted(meter, this.name), Pattern.MULTILINE)
			.matcher(this.sample.get("/actuator/prometheus"))
			.results()
			.map((match) -> match.group(1))
			.findFirst()
			.orElse(null);
	}

}
