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

/**
 * Recognises a key whose own characters were changed: its hyphens, or its one line.
 */
final class BrokenKey {

	private static final Pattern DASHES = Pattern.compile("[\u2010-\u2015\u2212\uFE58\uFE63\uFF0D]");

	private BrokenKey() {
	}

	/**
	 * Find out whether a value is a key that was changed.
	 * @param value the value
	 * @return what was found, or empty if it is something else
	 */
	static Optional<Wrapping> of(String value) {
		Matcher dash = DASHES.matcher(value);
		if (dash.find() && KeyInText.isCertainlyIn(DASHES.matcher(value).replaceAll("-"))) {
			return Wrapping.certain(
					"has a dash where the key has a hyphen (U+%04X at position %d)"
						.formatted(dash.group().codePointAt(0), dash.start() + 1),
					"Copy the key again from where it was made: a word processor or a chat has changed its hyphens.");
		}
		int lines = (int) value.strip().lines().count();
		if (lines > 1 && KeyInText.isCertainlyIn(value.replaceAll("\\s+", ""))) {
			return Wrapping.certain("is broken over " + lines + " lines", "Join its lines: a key has no line break.");
		}
		return Optional.empty();
	}

}
