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

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for starts that nothing of the service may stop.
 */
@Tag("once")
class OutageStartTests {

	private static final String NO_POLLS = "--openai.health.interval=1h";

	@Test
	void failureTurnsHealthAtTheThreshold() throws Exception {
		try (SampleProcess sample = start("server-error", "--openai.health.interval=5s")) {
			assertThat(sample.health().path("status").stringValue()).isEqualTo("UNKNOWN");
			Awaitility.await()
				.atMost(Duration.ofSeconds(30))
				.untilAsserted(() -> assertThat(sample.health().path("status").stringValue()).isEqualTo("DOWN"));
			JsonNode details = sample.health().path("details");
			assertThat(details.path("cause").stringValue()).isEqualTo("service-unavailable");
			assertThat(details.path("consecutiveFailures").intValue()).isGreaterThanOrEqualTo(3);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "slow", "captive-portal" })
	void failureIsUnknownAtFirst(String scenario) throws Exception {
		try (SampleProcess sample = start(scenario, NO_POLLS)) {
			assertThat(sample.health().path("status").stringValue()).isEqualTo("UNKNOWN");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "rate-limited", "models-scope-missing" })
	void validKeyIsUpWithAWarning(String scenario) throws Exception {
		try (SampleProcess sample = start(scenario, NO_POLLS)) {
			JsonNode health = sample.health();
			assertThat(health.path("status").stringValue()).isEqualTo("UP");
			assertThat(health.path("details").path("warnings").toString()).contains(scenario);
		}
	}

	@Test
	void exhaustedQuotaIsDown() throws Exception {
		try (SampleProcess sample = start("quota-exhausted", NO_POLLS)) {
			JsonNode health = sample.health();
			assertThat(health.path("status").stringValue()).isEqualTo("DOWN");
			assertThat(health.path("details").path("cause").stringValue()).isEqualTo("quota-exhausted");
		}
	}

	private static SampleProcess start(String scenario, String argument) throws Exception {
		return SampleProcess.start("--scenario=" + scenario, argument).awaitStarted();
	}

}
