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

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A character that no key has, and where it stands.
 *
 * @param codePoint the character
 * @param position its position, the first is 1
 */
public record UnexpectedCharacter(int codePoint, int position) {

	private static final Map<Integer, String> NAMES = Map.ofEntries(Map.entry((int) '\n', "line break"),
			Map.entry((int) '\r', "carriage return"), Map.entry((int) '\t', "tab"), Map.entry((int) ' ', "blank"),
			Map.entry((int) '"', "quotation mark"), Map.entry((int) '\'', "single quotation mark"),
			Map.entry((int) '`', "backtick"), Map.entry(0x00A0, "no-break space"),
			Map.entry(0x200B, "zero-width space"), Map.entry(0x200C, "zero-width non-joiner"),
			Map.entry(0x200D, "zero-width joiner"), Map.entry(0x2060, "word joiner"),
			Map.entry(0xFEFF, "byte order mark"), Map.entry(0x201C, "curly quotation mark"),
			Map.entry(0x201D, "curly quotation mark"), Map.entry(0x2018, "curly quotation mark"),
			Map.entry(0x2019, "curly quotation mark"), Map.entry(0x2013, "dash"), Map.entry(0x2014, "dash"),
			Map.entry(0x2026, "ellipsis"));

	private static final Pattern UNEXPECTED = Pattern.compile("[^!#-&(-_a-~]+");

	/**
	 * Return the character's name for people.
	 * @return a common name such as {@code line break}, or the one that Unicode gives
	 */
	public String name() {
		String name = NAMES.get(this.codePoint);
		if (name != null) {
			return name;
		}
		String unicode = Character.getName(this.codePoint);
		return (unicode != null) ? unicode.toLowerCase(Locale.ROOT) : "unassigned character";
	}

	/**
	 * Return the code point and the position, such as {@code U+000A at position 165}.
	 * @return the place
	 */
	public String place() {
		return String.format(Locale.ROOT, "U+%04X at position %d", this.codePoint, this.position);
	}

	/**
	 * Find what does not belong into a key, an id or a URL.
	 * @param value the value to look at
	 * @return white space, quotes, control, invisible and non-ASCII characters in the
	 * order of their positions
	 */
	public static List<UnexpectedCharacter> in(String value) {
		List<UnexpectedCharacter> found = new ArrayList<>();
		for (int index = 0; index < value.length(); index += Character.charCount(value.codePointAt(index))) {
			int codePoint = value.codePointAt(index);
			if (codePoint <= ' ' || codePoint >= 0x7F || codePoint == '"' || codePoint == '\'' || codePoint == '`') {
				found.add(new UnexpectedCharacter(codePoint, index + 1));
			}
		}
		return List.copyOf(found);
	}

	/**
	 * Return what stands between such characters.
	 * @param value the value to look at
	 * @return its parts in their order, the value itself if it has no such character
	 */
	static Stream<String> between(String value) {
		return UNEXPECTED.splitAsStream(value);
	}

	/**
	 * Return whether a header can carry a value as it is. HTTP clients refuse any other,
	 * and some print it.
	 * @param value the value
	 * @return {@code true} if every character is a blank or visible ASCII
	 */
	public static boolean isTransmittable(String value) {
		return value.chars().allMatch((character) -> character >= ' ' && character < 0x7F);
	}

}
