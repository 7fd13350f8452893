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

package io.github.openaihealth.sample.packaged;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * A service that says the key that it gets wherever an answer can say anything: as it is,
 * in parts, in Base64 and in hexadecimal, in another form with each answer.
 */
final class EchoingService implements AutoCloseable {

	private static final String BODY = """
			{"object":"list","data":[{"id":"%1$s","object":"model","owned_by":"%1$s","shutdown_date":"%1$s"}],
			"error":{"message":"Incorrect API key provided: %1$s. See https://%1$s.api.openai.com/%1$s","type":"%1$s",
			"param":"%1$s","code":"%1$s"}}""";

	private static final List<String> HEADERS = List.of("x-request-id", "request-id", "cf-ray", "server", "via",
			"retry-after", "openai-organization", "openai-project", "openai-processing-ms", "openai-version",
			"x-ratelimit-limit-requests", "x-ratelimit-reset-requests", "content-language", "set-cookie");

	private final AtomicInteger echoes = new AtomicInteger();

	private final int status;

	private final HttpServer server;

	EchoingService(int status) throws IOException {
		this.status = status;
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.createContext("/", this::handle);
		this.server.start();
	}

	String baseUrl() {
		return "http://127.0.0.1:" + this.server.getAddress().getPort() + "/v1";
	}

	int echoes() {
		return this.echoes.get();
	}

	private void handle(HttpExchange exchange) throws IOException {
		try (exchange) {
			exchange.getRequestBody().readAllBytes();
			String authorization = exchange.getRequestHeaders().getFirst("Authorization");
			String echo = (authorization != null) ? form(authorization.substring("Bearer ".length())) : "";
			Headers headers = exchange.getResponseHeaders();
			headers.set("Content-Type", "application/json");
			HEADERS.forEach((name) -> headers.set(name, echo));
			headers.set("WWW-Authenticate", "Bearer realm=\"" + echo + "\", error=\"" + echo + "\"");
			headers.set("Location", "https://" + echo + ".example.com/" + echo + "?token=" + echo);
			byte[] body = (this.status == 200 && !exchange.getRequestMethod().equals("POST"))
					? BODY.replaceFirst("(?s),\\s+\"error.*", "}").formatted(echo).getBytes(StandardCharsets.UTF_8)
					: BODY.formatted(echo).getBytes(StandardCharsets.UTF_8);
			exchange.sendResponseHeaders(this.status, body.length);
			exchange.getResponseBody().write(body);
		}
	}

	private String form(String key) {
		byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
		return switch (this.echoes.getAndIncrement() % 5) {
			case 0 -> key;
			case 1 -> key.substring(3, 15);
			case 2 -> Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
			case 3 -> "req_" + HexFormat.of().formatHex(bytes, 0, 20);
			default ->
				Base64.getEncoder().encodeToString(("k:" + key).getBytes(StandardCharsets.UTF_8)).replace("=", "");
		};
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

}
