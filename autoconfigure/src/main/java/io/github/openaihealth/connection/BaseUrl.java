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
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.openaihealth.diagnosis.Masking;
import io.github.openaihealth.diagnosis.SecretShape;
import org.jspecify.annotations.Nullable;

/**
 * A base URL as configured, which may be none.
 */
public final class BaseUrl {

	private static final String OPENAI_HOST = "api.openai.com";

	private static final Pattern AUTHORITY = Pattern
		.compile("(?:[^@]*@)?([^:@\\[\\]]+|\\[[0-9a-fA-F:.]+(?:%[\\w.~%-]+)?])(?::(\\d{0,9}))?");

	private static final Pattern LOOPBACK = Pattern
		.compile("(?:.+\\.)?localhost|127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|\\[(?:0{0,4}:){2,7}0{0,3}1]");

	private static final Pattern USER_INFO = Pattern.compile("^((?:[a-zA-Z][a-zA-Z0-9+.-]*:)?//)?.*@", Pattern.DOTALL);

	private static final Pattern QUERY_OR_FRAGMENT = Pattern.compile("[?#].*", Pattern.DOTALL);

	private static final Pattern HOST_AND_PATH = Pattern.compile("^((?:[a-zA-Z][a-zA-Z0-9+.-]*:)?//|)([^/]*)(.*)$",
			Pattern.DOTALL);

	private static final Pattern SECRET_IN_HOST = Pattern.compile("(?=[A-Za-z]*[0-9])[A-Za-z0-9]{20,}"
			+ "|(?=[A-Za-z_-]*[0-9])(?=[a-z0-9_-]*[A-Z])(?=[A-Z0-9_-]*[a-z])[A-Za-z0-9_-]{12,}");

	/**
	 * Letters and digits mixed, of which a host without a dot has few.
	 */
	private static final Pattern SECRET_AS_HOST = Pattern
		.compile("(?=[^.:]{20,}(?::|$))[^.:]*(?:[A-Za-z]+[0-9]|[0-9]+[A-Za-z])[A-Za-z0-9]{4,}[^.:]*");

	private static final Pattern WEB = Pattern.compile("^https?://", Pattern.CASE_INSENSITIVE);

	private static final Pattern LONG_LABEL = Pattern.compile("[A-Za-z0-9_-]{20,}");

	private static final Pattern PORT = Pattern.compile(":[0-9]{0,5}$");

	private static final Pattern SCHEME = Pattern.compile("^[a-zA-Z][a-zA-Z0-9+.-]*://");

	/**
	 * A query that says which version is meant, and nothing else.
	 */
	private static final Pattern HARMLESS_QUERY = Pattern.compile("\\?(?:[a-z-]{0,12}version|v|alt|format)="
			+ "(?:[0-9]{4}-[0-9]{2}-[0-9]{2}(?:-preview)?|preview|latest|json|v?[0-9]{1,3}(?:\\.[0-9]{1,3}){0,2})");

	private static final Pattern UNICODE_HOST = Pattern.compile(
			"^([a-zA-Z][a-zA-Z0-9+.-]*://)([\\p{L}\\p{M}\\p{N}.\\u3002-]+)((?::\\d*)?(?:[/?#].*)?)$", Pattern.DOTALL);

	private final String value;

	private final @Nullable URI uri;

	private BaseUrl(String value) {
		this.value = value;
		this.uri = parse(value);
	}

	/**
	 * Create a base URL from a value, however malformed.
	 * @param value the value as configured
	 * @return the base URL
	 */
	public static BaseUrl of(String value) {
		return new BaseUrl(value);
	}

	/**
	 * Return the value as configured, for rules only: it may hold a password.
	 * {@link #toString()} is the form to show.
	 * @return the raw value
	 */
	public String value() {
		return this.value;
	}

	/**
	 * Return the parsed form.
	 * @return the URI, or {@code null} if the value is none
	 */
	public @Nullable URI uri() {
		return this.uri;
	}

