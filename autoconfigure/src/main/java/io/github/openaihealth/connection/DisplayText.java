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

import java.util.Locale;
import java.util.regex.Pattern;

import io.github.openaihealth.diagnosis.Masking;

/**
 * Makes a text from outside fit to be shown, be it in a report, a log or a health answer:
 * a line break would forge a line there, an escape sequence speak to the terminal, a mark
 * turn the direction of what follows, and nobody reads 100 KB.
 */
public final class DisplayText {

	private static final int LONGEST = 100;

	private static final Pattern NOT_PRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Co}\\p{Cs}]");

	private DisplayText() {
	}

	/**
	 * Name what cannot be printed, and cut the rest.
	 * @param text the text, masked already
	 * @return at most 100 characters of it
	 */
	public static String of(String text) {
		return of(text, LONGEST);
	}

	/**
	 * Name what cannot be printed, and cut the rest.
	 * @param text the text, masked already
	 * @param longest how many characters of it at most
	 * @return the text, such as <code>org-abc[U+000A line break]</code>
	 */
	public static String of(String text, int longest) {
		boolean cut = text.length() > longest;
		String kept = cut ? text.substring(0, longest) : text;
		String printable = NOT_PRINTABLE.matcher(kept).replaceAll((match) -> name(match.group().codePointAt(0)));
		return cut ? printable + Masking.ELLIPSIS : printable;
	}

	private static String name(int codePoint) {
		return String.format(Locale.ROOT, "[U+%04X %s]", codePoint, new UnexpectedCharacter(codePoint, 1).name());
	}

}
