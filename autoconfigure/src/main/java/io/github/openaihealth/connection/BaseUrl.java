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

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * A base URL as configured, which may be none.
 */
public final class BaseUrl {

	private final String value;

	private final @Nullable URI uri;

	private final Authority authority;

	private BaseUrl(String value) {
		this.value = value;
		this.uri = parse(value);
		this.authority = Authority.of(this.uri);
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
		return this.authority.host();
	}

	/**
	 * Return the port as written.
	 * @return the port, or -1 if there is none
	 */
	public int port() {
		return this.authority.port();
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
		return this.authority.isOpenAi();
	}

	/**
	 * Return whether the host is the machine itself, judged by its name alone.
	 * @return {@code true} for {@code localhost}, {@code 127.*} and {@code [::1]}
	 */
	public boolean isLoopback() {
		return this.authority.isLoopback();
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
		return UrlMasking.mask(this.value, this.uri != null);
	}

	/**
	 * Mask the host in a text, if it has the shape of a secret: a key may have been
	 * pasted where the address belongs.
	 * @param text the text, in which the host may stand in lower case
	 * @return the text without what may be a secret in the host
	 */
	public String maskHostIn(String text) {
		return UrlMasking.maskHostIn(this.value, text);
	}

	private static @Nullable URI parse(String value) {
		try {
			return new URI(new URI(UnicodeHost.toAscii(value)).toASCIIString());
		}
		catch (URISyntaxException ex) {
			return null;
		}
	}

}
