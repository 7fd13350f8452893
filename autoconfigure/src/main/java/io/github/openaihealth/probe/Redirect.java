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

package io.github.openaihealth.probe;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

import io.github.openaihealth.connection.BaseUrl;
import io.github.openaihealth.diagnosis.Masking;
import org.jspecify.annotations.Nullable;

/**
 * Describes where a redirect leads. Of the target no more than the host is shown: path
 * and query may hold a token.
 */
final class Redirect {

	private static final Pattern HOST = Pattern.compile("[a-z0-9.-]{1,100}");

	private static final Pattern LOGIN = Pattern
		.compile("log-?[io]n|sign-?in|\\bsso\\b|\\bauth\\b|authori[sz]e|oauth|saml|adfs|openid");

	private Redirect() {
	}

	/**
	 * Describe a redirect.
	 * @param status the HTTP status
	 * @param location the target as it came, or {@code null}
	 * @param question what was asked
	 * @return the description
	 */
	static String describe(int status, @Nullable String location, Question question) {
		return "a redirect (" + status + ")" + target(location, question);
	}

	private static String target(@Nullable String location, Question question) {
		URI target = (location != null && !location.isBlank()) ? resolve(location.strip(), question.baseUrl()) : null;
		String host = (target != null && target.getHost() != null) ? target.getHost().toLowerCase(Locale.ROOT) : "";
		if (target == null || !HOST.matcher(host).matches() || mayHoldKey(target.getHost(), question)) {
			return "";
		}
		boolean sameHost = host.equals(question.baseUrl().host());
		if (isLogin(target, sameHost)) {
			return " to a login page" + (sameHost ? "" : " at " + host);
		}
		if (!sameHost) {
			return " to " + host;
		}
		boolean secured = question.baseUrl().scheme().equals("http") && "https".equalsIgnoreCase(target.getScheme());
		return secured ? " to 'https:'" : " to another path of the same host";
	}

	// A host has no case, in which an encoded key can be told
	private static boolean mayHoldKey(String host, Question question) {
		return question.isEchoedIn(host) || BaseUrl.of("https://" + host).toString().contains(Masking.ELLIPSIS);
	}

	private static boolean isLogin(URI target, boolean sameHost) {
		String place = (target.getRawPath() != null) ? target.getRawPath() : "";
		place = sameHost ? place : target.getHost() + place;
		return LOGIN.matcher(place.toLowerCase(Locale.ROOT)).find();
	}

	private static @Nullable URI resolve(String location, BaseUrl baseUrl) {
		try {
			URI base = baseUrl.uri();
			int query = location.indexOf('?');
			URI target = new URI((query >= 0) ? location.substring(0, query) : location);
			return (base != null) ? base.resolve(target) : target;
		}
		catch (URISyntaxException ex) {
			return null;
		}
	}

}
