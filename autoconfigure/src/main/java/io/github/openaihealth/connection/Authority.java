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
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Host and port of a URL. No record: a key may have been pasted where the host belongs.
 */
final class Authority {

	private static final String OPENAI_HOST = "api.openai.com";

	private static final Pattern AUTHORITY = Pattern
		.compile("(?:[^@]*@)?([^:@\\[\\]]+|\\[[0-9a-fA-F:.]+(?:%[\\w.~%-]+)?])(?::(\\d{0,9}))?");

	private static final Pattern LOOPBACK = Pattern
		.compile("(?:.+\\.)?localhost|127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|\\[(?:0{0,4}:){2,7}0{0,3}1]");

	private final String host;

	private final int port;

	private Authority(String host, int port) {
		this.host = host;
		this.port = port;
	}

	/**
	 * Read host and port.
	 * @param uri the URL, or {@code null} for a value that is none
	 * @return what was read
	 */
	static Authority of(@Nullable URI uri) {
		String raw = (uri != null) ? uri.getRawAuthority() : null;
		Matcher authority = (raw != null) ? AUTHORITY.matcher(raw) : null;
		if (authority == null || !authority.matches()) {
			return new Authority("", -1);
		}
		String host = authority.group(1).toLowerCase(Locale.ROOT);
		String port = authority.group(2);
		return new Authority(host.endsWith(".") ? host.substring(0, host.length() - 1) : host,
				(port != null && !port.isEmpty()) ? Integer.parseInt(port) : -1);
	}

	/**
	 * Return the host in lower case, without a trailing dot.
	 * @return the host, empty if there is none
	 */
	String host() {
		return this.host;
	}

	/**
	 * Return the port as written.
	 * @return the port, or -1 if there is none
	 */
	int port() {
		return this.port;
	}

	/**
	 * Return whether the host is one of OpenAI's own.
	 * @return {@code true} for {@code api.openai.com} and its subdomains
	 */
	boolean isOpenAi() {
		return this.host.equals(OPENAI_HOST) || this.host.endsWith("." + OPENAI_HOST);
	}

	/**
	 * Return whether the host is the machine itself, judged by its name alone.
	 * @return {@code true} for {@code localhost}, {@code 127.*} and {@code [::1]}
	 */
	boolean isLoopback() {
		return LOOPBACK.matcher(this.host).matches();
	}

}
