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
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import io.github.openaihealth.connection.KeysInUse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.reactive.ClientHttpConnectorBuilder;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests over sockets that the key goes nowhere but to the configured host, and there in
 * its header alone.
 */
class KeyDestinationTests {

	private static final String KEY = ProbeFixtures.projectKey();

	private final ExecutorService executor = Executors.newCachedThreadPool();

	@AfterEach
	void stop() {
		this.executor.shutdownNow();
	}

	@ParameterizedTest
	@ValueSource(ints = { 200, 201, 300, 301, 302, 303, 304, 305, 306, 307, 308, 401, 421, 503 })
	void nobodyElseIsAskedWhateverTheServerPointsTo(int status) throws Exception {
		try (ServerSocket other = listen(); ServerSocket server = listen()) {
			String target = "http://localhost:" + other.getLocalPort() + "/v1/models";
			CompletableFuture<String> request = answer(server, """
					HTTP/1.1 %1$d Elsewhere\r
					Location: %2$s\r
					Content-Location: %2$s\r
					Refresh: 0;url=%2$s\r
					Link: <%2$s>; rel="canonical"\r
					Alt-Svc: h2="localhost:%3$d"; ma=86400; persist=1, clear\r
					Content-Type: application/json\r
					Content-Length: 2\r
					\r
					{}""".formatted(status, target, other.getLocalPort()));
			try (OpenAiProbe probe = probe(null)) {
				probe.probe(ProbeFixtures.connection(url("http", server)));
				probe.probe(ProbeFixtures.connection("http://127.0.0.1:1/v1"));
			}
			assertThat(request.join()).containsOnlyOnce(KEY).contains("Authorization: Bearer " + KEY + "\r\n");
			other.setSoTimeout(50);
			assertThat(CompletableFuture.supplyAsync(() -> acceptOne(other), this.executor).join()).isEmpty();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "HTTP/1.1 200 Connection established\r\n\r\n", "HTTP/1.1 407 Who\r\n\r\n",
			"HTTP/1.1 403 No\r\n\r\n", "HTTP/1.1 302 There\r\nLocation: http://127.0.0.1/\r\n\r\n",
			"HTTP/1.1 200 OK\r\n\r\nHTTP/1.1 400 This is plain text\r\n\r\n" })
	void proxyReadsNoKey(String answer) throws Exception {
		try (ServerSocket proxy = listen()) {
			CompletableFuture<String> received = answer(proxy, answer);
			try (OpenAiProbe probe = probe(new InetSocketAddress(proxy.getInetAddress(), proxy.getLocalPort()))) {
				probe.probe(ProbeFixtures.connection("https://api.openai.com/v1"));
			}
			assertThat(received.join()).startsWith("CONNECT api.openai.com:443 HTTP/1.1\r\n")
				.doesNotContain(KEY, KEY.substring(8, 20), "Authorization: Bearer");
		}
	}

	@Test
	void handshakeHasNoKey() throws Exception {
		try (ServerSocket server = listen()) {
			CompletableFuture<String> received = answer(server, "");
			try (OpenAiProbe probe = probe(null)) {
				probe.probe(ProbeFixtures.connection(url("https", server).replace("127.0.0.1", "localhost")));
			}
			assertThat(received.join()).isNotEmpty().doesNotContain(KEY, KEY.substring(8, 20));
		}
	}

	private static OpenAiProbe probe(@Nullable InetSocketAddress proxy) {
		ProbeTransport transport = new ProbeTransport(
				(proxy != null) ? ClientHttpConnectorBuilder.jdk()
					.withHttpClientCustomizer((client) -> client.proxy(ProxySelector.of(proxy))) : null,
				HttpClientSettings.defaults(), (name) -> null);
		return new OpenAiProbe(new ProbeSettings(Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofDays(30)),
				transport, List.of(), new KeysInUse());
	}

	private static ServerSocket listen() throws IOException {
		return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
	}

	private static String url(String scheme, ServerSocket server) {
		return scheme + "://127.0.0.1:" + server.getLocalPort() + "/v1";
	}

	private CompletableFuture<String> answer(ServerSocket server, String answer) {
		return CompletableFuture.supplyAsync(() -> {
			try (Socket socket = server.accept()) {
				socket.setSoTimeout(500);
				byte[] head = new byte[8192];
				int length = Math.max(0, socket.getInputStream().read(head));
				socket.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
				return new String(head, 0, length, StandardCharsets.ISO_8859_1) + rest(socket.getInputStream());
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}, this.executor);
	}

	private static String rest(InputStream in) {
		StringBuilder text = new StringBuilder();
		try {
			for (int next = in.read(); next != -1; next = in.read()) {
				text.append((char) next);
			}
		}
		catch (IOException ex) {
			// Nothing more comes
		}
		return text.toString();
	}

	private static String acceptOne(ServerSocket server) {
		try (Socket socket = server.accept()) {
			return "connected by " + socket.getRemoteSocketAddress();
		}
		catch (IOException ex) {
			return "";
		}
	}

}
