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

import io.github.openaihealth.sample.packaged.Requires.Condition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link Requires}.
 */
class RequiresTests {

	private static final String DESCRIPTION = "container tests (no Docker)";

	@Test
	void lackSkipsTheTestsAndSaysWhich() {
		ConditionEvaluationResult result = Condition.evaluate(DESCRIPTION, false, false);
		assertThat(result.isDisabled()).isTrue();
		assertThat(result.getReason()).hasValue(DESCRIPTION);
	}

	@Test
	void lackFailsTheTestsWhereTheyAreRequired() {
		assertThatIllegalStateException().isThrownBy(() -> Condition.evaluate(DESCRIPTION, false, true))
			.withMessageContaining(DESCRIPTION);
	}

	@Test
	void testsRunWhereNothingIsLacking() {
		assertThat(Condition.evaluate(DESCRIPTION, true, false).isDisabled()).isFalse();
		assertThat(Condition.evaluate(DESCRIPTION, true, true).isDisabled()).isFalse();
	}

}
