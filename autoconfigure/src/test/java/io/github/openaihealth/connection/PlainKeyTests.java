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

import io.github.openaihealth.diagnosis.ApiKeyKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PlainKey}.
 */
class PlainKeyTests {

	private static final String MARK = "T3Blbk" + "FJ";

	private static final String KEY = "sk-proj-" + "a1B2c3D4e5".repeat(6) + MARK + "f6G7h8I9j0".repeat(6);

	@ParameterizedTest
	@ValueSource(strings = { "", "EMPTY", "ollama", "sk-1234", "org_unit", "bear", "a-b_c" })
	void shortWordsAre(String value) {
		assertThat(isPlain(value)).isTrue();
	}

	@Test
	void completeKeyIs() {
		assertThat(isPlain(KEY)).isTrue();
		assertThat(isPlain("sk-" + "a1B2".repeat(5) + MARK + "c3D4".repeat(5))).isTrue();
	}

	@Test
	void keyThatIsTooLongIsNot() {
		assertThat(isPlain(KEY + KEY)).isFalse();
		assertThat(isPlain("sk-a-name-" + "a1B2".repeat(10) + MARK + "c3D4")).isFalse();
	}

	@Test
	void whatMayBeEncodedIsNot() {
		assertThat(isPlain("0a".repeat(23))).isTrue();
		assertThat(isPlain("0a".repeat(24))).isFalse();
		assertThat(isPlain("sk-proj-" + "a1B2c3D4e5".repeat(6))).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "org-abc123", "proj_abc123", "U2FsdGVkX1abc", "Bearer-abc", "bearer", "-abc", "__NAME__",
			"a b", "$NAME", "${NAME}", "a=b", "a/b", "a.b", "\u00e9", " ", "a\n", "[a", "a@", "`a", "a{", "a:" })
	void whatMayBeSomethingElseIsNot(String value) {
		assertThat(isPlain(value)).isFalse();
	}

	private static boolean isPlain(String value) {
		return PlainKey.matches(value, ApiKeyKind.of(value));
	}

}
