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

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests for {@link EncodedKey}.
 */
class EncodedKeyTests {

	private static final String KEY = WrappingTests.KEY;

	static Stream<Arguments> values() {
		return Stream.of(Arguments.of(base64(KEY), "is a key in base64", false),
				Arguments.of(base64(KEY + "\n"), "is a key in base64, with a line break", false),
				Arguments.of(base64(KEY).substring(0, 76) + "\n" + base64(KEY).substring(76), "is a key in base64",
						false),
				Arguments.of(base64("nothing of the kind, but long enough"), null, false),
				Arguments.of(hex(KEY), "is a key in hexadecimal", false),
				Arguments.of("0x" + hex(KEY), "hexadecimal", false), Arguments.of("0a".repeat(30), null, false),
				Arguments.of("0".repeat(61), null, false), Arguments.of(base64(base64(KEY)), null, false),
				Arguments.of(KEY, null, false));
	}

	@ParameterizedTest
	@MethodSource("values")
	void isRecognised(String value, @Nullable String finding, boolean certain) {
		WrappingTests.assertThatWrapping(EncodedKey.of(value), finding, certain);
	}

	private static String base64(String text) {
		return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
	}

	private static String hex(String text) {
		return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
	}

}
