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

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Recognises the part of a request that a key was not taken out of: its header, the
 * scheme in it, the command that sends it, or its URL.
 */
final class RequestAroundKey {

	private static final Pattern BEARER = Pattern.compile("^[\\s\"']*Bearer(?:\\s|:|=|%20|\\+|(?=sk-))",
			Pattern.CASE_INSENSITIVE);

	private static final Pattern SCHEME = Pattern.compile("^[\\s\"']*(Basic|Token|ApiKey)\\s+\\S",
			Pattern.CASE_INSENSITIVE);

	private static final Pattern HEADER = Pattern.compile(
			"^[\\s\"']*(?:(?:-H|--header)[\\s=]*[\"']?)?(Authorization|x-api-key)[\"']?\\s*[:=]",
			Pattern.CASE_INSENSITIVE);

	private static final Pattern CALL = Pattern.compile("^\\s*(?:[$>#]\\s*)?(curl|wget|http|https|httpie)\\s",
			Pattern.CASE_INSENSITIVE);

	private static final Pattern URL = Pattern.compile("^[\\s\"']*[a-z][a-z0-9+.-]*://", Pattern.CASE_INSENSITIVE);

	private RequestAroundKey() {
	}

	/**
	 * Find out whether a value is a part of a request.
	 * @param value the value
	 * @return what was found, or empty if it is something else
	 */
	static Optional<Wrapping> of(String value) {
		Matcher header = HEADER.matcher(value);
		if (header.find()) {
			return Wrapping.certain("is a whole header: it begins with '" + header.group(1) + "'",
					"Keep what follows 'Bearer' alone: the header is written when the key is sent.");
		}
		if (BEARER.matcher(value).find()) {
			return Wrapping.certain("begins with 'Bearer '", "Remove 'Bearer': it is added when the key is sent.");
		}
		Matcher scheme = SCHEME.matcher(value);
		if (scheme.find()) {
			return Wrapping.certain("begins with '" + scheme.group(1) + " '",
					"Remove '" + scheme.group(1) + "' and what belongs to it: a key is sent as 'Bearer'.");
		}
		Matcher call = CALL.matcher(value);
		if (call.find()) {
			return Wrapping.certain("is a whole command: it begins with '" + call.group(1) + "'",
					"Keep the key alone, which stands behind 'Bearer' in the command.");
		}
		if (URL.matcher(value).find()) {
			boolean key = KeyInText.isIn(value);
			return Wrapping.uncertain(key ? "is a URL that holds a key" : "is a URL",
					key ? "Keep the key alone." : "Give it the key: an address belongs into 'openai.base-url'.");
		}
		return Optional.empty();
	}

}
