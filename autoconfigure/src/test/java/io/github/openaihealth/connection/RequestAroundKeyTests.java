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
 * Tests for {@link RequestAroundKey}.
 */
class RequestAroundKeyTests {

	private static final String KEY = WrappingTests.KEY;

	static Stream<Arguments> values() {
		return Stream.of(Arguments.of("Authorization: Bearer " + KEY, "it begins with 'Authorization'", true),
				Arguments.of("-H 'Authorization: Bearer " + KEY + "'", "it begins with 'Authorization'", true),
				Arguments.of("x-api-key: " + KEY, "it begins with 'x-api-key'", true),
				Arguments.of("Bearer " + KEY, "begins with 'Bearer '", true),
				Arguments.of("bearer:" + KEY, "begins with 'Bearer '", true),
				Arguments.of("Bearer" + KEY, "begins with 'Bearer '", true),
				Arguments.of("Basic " + KEY, "begins with 'Basic '", true),
				Arguments.of("curl -H x" + KEY, "it begins with 'curl'", true),
				Arguments.of("https://example.com/?key=" + KEY, "is a URL that holds a key", false),
				Arguments.of("https://example.com/", "is a URL", false),
				Arguments.of("Token x", "begins with 'Token '", true), Arguments.of(KEY, null, false),
				Arguments.of("Basically", null, false));
	}

	@ParameterizedTest
	@MethodSource("values")
	void isRecognised(String value, @Nullable String finding, boolean certain) {
		WrappingTests.assertThatWrapping(RequestAroundKey.of(value), finding, certain);
	}

}
