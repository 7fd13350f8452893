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

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Shows what the simulation plays, and changes it.
 */
@RestController
@RequestMapping("/simulation")
class SimulationController {

	private final @Nullable Simulation simulation;

	SimulationController(ObjectProvider<Simulation> simulation) {
		this.simulation = simulation.getIfAvailable();
	}

	@GetMapping
	SimulationReport read() {
		return SimulationReport.of(running());
	}

	@PostMapping("/{scenario}")
	SimulationReport play(@PathVariable String scenario) {
		Simulation simulation = running();
		simulation.play(scenario);
		return SimulationReport.of(simulation);
	}

	@ExceptionHandler
	ProblemDetail handle(UnknownScenarioException ex) {
		return notFound("%s. One of: %s.".formatted(ex.getMessage(), String.join(", ", Scenario.ids())));
	}

	@ExceptionHandler
	ProblemDetail handle(NotSimulatedException ex) {
		return notFound(
				"No simulation is running: it was switched off, or a key or a base URL of OpenAI is configured.");
	}

	private Simulation running() {
		if (this.simulation == null) {
			throw new NotSimulatedException();
		}
		return this.simulation;
	}

	private static ProblemDetail notFound(String detail) {
		return ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, detail);
	}

	private static final class NotSimulatedException extends RuntimeException {

	}

}
