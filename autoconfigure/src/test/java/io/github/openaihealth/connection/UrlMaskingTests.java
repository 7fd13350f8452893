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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link UrlMasking}.
 */
class UrlMaskingTests {

	@ParameterizedTest
	@CsvSource({ "https://user:secret@example.com/v1,https://…@example.com/v1",
			"https://example.com/v1?key=secret,https://example.com/v1?…",
			"https://example.com/v1#secret,https://example.com/v1?…", "https://example.com/v1,https://example.com/v1" })
	void whatMayBeSecretIsMasked(String value, String expected) {
		assertThat(UrlMasking.mask(value, true)).isEqualTo(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://example.com/v1?api-version=2024-10-21-preview", "https://example.com/v1?v=1.0" })
	void versionIsShown(String value) {
		assertThat(UrlMasking.mask(value, true)).isEqualTo(value);
	}

	@ParameterizedTest
	@CsvSource({ "https://example.com/v1?version=preview&key=secret,https://example.com/v1?…",
			"https://example.com/kT5mQ9xWzR2vLpD8sHjN/v1,https://example.com/…/v1",
			"https://kT5mQ9xWzR2vLpD8sHjN:8080/v1,https://…/v1", "//user@example.com,//…@example.com" })
	void eachPartIsMaskedByItself(String value, String expected) {
		assertThat(UrlMasking.mask(value, true)).isEqualTo(expected);
	}

	@Test
	void whatIsNoUrlIsMaskedAsText() {
		assertThat(UrlMasking.mask("sk-proj-" + "aB3d".repeat(10), false)).isEqualTo("sk-proj-…aB3d");
		assertThat(UrlMasking.mask("user:pass@word", false)).isEqualTo("…@word");
	}

	@ParameterizedTest
	@CsvSource({ "https://user:secret@kT5mQ9xWzR2vLpD8sHjN/v1,no kt5mq9xwzr2vlpd8shjn here,no … here",
			"kT5mQ9xWzR2vLpD8sHjN,no kt5mq9xwzr2vlpd8shjn here,no … here",
			"https://example.com,at example.com,at example.com" })
	void hostIsMaskedInText(String value, String text, String expected) {
		assertThat(UrlMasking.maskHostIn(value, text)).isEqualTo(expected);
	}

}
