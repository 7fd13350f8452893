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

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link UnicodeHost}.
 */
class UnicodeHostTests {

	@ParameterizedTest
	@CsvSource({ "https://b\u00FCcher.example/v1,https://xn--bcher-kva.example/v1",
			"https://b\u00FCcher.example:8443?a=\u00FC,https://xn--bcher-kva.example:8443?a=\u00FC",
			"HTTP://B\u00DCCHER\u3002example,HTTP://xn--bcher-kva.example" })
	void isWrittenInAscii(String url, String expected) {
		assertThat(UnicodeHost.toAscii(url)).isEqualTo(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "https://example.com/v1", "b\u00FCcher.example", "https://user@b\u00FCcher.example/",
			"https://example.com/\u00FC", "https://\u00FC..example", "https://\u201Cexample.com\u201D",
			"https://example.com\u200B/v1" })
	void otherTextStaysAsItIs(String url) {
		assertThat(UnicodeHost.toAscii(url)).isEqualTo(url);
	}

}
