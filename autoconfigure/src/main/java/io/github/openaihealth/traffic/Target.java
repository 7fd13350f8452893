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

package io.github.openaihealth.traffic;

import io.github.openaihealth.connection.ApiKey;
import io.github.openaihealth.connection.BaseUrl;
import io.github.openaihealth.connection.OpenAiConnection;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * Tells whether a call was made at a connection: at its server, with its key, for its
 * organization and project.
 *
 * @param connection the connection as it was last read
 * @param scheme the scheme of its server
 * @param host the host, an IPv6 address without brackets
 * @param port the port
 */
record Target(OpenAiConnection connection, String scheme, String host, int port) {

	private static final String ORGANIZATION = "OpenAI-Organization";

	private static final String PROJECT = "OpenAI-Project";

	static Target of(OpenAiConnection connection) {
		BaseUrl baseUrl = connection.baseUrl();
		String host = baseUrl.host();
		return new Target(connection, baseUrl.scheme(),
				host.startsWith("[") ? host.substring(1, host.length() - 1) : host,
				port(baseUrl.port(), baseUrl.scheme()));
	}

	/**
	 * Return whether a call was made at this server.
	 * @param call the call
	 * @return {@code true} for the same scheme, host and port
	 */
	boolean isAt(Call call) {
		String callHost = call.host();
		String callScheme = call.scheme();
		return callHost != null && callScheme != null && isHost(callHost) && this.scheme.equalsIgnoreCase(callScheme)
				&& this.port == port(call.port(), callScheme);
	}

	// Clients differ in the brackets of an IPv6 address, and none drops a trailing dot
	private boolean isHost(String callHost) {
		int start = callHost.startsWith("[") ? 1 : 0;
		int end = callHost.length() - ((start == 1 || callHost.endsWith(".")) ? 1 : 0);
		return end - start == this.host.length()
				&& this.host.regionMatches(true, 0, callHost, start, this.host.length());
	}

	/**
	 * Return whether a call was made as whom this connection is.
	 * @param call the call
	 * @return what its headers tell
	 */
	Match matches(Call call) {
		if (isAnother(this.connection.orgId(), call.requestHeader(ORGANIZATION))
				|| isAnother(this.connection.projectId(), call.requestHeader(PROJECT))) {
			return Match.NO;
		}
		ApiKey apiKey = this.connection.apiKey();
		String authorization = call.requestHeader(HttpHeaders.AUTHORIZATION);
		if (apiKey == null || authorization == null) {
			return Match.PERHAPS;
		}
		return apiKey.isBearerIn(authorization) ? Match.YES : Match.NO;
	}

	// One key may act for several, which are billed apart
	private static boolean isAnother(@Nullable String configured, @Nullable String sent) {
		return configured != null && sent != null && !sent.equals(configured);
	}

	private static int port(int port, String scheme) {
		return (port != -1) ? port : scheme.equalsIgnoreCase("https") ? 443 : 80;
	}

	/**
	 * Whether a call was made as whom the connection is.
	 */
	enum Match {

		/** It has the connection's key. */
		YES,

		/** It has another key, or is made for another organization or project. */
		NO,

		/**
		 * It has no key where others look for one, or the connection has none: a gateway
		 * may want a header of its own.
		 */
		PERHAPS

	}

}
