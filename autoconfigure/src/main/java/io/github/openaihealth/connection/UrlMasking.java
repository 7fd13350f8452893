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

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.openaihealth.diagnosis.Masking;
import io.github.openaihealth.diagnosis.SecretShape;

/**
 * Masks what may be secret in a URL, or in a value that was to be one: user info, a query
 * that says more than a version, and whatever has the shape of a key.
 */
final class UrlMasking {

	private static final Pattern USER_INFO = Pattern.compile("^((?:[a-zA-Z][a-zA-Z0-9+.-]*:)?//)?.*@", Pattern.DOTALL);

	private static final Pattern QUERY_OR_FRAGMENT = Pattern.compile("[?#].*", Pattern.DOTALL);

	private static final Pattern HOST_AND_PATH = Pattern.compile("^((?:[a-zA-Z][a-zA-Z0-9+.-]*:)?//|)([^/]*)(.*)$",
			Pattern.DOTALL);

	private static final Pattern WEB = Pattern.compile("^https?://", Pattern.CASE_INSENSITIVE);

	private static final Pattern SCHEME = Pattern.compile("^[a-zA-Z][a-zA-Z0-9+.-]*://");

	/**
	 * A query that says which version is meant, and nothing else.
	 */
	private static final Pattern HARMLESS_QUERY = Pattern.compile("\\?(?:[a-z-]{0,12}version|v|alt|format)="
			+ "(?:[0-9]{4}-[0-9]{2}-[0-9]{2}(?:-preview)?|preview|latest|json|v?[0-9]{1,3}(?:\\.[0-9]{1,3}){0,2})");

	private UrlMasking() {
	}

	/**
	 * Mask what may be secret.
	 * @param value the value
	 * @param url whether it is a URL
	 * @return the value to show
	 */
	static String mask(String value, boolean url) {
		String shown = USER_INFO.matcher(value).replaceFirst("$1" + Masking.ELLIPSIS + "@");
		Matcher behind = QUERY_OR_FRAGMENT.matcher(shown);
		String query = behind.find() ? maskQuery(behind.group()) : "";
		shown = Masking.redact(behind.replaceFirst(""));
		Matcher parts = HOST_AND_PATH.matcher(shown);
		boolean web = url && WEB.matcher(shown).find();
		return (!web || !parts.matches()) ? SecretShape.mask(shown) + query
				: parts.group(1) + host(value, parts.group(2)).masked() + SecretShape.mask(parts.group(3)) + query;
	}

	private static String maskQuery(String query) {
		return HARMLESS_QUERY.matcher(query).matches() ? query : "?" + Masking.ELLIPSIS;
	}

	/**
	 * Mask the host of a value in a text, if it has the shape of a secret.
	 * @param value the value
	 * @param text the text, in which the host may stand in lower case
	 * @return the text without what may be a secret in the host
	 */
	static String maskHostIn(String value, String text) {
		Matcher parts = HOST_AND_PATH.matcher(USER_INFO.matcher(value).replaceFirst("$1"));
		return parts.matches() ? host(value, parts.group(2)).maskIn(text) : text;
	}

	private static HostMasking host(String value, String host) {
		return new HostMasking(host, SCHEME.matcher(value).find());
	}

}
