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

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * What is kept of a key that was replaced: enough to find it in a text, and too little to
 * tell it. There is none of a part of a key: whoever has the fingerprints of parts that
 * overlap finds the key out, one character after the other.
 *
 * @param length the number of characters
 * @param hash the {@link String#hashCode() hash} of the value, for finding where it may
 * be
 * @param digest the {@link ApiKey#fingerprint() fingerprint} of the value, for making
 * sure
 * @param shown the masked form
 */
record KeyFingerprint(int length, int hash, String digest, String shown) {

	private static final int MULTIPLIER = 31;

	/**
	 * Return the fingerprints of a key: its own and, if it is malformed, those of the
	 * parts that may be written without what is wrong.
	 * @param key the key
	 * @return the fingerprints, at least one
	 */
	static List<KeyFingerprint> allOf(ApiKey key) {
		return key.search().searched().stream().map((value) -> of(value, key.toString())).toList();
	}

	private static KeyFingerprint of(String value, String shown) {
		return new KeyFingerprint(value.length(), value.hashCode(), digest(value), shown);
	}

	/**
	 * Return what tells a value from another without telling the value.
	 * @param value the value
	 * @return its SHA-256, in hexadecimal
	 */
	static String digest(String value) {
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			return HexFormat.of().formatHex(digest.digest(value.getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

	/**
	 * Replace the key in a text with its masked form. A short one is replaced only where
	 * it is the whole text.
	 * @param text the text
	 * @return the text without the key
	 */
	String maskIn(String text) {
		if (text.length() < this.length || (this.length < KeySearch.SHORTEST && text.length() > this.length)) {
			return text;
		}
		StringBuilder masked = null;
		int shownUntil = 0;
		int rolling = text.substring(0, this.length - 1).hashCode();
		int leaving = leaving();
		for (int end = this.length; end <= text.length(); end++) {
			int start = end - this.length;
			rolling = MULTIPLIER * rolling + text.charAt(end - 1);
			if (rolling == this.hash && start >= shownUntil && isAt(text, start)) {
				masked = (masked != null) ? masked : new StringBuilder();
				masked.append(text, shownUntil, start).append(this.shown);
				shownUntil = end;
			}
			rolling -= leaving * text.charAt(start);
		}
		return (masked != null) ? masked.append(text, shownUntil, text.length()).toString() : text;
	}

	// What the first of the characters counts in the hash of all
	private int leaving() {
		int factor = 1;
		for (int i = 1; i < this.length; i++) {
			factor *= MULTIPLIER;
		}
		return factor;
	}

	private boolean isAt(String text, int start) {
		return digest(text.substring(start, start + this.length)).equals(this.digest);
	}

}
