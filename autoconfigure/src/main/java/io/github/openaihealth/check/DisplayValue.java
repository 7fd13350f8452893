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

package io.github.openaihealth.check;

import java.util.Locale;
import java.util.regex.Pattern;

import io.github.openaihealth.connection.ApiKey;
import io.github.openaihealth.connection.BaseUrl;
import io.github.openaihealth.connection.DisplayText;
import io.github.openaihealth.diagnosis.Masking;
import io.github.openaihealth.diagnosis.SecretShape;
import org.jspecify.annotations.Nullable;

/**
 * Makes a configured value that is not the key fit to be shown: the key may have been
 * pasted into the wrong setting.
 */
final class DisplayValue {

	private static final int LONGEST = 60;

	private static final int LONGEST_URL = 120;

	private static final int SHORTEST_KEY = 8;

	private static final Pattern RUN = Pattern.compile("[A-Za-z0-9_+=~%-]{12,}");

	private DisplayValue() {
	}

	/**
	 * Return whether a value looks like a secret, even if of no known kind.
	 * @param value the value
	 * @param key the connection's key, or {@code null}
	 * @return {@code true} if the value should not be shown
	 */
	static boolean isSecret(String value, @Nullable ApiKey key) {
		return !Masking.redact(value).equals(value)
				|| RUN.matcher(value).results().anyMatch((run) -> SecretShape.isIn(run.group()))
				|| (key != null && key.length() >= SHORTEST_KEY && key.isContainedIn(value));
	}

	/**
	 * Return a value in single quotes.
	 * @param value the value
	 * @return at most 60 characters of it, without what has the shape of a key
	 */
	static String quoted(String value) {
		return "'" + DisplayText.of(Masking.redact(value), LONGEST) + "'";
	}

	/**
	 * Return a part of a URL in single quotes.
	 * @param path the path, or the scheme
	 * @return at most 60 characters of it, without what may be a secret
	 */
	static String path(String path) {
		return quoted(SecretShape.mask(path));
	}

	/**
	 * Return a base URL.
	 * @param printed what the base URL prints of itself
	 * @param key the connection's key, or {@code null}
	 * @return at most 120 characters of it, without what may be a secret
	 */
	static String url(String printed, @Nullable ApiKey key) {
		return DisplayText.of((key != null) ? key.maskIn(printed) : printed, LONGEST_URL);
	}

	/**
	 * Return whether a corrected base URL may be shown. A host is written in lower case,
	 * in which a key that was pasted is not known for one.
	 * @param corrected the corrected base URL
	 * @param configured the one that was configured
	 * @param key the connection's key, or {@code null}
	 * @return {@code true} if nothing in it may be a secret
	 */
	static boolean isShowable(BaseUrl corrected, BaseUrl configured, @Nullable ApiKey key) {
		String value = configured.value();
		int at = value.toLowerCase(Locale.ROOT).indexOf(corrected.host());
		String host = (at != -1) ? value.substring(at, at + corrected.host().length()) : corrected.host();
		String shown = url(corrected.toString(), key) + url(BaseUrl.of("https://" + host).toString(), key);
		return !shown.contains(Masking.ELLIPSIS);
	}

}
