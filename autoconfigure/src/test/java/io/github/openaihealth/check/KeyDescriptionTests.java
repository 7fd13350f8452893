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

import java.util.stream.Stream;

import io.github.openaihealth.connection.ApiKey;
import io.github.openaihealth.diagnosis.Cause;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link KeyDescription}.
 */
class KeyDescriptionTests {

	private static final String KEY = "sk-proj-" + "aB3d".repeat(10);

	static Stream<Arguments> keys() {
		Violation unresolved = Violation.of(Cause.API_KEY_UNRESOLVED);
		Violation malformed = Violation.of(Cause.API_KEY_MALFORMED);
		return Stream.of(Arguments.of("", Violation.of(Cause.API_KEY_EMPTY), "empty"),
				Arguments.of(" \n", Violation.of(Cause.API_KEY_EMPTY), "nothing but white space"),
				Arguments.of("${NAME}", unresolved, "the text ${NAME}"),
				Arguments.of("$NAME", Violation.of(Cause.API_KEY_UNRESOLVED, "text", "$NAME"),
						"the text '$NAME', 5 characters"),
				Arguments.of("{{a}}", unresolved, "5 characters of no known form"),
				Arguments.of(KEY, Violation.of(Cause.WRONG_PROVIDER), "sk-proj-…aB3d (project key, 48 characters)"),
				Arguments.of(KEY, malformed, "project key, 48 characters"),
				Arguments.of(KEY + "\n", Violation.of(Cause.WRONG_PROVIDER), "project key, 49 characters"));
	}

	@ParameterizedTest(name = "{2}")
	@MethodSource("keys")
	void tellsWhatMayBeShown(String value, Violation violation, String expected) {
		assertThat(KeyDescription.of(ApiKey.of(value), violation)).isEqualTo(expected);
	}

}
