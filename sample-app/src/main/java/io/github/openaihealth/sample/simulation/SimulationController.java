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

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Shows what the simulation plays to a connection, and changes it.
 */
@RestController
@RequestMapping("/simulation")
class SimulationController {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private final @Nullable SimulatedConnections connections;

	SimulationController(ObjectProvider<SimulatedConnections> connections) {
		this.connections = connections.getIfAvailable();
	}

	@GetMapping
	SimulationReport read(@RequestParam(defaultValue = SimulatedConnections.DEFAULT) String connection) {
		return SimulationReport.of(account(connection), running().rotation(connection));
	}

	@PostMapping("/{scenario}")
	SimulationReport play(@PathVariable String scenario,
			@RequestParam(defaultValue = SimulatedConnections.DEFAULT) String connection) {
		account(connection).play(Scenario.of(scenario));
		return read(connection);
	}

	@GetMapping("/rotation")
	RotationReport rotation() {
		return running(SimulatedConnections.DEFAULT).report();
	}

	/**
	 * Play a whole rotation in the right order.
	 * @return how it ended
	 */
	@PostMapping("/rotation")
	CompletableFuture<RotationReport> rotate() {
		Rotation rotation = running(SimulatedConnections.DEFAULT);
		return rotation.play(PATIENCE).thenApply((nothing) -> rotation.report());
	}

	@PostMapping("/rotation/{step}")
	RotationReport rotate(@PathVariable String step) {
		Rotation rotation = running(SimulatedConnections.DEFAULT);
		rotation.play(RotationStep.of(step));
		return rotation.report();
	}

	@ExceptionHandler
	ProblemDetail handle(UnknownScenarioException ex) {
		return notFound(oneOf(ex, Scenario.ids()));
	}

	@ExceptionHandler
	ProblemDetail handle(UnknownStepException ex) {
		return notFound(oneOf(ex, RotationStep.ids()));
	}

	@ExceptionHandler
	ProblemDetail handle(NotSimulatedException ex) {
		return notFound(ex.getMessage());
	}

	@ExceptionHandler({ TimeoutException.class, CompletionException.class })
	ProblemDetail handleNotTakenUp() {
		return ProblemDetail.forStatusAndDetail(HttpStatus.GATEWAY_TIMEOUT,
				"The application was not accepted with the new key within %d seconds. No key was revoked."
					.formatted(PATIENCE.toSeconds()));
	}

	private SimulatedConnections running() {
		if (this.connections == null) {
			throw new NotSimulatedException(
					"No simulation is running: it was switched off, or a key or a base URL of OpenAI is configured.");
		}
		return this.connections;
	}

	private Account account(String connection) {
		Account account = running().account(connection);
		if (account == null) {
			throw new NotSimulatedException("No simulation answers this connection. One of: %s."
				.formatted(String.join(", ", running().names())));
		}
		return account;
	}

	private Rotation running(String connection) {
		Rotation rotation = running().rotation(connection);
		if (rotation == null) {
			throw new NotSimulatedException("The key is not read from a file: nothing can be rotated. "
					+ "Start the sample with --spring.profiles.active=connections.");
		}
		return rotation;
	}

	private static String oneOf(RuntimeException ex, List<String> ids) {
		return "%s. One of: %s.".formatted(ex.getMessage(), String.join(", ", ids));
	}

	private static ProblemDetail notFound(@Nullable String detail) {
		return ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, detail);
	}

	private static final class NotSimulatedException extends RuntimeException {

		private NotSimulatedException(String message) {
			super(message);
		}

	}

}
