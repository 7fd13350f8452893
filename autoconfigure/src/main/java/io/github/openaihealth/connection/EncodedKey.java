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
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Recognises a key that is encoded as a whole.
 */
final class EncodedKey {

	private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]{24,}={0,2}");

	private static final Pattern HEX = Pattern.compile("(?:0x)?([0-9a-fA-F]{48,})");

	private EncodedKey() {
	}

	/**
	 * Find out whether a value is a key in base64 or in hexadecimal.
	 * @param value the value
	 * @return what was found, or empty if it is something else
	 */
	static Optional<Wrapping> of(String value) {
		String compact = value.replaceAll("\\s+", "");
		if (BASE64.matcher(compact).matches() && !value.startsWith("sk-")) {
			Optional<String> decoded = decode(compact).filter(KeyInText::isCertainlyIn);
			if (decoded.isPresent()) {
				boolean broken = decoded.get().endsWith("\n");
				return Wrapping.uncertain("is a key in base64" + (broken ? ", with a line break at its end" : ""),
						"Store the key itself. In a Secret of Kubernetes, encode it once under 'data', or write it as it "
								+ "is under 'stringData'.");
			}
		}
		Matcher hex = HEX.matcher(compact);
		if (hex.matches() && hex.group(1).length() % 2 == 0
				&& KeyInText.isCertainlyIn(text(HexFormat.of().parseHex(hex.group(1))))) {
			return Wrapping.uncertain("is a key in hexadecimal", "Store the key itself, as it was copied.");
		}
		return Optional.empty();
	}

	private static Optional<String> decode(String base64) {
		try {
			String standard = base64.replace('-', '+').replace('_', '/').replaceAll("=+$", "");
			return Optional.of(text(Base64.getDecoder().decode(standard)));
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	private static String text(byte[] bytes) {
		return new String(bytes, StandardCharsets.UTF_8);
	}

}
