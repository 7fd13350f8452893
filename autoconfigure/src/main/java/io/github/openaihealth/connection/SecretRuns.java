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

import io.github.openaihealth.diagnosis.Masking;

/**
 * Twelve characters of a secret in a row, or all of a shorter one, in whatever case: so
 * much of it that a text which has them must not be shown.
 */
final class SecretRuns {

	/**
	 * How many characters make a run.
	 */
	static final int SHORTEST = 12;

	private final String secret;

	/**
	 * Create a new instance.
	 * @param secret the secret, which is not empty
	 */
	SecretRuns(String secret) {
		this.secret = secret;
	}

	/**
	 * Return whether a text has a run.
	 * @param text the text
	 * @return {@code true} if it has
	 */
	boolean areIn(String text) {
		String searched = text.toLowerCase(Locale.ROOT);
		String secret = this.secret.toLowerCase(Locale.ROOT);
		int length = Math.min(SHORTEST, secret.length());
		// Both have a part in common if the longer has one of the shorter's
		boolean longText = searched.length() > secret.length();
		String shorter = longText ? secret : searched;
		String longer = longText ? searched : secret;
		for (int start = 0; start + length <= shorter.length(); start++) {
			if (longer.contains(shorter.substring(start, start + length))) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Mask the runs of twelve and more characters in a text.
	 * @param text the text
	 * @return the text with an ellipsis in place of each
	 */
	String maskIn(String text) {
		StringBuilder masked = new StringBuilder(text.length());
		int index = 0;
		while (index < text.length()) {
			int run = longestAt(text, index);
			masked.append((run >= SHORTEST) ? Masking.ELLIPSIS : text.charAt(index));
			index += Math.max(1, (run >= SHORTEST) ? run : 0);
		}
		return masked.toString();
	}

	// How many characters from an index on stand in the secret, too
	private int longestAt(String text, int index) {
		int longest = 0;
		for (int start = 0; start + SHORTEST <= this.secret.length(); start++) {
			if (this.secret.regionMatches(true, start, text, index, SHORTEST)) {
				int run = SHORTEST;
				while (start + run < this.secret.length() && index + run < text.length()
						&& this.secret.regionMatches(true, start + run, text, index + run, 1)) {
					run++;
				}
				longest = Math.max(longest, run);
			}
		}
		return longest;
	}

}
