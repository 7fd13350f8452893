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

import java.io.IOException;

import io.github.openaihealth.probe.TransportFailure.Particular;

/**
 * There will be no answer, for a reason that no exception of the JDK tells.
 */
@SuppressWarnings("serial")
final class TransportException extends IOException {

	private final Particular particular;

	private TransportException(String message, Particular particular) {
		super(message);
		this.particular = particular;
	}

	/**
	 * Create an exception for what does not speak HTTP.
	 * @param finding what came instead, without a word of it
	 * @return the exception
	 */
	static TransportException noHttp(String finding) {
		return new TransportException(finding, new Particular.NoHttp(finding));
	}

	/**
	 * Create an exception for a port that speaks TLS.
	 * @return the exception
	 */
	static TransportException tls() {
		return new TransportException("TLS instead of HTTP", new Particular.Tls());
	}

	/**
	 * Create an exception for a proxy that did not let a connection through.
	 * @param proxy host and port of the proxy
	 * @param status the HTTP status that it answered
	 * @return the exception
	 */
	static TransportException proxyRefused(String proxy, int status) {
		return new TransportException("The proxy answered " + status, new Particular.ProxyRefused(proxy, status));
	}

	Particular particular() {
		return this.particular;
	}

}
