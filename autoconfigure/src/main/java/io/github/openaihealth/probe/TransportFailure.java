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

import java.io.EOFException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.net.ssl.SSLException;

import io.github.openaihealth.diagnosis.Cause;
import org.jspecify.annotations.Nullable;

/**
 * What kept a request from being answered. Known by the types of the exceptions alone;
 * the exceptions are neither kept nor logged, since those of an HTTP client may hold a
 * header. Their messages are compared only where a type says too little.
 *
 * @param cause what went wrong
 * @param whileConnecting whether the connection was still being made, as far as known
 * @param particular what more is known, or {@code null}
 */
record TransportFailure(Cause cause, boolean whileConnecting, @Nullable Particular particular) implements Reply {

	static final TransportFailure UNKNOWN = new TransportFailure(Cause.CONNECTION_FAILED, false, null);

	/**
	 * The application did not come to ask.
	 */
	static final TransportFailure NOT_ASKED = new TransportFailure(Cause.CONNECTION_FAILED, false,
			new Particular.NotAsked());

	// What the other end says of a certificate is said of ours
	private static final Pattern CLIENT_CERTIFICATE = Pattern.compile(
			"received fatal alert: (?:certificate_\\w+|bad_certificate|unsupported_certificate|unknown_ca|no_certificate)");

	static TransportFailure of(Throwable failure) {
		List<Throwable> chain = chain(failure);
		boolean whileConnecting = has(chain, ConnectTimeoutException.class) || has(chain, ConnectException.class);
		return new TransportFailure(causeOf(chain), whileConnecting, particularOf(chain));
	}

	private static @Nullable Particular particularOf(List<Throwable> chain) {
		for (Throwable link : chain) {
			if (link instanceof TransportException exception) {
				return exception.particular();
			}
		}
		boolean certificate = has(chain, SSLException.class)
				&& messages(chain).anyMatch((message) -> CLIENT_CERTIFICATE.matcher(message).find());
		return certificate ? new Particular.ClientCertificate() : null;
	}

	static Throwable root(Throwable failure) {
		List<Throwable> chain = chain(failure);
		return chain.get(chain.size() - 1);
	}

	private static Cause causeOf(List<Throwable> chain) {
		if (has(chain, UnknownHostException.class)) {
			return Cause.HOST_UNKNOWN;
		}
		if (has(chain, SocketTimeoutException.class)) {
			return Cause.TIMEOUT;
		}
		if (particularOf(chain) instanceof Particular.NoHttp) {
			return Cause.UNEXPECTED_RESPONSE;
		}
		if (has(chain, SSLException.class) || has(chain, CertificateException.class)) {
			return isTornDown(chain) ? Cause.CONNECTION_FAILED : Cause.TLS_FAILURE;
		}
		if (has(chain, ConnectException.class)) {
			return causeOfConnect(chain);
		}
		return Cause.CONNECTION_FAILED;
	}

	// The other end hung up, which says nothing of certificates
	private static boolean isTornDown(List<Throwable> chain) {
		return has(chain, EOFException.class) || has(chain, SocketException.class)
				|| messages(chain).anyMatch((message) -> message.startsWith("remote host "));
	}

	private static Cause causeOfConnect(List<Throwable> chain) {
		if (messages(chain).anyMatch((message) -> message.contains("timed out"))) {
			return Cause.TIMEOUT;
		}
		boolean refused = messages(chain).anyMatch((message) -> message.contains("refused"));
		return refused ? Cause.CONNECTION_REFUSED : Cause.CONNECTION_FAILED;
	}

	private static boolean has(List<Throwable> chain, Class<? extends Throwable> type) {
		return chain.stream().anyMatch(type::isInstance);
	}

	private static Stream<String> messages(List<Throwable> chain) {
		return chain.stream()
			.map(Throwable::getMessage)
			.filter((message) -> message != null)
			.map((message) -> message.toLowerCase(Locale.ROOT));
	}

	private static List<Throwable> chain(Throwable failure) {
		Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
		List<Throwable> chain = new ArrayList<>();
		for (@Nullable
		Throwable link = failure; link != null && seen.add(link); link = link.getCause()) {
			chain.add(link);
		}
		return chain;
	}

	/**
	 * What more is known of a failure.
	 */
	sealed interface Particular {

		/**
		 * What answers does not speak HTTP.
		 *
		 * @param finding what came instead
		 */
		record NoHttp(String finding) implements Particular {
		}

		/**
		 * The port speaks TLS, and was asked in clear.
		 */
		record Tls() implements Particular {
		}

		/**
		 * A proxy did not let the connection through.
		 *
		 * @param proxy host and port of the proxy
		 * @param status the HTTP status that it answered
		 */
		record ProxyRefused(String proxy, int status) implements Particular {
		}

		/**
		 * The host wants a client certificate, and got none that it takes.
		 */
		record ClientCertificate() implements Particular {
		}

		/**
		 * The application had no time to ask, or something of its own kept it.
		 */
		record NotAsked() implements Particular {
		}

	}

}
