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

package io.github.openaihealth.sample.packaged;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;

/**
 * Finds keys in a text: any twelve characters of one in a row, in whatever case, in
 * Base64 and in hexadecimal; all of a shorter one.
 */
final class KeyParts {

	private static final int PART = 12;

	private final Set<String> parts = new HashSet<>();

	private final Set<String> shortKeys = new HashSet<>();

	KeyParts(String... keys) {
		for (String key : keys) {
			if (key.length() < PART) {
				this.shortKeys.add(key);
				continue;
			}
			addAll(key, 0);
			for (int before = 0; before < 3; before++) {
				byte[] shifted = ("x".repeat(before) + key).getBytes(StandardCharsets.UTF_8);
				// What depends on the characters around it is left out
				addAll(Base64.getEncoder().withoutPadding().encodeToString(shifted), 4);
				addAll(Base64.getUrlEncoder().withoutPadding().encodeToString(shifted), 4);
			}
			addAll(HexFormat.of().formatHex(key.getBytes(StandardCharsets.UTF_8)), "sk-proj-".length() * 2);
		}
	}

	private void addAll(String text, int from) {
		String searched = text.toLowerCase(Locale.ROOT);
		for (int start = from; start + PART <= searched.length() - from; start++) {
			this.parts.add(searched.substring(start, start + PART));
		}
	}

	/**
	 * Find a part of a key.
	 * @param text the text
	 * @return the part with what stands around it, empty if there is none
	 */
	String findIn(String text) {
		for (String key : this.shortKeys) {
			if (text.contains(key)) {
				return key;
			}
		}
		String searched = text.toLowerCase(Locale.ROOT);
		for (int start = 0; start + PART <= searched.length(); start++) {
			if (this.parts.contains(searched.substring(start, start + PART))) {
				return text.substring(Math.max(0, start - 200), Math.min(text.length(), start + 200));
			}
		}
		return "";
	}

}
