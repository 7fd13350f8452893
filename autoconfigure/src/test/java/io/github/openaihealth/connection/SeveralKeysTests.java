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
 * Tests for {@link SeveralKeys}.
 */
class SeveralKeysTests {

	private static final String KEY = WrappingTests.KEY;

	private static final String LEGACY = WrappingTests.LEGACY;

	private static final String OTHER = WrappingTests.OTHER;

	static Stream<Arguments> values() {
		return Stream.of(Arguments.of(KEY + "," + OTHER, "holds several keys", false),
				Arguments.of(KEY + "\n" + OTHER, "holds several keys", false),
				Arguments.of(KEY + OTHER, "holds several keys", false),
				Arguments.of(KEY + "," + KEY, "holds the same key twice", false),
				Arguments.of(KEY + KEY, "holds the same key twice", false),
				Arguments.of(LEGACY + LEGACY, "holds the same key twice", false), Arguments.of(KEY, null, false),
				Arguments.of("", null, false));
	}

	@ParameterizedTest
	@MethodSource("values")
	void isRecognised(String value, @Nullable String finding, boolean certain) {
		WrappingTests.assertThatWrapping(SeveralKeys.of(value), finding, certain);
	}

}
