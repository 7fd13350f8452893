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

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells words from what may be a secret of no known kind, so that a name, a path or a
 * reference can be shown and a key that was pasted in its place is not. In doubt it is a
 * secret.
 */
public final class SecretShape {

	/** A run of characters in which a secret may consist. */
	private static final Pattern RUN = Pattern.compile("[A-Za-z0-9_+=~%-]{5,}");

	private static final Pattern PART = Pattern.compile("[A-Za-z0-9]+");

	/**
	 * A word in one case, some in camel case or an abbreviation, each with a short number
	 * behind it; a number such as a date or a port; or what is too short to matter.
	 */
	private static final Pattern WORD = Pattern
		.compile("(?:[a-z]{1,16}|[A-Z]{1,16}|[a-z]{0,16}(?:[A-Z]{1,4}[a-z]{2,16}){1,5}[A-Z]{0,4})[0-9]{0,3}"
				+ "|[0-9]{1,8}|[A-Za-z0-9]{1,3}");

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
	 * @return the text with an ellipsis in place of whatever follows the words that it
	 * begins with, in each run of letters and digits
	 */
	public static String mask(String text) {
		return RUN.matcher(Masking.redact(text)).replaceAll((run) -> Matcher.quoteReplacement(maskRun(run.group())));
	}

	private static String maskRun(String run) {
		Matcher parts = PART.matcher(run);
		while (parts.find()) {
			if (!WORD.matcher(parts.group()).matches()) {
				return run.substring(0, parts.start()) + Masking.ELLIPSIS;
			}
		}
		return run;
	}

}
