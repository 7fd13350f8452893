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
import java.time.Instant;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the first run of a newcomer, with no account and no network.
 */
class HealthyStartTests {

	private static final int READS = 1_000;

	// Two intervals of a second, and ten
	private static final Duration LIMIT = Duration.ofSeconds(12);

	@Test
	void isUpAndReadingHealthAsksNobody() throws Exception {
		Instant begin = Instant.now();
		try (SampleProcess sample = SampleProcess.start("--openai.health.interval=1h").awaitStarted()) {
			JsonNode health = sample.health();
			assertThat(health.path("status").stringValue()).isEqualTo("UP");
			assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(30));
			JsonNode details = health.path("details");
			assertThat(details.path("models").intValue()).isEqualTo(10);
			assertThat(Duration.parse(details.path("latency").stringValue())).isPositive();
			assertThat(Instant.parse(details.path("lastChecked").stringValue())).isAfter(begin);
			assertThat(details.path("apiKey").stringValue()).matches("sk-proj-….{4}");
			assertThat(sample.output()).containsOnlyOnce("a simulation answers at")
				.doesNotContainPattern("sk-proj-\\w{4}");
			int before = sample.simulation().path("requests").intValue();
			assertThat(before).isPositive();
			for (int i = 0; i < READS; i++) {
				assertThat(sample.getExisting("/actuator/health/openai")).contains("\"UP\"");
			}
			// The first poll may fall into these seconds, a second one cannot
			assertThat(sample.simulation().path("requests").intValue()).isBetween(before, before + 1);
		}
	}

	@Test
	void revokedKeyTurnsHealthAndARepairedOneTurnsItBack() throws Exception {
		try (SampleProcess sample = SampleProcess.start("--openai.health.interval=1s").awaitStarted()) {
			assertThat(sample.health().path("status").stringValue()).isEqualTo("UP");
			assertThat(sample.play("revoked").path("scenario").stringValue()).isEqualTo("revoked");
			Awaitility.await()
				.atMost(LIMIT)
				.untilAsserted(() -> assertThat(sample.health().path("status").stringValue()).isEqualTo("DOWN"));
			JsonNode details = sample.health().path("details");
			assertThat(details.path("cause").stringValue()).isEqualTo("api-key-revoked");
			assertThat(details.path("docs").stringValue()).endsWith("docs/causes.md#api-key-revoked");
			assertThat(details.path("httpStatus").intValue()).isEqualTo(401);
			assertThat(details.path("errorCode").stringValue()).isEqualTo("invalid_api_key");
			sample.play("ok");
			Awaitility.await()
				.atMost(LIMIT)
				.untilAsserted(() -> assertThat(sample.health().path("status").stringValue()).isEqualTo("UP"));
			assertThat(sample.output()).containsOnlyOnce("UP -> DOWN").containsOnlyOnce("DOWN -> UP");
		}
	}

}
