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

package io.github.openaihealth.startup;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * What the rows of a file of cases write in braces for keys: made up at run time, since
 * scanners for secrets would find whole ones.
 */
final class CaseKeys {

	private static final Pattern ENCODED = Pattern.compile("\\{(base64|hex|urlencoded):([^{}]*)}");

	private static final String MARK = "T3Blbk" + "FJ";

	private static final String PROJECT = "sk-proj-" + random(74, 1) + MARK + random(74, 2);

	private static final String OTHER_PROJECT = "sk-proj-" + random(74, 3) + MARK + random(74, 4);

	private static final String LEGACY = "sk-" + random(20, 5) + MARK + random(20, 6);

	private static final String ADMIN = "sk-admin-" + random(58, 7) + MARK + random(58, 8);

	private static final String TOKEN = random(40, 9);

	private static final String HEX = HexFormat.of().formatHex(random(16, 10).getBytes(StandardCharsets.US_ASCII));

	private static final String HALF = random(20, 11);

	private static final List<String> SECRETS = List.of(PROJECT, OTHER_PROJECT, LEGACY, ADMIN, TOKEN, HEX, HALF);

	private CaseKeys() {
	}

	/**
	 * Write the keys where a text has their names.
	 * @param text a text with {@code {K}}, a project's key, {@code {K2}}, that of another
	 * project, {@code {legacy}}, {@code {admin}}, {@code {token}}, 40 letters and digits,
	 * {@code {hex}}, 32 digits, {@code {half}}, 20 letters and digits, {@code {mark}},
	 * which OpenAI's keys have in their middle, and <code>{base64:…}</code>,
	 * <code>{hex:…}</code> or <code>{urlencoded:…}</code> of a text that may have any of
	 * these without their braces
	 * @return the text with keys
	 */
	static String fillIn(String text) {
		String filled = text.replace("{K}", PROJECT)
			.replace("{K2}", OTHER_PROJECT)
			.replace("{legacy}", LEGACY)
			.replace("{admin}", ADMIN)
			.replace("{token}", TOKEN)
			.replace("{hex}", HEX)
			.replace("{half}", HALF)
			.replace("{mark}", MARK);
		return ENCODED.matcher(filled)
			.replaceAll((match) -> Matcher.quoteReplacement(encode(match.group(1), match.group(2))));
	}

	/**
	 * Return what no report may hold.
	 * @return every twelve characters in a row of every key
	 */
	static List<String> parts() {
		return SECRETS.stream()
			.flatMap((secret) -> IntStream.rangeClosed(0, secret.length() - 12)
				.mapToObj((start) -> secret.substring(start, start + 12)))
			.filter((part) -> !part.contains(MARK))
			.toList();
	}

	private static String encode(String how, String text) {
		String plain = text.replace("\\n", "\n").replace("K", PROJECT);
		byte[] bytes = plain.getBytes(StandardCharsets.UTF_8);
		return switch (how) {
			case "base64" -> Base64.getEncoder().encodeToString(bytes);
			case "hex" -> HexFormat.of().formatHex(bytes);
			default -> URLEncoder.encode(plain, StandardCharsets.UTF_8);
		};
	}

	private static String random(int length, int seed) {
		String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
		StringBuilder text = new StringBuilder();
		new Random(seed).ints(length, 0, alphabet.length()).forEach((at) -> text.append(alphabet.charAt(at)));
		return text.toString();
	}

}
