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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DocumentAroundKey}.
 */
class DocumentAroundKeyTests {

	private static final String KEY = WrappingTests.KEY;

	private static final String OTHER = WrappingTests.OTHER;

	static Stream<Arguments> values() {
		String quoted = '"' + KEY + '"';
		return Stream.of(
				Arguments.of("{\"OPENAI_API_KEY\": " + quoted + "}", "document that holds a key as its member 'O",
						true),
				Arguments.of("{'key': '" + KEY + "'}", "as its member 'key'", true),
				Arguments.of("{\"" + OTHER + "\": " + quoted + "}", "is a JSON document that holds a key", true),
				Arguments.of("{\"type\": \"service_account\"}", "is a JSON document", true),
				Arguments.of("[" + quoted + "]", "is a JSON document that holds a key", true),
				Arguments.of("-----BEGIN PRIVATE KEY-----", "is a private key", true), Arguments.of(KEY, null, false),
				Arguments.of("{" + KEY + "}", null, false));
	}

	@ParameterizedTest
	@MethodSource("values")
	void isRecognised(String value, @Nullable String finding, boolean certain) {
		WrappingTests.assertThatWrapping(DocumentAroundKey.of(value), finding, certain);
	}

	@Test
	void membersAreNamed() {
		assertThat(DocumentAroundKey.of("{\"api\": {\"openaiKey\": \"" + KEY + "\"}}")).map(Wrapping::advice)
			.hasValueSatisfying((advice) -> assertThat(advice).contains("'openaiKey'", "':openaiKey::'"));
	}

}
