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

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.util.List;

import javax.net.ssl.SSLSocket;

import io.github.openaihealth.probe.HttpHeadReader.HttpHead;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * A connection for one exchange, which nobody keeps open afterwards.
 * <p>
 * It is the probe's own, since no client does what must hold here. The JDK's never closes
 * the socket of an answer that is no HTTP, so that a wrong port would cost the
 * application one file descriptor per poll; others log whole headers at {@code DEBUG},
 * the key among them. Since none is kept, a connection that died silently in between
 * costs no poll.
 */
final class HttpConnection {

	/**
	 * As long as heads are. Of a body more is read at once.
	 */
	private static final int HEAD = 2048;

	private final Destination destination;

	private final ProbeTransport.Settings settings;

	private final HostLookup lookup;

	private final Wire wire;

	HttpConnection(Destination destination, ProbeTransport.Settings settings, HostLookup lookup, Wire wire) {
		this.destination = destination;
		this.settings = settings;
		this.lookup = lookup;
		this.wire = wire;
	}

	/**
	 * Make the connection, ask, read the answer, and close the connection.
	 * @param <T> what its body is read as
	 * @param method the method of the request
	 * @param headers its headers
	 * @param body its body, or {@code null} if it has none
	 * @param bodyReader reads the body of the answer while it comes
	 * @return the answer
	 * @throws IOException if there is none
	 */
	<T> HttpAnswer<T> exchange(String method, HttpHeaders headers, byte @Nullable [] body,
			HttpAnswer.BodyReader<T> bodyReader) throws IOException {
		String credentials = headers.getFirst(HttpHeaders.PROXY_AUTHORIZATION);
		HttpAnswer<T> answer = exchange(method, headers, body, credentials, bodyReader);
		if (!isProxyAuthentication(answer.head()) || credentials != null) {
			return answer;
		}
		credentials = ProxyCredentials.of(this.settings.authenticator(), this.destination, answer.head().headers());
		return (credentials != null) ? exchange(method, headers, body, credentials, bodyReader) : answer;
	}

	private static boolean isProxyAuthentication(HttpHead head) {
		return head.status() == HttpStatus.PROXY_AUTHENTICATION_REQUIRED.value();
	}

	private <T> HttpAnswer<T> exchange(String method, HttpHeaders headers, byte @Nullable [] body,
			@Nullable String credentials, HttpAnswer.BodyReader<T> bodyReader) throws IOException {
		try {
			Socket socket = connect();
			if (this.destination.isTunnelled()) {
				HttpHead head = openTunnel(socket, credentials);
				if (isProxyAuthentication(head)) {
					return HttpAnswer.of(head, Body.complete(new byte[0]).stream(), bodyReader);
				}
			}
			socket = this.destination.tls() ? encrypt(socket) : socket;
			boolean askedInClear = !this.destination.tls() && this.destination.proxy().type() == Proxy.Type.HTTP;
			HttpHeaders sent = HttpRequestWriter.complete(headers, this.destination, askedInClear ? credentials : null);
			return ask(socket, HttpRequestWriter.write(method, this.destination.target(), sent, body), bodyReader);
		}
		finally {
			this.wire.release();
		}
	}

	private <T> HttpAnswer<T> ask(Socket socket, byte[] request, HttpAnswer.BodyReader<T> bodyReader)
			throws IOException {
		send(socket, request);
		InputStream stream = new BufferedInputStream(socket.getInputStream(), HEAD);
		HttpHead head = new HttpHeadReader(stream).read();
		HttpBodyStream body = new HttpBodyStream(stream, head);
		HttpAnswer<T> answer = HttpAnswer.of(head, body, bodyReader);
		body.assertInTime();
		return answer;
	}

	private HttpHead openTunnel(Socket socket, @Nullable String credentials) throws IOException {
		String authority = this.destination.authority(true);
		HttpHeaders headers = new HttpHeaders();
		headers.set(HttpHeaders.HOST, authority);
		if (credentials != null) {
			headers.set(HttpHeaders.PROXY_AUTHORIZATION, credentials);
		}
		send(socket, HttpRequestWriter.write("CONNECT", authority, headers));
		// Not buffered: what follows the head is for TLS
		HttpHead head = new HttpHeadReader(socket.getInputStream()).read();
		boolean decided = head.status() / 100 == 2 || isProxyAuthentication(head);
		if (!decided) {
			InetSocketAddress proxy = this.destination.firstHop();
			throw TransportException.proxyRefused(proxy.getHostString() + ":" + proxy.getPort(), head.status());
		}
		return head;
	}

	private static void send(Socket socket, byte[] request) throws IOException {
		OutputStream stream = socket.getOutputStream();
		stream.write(request);
		stream.flush();
	}

	private Socket encrypt(Socket socket) throws IOException {
		SSLSocket encrypted = (SSLSocket) this.settings.sslContext()
			.getSocketFactory()
			.createSocket(socket, this.destination.peer(), this.destination.port(), true);
		encrypted.setSSLParameters(this.settings.sslParameters());
		encrypted.startHandshake();
		return encrypted;
	}

	private Socket connect() throws IOException {
		if (this.destination.proxy().type() == Proxy.Type.SOCKS) {
			return connect(this.destination.proxy(), this.destination.firstHop(), 1);
		}
		InetSocketAddress hop = this.destination.firstHop();
		List<InetAddress> addresses = hop.isUnresolved()
				? this.wire.awaitConnection((millis) -> this.lookup.find(hop.getHostString(), millis))
				: List.of(hop.getAddress());
		return connect(addresses, hop.getPort());
	}

	// The last one may take all the time that is left, and each before it half of that
	private Socket connect(List<InetAddress> addresses, int port) throws IOException {
		IOException failure = new ConnectException();
		for (int index = 0; index < addresses.size(); index++) {
			try {
				InetSocketAddress address = new InetSocketAddress(addresses.get(index), port);
				return connect(Proxy.NO_PROXY, address, (index + 1 < addresses.size()) ? 2 : 1);
			}
			catch (IOException ex) {
				failure = ex;
			}
		}
		throw failure;
	}

	private Socket connect(Proxy proxy, InetSocketAddress address, int share) throws IOException {
		Socket socket = new WireSocket(this.wire, proxy);
		this.wire.use(socket);
		return this.wire.awaitConnection((millis) -> {
			socket.connect(address, Math.max(1, millis / share));
			socket.setTcpNoDelay(true);
			return socket;
		});
	}

}
