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

package io.github.openaihealth.check;

import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link BoundNames}.
 */
class BoundNamesTests {

	@ParameterizedTest
	@CsvSource({ "OPENAI_API_KEY, api-key", "OPENAI_APIKEY, api-key", "OPENAI_HEALTH_MAX_BACKOFF, health.max-backoff",
			"OPENAI_HEALTH_MAXBACKOFF, health.max-backoff", "OPENAI_SSL_BUNDLE, ssl.bundle", "OPENAI_ENABLED, enabled",
			"openai_api_key, ", "OPENAI_API_KEYS, ", "OPENAI_HEALTHINTERVAL, ", "API_KEY, ", "'', " })
	void variablesBindToProperties(String variable, @Nullable String property) {
		assertThat(BoundNames.property(variable).orElse(null)).isEqualTo(property);
	}

	@Test
	void everyPropertyHasItsVariable() {
		assertThat(BoundNames.properties()).doesNotHaveDuplicates()
			.allSatisfy(
					(property) -> assertThat(BoundNames.property(BoundNames.variable(property))).contains(property));
	}

	@Test
	void whatOthersCallTheSameIsNoNameOfOursAndLeadsToOne() {
		List<String> names = Stream.concat(BoundNames.properties(), BoundNames.OF_A_NAMED_CONNECTION.stream()).toList();
		assertThat(BoundNames.SYNONYMS.values()).isSubsetOf(names);
		assertThat(BoundNames.SYNONYMS.keySet().stream().filter(BoundNames.properties().toList()::contains))
			.containsExactly("health.required-models");
		assertThat(BoundNames.VARIABLES.keySet()).allSatisfy((name) -> assertThat(BoundNames.property(name)).isEmpty());
		assertThat(BoundNames.VARIABLES.values()).isSubsetOf(BoundNames.OFFICIAL);
		assertThat(names).containsAll(BoundNames.TELLING);
	}

}
