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

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.test.web.servlet.client.RestTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SimulationController}.
 */
class SimulationControllerTests {

	private final Simulation simulation = new Simulation(SimulatedKey.generate(), "ok");

	private final StaticListableBeanFactory beanFactory = new StaticListableBeanFactory();

	@AfterEach
	void close() {
		this.simulation.close();
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
		assertThat(this.simulation.scenario()).isSameAs(Scenario.REVOKED);
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
		assertThat(this.simulation.scenario()).isSameAs(Scenario.OK);
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

	private RestTestClient client(boolean running) {
		if (running) {
			this.beanFactory.addBean("simulation", this.simulation);
		}
		return RestTestClient
			.bindToController(new SimulationController(this.beanFactory.getBeanProvider(Simulation.class)))
			.build();
	}

}
