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

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.core.SpringProperties;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link StartupPhase}.
 */
class StartupPhaseTests {

	@AfterEach
	void clear() {
		SpringProperties.setProperty("spring.context.exit", null);
		SpringProperties.setProperty("spring.context.checkpoint", null);
	}

	@Test
	void ordinaryStartGoesOn() {
		assertThat(StartupPhase.endsOnRefresh()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "spring.context.exit", "spring.context.checkpoint" })
	void trainingRunAndCheckpointEndOnRefresh(String property) {
		SpringProperties.setProperty(property, "onRefresh");
		assertThat(StartupPhase.endsOnRefresh()).isTrue();
	}

}
