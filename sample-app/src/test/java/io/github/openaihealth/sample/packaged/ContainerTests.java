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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testcontainers.containers.Network;
import org.testcontainers.junit.jupiter.Container;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the packaged application in one container and the simulation in another.
 */
@DockerTest
class ContainerTests {

	private static final Duration LIMIT = Duration.ofSeconds(60);

	private static final int THRESHOLD = 2;

	private static final String KEY = Keys.project();

	private static final String BASE_URL = "http://openai:%d/v1".formatted(SampleContainer.SIMULATION_PORT);

	private static final Network network = Network.newNetwork();

	@Container
	private static final SampleContainer simulation = SampleContainer.simulation(KEY)
		.withNetwork(network)
		.withNetworkAliases("openai");

	@Container
	private static final SampleContainer sample = connected(
			SampleContainer.of("--openai.health.interval=1s", "--openai.health.failure-threshold=" + THRESHOLD,
					"--openai.health.max-backoff=1s", "--openai.probe.timeout=1s"),
			KEY)
		.dependsOn(simulation);

	@Test
	void healthIsUpAcrossContainers() {
		JsonNode details = awaitStatus("UP").path("details");
		assertThat(details.path("baseUrl").stringValue()).isEqualTo(BASE_URL);
		assertThat(details.path("apiKeySource").stringValue()).isEqualTo("environment variable OPENAI_API_KEY");
		assertThat(details.path("models").intValue()).isEqualTo(10);
		// The key travels in clear, and not on loopback
		assertThat(details.path("warnings").toString()).contains("base-url-insecure");
		assertThat(sample.getLogs()).contains("Started SampleApplication").doesNotContain(KEY);
	}

	@Test
	void cutNetworkTurnsHealthAndTheRestoredOneTurnsItBack() {
		awaitStatus("UP");
		simulation.pause();
		try {
			JsonNode details = awaitStatus("DOWN").path("details");
			assertThat(details.path("cause").stringValue()).isEqualTo("timeout");
			assertThat(details.path("consecutiveFailures").intValue()).isGreaterThanOrEqualTo(THRESHOLD);
		}
		finally {
			simulation.resume();
		}
		assertThat(awaitStatus("UP").path("details").has("cause")).isFalse();
	}

	@Test
	void revokedKeyTurnsHealthAndARepairedOneTurnsItBack() throws Exception {
		awaitStatus("UP");
		simulation.play("revoked");
		try {
			JsonNode details = awaitStatus("DOWN").path("details");
			assertThat(details.path("cause").stringValue()).isEqualTo("api-key-revoked");
			assertThat(details.path("httpStatus").intValue()).isEqualTo(401);
		}
		finally {
			simulation.play("ok");
		}
		awaitStatus("UP");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Bearer %s", "%s\n" })
	void malformedKeyEndsTheContainerWithWhatToDoOnDocker(String value) {
		assertThat(reportOf("api-key-malformed", value)).contains("This application runs on Docker.",
				"docker run -e OPENAI_API_KEY");
	}

	@Test
	void unknownKeyEndsTheContainer() {
		assertThat(reportOf("api-key-rejected", "%s")).contains("The service at openai does not know this API key.");
	}

	private static String reportOf(String cause, String value) {
		String key = Keys.project();
		try (SampleContainer container = connected(SampleContainer.ending(), value.formatted(key))) {
			container.start();
			String log = container.getLogs();
			assertThat(container.exitCode()).as(log).isOne();
			assertThat(log)
				.contains("APPLICATION FAILED TO START", "environment variable OPENAI_API_KEY",
						"docs/causes.md#" + cause)
				.doesNotContain(key)
				.doesNotContain("\n\tat ");
			return log;
		}
	}

	private static SampleContainer connected(SampleContainer container, String key) {
		return container.withNetwork(network).withEnv("OPENAI_BASE_URL", BASE_URL).withEnv("OPENAI_API_KEY", key);
	}

	private static JsonNode awaitStatus(String status) {
		return Awaitility.await()
			.atMost(LIMIT)
			.ignoreExceptions()
			.until(sample::health, (health) -> status.equals(health.path("status").stringValue(null)));
	}

}
