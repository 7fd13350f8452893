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

import java.util.Arrays;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What is played to one connection, and what else could be.
 *
 * @param scenario the id of the scenario that is played
 * @param description what that scenario is
 * @param requests how often the models have been asked for
 * @param scenarios all scenarios
 * @param rotation how far the rotation of the connection's key is, or {@code null} if the
 * key is not read from a file
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SimulationReport(String scenario, String description, int requests, List<Option> scenarios,
		@Nullable RotationReport rotation) {

	static SimulationReport of(Account account, @Nullable Rotation rotation) {
		Scenario scenario = account.scenario();
		return new SimulationReport(scenario.id(), scenario.description(), account.requests(),
				Arrays.stream(Scenario.values()).map(Option::of).toList(),
				(rotation != null) ? rotation.report() : null);
	}

	/**
	 * A scenario to choose.
	 *
	 * @param id its id
	 * @param description what it is
	 */
	record Option(String id, String description) {

		private static Option of(Scenario scenario) {
			return new Option(scenario.id(), scenario.description());
		}

	}

}
