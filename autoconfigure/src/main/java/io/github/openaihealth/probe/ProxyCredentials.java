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

import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.MalformedURLException;
import java.net.PasswordAuthentication;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * Answers a proxy that wants to know who asks, as the JDK's client does: by the scheme
 * {@code Basic} alone, and not for a tunnel unless the JVM's property
 * {@code jdk.http.auth.tunneling.disabledSchemes} was changed to allow it.
 */
final class ProxyCredentials {

	private static final String TUNNELING = "jdk.http.auth.tunneling.disabledSchemes";

	private static final String PROXYING = "jdk.http.auth.proxying.disabledSchemes";

	private static final Pattern BASIC = Pattern.compile("\\bbasic\\b(?:.*?\\brealm=\"?([^\",]*))?",
			Pattern.CASE_INSENSITIVE);

	private ProxyCredentials() {
	}

	/**
	 * Ask for the credentials.
	 * @param authenticator whom to ask, or {@code null}
	 * @param destination where the request goes
	 * @param challenge the headers of the proxy's answer
	 * @return the value of the header {@code Proxy-Authorization}, or {@code null} if
	 * nobody knows or none may be sent
	 */
	static @Nullable String of(@Nullable Authenticator authenticator, Destination destination, HttpHeaders challenge) {
		Matcher basic = BASIC
			.matcher(String.join(", ", challenge.getOrDefault(HttpHeaders.PROXY_AUTHENTICATE, List.of())));
		if (authenticator == null || !basic.find() || isDisabled(destination)) {
			return null;
		}
		PasswordAuthentication credentials = ask(authenticator, destination, basic.group(1));
		if (credentials == null) {
			return null;
		}
		String joined = credentials.getUserName() + ":" + new String(credentials.getPassword());
		return "Basic " + Base64.getEncoder().encodeToString(joined.getBytes(StandardCharsets.UTF_8));
	}

	private static boolean isDisabled(Destination destination) {
		String disabled = destination.isTunnelled() ? System.getProperty(TUNNELING, "Basic")
				: System.getProperty(PROXYING, "");
		return List.of(disabled.split("\\s*,\\s*")).stream().anyMatch("Basic"::equalsIgnoreCase);
	}

	private static @Nullable PasswordAuthentication ask(Authenticator authenticator, Destination destination,
			@Nullable String realm) {
		try {
			InetSocketAddress proxy = destination.firstHop();
			return authenticator.requestPasswordAuthenticationInstance(proxy.getHostString(), proxy.getAddress(),
					proxy.getPort(), "http", realm, "Basic", destination.uri().toURL(),
					Authenticator.RequestorType.PROXY);
		}
		catch (MalformedURLException ex) {
			return null;
		}
	}

}
