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

package io.github.openaihealth.benchmark;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

import com.sun.net.httpserver.HttpServer;

/**
 * A server that answers the polls of an application.
 */
final class ModelsServer {

	private static final byte[] MODELS = "{\"object\":\"list\",\"data\":[{\"id\":\"model-1\",\"object\":\"model\"}]}"
		.getBytes(StandardCharsets.UTF_8);

	private ModelsServer() {
	}

	/**
	 * Start a server.
	 * @return the server, to be stopped
	 * @throws IOException if there is no port for it
	 */
	static HttpServer start() throws IOException {
		HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		server.createContext("/v1/models", (exchange) -> {
			exchange.getResponseHeaders().set("Content-Type", "application/json");
			exchange.sendResponseHeaders(200, MODELS.length);
			try (OutputStream stream = exchange.getResponseBody()) {
				stream.write(MODELS);
			}
		});
		server.start();
		return server;
	}

	/**
	 * Return the base URL of a server.
	 * @param server the server
	 * @return the base URL
	 */
	static String baseUrl(HttpServer server) {
		return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
	}

}
