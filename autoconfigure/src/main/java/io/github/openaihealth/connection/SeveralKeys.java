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

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Recognises more than one key, or one that was pasted twice.
 */
final class SeveralKeys {

	private static final Pattern BEGINNING = Pattern.compile("sk-(?:proj|svcacct|admin|None)-");

	private SeveralKeys() {
	}

	/**
	 * Find out whether a value is more than one key.
	 * @param value the value
	 * @return what was found, or empty if it is something else
	 */
	static Optional<Wrapping> of(String value) {
		List<String> keys = KeyInText.in(value).results().map(MatchResult::group).toList();
		long beginnings = BEGINNING.matcher(value).results().count();
		boolean joined = keys.size() == 1 && (beginnings > 1 || KeyInText.marks(value) > 1);
		if (keys.size() < 2 && !joined) {
			return Optional.empty();
		}
		int half = value.length() / 2;
		boolean same = joined ? value.substring(0, half).equals(value.substring(value.length() - half))
				: keys.stream().distinct().count() == 1;
		return same ? Wrapping.uncertain("holds the same key twice", "Keep one of the two: it was pasted twice.")
				: Wrapping.uncertain("holds several keys",
						"Keep one key: others are for connections of their own (openai.connections.<name>.api-key).");
	}

}
