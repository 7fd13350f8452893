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

import java.net.IDN;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A host with other characters than ASCII's, which {@link java.net.URI} does not take for
 * one.
 */
final class UnicodeHost {

	private static final Pattern UNICODE_HOST = Pattern.compile(
			"^([a-zA-Z][a-zA-Z0-9+.-]*://)([\\p{L}\\p{M}\\p{N}.\\u3002-]+)((?::\\d*)?(?:[/?#].*)?)$", Pattern.DOTALL);

	private UnicodeHost() {
	}

	/**
	 * Write the host of a URL as it is looked up.
	 * @param url the URL, however malformed
	 * @return the URL with its host in ASCII, or as it was
	 */
	static String toAscii(String url) {
		// Nothing to convert, so the tables of Unicode are not loaded
		if (isAscii(url)) {
			return url;
		}
		Matcher parts = UNICODE_HOST.matcher(url);
		try {
			return parts.matches() ? parts.group(1) + IDN.toASCII(parts.group(2)) + parts.group(3) : url;
		}
		catch (IllegalArgumentException ex) {
			return url;
		}
	}

	private static boolean isAscii(String text) {
		for (int i = 0; i < text.length(); i++) {
			if (text.charAt(i) > 0x7F) {
				return false;
			}
		}
		return true;
	}

}
