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

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.sun.net.httpserver.HttpServer;
import io.github.openaihealth.neighbours.ClientLibrary.Ending;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests the client that the starter configures, with the libraries that
 * {@code openai-java} brings.
 */
class ConfiguredClientTests {

	private static final byte[] MODELS = "{\"object\":\"list\",\"data\":[{\"id\":\"gpt-test\",\"object\":\"model\"}]}"
		.getBytes(StandardCharsets.UTF_8);

	private static final Pattern CLOSED = Pattern.compile("Closed at (\\S+)");

	private final List<String> requests = new CopyOnWriteArrayList<>();

	private HttpServer server;

	@BeforeEach
	void startServer() throws Exception {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.createContext("/v1/models", (exchange) -> {
			this.requests.add(String.valueOf(exchange.getRequestHeaders().get("Authorization")));
			exchange.getResponseHeaders().set("Content-Type", "application/json");
			exchange.sendResponseHeaders(200, MODELS.length);
			exchange.getResponseBody().write(MODELS);
			exchange.close();
		});
		this.server.start();
	}

	@AfterEach
	void stopServer() {
		this.server.stop(0);
	}

	@Test
	void clientCallsWithTheKey() throws Exception {
		Ending ending = run(Map.of("OPENAI_API_KEY", "test-key"));
		assertThat(ending.output()).contains("Models: 1, 1");
		assertThat(this.requests).containsExactly("[Bearer test-key]", "[Bearer test-key]");
	}

	@Test
	void clientCallsAGatewayWithoutAKey() throws Exception {
		Ending ending = run(Map.of());
		assertThat(ending.output()).contains("Models: 1, 1");
		assertThat(this.requests).containsExactly("null", "null");
	}

	@Test
	void clientThatIsClosedKeepsNoApplicationAlive() throws Exception {
		Ending ending = run(Map.of());
		Matcher closed = CLOSED.matcher(ending.output());
		assertThat(closed.find()).as(ending.output()).isTrue();
		assertThat(Duration.between(Instant.parse(closed.group(1)), ending.time())).isLessThan(Duration.ofSeconds(30));
	}

	private Ending run(Map<String, String> environment) throws Exception {
		Ending ending = ClientLibrary.OPENAI_JAVA.run("with-starter", environment, "--spring.profiles.active=call",
				"--openai.base-url=http://127.0.0.1:" + this.server.getAddress().getPort() + "/v1",
				"--openai.validation.mode=offline", "--openai.probe.enabled=false");
		assertThat(ending.exitCode()).as(ending.output()).isZero();
		return ending;
	}

}
