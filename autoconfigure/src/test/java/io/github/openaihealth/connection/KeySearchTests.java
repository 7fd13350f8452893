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
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link KeySearch}.
 */
class KeySearchTests {

	private static final String VALUE = "sk-proj-" + "aB3d".repeat(10);

	private final KeySearch search = new KeySearch(VALUE);

	@Test
	void partsOfAMalformedKeyAreSearchedToo() {
		assertThat(this.search.searched()).containsExactly(VALUE);
		assertThat(new KeySearch("").searched()).containsExactly("");
		String malformed = '"' + VALUE + "\n" + VALUE + " short";
		assertThat(new KeySearch(malformed).searched()).isEqualTo(List.of(malformed, VALUE));
	}

	@Test
	void malformedKeyIsReplacedHoweverItIsWritten() {
		KeySearch malformed = new KeySearch('"' + VALUE + "\n");
		assertThat(malformed.replaceIn("{\"key\":\"\\\"" + VALUE + "\\n\"}", "…")).isEqualTo("{\"key\":\"\\\"…\\n\"}");
	}

	@ParameterizedTest
	@CsvSource({ "ollama, http://ollama:11434/v1, http://ollama:11434/v1", "ollama, ollama, …",
			"ollama, Ollama, Ollama", "'', text, text", "'', '', ''", "ollama-1, http://ollama-1/v1, http://…/v1" })
	void shortKeyIsReplacedWhereItIsTheText(String key, String text, String expected) {
		assertThat(new KeySearch(key).replaceIn(text, "…")).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "ollama-key, an ollama-key here, true", "ollama, ollama-1, false", "ollama, Ollama, true",
			"'', text, false", "'', '', true" })
	void shortKeyIsFoundWhereItIsTheText(String key, String text, boolean expected) {
		assertThat(new KeySearch(key).isPartlyIn(text)).isEqualTo(expected);
	}

	@Test
	void runsAreFoundAsTheyAreAndEncoded() {
		byte[] run = VALUE.substring(20, 32).getBytes(StandardCharsets.US_ASCII);
		for (String text : List.of(VALUE.substring(20, 32), Base64.getEncoder().encodeToString(run),
				HexFormat.of().formatHex(run), HexFormat.of().withPrefix("%").formatHex(run))) {
			assertThat(this.search.isPartlyIn("a " + text + " b")).as(text).isTrue();
		}
		assertThat(this.search.isPartlyIn("req_" + VALUE.substring(20, 31) + "_")).isFalse();
	}

	@Test
	void encodedRunsAreMasked() {
		String encoded = Base64.getEncoder().encodeToString(VALUE.getBytes(StandardCharsets.US_ASCII));
		assertThat(this.search.maskEncodedIn("Basic " + encoded)).isEqualTo("Basic …");
		assertThat(this.search.maskEncodedIn("Basic " + VALUE)).isEqualTo("Basic " + VALUE);
		assertThat(new KeySearch("ollama").maskEncodedIn(encoded)).isEqualTo(encoded);
	}

	@Test
	void onlyLongKeysHaveRunsToMask() {
		String text = VALUE.substring(20, 32);
		assertThat(this.search.hasRunsIn(text)).isTrue();
		assertThat(this.search.maskRunsIn("a" + text + "?")).isEqualTo("a…?");
		assertThat(new KeySearch("ollama-key").hasRunsIn("an ollama-key here")).isFalse();
	}

	@Test
	void isNotPrinted() {
		assertThat(this.search.toString()).doesNotContain("aB3d");
	}

}
