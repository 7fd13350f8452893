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

package io.github.openaihealth.diagnosis;

import java.util.Arrays;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells words from what may be a secret of no known kind, so that a name, a path or a
 * reference can be shown and a key that was pasted in its place is not. In doubt it is a
 * secret.
 */
public final class SecretShape {

	/** What a secret may consist of; the separators of paths and URLs are left out. */
	private static final Pattern SEGMENT = Pattern.compile("[A-Za-z0-9_+=~.-]{5,}");

	private static final Pattern SEPARATOR = Pattern.compile("[-_.]+");

	/**
	 * A word in one case, some in camel case or an abbreviation, each with a short number
	 * behind it, or a number such as a date or a port.
	 */
	private static final Pattern WORD = Pattern
		.compile("(?:[a-z]{1,16}|[A-Z]{1,16}|[a-z]{0,16}(?:[A-Z]{1,4}[a-z]{2,16}){1,5}[A-Z]{0,4})[0-9]{0,3}"
				+ "|[0-9]{1,10}|[0-9]{1,2}[a-z]{1,2}|v[0-9]{1,2}(?:alpha|beta)[0-9]{0,2}|k8s|ref\\+[a-z]+");

	/**
	 * The first word of a name that goes on with what is none.
	 */
	private static final Pattern FIRST_WORD = Pattern.compile("^[a-z]{2,9}[-_]");

	private static final Pattern LONG_LETTERS = Pattern.compile("[A-Za-z]{6,}");

	private static final Pattern UNPRONOUNCEABLE = Pattern.compile("[b-df-hj-np-tv-xz]{5,}", Pattern.CASE_INSENSITIVE);

	private static final Pattern VOWEL = Pattern.compile("[aeiouyAEIOUY]");

	private static final int LETTERS_PER_VOWEL = 5;

	private static final int MOST_SHORT = 3;

	private SecretShape() {
	}

	/**
	 * Return whether a text holds anything that may be a secret.
	 * @param text the text
	 * @return {@code true} if it should not be shown as it is
	 */
	public static boolean isIn(String text) {
		return !mask(text).equals(text);
	}

	/**
	 * Mask what may be a secret.
	 * @param text the text
	 * @return the text with an ellipsis in place of what does not consist of words
	 */
	public static String mask(String text) {
		return SEGMENT.matcher(Masking.redact(text))
			.replaceAll((segment) -> Matcher.quoteReplacement(maskSegment(segment.group())));
	}

	private static String maskSegment(String segment) {
		if (isWords(segment)) {
			return segment;
		}
		Matcher first = FIRST_WORD.matcher(segment);
		boolean word = first.find() && isPronounceable(first.group());
		return (word ? first.group() : "") + Masking.ELLIPSIS;
	}

	private static boolean isWords(String segment) {
		String[] parts = SEPARATOR.split(segment);
		boolean words = Arrays.stream(parts)
			.allMatch((part) -> part.isEmpty() || (WORD.matcher(part).matches() && isPronounceable(part)));
		return words && Arrays.stream(parts).filter((part) -> part.length() == 1).count() < MOST_SHORT;
	}

	private static boolean isPronounceable(String word) {
		return LONG_LETTERS.matcher(word)
			.results()
			.map(MatchResult::group)
			.allMatch((letters) -> !UNPRONOUNCEABLE.matcher(letters).find()
					&& VOWEL.matcher(letters).results().count() * LETTERS_PER_VOWEL >= letters.length());
	}

}
