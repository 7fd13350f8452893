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

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DisplayText}.
 */
class DisplayTextTests {

	@ParameterizedTest
	@ValueSource(
			strings = { "", "org-abc", "M\u00FCller GmbH & Co. KG", "https://example.com/v1?\u2026", "\u7D44\u7E54" })
	void ofWhatCanBePrintedIsTheText(String text) {
		assertThat(DisplayText.of(text)).isEqualTo(text);
	}

	@Test
	void ofControlAndFormatCharactersNamesThem() {
		assertThat(DisplayText.of("org-a\r\nWARN forged"))
			.isEqualTo("org-a[U+000D carriage return][U+000A line break]WARN forged");
		assertThat(DisplayText.of("\u001B[31morg")).isEqualTo("[U+001B escape][31morg");
		assertThat(DisplayText.of("org\u202Ecba")).isEqualTo("org[U+202E right-to-left override]cba");
		assertThat(DisplayText.of("a\u2028b\uFEFF\uE000\u0085"))
			.doesNotContainPattern("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Co}]");
		assertThat(DisplayText.of("a\uD800")).isEqualTo("a[U+D800 high surrogates d800]");
	}

	@Test
	void ofALongTextCutsIt() {
		assertThat(DisplayText.of("n".repeat(100))).isEqualTo("n".repeat(100));
		assertThat(DisplayText.of("n".repeat(100_000))).isEqualTo("n".repeat(100) + "\u2026");
		assertThat(DisplayText.of("abcdef", 3)).isEqualTo("abc\u2026");
	}

}
