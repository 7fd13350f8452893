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

package io.github.openaihealth.probe;

import java.time.Instant;
import java.util.List;

import io.github.openaihealth.diagnosis.Cause;
import io.github.openaihealth.diagnosis.Effect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AnswerClassifier} with the answers that real services give, one row of
 * {@code cases/answers.json} each.
 */
class AnswerCasesTests {

	private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

	private final AnswerClassifier classifier = new AnswerClassifier();

	@ParameterizedTest
	@MethodSource
	void answers(AnswerCase answer) {
		Cause cause = this.classifier.classify(answer.answer(), answer.question(), NOW).cause();
		boolean up = cause == null || cause.effect() == Effect.WARNING;
		String id = (cause != null) ? cause.id() : "UP";
		if (answer.isUp()) {
			assertThat(up).as("%s is UP, by the rows of known-answers.txt: %s", answer.name(), id).isTrue();
		}
		else {
			assertThat(answer.expected()).as("what %s is, by the rows of known-answers.txt", answer.name())
				.contains(id);
		}
	}

	static List<AnswerCase> answers() {
		return AnswerCase.all();
	}

	@Test
	void everyRowHasANameOfItsOwnAndASource() {
		List<AnswerCase> rows = AnswerCase.all();
		assertThat(rows).extracting(AnswerCase::name).doesNotHaveDuplicates().doesNotContain("");
		assertThat(rows).extracting(AnswerCase::source).noneMatch(String::isBlank);
	}

}
