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

import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ApiKey}.
 */
class ApiKeyTests {

	private static final String VALUE = "sk-proj-" + "aB3d".repeat(10);

	private final ApiKey key = ApiKey.of(VALUE);

	@Test
	void toStringIsMasked() {
		assertThat(this.key).hasToString("sk-proj-…aB3d");
	}

	@ParameterizedTest
	@ValueSource(strings = { "sk-1234", "EMPTY", "", "sk-proj-short" })
	void shortValueIsMaskedWhole(String value) {
		assertThat(ApiKey.of(value)).hasToString("…");
	}

	@Test
	void malformedValueIsMaskedWhole() {
		assertThat(ApiKey.of(VALUE + "\n")).hasToString("…");
	}

	@Test
	void describeTellsKindAndLength() {
		assertThat(this.key.describe()).isEqualTo("project key, 48 characters");
		assertThat(ApiKey.of("EMPTY").describe()).isEqualTo("5 characters of no known form");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "a b", "a\n", "\uFEFFa", "a\u00A0", "a\u200Bb", "\u201Ca" })
	void whatAHeaderCannotCarryIsNotTransmittable(String value) {
		assertThat(ApiKey.of(value).isTransmittable()).isFalse();
	}

	@Test
	void plainKeyIsTransmittable() {
		assertThat(this.key.isTransmittable()).isTrue();
		assertThat(this.key.unexpectedCharacters()).isEmpty();
	}

	@Test
	void unexpectedCharactersAreNamedAndPlaced() {
		assertThat(ApiKey.of("ab\u200Bc\n").unexpectedCharacters()).extracting(UnexpectedCharacter::name)
			.containsExactly("zero-width space", "line break");
		assertThat(ApiKey.of("ab\u200Bc\n").unexpectedCharacters()).extracting(UnexpectedCharacter::place)
			.containsExactly("U+200B at position 3", "U+000A at position 5");
	}

	@Test
	void fingerprintTellsKeysApartWithoutTellingThem() {
		assertThat(this.key.fingerprint()).hasSize(64)
			.isEqualTo(ApiKey.of(VALUE).fingerprint())
			.isNotEqualTo(ApiKey.of(VALUE + "x").fingerprint())
			.doesNotContain("aB3d");
	}

	@Test
	void maskInReplacesEveryOccurrence() {
		assertThat(this.key.maskIn("a=" + VALUE + " b=" + VALUE)).isEqualTo("a=sk-proj-…aB3d b=sk-proj-…aB3d");
		assertThat(ApiKey.of("").maskIn("text")).isEqualTo("text");
	}

	@Test
	void partsAreFound() {
		assertThat(this.key.isPartlyContainedIn("req_" + VALUE.substring(20, 32) + "_1")).isTrue();
		assertThat(this.key.isPartlyContainedIn("req_" + VALUE.substring(20, 31) + "_1")).isFalse();
	}

	@Test
	void matchesFindsAnywhere() {
		assertThat(this.key.matches(Pattern.compile("proj"))).isTrue();
		assertThat(this.key.matches(Pattern.compile("^proj"))).isFalse();
	}

	@Test
	void equalByValue() {
		assertThat(this.key).isEqualTo(ApiKey.of(VALUE)).hasSameHashCodeAs(ApiKey.of(VALUE)).isNotEqualTo(VALUE);
	}

}
