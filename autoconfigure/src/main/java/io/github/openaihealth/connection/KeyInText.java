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

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds a key of OpenAI within other text.
 */
final class KeyInText {

	private static final String MARK = "T3Blbk" + "FJ";

	private static final Pattern KEY = Pattern.compile("(?<![A-Za-z0-9_-])sk-[A-Za-z0-9_-]{20,}");

	private static final Pattern ALONE = Pattern.compile("[\"']?sk-[A-Za-z0-9_-]{20,}[\"']?");

	private KeyInText() {
	}

	/**
	 * Search a text for what has the beginning and the length of a key.
	 * @param text the text
	 * @return a matcher that finds one after the other
	 */
	static Matcher in(String text) {
		return KEY.matcher(text);
	}

	/**
	 * Return whether a text holds what has the beginning and the length of a key.
	 * @param text the text
	 * @return {@code true} if it does
	 */
	static boolean isIn(String text) {
		return in(text).find();
	}

	/**
	 * Return whether a text holds a key for sure: one with the mark of keys, or nothing
	 * else.
	 * @param text the text
	 * @return {@code true} if it does
	 */
	static boolean isCertainlyIn(String text) {
		return isIn(text) && (text.contains(MARK) || ALONE.matcher(text.strip()).matches());
	}

	/**
	 * Return how often the mark of keys stands in a text.
	 * @param text the text
	 * @return the number
	 */
	static int marks(String text) {
		return text.split(MARK, -1).length - 1;
	}

}
