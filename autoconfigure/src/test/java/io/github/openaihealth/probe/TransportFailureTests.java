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
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

import io.github.openaihealth.diagnosis.Cause;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TransportFailure}.
 */
class TransportFailureTests {

	@ParameterizedTest
	@MethodSource
	void cause(Throwable failure, Cause cause) {
		assertThat(TransportFailure.of(failure).cause()).isEqualTo(cause);
		assertThat(TransportFailure.of(new CompletionException(new IOException(failure))).cause()).isEqualTo(cause);
	}

	static Stream<Arguments> cause() {
		return Stream.of(Arguments.arguments(new UnknownHostException("h"), Cause.HOST_UNKNOWN),
				Arguments.arguments(new ConnectTimeoutException(), Cause.TIMEOUT),
				Arguments.arguments(new SocketTimeoutException("Read timed out"), Cause.TIMEOUT),
				Arguments.arguments(new ConnectException("Connection timed out"), Cause.TIMEOUT),
				Arguments.arguments(new ConnectException("Connection refused"), Cause.CONNECTION_REFUSED),
				Arguments.arguments(new ConnectException("Network is unreachable"), Cause.CONNECTION_FAILED),
				Arguments.arguments(new NoRouteToHostException("No route to host"), Cause.CONNECTION_FAILED),
				Arguments.arguments(new SSLHandshakeException("Received fatal alert: handshake_failure"),
						Cause.TLS_FAILURE),
				Arguments.arguments(caused(new SSLHandshakeException("PKIX"), new CertificateException("x")),
						Cause.TLS_FAILURE),
				Arguments.arguments(new CertificateException("x"), Cause.TLS_FAILURE),
				Arguments.arguments(new SSLPeerUnverifiedException("x"), Cause.TLS_FAILURE),
				Arguments.arguments(new SSLException("Unsupported or unrecognized SSL message"), Cause.TLS_FAILURE),
				Arguments.arguments(new SSLHandshakeException("Remote host terminated the handshake"),
						Cause.CONNECTION_FAILED),
				Arguments.arguments(caused(new SSLHandshakeException("x"), new EOFException()),
						Cause.CONNECTION_FAILED),
				Arguments.arguments(caused(new SSLException("x"), new SocketException("Connection reset")),
						Cause.CONNECTION_FAILED),
				Arguments.arguments(new SocketException("Connection reset"), Cause.CONNECTION_FAILED),
				Arguments.arguments(new EOFException(), Cause.CONNECTION_FAILED),
				Arguments.arguments(new SSLHandshakeException("Remote host closed the channel"),
						Cause.CONNECTION_FAILED),
				Arguments.arguments(new ConnectException(), Cause.CONNECTION_FAILED),
				Arguments.arguments(TransportException.noHttp("something that is no HTTP"), Cause.UNEXPECTED_RESPONSE),
				Arguments.arguments(TransportException.tls(), Cause.CONNECTION_FAILED),
				Arguments.arguments(TransportException.proxyRefused("proxy:3128", 502), Cause.CONNECTION_FAILED),
				Arguments.arguments(new IllegalArgumentException("invalid header value"), Cause.CONNECTION_FAILED));
	}

	@Test
	void whileConnecting() {
		assertThat(TransportFailure.of(new ConnectTimeoutException()).whileConnecting()).isTrue();
		assertThat(TransportFailure.of(new IOException(new ConnectException("Connection timed out"))).whileConnecting())
			.isTrue();
		assertThat(TransportFailure.of(new SocketTimeoutException("t")).whileConnecting()).isFalse();
		assertThat(TransportFailure.of(new IOException("x")).whileConnecting()).isFalse();
	}

	@Test
	void rootIsTheInnermostCause() {
		IOException root = new IOException("root");
		assertThat(TransportFailure.root(new CompletionException(new IOException("outer", root)))).isSameAs(root);
		assertThat(TransportFailure.root(root)).isSameAs(root);
	}

	@Test
	void cyclicCauses() {
		IOException first = new IOException("first");
		IOException second = new IOException("second", first);
		first.initCause(second);
		assertThat(TransportFailure.of(first).cause()).isEqualTo(Cause.CONNECTION_FAILED);
	}

	private static Throwable caused(Throwable failure, Throwable cause) {
		return failure.initCause(cause);
	}

}
