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

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.openaihealth.connection.ApiKey;
import io.github.openaihealth.connection.BaseUrl;
import io.github.openaihealth.connection.Placeholder;
import io.github.openaihealth.connection.Reference;
import io.github.openaihealth.connection.UnexpectedCharacter;
import io.github.openaihealth.diagnosis.Cause;
import io.github.openaihealth.diagnosis.SecretShape;
import org.jspecify.annotations.Nullable;

/**
 * The rules for a base URL, of which the first that matches wins.
 */
final class BaseUrlRules {

	static final String VERSION = "/v1";

	private static final int HIGHEST_PORT = 65535;

	private static final Set<String> SCHEMES = Set.of("http", "https");

	private static final Pattern WITH_SCHEME = Pattern.compile("^[a-zA-Z][a-zA-Z0-9+.-]*://");

	private static final int HIGHEST_ASCII = 0x7F;

	private static final Pattern WEB = Pattern.compile("^\\s*[\"']?https?:", Pattern.CASE_INSENSITIVE);

	/**
	 * What may be the name of a host, and may as well be a key.
	 */
	private static final Pattern NAME = Pattern.compile("^[A-Za-z0-9_+=.~-]{12,}$");

	/**
	 * What is to be replaced in an address from a manual.
	 */
	private static final Pattern SAMPLE = Pattern.compile("<[^<>]*>|\\{[^{}]*}|\\[[^\\[\\]:]*]");

	private static final Pattern REPEATED_VERSION = Pattern.compile("^(?:/+v1){2,}$");

	private BaseUrlRules() {
	}

	/**
	 * Check a base URL.
	 * @param baseUrl the base URL
	 * @return what is wrong, or {@code null}
	 */
	static @Nullable Violation check(BaseUrl baseUrl) {
		Violation noAddress = noAddress(baseUrl.value());
		if (noAddress != null) {
			return noAddress;
		}
		String finding = value(baseUrl);
		finding = (finding != null) ? finding : address(baseUrl);
		finding = (finding != null) ? finding : path(baseUrl);
		if (finding != null) {
			return Violation.of(Cause.BASE_URL_INVALID, "finding", finding);
		}
		return (baseUrl.isOpenAi() && baseUrl.scheme().equals("http")) ? insecure(baseUrl) : null;
	}

	/**
	 * Check whether a key would travel in clear to a host that is not OpenAI's own.
	 * @param baseUrl a valid base URL
	 * @return what is wrong, or {@code null}
	 */
	static @Nullable Violation checkTransport(BaseUrl baseUrl) {
		boolean inClear = baseUrl.scheme().equals("http") && !baseUrl.isOpenAi() && !baseUrl.isLoopback();
		return inClear ? insecure(baseUrl) : null;
	}

	private static Violation insecure(BaseUrl baseUrl) {
		return Violation.of(Cause.BASE_URL_INSECURE, "host", baseUrl.host());
	}

	/**
	 * Find what was never meant as an address.
	 * @param value the value
	 * @return what it is instead, or {@code null}
	 */
	static @Nullable Violation noAddress(String value) {
		if (SampleText.isNothing(ApiKey.of(value))) {
			return Violation.of(Cause.BASE_URL_INVALID, "finding", "holds the text " + DisplayValue.quoted(value))
				.as("nothing");
		}
		Optional<Reference> reference = WEB.matcher(value).find() ? Optional.empty() : Reference.in(value, false);
		if (reference.isPresent()) {
			return Violation
				.of(Cause.BASE_URL_INVALID, "finding",
						"holds the text " + DisplayValue.quoted(reference.get().shown())
								+ ", which nothing has replaced")
				.as("unresolved");
		}
		boolean key = !WITH_SCHEME.matcher(value).find() && NAME.matcher(value).matches() && SecretShape.isIn(value);
		return key ? Violation
			.of(Cause.BASE_URL_INVALID, "finding",
					"holds something that may be a key (" + value.length() + " characters)")
			.as("key") : null;
	}

	private static @Nullable String value(BaseUrl baseUrl) {
		String value = baseUrl.value();
		List<Placeholder> placeholders = Placeholder.in(value);
		if (!placeholders.isEmpty()) {
			return "holds the text '" + placeholders.get(0) + "': there is no such variable";
		}
		Matcher sample = SAMPLE.matcher(value);
		if (sample.find()) {
			return "holds sample text: " + DisplayValue.quoted(SecretShape.mask(sample.group()));
		}
		List<UnexpectedCharacter> unexpected = UnexpectedCharacter.in(value)
			.stream()
			.filter((character) -> baseUrl.host().isEmpty() || !isConverted(character.codePoint()))
			.toList();
		return unexpected.isEmpty() ? null : CharacterFinding.of(unexpected, value.length());
	}

	private static boolean isConverted(int codePoint) {
		return codePoint > HIGHEST_ASCII && Character.isLetterOrDigit(codePoint);
	}

	private static @Nullable String address(BaseUrl baseUrl) {
		URI uri = baseUrl.uri();
		if (!WITH_SCHEME.matcher(baseUrl.value()).find()) {
			return "has no scheme: it must begin with 'https://'";
		}
		if (uri == null) {
			return "is no valid URL";
		}
		if (!SCHEMES.contains(baseUrl.scheme())) {
			return "has the scheme " + DisplayValue.path(baseUrl.scheme()) + " instead of 'https'";
		}
		if (uri.getRawAuthority() != null && uri.getRawAuthority().contains("@")) {
			return "holds a user name or a password";
		}
		if (baseUrl.host().isEmpty()) {
			return "has no valid host";
		}
		return (baseUrl.port() > HIGHEST_PORT) ? "has a port above " + HIGHEST_PORT : null;
	}

	private static @Nullable String path(BaseUrl baseUrl) {
		URI uri = baseUrl.uri();
		if (uri != null && baseUrl.isOpenAi() && uri.getRawQuery() != null) {
			return "has a query ('?…')";
		}
		if (uri != null && baseUrl.isOpenAi() && uri.getRawFragment() != null) {
			return "has a fragment ('#…')";
		}
		String path = baseUrl.path();
		String operation = BaseUrlCorrection.operation(baseUrl);
		if (operation != null) {
			return "is the full path of one operation: it ends with " + DisplayValue.path(operation);
		}
		return (baseUrl.isOpenAi() && !path.equals(VERSION)) ? version(path) : null;
	}

	private static String version(String path) {
		if (path.isEmpty()) {
			return "has no version: '/v1' is missing at its end";
		}
		return REPEATED_VERSION.matcher(path).matches() ? "has '/v1' twice"
				: "has the path " + DisplayValue.path(path) + " instead of '/v1'";
	}

}
