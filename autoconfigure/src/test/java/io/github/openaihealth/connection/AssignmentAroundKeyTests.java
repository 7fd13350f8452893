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

package io.github.openaihealth.connection;

import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests for {@link AssignmentAroundKey}.
 */
class AssignmentAroundKeyTests {

	private static final String KEY = WrappingTests.KEY;

	static Stream<Arguments> values() {
		return Stream.of(Arguments.of("export OPENAI_API_KEY=" + KEY, "is a whole command", true),
				Arguments.of("setx OPENAI_API_KEY " + KEY, "is a whole command", true),
				Arguments.of("ENV OPENAI_API_KEY=" + KEY, "is a whole command", true),
				Arguments.of("docker -e X", null, false),
				Arguments.of("--openai.api-key=" + KEY, "is a whole argument", true),
				Arguments.of("-Dopenai.api-key=" + KEY, "is a whole argument", true),
				Arguments.of("OPENAI_API_KEY=" + KEY, "begins with the name", true),
				Arguments.of("api_key: " + KEY, "begins with the name", false),
				Arguments.of("secret = " + KEY, "begins with the name", false),
				Arguments.of("password = x", null, false), Arguments.of("OPENAI_API_KEY", null, false));
	}

	@ParameterizedTest
	@MethodSource("values")
	void isRecognised(String value, @Nullable String finding, boolean certain) {
		WrappingTests.assertThatWrapping(AssignmentAroundKey.of(value), finding, certain);
	}

}
