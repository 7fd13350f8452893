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

package io.github.openaihealth.check;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The text of a {@code .env} file, of which names are read, what stands before them, and
 * of a value whether it begins with a quotation mark.
 *
 * @param lines the lines that have a name and a value
 * @param encoding what keeps Spring from reading the names, in words; empty for nothing
 */
record DotEnvFile(List<Line> lines, String encoding) {

	private static final DotEnvFile NONE = new DotEnvFile(List.of(), "");

	private static final int LARGEST = 64 * 1024;

	private static final String BYTE_ORDER_MARK = "\uFEFF";

	private static final Pattern LINE = Pattern.compile(
			"^[\\t ]*(#[#\\t ]*)?((?:export|set|setx|setenv|ENV|env|declare -x|-)[\\t ]+|\\$env:)?([\"'{]*)"
					+ "([A-Za-z_][A-Za-z0-9_.-]{0,79})[\"']?[\\t ]*[=:][\\t ]*([\"'`]?)([^\\s\"'`#]?)",
			Pattern.MULTILINE);

	/**
	 * Read a file.
	 * @param file the file
	 * @return what it holds; nothing of one that cannot be read
	 */
	static DotEnvFile read(Path file) {
		if (!Files.isRegularFile(file)) {
			return NONE;
		}
		try (InputStream stream = Files.newInputStream(file)) {
			return of(stream.readNBytes(LARGEST));
		}
		catch (IOException | RuntimeException ex) {
			return NONE;
		}
	}

	static DotEnvFile of(byte[] content) {
		Charset charset = charset(content);
		String text = new String(content, charset);
		boolean marked = text.startsWith(BYTE_ORDER_MARK);
		List<Line> lines = LINE.matcher(marked ? text.substring(1) : text)
			.results()
			.map(DotEnvFile::line)
			.filter((line) -> !line.blank())
			.toList();
		if (charset != StandardCharsets.UTF_8) {
			return new DotEnvFile(lines, "is written in UTF-16");
		}
		return new DotEnvFile(lines, marked ? "begins with a byte order mark" : "");
	}

	/**
	 * Find a line.
	 * @param condition what its name must satisfy
	 * @return the first one, those that are no comment first
	 */
	Optional<Line> find(Predicate<String> condition) {
		Optional<Line> active = this.lines.stream()
			.filter((line) -> !line.commented() && condition.test(line.name()))
			.findFirst();
		return active.or(() -> this.lines.stream().filter((line) -> condition.test(line.name())).findFirst());
	}

	/**
	 * Return whether the encoding hides a line from Spring.
	 * @param line the line
	 * @return {@code true} for all of UTF-16, and for the first line behind a byte order
	 * mark
	 */
	boolean hides(Line line) {
		return this.encoding.contains("UTF-16") || (!this.encoding.isEmpty() && line.start() == 0);
	}

	private static Charset charset(byte[] content) {
		if (content.length < 2) {
			return StandardCharsets.UTF_8;
		}
		int first = content[0] & 0xFF;
		int second = content[1] & 0xFF;
		if ((first == 0xFF && second == 0xFE) || (first != 0 && second == 0)) {
			return StandardCharsets.UTF_16LE;
		}
		return ((first == 0xFE && second == 0xFF) || (first == 0 && second != 0)) ? StandardCharsets.UTF_16BE
				: StandardCharsets.UTF_8;
	}

	private static Line line(MatchResult match) {
		String prefix = (match.group(2) != null) ? match.group(2).strip() : "";
		boolean quotedName = !match.group(3).isEmpty();
		return new Line(match.group(4), match.start(), match.group(1) != null, prefix, quotedName,
				!match.group(5).isEmpty(), match.group(6).isEmpty());
	}

	/**
	 * A line.
	 *
	 * @param name the name that is meant
	 * @param start where it starts
	 * @param commented whether it is a comment
	 * @param prefix the word that stands before the name, empty if there is none
	 * @param quotedName whether the name stands in quotes or braces
	 * @param quoted whether the value begins with a quotation mark
	 * @param blank whether there is no value
	 */
	record Line(String name, int start, boolean commented, String prefix, boolean quotedName, boolean quoted,
			boolean blank) {

		/**
		 * Return what must be removed for Spring to read the line as it is meant.
		 * @return the things in words
		 */
		List<String> surplus() {
			List<String> surplus = new ArrayList<>();
			if (this.quoted) {
				surplus.add("the quotes around the value");
			}
			if (!this.prefix.isEmpty()) {
				surplus.add("'" + this.prefix + "'");
			}
			if (this.quotedName) {
				surplus.add("what stands around the name");
			}
			return surplus;
		}

	}

}
