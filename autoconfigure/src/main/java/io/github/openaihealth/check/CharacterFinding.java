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

import java.util.List;
import java.util.stream.Collectors;

import io.github.openaihealth.connection.UnexpectedCharacter;

/**
 * Puts into words which characters do not belong into a value.
 */
final class CharacterFinding {

	private static final int MOST = 3;

	private CharacterFinding() {
	}

	/**
	 * Describe the characters as the predicate of a sentence.
	 * @param characters the characters, at least one
	 * @param length the length of the value that they stand in
	 * @return such as <em>ends with a line break (U+000A at position 165)</em>
	 */
	static String of(List<UnexpectedCharacter> characters, int length) {
		if (isWrapped(characters, length)) {
			UnexpectedCharacter first = characters.get(0);
			String what = first.name().endsWith("quotation mark") ? "quotation marks" : first.name() + "s";
			return "is wrapped in " + what + " (U+%04X at position 1 and %d)".formatted(first.codePoint(), length);
		}
		if (standTogether(characters, length - characters.size())) {
			return "ends with " + list(characters);
		}
		return (standTogether(characters, 0) ? "begins with " : "contains ") + list(characters);
	}

	private static boolean isWrapped(List<UnexpectedCharacter> characters, int length) {
		if (characters.size() != 2) {
			return false;
		}
		UnexpectedCharacter first = characters.get(0);
		UnexpectedCharacter last = characters.get(1);
		return first.position() == 1 && last.position() == length && first.name().equals(last.name())
				&& (first.name().endsWith("quotation mark") || first.name().equals("backtick"));
	}

	private static boolean standTogether(List<UnexpectedCharacter> characters, int before) {
		for (int index = 0; index < characters.size(); index++) {
			if (characters.get(index).position() != before + index + 1) {
				return false;
			}
		}
		return true;
	}

	private static String list(List<UnexpectedCharacter> characters) {
		if (characters.size() > MOST) {
			return characters.size() + " such characters, among them " + named(characters.subList(0, MOST), ", ");
		}
		return named(characters, " and ");
	}

	private static String named(List<UnexpectedCharacter> characters, String separator) {
		return characters.stream().map(CharacterFinding::named).collect(Collectors.joining(separator));
	}

	private static String named(UnexpectedCharacter character) {
		String name = character.name();
		String article = ("aeiou".indexOf(name.charAt(0)) != -1) ? "an " : "a ";
		return article + name + " (" + character.place() + ")";
	}

}
