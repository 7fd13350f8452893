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
import java.util.regex.Pattern;

/**
 * Recognises a key around or in which characters are escaped: for a URL, for HTML or for
 * a string of a program.
 */
final class EscapedKey {

	private static final Pattern ESCAPED_BREAK = Pattern.compile("(?:\\\\+[nrt])+[\"']?$|%0[AD]$|\\\\u000[aAdD]$",
			Pattern.CASE_INSENSITIVE);

	private static final Pattern URL_ENCODED = Pattern.compile("%(?:[2357][0-9A-Fa-f]|0[AaDd9]|E2|EF)");

	private static final Pattern ENTITY = Pattern
		.compile("&(?:quot|apos|amp|lt|gt|nbsp|#\\d{1,5}|#x[0-9a-fA-F]{1,4});");

	private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|[nrt\"'\\\\-])");

	private static final Pattern ENCODED = Pattern
		.compile(URL_ENCODED.pattern() + "|" + ENTITY.pattern() + "|" + ESCAPE.pattern());

	private EscapedKey() {
	}

	/**
	 * Find out whether a value has escaped characters beside a key.
	 * @param value the value
	 * @return what was found, or empty if it is something else
	 */
	static Optional<Wrapping> of(String value) {
		boolean key = KeyInText.isIn(ENCODED.matcher(value).replaceAll(" "));
		if (key && ESCAPED_BREAK.matcher(value).find()) {
			return Wrapping.uncertain("ends with a line break that is written out ('\\n' or '%0A')",
					"Remove the characters behind the key: something has escaped a line break.");
		}
		if (key && URL_ENCODED.matcher(value).find()) {
			return Wrapping.uncertain("is encoded for a URL ('%' and two digits)",
					"Store the key itself, as it was copied.");
		}
		if (key && ENTITY.matcher(value).find()) {
			return Wrapping.uncertain("has entities of HTML ('&...;')", "Store the key itself, as it was copied.");
		}
		return (key && ESCAPE.matcher(value).find()) ? Wrapping.uncertain("has escape sequences ('\\' and a letter)",
				"Store the key itself, as it was copied.") : Optional.empty();
	}

}
