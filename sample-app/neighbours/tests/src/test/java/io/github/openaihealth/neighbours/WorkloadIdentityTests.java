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

package io.github.openaihealth.neighbours;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.openaihealth.neighbours.ClientLibrary.Ending;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests an application without a key, with the libraries that {@code openai-java} brings:
 * its tokens are exchanged by the SDK and handed over by one bean.
 */
class WorkloadIdentityTests {

	private static final String TOKEN = "token-" + "0a1B".repeat(12);

	private static final String IDENTITY_TOKEN = "identity-" + "9z8Y".repeat(12);

	private final List<String> bearers = new CopyOnWriteArrayList<>();

	private final List<String> exchanges = new CopyOnWriteArrayList<>();

	private HttpServer server;

	private boolean mapped = true;

	@TempDir
	private Path directory;

	@BeforeEach
	void startServer() throws Exception {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.createContext("/v1/models", (exchange) -> {
			this.bearers.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
			answer(exchange, 200, "{\"object\":\"list\",\"data\":[{\"id\":\"gpt-test\",\"object\":\"model\"}]}");
		});
		this.server.createContext("/oauth/token", (exchange) -> {
			this.exchanges.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
			answer(exchange, this.mapped ? 200 : 400, this.mapped
					? "{\"access_token\":\"" + TOKEN + "\",\"issued_token_type\":\"x\",\"token_type\":\"Bearer\","
							+ "\"expires_in\":3600}"
					: "{\"error\":\"invalid_grant\",\"error_description\":\"no mapping for " + IDENTITY_TOKEN + "\"}");
		});
		this.server.start();
		Files.writeString(this.directory.resolve("token"), IDENTITY_TOKEN);
	}

	@AfterEach
	void stopServer() {
		this.server.stop(0);
	}

	@Test
	void checkAndClientSendTheTokenOfOneExchange() throws Exception {
		Ending ending = run();
		assertThat(ending.exitCode()).as(ending.output()).isZero();
		assertThat(ending.output()).contains("Models: 1, 1").doesNotContain(TOKEN, IDENTITY_TOKEN, " WARN ");
		assertThat(this.bearers).hasSizeGreaterThan(2).containsOnly("Bearer " + TOKEN);
		assertThat(this.exchanges).singleElement().asString().contains(IDENTITY_TOKEN, "idp_test", "user-test");
	}

	@Test
	void exchangeThatIsRefusedStopsNoStartAndIsNamed() throws Exception {
		this.mapped = false;
		Ending ending = run();
		assertThat(ending.output()).contains(
				"OpenAI could not be checked at start-up, which goes on: The token could not be had: the token service "
						+ "answered 'invalid_grant'.",
				"Started OpenAiJavaApplication");
		assertThat(this.bearers).isEmpty();
	}

	private Ending run() throws Exception {
		String service = "http://127.0.0.1:" + this.server.getAddress().getPort();
		return ClientLibrary.OPENAI_JAVA.run("with-starter", Map.of(),
				"--spring.profiles.active=call,workload-identity", "--token-service=" + service,
				"--identity-token-file=" + this.directory.resolve("token"));
	}

	private static void answer(HttpExchange exchange, int status, String json) throws IOException {
		byte[] body = json.getBytes(StandardCharsets.UTF_8);
		exchange.getResponseHeaders().set("Content-Type", "application/json");
		exchange.sendResponseHeaders(status, body.length);
		exchange.getResponseBody().write(body);
		exchange.close();
	}

}
