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

package io.github.openaihealth.startup;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TextWrap}.
 */
class TextWrapTests {

	@Test
	void shortTextStaysOneLine() {
		assertThat(TextWrap.wrap("No OpenAI API key was found.", 0)).containsExactly("No OpenAI API key was found.");
	}

	@Test
	void longTextBreaksBetweenWords() {
		List<String> lines = TextWrap.wrap("word ".repeat(40), 0);
		assertThat(lines).hasSizeGreaterThan(1).allSatisfy((line) -> assertThat(line).hasSizeLessThanOrEqualTo(80));
		assertThat(String.join(" ", lines)).isEqualTo("word ".repeat(40).strip());
	}

	@Test
	void wordLongerThanALineStaysWhole() {
		String address = "https://example.com/" + "a".repeat(100);
		assertThat(TextWrap.wrap("See " + address + " for more", 0)).containsExactly("See", address, "for more");
	}

	@Test
	void commandStaysWhole() {
		String command = "  kubectl create secret generic openai --from-literal=api-key=\"$KEY\" --namespace production";
		assertThat(TextWrap.wrap("Store the key again:\n" + command, 0)).containsExactly("Store the key again:",
				command);
	}

	@Test
	void usedColumnsAreLeftFree() {
		assertThat(TextWrap.wrap("word ".repeat(40), 20))
			.allSatisfy((line) -> assertThat(line).hasSizeLessThanOrEqualTo(60));
	}

	@Test
	void hangMarksTheFirstLineAndIndentsTheOthers() {
		assertThat(TextWrap.hang("1. ", List.of("one", "", "two"))).containsExactly("1. one", "", "   two");
	}

}
