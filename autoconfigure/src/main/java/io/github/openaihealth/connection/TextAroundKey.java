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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Recognises what else stands before or behind a key: a comment, or a few characters.
 */
final class TextAroundKey {

	private static final int MOST_AROUND = 3;

	private static final Pattern COMMENT = Pattern.compile("^sk-[A-Za-z0-9_-]{20,}\\s*(?:#|//|<!--|;\\s)");

	private static final Pattern PUNCTUATION = Pattern.compile("[\\p{Punct}&&[^_-]]+");

	private TextAroundKey() {
	}

	/**
	 * Find out whether a value has other text beside a key.
	 * @param value the value
	 * @return what was found, or empty if it is something else
	 */
	static Optional<Wrapping> of(String value) {
		if (COMMENT.matcher(value).find()) {
			return Wrapping.uncertain("has a comment behind the key", "Move the comment to a line of its own.");
		}
		return around(value);
	}

	private static Optional<Wrapping> around(String value) {
		Matcher key = KeyInText.in(value);
		if (!key.find()) {
			return Optional.empty();
		}
		String before = value.substring(0, key.start());
		String after = value.substring(key.end());
		if (before.isEmpty() && after.isEmpty() || !UnexpectedCharacter.in(before + after).isEmpty()) {
			return Optional.empty();
		}
		if (after.equals("%") && before.isEmpty()) {
			return Wrapping.uncertain("ends with '%'",
					"Remove the '%': zsh prints it where an output has no line break, and it is no part of the key.");
		}
		String found = Stream
			.of(before.isEmpty() ? "" : punctuation(before) + " before",
					after.isEmpty() ? "" : punctuation(after) + " after")
			.filter((part) -> !part.isEmpty())
			.collect(Collectors.joining(" and "));
		return Wrapping.uncertain("has " + found + " the key", "Remove what stands around the key.");
	}

	private static String punctuation(String text) {
		boolean shown = text.length() <= MOST_AROUND && PUNCTUATION.matcher(text).matches();
		return shown ? "'" + text + "'" : "other text";
	}

}
