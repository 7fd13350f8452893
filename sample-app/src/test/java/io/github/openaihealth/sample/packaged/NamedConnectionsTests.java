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
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the profile with three connections: the default one with its key in a file,
 * one with another organization's key, and a gateway without any.
 */
@TestInstance(Lifecycle.PER_CLASS)
class NamedConnectionsTests {

	private static final String[] NAMES = { "default", "research", "gateway" };

	private final String researchKey = Keys.project();

	private SampleProcess sample;

	@BeforeAll
	void start() throws Exception {
		this.sample = SampleProcess.start(Stream
			.concat(Stream.of("--spring.profiles.active=connections", "--openai.health.interval=1s",
					"--simulation.research.api-key=" + this.researchKey), KeySearch.EVERYTHING_SHOWN.stream())
			.toArray(String[]::new)).awaitStarted();
	}

	@AfterAll
	void stop() {
		this.sample.close();
	}

	@BeforeEach
	void repair() throws Exception {
		for (String name : NAMES) {
			play("ok", name);
		}
		for (String name : NAMES) {
			connection(name).awaitStatus("UP");
		}
	}

	@Test
	void healthIsACompositeOfAllThree() throws Exception {
		JsonNode health = this.sample.health();
		assertThat(health.path("status").asString()).isEqualTo("UP");
		assertThat(health.path("components").propertyNames()).containsExactlyInAnyOrder(NAMES);
		for (String name : NAMES) {
			assertThat(health.at("/components/" + name + "/status").asString()).isEqualTo("UP");
			assertThat(connection(name).health()).isNotEmpty();
		}
		JsonNode other = connection("research").details();
		assertThat(other.path("orgId").asString()).isEqualTo("org-research");
		assertThat(other.path("baseUrl")).isEqualTo(connection("default").details().path("baseUrl"));
		assertThat(other.path("apiKey")).isNotEqualTo(connection("default").details().path("apiKey"));
	}

	@Test
	void gatewayGetsNoKeyOfAnotherConnection() throws Exception {
		JsonNode gateway = connection("gateway").details();
		assertThat(gateway.path("baseUrl").asString()).endsWith("/llm/v1")
			.isNotEqualTo(connection("default").details().path("baseUrl").asString());
		assertThat(gateway.has("apiKey")).isFalse();
		assertThat(gateway.has("orgId")).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "default", "research", "gateway" })
	void failureIsThatOfOneConnection(String name) throws Exception {
		play("quota-exhausted", name);
		connection(name).awaitDown("quota-exhausted");
		for (String other : NAMES) {
			if (!other.equals(name)) {
				assertThat(connection(other).status()).isEqualTo("UP");
				assertThat(connection(other).meter("openai_connection_up")).isEqualTo("1.0");
			}
		}
		assertThat(this.sample.health().path("status").asString()).isEqualTo("DOWN");
	}

	@Test
	void endpointTellsOfOneConnectionByItsName() throws Exception {
		JsonNode all = this.sample.json("/actuator/openai").path("connections");
		assertThat(all.propertyNames()).containsExactlyInAnyOrder(NAMES);
		JsonNode research = this.sample.json("/actuator/openai/research");
		assertThat(research.toString()).contains("org-research").doesNotContain("/llm/v1");
		JsonNode gateway = new JsonMapper().readTree(this.sample.post("/actuator/openai/gateway"));
		assertThat(gateway.at("/state/status").asString()).isEqualTo("UP");
		assertThat(gateway.at("/polls/0/outcome").asString()).isEqualTo("success");
		assertThat(gateway.toString()).contains("/llm/v1").doesNotContain("org-research");
		assertThat(this.sample.get("/actuator/openai/nobody")).doesNotContain("configuration");
	}

	@Test
	void keyOfOneIsRotatedWithOneCommand() throws Exception {
		WatchedConnection connection = connection("default");
		JsonNode before = this.sample.json("/simulation/rotation");
		Path file = Path.of(before.path("file").asString());
		String first = Files.readString(file);
		int changes = connection.changes().size();
		this.sample.post("/simulation/rotation");
		connection.awaitFurtherPolls();
		String second = Files.readString(file);
		assertThat(second).isNotEqualTo(first);
		JsonNode keys = this.sample.json("/simulation/rotation").path("keys");
		assertThat(keys.get(keys.size() - 2).path("valid").asBoolean()).isFalse();
		assertThat(keys.get(keys.size() - 1).path("valid").asBoolean()).isTrue();
		assertThat(connection.details().path("apiKey").asString()).endsWith(second.substring(second.length() - 4));
		assertThat(connection.status()).isEqualTo("UP");
		assertThat(connection.changes()).hasSize(changes);
		KeySearch.assertNowhere(this.sample, first, second, this.researchKey);
	}

	private WatchedConnection connection(String name) {
		return WatchedConnection.named(this.sample, name);
	}

	private void play(String scenario, String name) throws Exception {
		this.sample.post("/simulation/%s?connection=%s".formatted(scenario, name));
	}

}