	/**
	 * Return the scheme in lower case.
	 * @return the scheme, empty if there is none
	 */
	public String scheme() {
		return (this.uri != null && this.uri.getScheme() != null) ? this.uri.getScheme().toLowerCase(Locale.ROOT) : "";
	}

	/**
	 * Return the host in lower case, without a trailing dot.
	 * @return the host, empty if there is none
	 */
	public String host() {
		if (this.uri == null || this.uri.getRawAuthority() == null) {
			return "";
		}
		Matcher authority = AUTHORITY.matcher(this.uri.getRawAuthority());
		String host = authority.matches() ? authority.group(1).toLowerCase(Locale.ROOT) : "";
		return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
	}

	/**
	 * Return the port as written.
	 * @return the port, or -1 if there is none
	 */
	public int port() {
		Matcher authority = AUTHORITY.matcher((this.uri != null) ? String.valueOf(this.uri.getRawAuthority()) : "");
		String port = authority.matches() ? authority.group(2) : null;
		return (port != null && !port.isEmpty()) ? Integer.parseInt(port) : -1;
	}

	/**
	 * Return whether the JDK's HTTP client can call the host. It refuses names that
	 * {@link URI} does not take for a host, such as one with an underscore, though other
	 * clients call them.
	 * @return {@code true} if it can be called
	 */
	public boolean isCallable() {
		return this.uri != null && this.uri.getHost() != null;
	}

	/**
	 * Return scheme, host and port alone.
	 * @return such as {@code https://api.openai.com}, empty if there is no host
	 */
	public String origin() {
		return host().isEmpty() ? "" : scheme() + "://" + host() + ((port() != -1) ? ":" + port() : "");
	}

	/**
	 * Return whether another leads to the same server.
	 * @param other the other base URL
	 * @return {@code true} for the same scheme, host and port
	 */
	public boolean isAtServerOf(BaseUrl other) {
		return !host().isEmpty() && server().equals(other.server());
	}

	/**
	 * Return whether another leads to the same place.
	 * @param other the other base URL
	 * @return {@code true} for the same server, path and query
	 */
	public boolean isSameAs(BaseUrl other) {
		return this.value.equals(other.value)
				|| (isAtServerOf(other) && path().equals(other.path()) && query().equals(other.query()));
	}

	private String server() {
		int port = (port() != -1) ? port() : scheme().equals("https") ? 443 : 80;
		return scheme() + "://" + host() + ":" + port;
	}

	/**
	 * Return the path without trailing slashes.
	 * @return the path, empty if there is none
	 */
	public String path() {
		String path = (this.uri != null && this.uri.getRawPath() != null) ? this.uri.getRawPath() : "";
		int end = path.length();
		while (end > 0 && path.charAt(end - 1) == '/') {
			end--;
		}
		return path.substring(0, end);
	}

	/**
	 * Return the query as it follows the path of each operation.
	 * @return the query with its question mark, empty if there is none
	 */
	private String query() {
		String query = (this.uri != null) ? this.uri.getRawQuery() : null;
		return (query != null && !query.isEmpty()) ? "?" + query : "";
	}

	/**
	 * Return whether the host is one of OpenAI's own: {@code api.openai.com} or a
	 * subdomain of it.
	 * @return {@code true} for a host of OpenAI's own
	 */
	public boolean isOpenAi() {
		return host().equals(OPENAI_HOST) || host().endsWith("." + OPENAI_HOST);
	}

	/**
	 * Return whether the host is the machine itself, judged by its name alone.
	 * @return {@code true} for {@code localhost}, {@code 127.*} and {@code [::1]}
	 */
	public boolean isLoopback() {
		return LOOPBACK.matcher(host()).matches();
	}

	/**
	 * Return the address of the models endpoint.
	 * @return the base URL with {@code /models} appended to its path
	 * @throws IllegalStateException if the value is no URL
	 */
	public URI models() {
		if (this.uri == null || host().isEmpty()) {
			throw new IllegalStateException("The base URL is invalid");
		}
		return URI.create(scheme() + "://" + this.uri.getRawAuthority() + path() + "/models" + query());
	}

