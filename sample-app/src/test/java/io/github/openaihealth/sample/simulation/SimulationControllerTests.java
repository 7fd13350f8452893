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

package io.github.openaihealth.sample.simulation;

import java.net.InetSocketAddress;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.test.web.servlet.client.RestTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SimulationController}.
 */
class SimulationControllerTests {

	private final SimulatedConnections connections = SimulatedConnections.three(
			new InetSocketAddress(Simulation.LOOPBACK, 0), SimulatedKey.generate(), SimulatedKey.generate(),
			Scenario.OK);

	private final StaticListableBeanFactory beanFactory = new StaticListableBeanFactory();

	@AfterEach
	void close() throws Exception {
		this.connections.close();
	}

	@Test
	void readShowsTheScenarioAndTheChoice() {
		client(true).get()
			.uri("/simulation")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.scenario")
			.isEqualTo("ok")
			.jsonPath("$.description")
			.isNotEmpty()
			.jsonPath("$.requests")
			.isEqualTo(0)
			.jsonPath("$.scenarios.length()")
			.isEqualTo(Scenario.values().length)
			.jsonPath("$.scenarios[1].id")
			.isEqualTo("rejected")
			.jsonPath("$.scenarios[1].description")
			.isNotEmpty();
	}

	@Test
	void playSwitchesTheScenario() {
		client(true).post()
			.uri("/simulation/revoked")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.scenario")
			.isEqualTo("revoked");
		assertThat(this.connections.simulation().scenario()).isSameAs(Scenario.REVOKED);
	}

	@Test
	void playOfAnUnknownScenarioNamesTheKnownOnes() {
		client(true).post()
			.uri("/simulation/nonsense")
			.exchange()
			.expectStatus()
			.isNotFound()
			.expectBody(String.class)
			.value((body) -> assertThat(body).contains("nonsense", "revoked", "quota-exhausted"));
		assertThat(this.connections.simulation().scenario()).isSameAs(Scenario.OK);
	}

	@Test
	void saysThatNoSimulationIsRunning() {
		client(false).get()
			.uri("/simulation")
			.exchange()
			.expectStatus()
			.isNotFound()
			.expectBody(String.class)
			.value((body) -> assertThat(body).contains("No simulation is running"));
		client(false).post().uri("/simulation/ok").exchange().expectStatus().isNotFound();
	}

	@Test
	void playSwitchesTheScenarioOfOneConnection() {
		client(true).post()
			.uri("/simulation/quota-exhausted?connection=research")
			.exchange()
			.expectBody()
			.jsonPath("$.scenario")
			.isEqualTo("quota-exhausted")
			.jsonPath("$.rotation")
			.doesNotExist();
		client(true).get().uri("/simulation").exchange().expectBody().jsonPath("$.scenario").isEqualTo("ok");
		client(true).get()
			.uri("/simulation?connection=gateway")
			.exchange()
			.expectBody()
			.jsonPath("$.scenario")
			.isEqualTo("ok");
	}

	@Test
	void saysWhichConnectionsAreSimulated() {
		client(true).get()
			.uri("/simulation?connection=other")
			.exchange()
			.expectStatus()
			.isNotFound()
			.expectBody(String.class)
			.value((body) -> assertThat(body).contains("default, research, gateway"));
	}

	@Test
	void stepsOfARotationArePlayedInAnyOrder() {
		client(true).post()
			.uri("/simulation/rotation/issue")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.keys.length()")
			.isEqualTo(2)
			.jsonPath("$.keys[1].inFile")
			.isEqualTo(false);
		client(true).post()
			.uri("/simulation/rotation/revoke")
			.exchange()
			.expectBody()
			.jsonPath("$.keys[0].valid")
			.isEqualTo(false)
			.jsonPath("$.keys[0].inFile")
			.isEqualTo(true);
		client(true).post().uri("/simulation/rotation/write").exchange();
		client(true).get()
			.uri("/simulation/rotation")
			.exchange()
			.expectBody()
			.jsonPath("$.keys[1].inFile")
			.isEqualTo(true)
			.jsonPath("$.steps.length()")
			.isEqualTo(RotationStep.values().length);
	}

	@Test
	void stepThatThereIsNotNamesTheOthers() {
		client(true).post()
			.uri("/simulation/rotation/nonsense")
			.exchange()
			.expectStatus()
			.isNotFound()
			.expectBody(String.class)
			.value((body) -> assertThat(body).contains("nonsense", "issue", "roll-back"));
	}

	@Test
	void nothingIsRotatedWithoutAFile() throws Exception {
		try (SimulatedConnections one = SimulatedConnections.one(new InetSocketAddress(Simulation.LOOPBACK, 0),
				SimulatedKey.generate(), Scenario.OK)) {
			this.beanFactory.addBean("simulatedConnections", one);
			client(false).post()
				.uri("/simulation/rotation")
				.exchange()
				.expectStatus()
				.isNotFound()
				.expectBody(String.class)
				.value((body) -> assertThat(body).contains("--spring.profiles.active=connections"));
		}
	}

	private RestTestClient client(boolean running) {
		if (running) {
			this.beanFactory.addBean("simulatedConnections", this.connections);
		}
		return RestTestClient
			.bindToController(new SimulationController(this.beanFactory.getBeanProvider(SimulatedConnections.class)))
			.build();
	}

}
