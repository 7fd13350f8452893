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

import java.util.ArrayList;
import java.util.List;

/**
 * Breaks text into lines that fit a terminal.
 */
final class TextWrap {

	private static final int WIDTH = 80;

	private TextWrap() {
	}

	/**
	 * Break a text between words. A line that begins with a blank is a command to copy
	 * and stays whole, and so does a word that is longer than a line.
	 * @param text the text
	 * @param used the columns that are not to be had
	 * @return the lines
	 */
	static List<String> wrap(String text, int used) {
		List<String> lines = new ArrayList<>();
		for (String paragraph : text.split("\\R")) {
			if (paragraph.startsWith(" ")) {
				lines.add(paragraph);
			}
			else {
				wrapParagraph(paragraph, WIDTH - used, lines);
			}
		}
		return lines;
	}

	/**
	 * Put a mark before the first line and indent the others by as much.
	 * @param mark the mark, such as {@code 1. }
	 * @param lines the lines
	 * @return the lines with their mark
	 */
	static List<String> hang(String mark, List<String> lines) {
		List<String> hung = new ArrayList<>();
		for (String line : lines) {
			String indent = hung.isEmpty() ? mark : " ".repeat(mark.length());
			hung.add((indent + line).stripTrailing());
		}
		return hung;
	}

	private static void wrapParagraph(String paragraph, int width, List<String> lines) {
		StringBuilder line = new StringBuilder();
		for (String word : paragraph.strip().split(" +")) {
			if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
				lines.add(line.toString());
				line.setLength(0);
			}
			line.append(line.isEmpty() ? "" : " ").append(word);
		}
		lines.add(line.toString());
	}

}