	/**
	 * Return the value without what may be secret in it.
	 * @return the value; user info, a query that says more than a version, and whatever
	 * has the shape of a key are masked
	 */
	@Override
	public String toString() {
		String shown = USER_INFO.matcher(this.value).replaceFirst("$1" + Masking.ELLIPSIS + "@");
		Matcher behind = QUERY_OR_FRAGMENT.matcher(shown);
		String query = behind.find() ? behind.group() : "";
		if (!query.isEmpty() && !HARMLESS_QUERY.matcher(query).matches()) {
			query = "?" + Masking.ELLIPSIS;
		}
		shown = Masking.redact(behind.replaceFirst(""));
		Matcher parts = HOST_AND_PATH.matcher(shown);
		boolean web = this.uri != null && WEB.matcher(shown).find();
		return (!web || !parts.matches()) ? SecretShape.mask(shown) + query
				: parts.group(1) + maskHost(parts.group(2)) + SecretShape.mask(parts.group(3)) + query;
	}

	/**
	 * Mask the host in a text, if it has the shape of a secret: a key may have been
	 * pasted where the address belongs.
	 * @param text the text, in which the host may stand in lower case
	 * @return the text without what may be a secret in the host
	 */
	public String maskHostIn(String text) {
		Matcher parts = HOST_AND_PATH.matcher(USER_INFO.matcher(this.value).replaceFirst("$1"));
		String host = parts.matches() ? parts.group(2) : "";
		if (host.isEmpty() || maskHost(host).equals(host)) {
			return text;
		}
		Stream<String> labels = Stream.of(SECRET_AS_HOST, SECRET_IN_HOST, LONG_LABEL)
			.flatMap((pattern) -> pattern.matcher(host).results())
			.map(MatchResult::group)
			.filter((label) -> !maskHost(label).equals(label));
		Stream<String> whole = isWordsOrAddress(host) ? Stream.empty() : Stream.of(PORT.matcher(host).replaceFirst(""));
		Pattern secret = Pattern.compile(
				Stream.concat(whole, labels).map(Pattern::quote).collect(Collectors.joining("|")),
				Pattern.CASE_INSENSITIVE);
		return secret.matcher(text).replaceAll(Masking.ELLIPSIS);
	}

	// A name without a dot is one that people have given: it consists of words
	private boolean isWordsOrAddress(String host) {
		boolean chosen = host.indexOf('.') == -1 || !SCHEME.matcher(this.value).find();
		return !chosen || host.startsWith("[") || !SecretShape.isIn(PORT.matcher(host).replaceFirst(""));
	}

	private String maskHost(String host) {
		if (!isWordsOrAddress(host)) {
			return SecretShape.mask(PORT.matcher(host).replaceFirst(""));
		}
		String masked = SECRET_AS_HOST.matcher(host).replaceFirst(Masking.ELLIPSIS);
		return LONG_LABEL.matcher(SECRET_IN_HOST.matcher(masked).replaceAll(Masking.ELLIPSIS))
			.replaceAll((label) -> Matcher.quoteReplacement(SecretShape.mask(label.group())));
	}

	private static @Nullable URI parse(String value) {
		try {
			return new URI(new URI(withAsciiHost(value)).toASCIIString());
		}
		catch (URISyntaxException ex) {
			return null;
		}
	}

	private static String withAsciiHost(String value) {
		// Nothing to convert, so the tables of Unicode are not loaded
		if (isAscii(value)) {
			return value;
		}
		Matcher parts = UNICODE_HOST.matcher(value);
		try {
			return parts.matches() ? parts.group(1) + IDN.toASCII(parts.group(2)) + parts.group(3) : value;
		}
		catch (IllegalArgumentException ex) {
			return value;
		}
	}

	private static boolean isAscii(String value) {
		for (int i = 0; i < value.length(); i++) {
			if (value.charAt(i) > 0x7F) {
				return false;
			}
		}
		return true;
	}

}
