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

import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import com.sun.management.UnixOperatingSystemMXBean;
import io.github.openaihealth.diagnosis.Cause;
import io.github.openaihealth.probe.FaultServer.Fault;
import io.github.openaihealth.probe.FaultServer.Fault.End;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.reactive.ClientHttpConnectorBuilder;
import org.springframework.boot.http.client.reactive.JdkClientHttpConnectorBuilder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * Tests that no fault of the wire costs {@link OpenAiProbe} a descriptor or a thread,
 * without help from the server, and that the poll after it works.
 */
@Timeout(120)
class OpenAiProbeFaultTests {

	private static final int POLLS = 50;

	private static final Duration LIMIT = Duration.ofSeconds(5);

	private static final Duration SHORT_LIMIT = Duration.ofMillis(40);

	private static final String MODELS = "{\"object\":\"list\",\"data\":[{\"id\":\"a\"}]}";

	private static final Fault NONE = ok("Content-Length: 37\r\n\r\n" + MODELS, End.WAIT);

	@ParameterizedTest(name = "{0}")
	@MethodSource
	void fault(String name, Fault fault, Cause cause) throws Exception {
		try (FaultServer server = new FaultServer(NONE); OpenAiProbe probe = probe(limitFor(cause))) {
			assertFault(server, fault, cause, probe, server.url());
		}
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource
	void faultOfTls(String name, Fault fault, Cause cause) throws Exception {
		try (FaultServer server = new FaultServer(NONE); OpenAiProbe probe = probe(limitFor(cause))) {
			assertFault(server, fault, cause, probe, server.url().replace("http:", "https:"));
		}
	}

	static Stream<Arguments> faultOfTls() {
		return Stream.of(arguments("closed", new Fault("", "", false, End.CLOSE), Cause.CONNECTION_FAILED),
				arguments("reset", new Fault("", "", false, End.RESET), Cause.CONNECTION_FAILED),
				arguments("silence", new Fault("", "", false, End.WAIT), Cause.TIMEOUT),
				arguments("plain text", new Fault("HTTP/1.1 400 Bad Request\r\n\r\n", "", false, End.WAIT),
						Cause.TLS_FAILURE),
				arguments("an alert", new Fault("\u0015\u0003\u0003\u0000\u0002\u0002\u0028", "", false, End.CLOSE),
						Cause.TLS_FAILURE));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource
	void faultOfAProxy(String name, Fault fault, Cause cause) throws Exception {
		try (FaultServer server = new FaultServer(NONE)) {
			InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port());
			JdkClientHttpConnectorBuilder builder = ClientHttpConnectorBuilder.jdk()
				.withHttpClientCustomizer((client) -> client.proxy(ProxySelector.of(address)));
			ProbeTransport transport = new ProbeTransport(builder, HttpClientSettings.defaults(), (connection) -> null);
			try (OpenAiProbe probe = probe(limitFor(cause), transport)) {
				assertFault(server, fault, cause, probe, "https://openai-health.invalid/v1");
			}
		}
	}

	static Stream<Arguments> faultOfAProxy() {
		String established = "HTTP/1.1 200 Connection established\r\n\r\n";
		return Stream.of(
				arguments("a tunnel that is closed", Fault.answering(established, End.CLOSE), Cause.CONNECTION_FAILED),
				arguments("a tunnel that is reset", Fault.answering(established, End.RESET), Cause.CONNECTION_FAILED),
				arguments("a tunnel that is silent", Fault.answering(established, End.WAIT), Cause.TIMEOUT),
				arguments("no answer", Fault.answering("", End.CLOSE), Cause.CONNECTION_FAILED),
				arguments("silence", Fault.answering("", End.WAIT), Cause.TIMEOUT),
				arguments("garbage", Fault.answering("\u0000\u0001garbage", End.WAIT), Cause.UNEXPECTED_RESPONSE),
				arguments("403", Fault.answering("HTTP/1.1 403 Forbidden\r\n\r\n", End.WAIT), Cause.CONNECTION_FAILED),
				arguments("502", Fault.answering("HTTP/1.1 502 Bad Gateway\r\nContent-Length: 3\r\n\r\n", End.WAIT),
						Cause.CONNECTION_FAILED),
				arguments("407", Fault.answering("HTTP/1.1 407 Who\r\n\r\n", End.WAIT), Cause.PROXY_AUTHENTICATION));
	}

	private static Duration limitFor(Cause cause) {
		return (cause == Cause.TIMEOUT) ? SHORT_LIMIT : LIMIT;
	}

	private static void assertFault(FaultServer server, Fault fault, Cause cause, OpenAiProbe probe, String url) {
		Duration limit = limitFor(cause);
		assertSuccess(server);
		// The client itself may take some, and takes them once
		probe.probe(ProbeFixtures.connection(url));
		Awaitility.await().until(() -> server.open() == 0);
		long before = descriptors();
		server.play(fault);
		for (int poll = 0; poll < POLLS; poll++) {
			long start = System.nanoTime();
			assertThat(probe.probe(ProbeFixtures.connection(url)).cause()).isEqualTo(cause);
			assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(limit.plusSeconds(10));
		}
		Awaitility.await().untilAsserted(() -> assertThat(server.open()).isZero());
		Awaitility.await().untilAsserted(() -> assertThat(descriptors()).isLessThanOrEqualTo(before + 2));
		Awaitility.await().untilAsserted(() -> assertThat(ProbeThreads.names()).hasSizeLessThanOrEqualTo(2));
		server.play(NONE);
		assertSuccess(server);
	}

	private static void assertSuccess(FaultServer server) {
		try (OpenAiProbe probe = probe(LIMIT)) {
			assertThat(probe.probe(ProbeFixtures.connection(server.url())).outcome()).isEqualTo(Outcome.SUCCESS);
		}
		Awaitility.await().until(() -> server.open() == 0);
	}

	static Stream<Arguments> fault() {
		return Stream.of(
				// What is no HTTP
				noHttp("an SSH banner", "SSH-2.0-OpenSSH_9.2p1\r\n"),
				noHttp("random bytes", "\u0007\u0001\u00FE\u0080"), noHttp("status 000", "HTTP/1.1 000 No\r\n\r\n"),
				noHttp("a negative status", "HTTP/1.1 -1 No\r\n\r\n"), noHttp("a page without a head", "<html></html>"),
				arguments("an endless status line", Fault.flooding("HTTP/1.1 200 ", "x".repeat(1000)),
						Cause.UNEXPECTED_RESPONSE),
				arguments("headers without end", Fault.flooding("HTTP/1.1 200 OK\r\n", "Name: value\r\n".repeat(100)),
						Cause.UNEXPECTED_RESPONSE),
				arguments("a header without end", Fault.flooding("HTTP/1.1 200 OK\r\nName: ", "x".repeat(1000)),
						Cause.UNEXPECTED_RESPONSE),
				arguments("a flood of interim answers",
						Fault.flooding("", "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 102 Processing\r\n\r\n".repeat(100)),
						Cause.UNEXPECTED_RESPONSE),
				arguments("TLS", Fault.answering("\u0015\u0003\u0001\u0000\u0002\u0002\u0016", End.WAIT),
						Cause.CONNECTION_FAILED),
				// Lengths and chunks
				arguments("a length that is no number", ok("Content-Length: two\r\n\r\n" + MODELS, End.WAIT),
						Cause.UNEXPECTED_RESPONSE),
				arguments("a negative length", ok("Content-Length: -1\r\n\r\n" + MODELS, End.WAIT),
						Cause.UNEXPECTED_RESPONSE),
				arguments("two lengths", ok("Content-Length: 37\r\nContent-Length: 38\r\n\r\n" + MODELS, End.WAIT),
						Cause.UNEXPECTED_RESPONSE),
				arguments("a huge length", ok("Content-Length: 999999999999\r\n\r\n" + MODELS, End.WAIT),
						Cause.UNEXPECTED_RESPONSE),
				arguments("a length that is too long, closed", ok("Content-Length: 99\r\n\r\n" + MODELS, End.CLOSE),
						Cause.UNEXPECTED_RESPONSE),
				arguments("a length that is too long, reset", ok("Content-Length: 99\r\n\r\n" + MODELS, End.RESET),
						Cause.UNEXPECTED_RESPONSE),
				arguments("a length that is too long, silent", ok("Content-Length: 99\r\n\r\n" + MODELS, End.WAIT),
						Cause.TIMEOUT),
				arguments("a length that is too short", ok("Content-Length: 3\r\n\r\n" + MODELS, End.WAIT),
						Cause.UNEXPECTED_RESPONSE),
				arguments("chunks of no size", ok("Transfer-Encoding: chunked\r\n\r\nzz\r\n" + MODELS, End.WAIT),
						Cause.UNEXPECTED_RESPONSE),
				arguments("chunks of a huge size",
						ok("Transfer-Encoding: chunked\r\n\r\n7FFFFFFFFFFFFFFF\r\n" + MODELS, End.WAIT),
						Cause.UNEXPECTED_RESPONSE),
				arguments("an extension without end",
						Fault.flooding("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2;", "x".repeat(1000)),
						Cause.UNEXPECTED_RESPONSE),
				arguments("a body without end",
						Fault.flooding("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
								"10000\r\n" + "x".repeat(0x10000) + "\r\n"),
						Cause.UNEXPECTED_RESPONSE),
				// The connection
				arguments("closed before an answer", Fault.answering("", End.CLOSE), Cause.CONNECTION_FAILED),
				arguments("reset before an answer", Fault.answering("", End.RESET), Cause.CONNECTION_FAILED),
				arguments("closed before the request", new Fault("", "", false, End.CLOSE), Cause.CONNECTION_FAILED),
				arguments("half a status line, closed", Fault.answering("HTTP/1.1 2", End.CLOSE),
						Cause.CONNECTION_FAILED),
				arguments("half a status line, silent", Fault.answering("HTTP/1.1 2", End.WAIT), Cause.TIMEOUT),
				arguments("silence", Fault.answering("", End.WAIT), Cause.TIMEOUT),
				arguments("a redirect to itself", Fault
					.answering("HTTP/1.1 302 Found\r\nLocation: /v1/models\r\nContent-Length: 0\r\n\r\n", End.WAIT),
						Cause.UNEXPECTED_RESPONSE));
	}

	/**
	 * The client that the probe does not use, to show that the tests above would notice.
	 */
	@Test
	void clientOfTheJdkKeepsItsSockets() throws Exception {
		try (FaultServer server = new FaultServer(Fault.answering("SSH-2.0-OpenSSH_9.2p1\r\n", End.WAIT))) {
			HttpClient client = HttpClient.newHttpClient();
			HttpRequest request = HttpRequest.newBuilder(URI.create(server.url())).build();
			for (int poll = 0; poll < 3; poll++) {
				assertThatException().isThrownBy(() -> client.send(request, HttpResponse.BodyHandlers.discarding()));
			}
			Awaitility.await().during(Duration.ofMillis(500)).until(() -> server.open() > 0);
		}
	}

	private static Arguments noHttp(String name, String answer) {
		return arguments(name, Fault.answering(answer, End.WAIT), Cause.UNEXPECTED_RESPONSE);
	}

	private static Arguments arguments(String name, Fault fault, Cause cause) {
		return Arguments.arguments(name, fault, cause);
	}

	private static Fault ok(String rest, End end) {
		return Fault.answering("HTTP/1.1 200 OK\r\n" + rest, end);
	}

	private static long descriptors() {
		assumeThat(ManagementFactory.getOperatingSystemMXBean()).isInstanceOf(UnixOperatingSystemMXBean.class);
		return ((UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getOpenFileDescriptorCount();
	}

	private static OpenAiProbe probe(Duration timeout) {
		return probe(timeout, new ProbeTransport(null, HttpClientSettings.defaults(), (name) -> null));
	}

	private static OpenAiProbe probe(Duration timeout, ProbeTransport transport) {
		return new OpenAiProbe(new ProbeSettings(Duration.ofSeconds(2), timeout, Duration.ofDays(30)), transport,
				List.of());
	}

}
