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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Makes secrets fit to be shown.
 */
public final class Masking {

	/** What stands for the part of a secret that is not shown. */
	public static final String ELLIPSIS = "…";

	private static final int SHORTEST_SHOWN = 24;

	private static final int TAIL = 4;

	private static final Pattern KEY_SHAPED = Pattern.compile("(?<![A-Za-z0-9])(?:" + Arrays.stream(ApiKeyKind.values())
		.map(ApiKeyKind::prefix)
		.filter((prefix) -> !prefix.isEmpty())
		.distinct()
		.map(Pattern::quote)
		.collect(Collectors.joining("|")) + ")[A-Za-z0-9_-]{8,}");

	private Masking() {
	}

	/**
	 * Mask a secret: the prefix of its kind, an ellipsis and the last four characters.
	 * @param secret the secret
	 * @return the masked form, an ellipsis alone for fewer than 24 characters
	 */
	public static String mask(String secret) {
		if (secret.length() < SHORTEST_SHOWN) {
			return ELLIPSIS;
		}
		return ApiKeyKind.of(secret).prefix() + ELLIPSIS + secret.substring(secret.length() - TAIL);
	}

	/**
	 * Mask everything in a text that has the shape of a key.
	 * @param text the text, such as the value of another setting into which a key may
	 * have been pasted
	 * @return the text without key-shaped parts
	 */
	public static String redact(String text) {
		return KEY_SHAPED.matcher(text).replaceAll((match) -> Matcher.quoteReplacement(mask(match.group())));
	}

}
