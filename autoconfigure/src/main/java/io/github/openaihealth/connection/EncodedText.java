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

import java.util.Arrays;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.openaihealth.diagnosis.Masking;

/**
 * Finds what is written in Base64, in hexadecimal or with percent signs, wherever in a
 * text it begins.
 */
final class EncodedText {

	/**
	 * As long as twelve characters are in the shortest of these.
	 */
	private static final Pattern RUN = Pattern.compile("[A-Za-z0-9+/_-]{16,}={0,2}");

	// Matches whether there is a percent sign or not: to look for one from each character
	// on
	// would take the square of a long text's length
	private static final Pattern URL_PART = Pattern.compile("[A-Za-z0-9._~+/=%-]++");

	private static final int HEX = 16;

	private static final int[] SEXTETS = new int[128];

	static {
		String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
		Arrays.fill(SEXTETS, -1);
		for (int value = 0; value < alphabet.length(); value++) {
			SEXTETS[alphabet.charAt(value)] = value;
		}
		SEXTETS['-'] = SEXTETS['+'];
		SEXTETS['_'] = SEXTETS['/'];
	}

	private EncodedText() {
	}

	/**
	 * Return whether a text holds something encoded that is a secret.
	 * @param text the text
	 * @param secret tells of what was decoded whether it is one
	 * @return {@code true} if it does
	 */
	static boolean contains(String text, Predicate<String> secret) {
		return decoded(text).anyMatch(secret);
	}

	/**
	 * Decode whatever may be encoded in a text.
	 * @param text the text
	 * @return what it may mean, most of which is nonsense
	 */
	static Stream<String> decoded(String text) {
		return Stream.concat(RUN.matcher(text).results().flatMap((run) -> decodedRun(run.group())),
				URL_PART.matcher(text).results().flatMap((run) -> decodedPercents(run.group())));
	}

	/**
	 * Mask what is encoded and is a secret.
	 * @param text the text
	 * @param secret tells of what was decoded whether it is one
	 * @return the text with an ellipsis in place of what is
	 */
	static String mask(String text, Predicate<String> secret) {
		String masked = mask(text, RUN, (run) -> decodedRun(run).anyMatch(secret));
		return mask(masked, URL_PART, (run) -> decodedPercents(run).anyMatch(secret));
	}

	private static String mask(String text, Pattern pattern, Predicate<String> secret) {
		return pattern.matcher(text)
			.replaceAll((run) -> Matcher.quoteReplacement(secret.test(run.group()) ? Masking.ELLIPSIS : run.group()));
	}

	private static Stream<String> decodedRun(String run) {
		return Stream.concat(IntStream.range(0, 4).mapToObj((offset) -> base64(run, offset)),
				IntStream.range(0, 2).mapToObj((offset) -> hex(run, offset)));
	}

	private static String base64(String run, int offset) {
		StringBuilder decoded = new StringBuilder(run.length());
		int bits = 0;
		int count = 0;
		for (int index = offset; index < run.length() && run.charAt(index) != '='; index++) {
			bits = (bits << 6) | SEXTETS[run.charAt(index)];
			count += 6;
			if (count >= 8) {
				count -= 8;
				decoded.append((char) ((bits >> count) & 0xFF));
			}
		}
		return decoded.toString();
	}

	private static String hex(String run, int offset) {
		StringBuilder decoded = new StringBuilder(run.length() / 2);
		for (int index = offset; index + 1 < run.length(); index += 2) {
			int high = Character.digit(run.charAt(index), HEX);
			int low = Character.digit(run.charAt(index + 1), HEX);
			// What is no digit ends nothing: letters may stand before and behind
			decoded.append((high >= 0 && low >= 0) ? (char) (high * HEX + low) : '\0');
		}
		return decoded.toString();
	}

	private static Stream<String> decodedPercents(String run) {
		return (run.indexOf('%') != -1) ? Stream.of(percent(run)) : Stream.empty();
	}

	private static String percent(String run) {
		StringBuilder decoded = new StringBuilder(run.length());
		for (int index = 0; index < run.length(); index++) {
			boolean encoded = run.charAt(index) == '%' && index + 2 < run.length();
			int high = encoded ? Character.digit(run.charAt(index + 1), HEX) : -1;
			int low = encoded ? Character.digit(run.charAt(index + 2), HEX) : -1;
			boolean valid = high >= 0 && low >= 0;
			decoded.append(valid ? (char) (high * HEX + low) : run.charAt(index));
			index += valid ? 2 : 0;
		}
		return decoded.toString();
	}

}
