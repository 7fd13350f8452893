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

package io.github.openaihealth.startup;

import java.util.List;
import java.util.Map;

import io.github.openaihealth.diagnosis.Cause;
import io.github.openaihealth.diagnosis.Diagnosis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ConnectionProblems}.
 */
class ConnectionProblemsTests {

	private static final Diagnosis AGING = Diagnosis.of(Cause.API_KEY_AGING, Map.of("age", "91 days"));

	private static final Diagnosis STALE = Diagnosis.of(Cause.STALE);

	@ParameterizedTest
	@CsvSource({ "false, default, ''", "true, eu, 'Connection ''eu'': '", "true, eu us, 'Connections ''eu'', ''us'': '",
			"true, us eu default, 'Connections ''us'', ''eu'', ''default'': '" })
	void sameProblemOfSeveralIsToldOnceWithTheirNames(boolean named, String connections, String owner) {
		ConnectionProblems problems = new ConnectionProblems(named);
		for (String connection : connections.split(" ")) {
			problems.add(connection, List.of(AGING));
		}
		assertThat(problems.connections()).isEqualTo(connections.split(" ").length);
		assertThat(problems.diagnoses()).extracting(Diagnosis::summary).containsExactly(owner + AGING.summary());
	}

	@Test
	void problemsAreToldInTheirOrderAndConnectionsCountedOnce() {
		ConnectionProblems problems = new ConnectionProblems(true);
		problems.add("eu", List.of(STALE, AGING));
		problems.add("us", List.of());
		problems.add("asia", List.of(STALE));
		assertThat(problems.connections()).isEqualTo(2);
		assertThat(problems.diagnoses()).extracting(Diagnosis::summary)
			.containsExactly("Connections 'eu', 'asia': " + STALE.summary(), "Connection 'eu': " + AGING.summary());
	}

	@Test
	void nothingIsWrongWithoutADiagnosis() {
		ConnectionProblems problems = new ConnectionProblems(true);
		problems.add("eu", List.of());
		assertThat(problems.connections()).isZero();
		assertThat(problems.diagnoses()).isEmpty();
	}

}
