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

import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Wrapping}.
 */
class WrappingTests {

	private static final String MARK = "T3Blbk" + "FJ";

	static final String KEY = "sk-proj-" + "a1B2c3D4e5".repeat(6) + MARK + "f6G7h8I9j0".repeat(6);

	static final String OTHER = "sk-svcacct-" + "k1L2m3N4o5".repeat(6) + MARK + "p6Q7r8S9t0".repeat(6);

	static final String LEGACY = "sk-" + "a1B2c3D4e5".repeat(2) + MARK + "f6G7h8I9j0".repeat(2);

	static Stream<Arguments> whatStandsAroundATextCountsBeforeWhatIsInIt() {
		return Stream.of(Arguments.of("{\"key\": \"" + KEY + "," + OTHER + "\"}", "is a JSON document"),
				Arguments.of("Authorization: Bearer " + KEY + ";", "is a whole header"),
				Arguments.of("https://example.com/?a=%22" + KEY, "is a URL"),
				Arguments.of("export OPENAI_API_KEY=" + KEY + "," + OTHER, "is a whole command"),
				Arguments.of(KEY + "%22," + OTHER, "holds several keys"),
				Arguments.of("=" + KEY + "\\n", "ends with a line break that is written out"),
				Arguments.of("-" + KEY + ";", "begins with '-'"), Arguments.of(KEY + " # \u2013", "has a comment"));
	}

	@ParameterizedTest
	@MethodSource
	void whatStandsAroundATextCountsBeforeWhatIsInIt(String value, String finding) {
		assertThat(Wrapping.of(value))
			.hasValueSatisfying((wrapping) -> assertThat(wrapping.finding()).startsWith(finding));
	}

	@ParameterizedTest
	@ValueSource(strings = { "EMPTY", "ollama", "sk-1234", "eyJhbGci.eyJzdWIi.c2ln", "apikey", "a b", "", "Basically",
			"setting", "environment", "\"quoted\"" })
	void othersAreNone(String value) {
		assertThat(Wrapping.of(value)).isEmpty();
	}

	@Test
	void aKeyIsNone() {
		assertThat(Wrapping.of(KEY)).isEmpty();
		assertThat(Wrapping.of(KEY + "\n")).isEmpty();
		assertThat(Wrapping.of('"' + KEY + '"')).isEmpty();
		assertThat(Wrapping.of("csk-" + "a1b2".repeat(12))).isEmpty();
	}

	@Test
	void endsSoonForHostileInput() {
		for (String part : new String[] { "{\"a\":", "0a", "QUJD", "sk-", "&#1;", "%0A", "\\n", "'a':'" }) {
			assertThat(Wrapping.of(part.repeat(30_000) + "\u00e9")).isEmpty();
		}
	}

	static void assertThatWrapping(Optional<Wrapping> found, @Nullable String finding, boolean certain) {
		if (finding == null) {
			assertThat(found).isEmpty();
			return;
		}
		assertThat(found).hasValueSatisfying((wrapping) -> {
			assertThat(wrapping.finding()).contains(finding);
			assertThat(wrapping.certain()).isEqualTo(certain);
			assertThat(wrapping.advice()).matches("(?s)\\p{Lu}.*\\.");
			assertThat(wrapping.toString()).doesNotContain("a1B2c3", "f6G7h8", "k1L2m3", "p6Q7r8");
		});
	}

}
