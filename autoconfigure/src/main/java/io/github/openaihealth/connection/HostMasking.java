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

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.openaihealth.diagnosis.Masking;
import io.github.openaihealth.diagnosis.SecretShape;

/**
 * Tells a host that people have named from a key that was pasted in its place, or into
 * it, and masks the key.
 */
final class HostMasking {

	private static final Pattern SECRET_IN_HOST = Pattern.compile("(?=[A-Za-z]*[0-9])[A-Za-z0-9]{20,}"
			+ "|(?=[A-Za-z_-]*[0-9])(?=[a-z0-9_-]*[A-Z])(?=[A-Z0-9_-]*[a-z])[A-Za-z0-9_-]{12,}");

	/**
	 * Letters and digits mixed, of which a host without a dot has few.
	 */
	private static final Pattern SECRET_AS_HOST = Pattern
		.compile("(?=[^.:]{20,}(?::|$))[^.:]*(?:[A-Za-z]+[0-9]|[0-9]+[A-Za-z])[A-Za-z0-9]{4,}[^.:]*");

	private static final Pattern LONG_LABEL = Pattern.compile("[A-Za-z0-9_-]{20,}");

	private static final Pattern PORT = Pattern.compile(":[0-9]{0,5}$");

	private final String host;

	private final boolean schemed;

	/**
	 * Create a new instance.
	 * @param host the host, which may have a port behind it
	 * @param schemed whether it follows a scheme, as a host does
	 */
	HostMasking(String host, boolean schemed) {
		this.host = host;
		this.schemed = schemed;
	}

	/**
	 * Return the host without what may be secret in it.
	 * @return the masked form
	 */
	String masked() {
		return mask(this.host);
	}

	/**
	 * Mask what may be secret in the host wherever it stands in a text.
	 * @param text the text, in which the host may stand in lower case
	 * @return the text without it
	 */
	String maskIn(String text) {
		if (this.host.isEmpty() || mask(this.host).equals(this.host)) {
			return text;
		}
		Stream<String> labels = Stream.of(SECRET_AS_HOST, SECRET_IN_HOST, LONG_LABEL)
			.flatMap((pattern) -> pattern.matcher(this.host).results())
			.map(MatchResult::group)
			.filter((label) -> !mask(label).equals(label));
		Stream<String> whole = isWordsOrAddress(this.host) ? Stream.empty() : Stream.of(withoutPort(this.host));
		Pattern secret = Pattern.compile(
				Stream.concat(whole, labels).map(Pattern::quote).collect(Collectors.joining("|")),
				Pattern.CASE_INSENSITIVE);
		return secret.matcher(text).replaceAll(Masking.ELLIPSIS);
	}

	private String mask(String host) {
		if (!isWordsOrAddress(host)) {
			return SecretShape.mask(withoutPort(host));
		}
		String masked = SECRET_AS_HOST.matcher(host).replaceFirst(Masking.ELLIPSIS);
		return LONG_LABEL.matcher(SECRET_IN_HOST.matcher(masked).replaceAll(Masking.ELLIPSIS))
			.replaceAll((label) -> Matcher.quoteReplacement(SecretShape.mask(label.group())));
	}

	// A name without a dot is one that people have given: it consists of words
	private boolean isWordsOrAddress(String host) {
		boolean chosen = host.indexOf('.') == -1 || !this.schemed;
		return !chosen || host.startsWith("[") || !SecretShape.isIn(withoutPort(host));
	}

	private static String withoutPort(String host) {
		return PORT.matcher(host).replaceFirst("");
	}

}
