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
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.assertj.core.api.SoftAssertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the packaged application understands what gateways answer, a sample of each
 * kind. Each answer is that of a connection with a key and an address of its own, in one
 * process: first every key is good, then each gets its answer.
 */
@Tag("once")
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class GatewayAnswersTests {

	private static final Path CASES = Path.of("..", "autoconfigure", "src", "test", "resources", "cases",
			"answers.json");

	private static final int OF_A_KIND = 6;

	private static final Duration LIMIT = Duration.ofSeconds(60);

	private static final byte[] MODELS = "{\"object\":\"list\",\"data\":[{\"id\":\"a\"}]}"
		.getBytes(StandardCharsets.UTF_8);

	private final Map<String, Known> known = new LinkedHashMap<>();

	private final Map<String, String> environment = new HashMap<>();

	private final ExecutorService executor = Executors.newCachedThreadPool();

	private volatile boolean playing;

	private HttpServer server;

	private SampleProcess sample;

	@BeforeAll
	void start() throws Exception {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.createContext("/", this::handle);
		this.server.setExecutor(this.executor);
		this.server.start();
		sample().forEach(this::add);
		Stream<String> arguments = Stream.of("--openai.probe.enabled=true", "--openai.validation.mode=offline",
				"--openai.validation.on-failure=warn", "--openai.health.interval=1h",
				"--openai.health.failure-threshold=1", "--openai.api-key=" + Keys.opaque(),
				"--openai.base-url=" + baseUrl("default"));
		this.sample = SampleProcess
			.launch(this.environment, List.of("-jar", SampleProcess.jar().toString()),
					Stream.concat(arguments, KeySearch.EVERYTHING_SHOWN.stream()).toArray(String[]::new))
			.awaitStarted();
	}

	@AfterAll
	void stop() {
		this.sample.close();
		this.server.stop(0);
		this.executor.shutdownNow();
	}

	@Test
	@Order(1)
	void everyKeyIsGoodAtFirst() {
		Awaitility.await()
			.atMost(LIMIT)
			.untilAsserted(
					() -> assertThat(this.sample.health().path("components").propertyStream())
						.hasSize(this.known.size() + 1)
						.allSatisfy((component) -> assertThat(component.getValue().path("status").asString())
							.as(component.getKey())
							.isEqualTo("UP")));
	}

	@Test
	@Order(2)
	void everyAnswerIsUnderstood() throws Exception {
		this.playing = true;
		this.sample.post("/actuator/openai");
		Awaitility.await().atMost(LIMIT).untilAsserted(() -> {
			JsonNode components = this.sample.health().path("components");
			SoftAssertions.assertSoftly((softly) -> this.known.forEach((name, known) -> {
				JsonNode health = components.path(name);
				JsonNode details = health.path("details");
				softly.assertThat(known.expected())
					.as(known.title())
					.contains(details.path("cause").asString(health.path("status").asString()));
				softly.assertThat(details.path("httpStatus").asInt(0)).as(known.title()).isEqualTo(known.status());
			}));
			assertThat(components.at("/default/status").asString()).isEqualTo("UP");
		});
	}

	@Test
	@Order(3)
	void noKeyIsShown() throws Exception {
		KeySearch.assertNowhere(this.sample,
				this.known.values().stream().map(Known::key).filter(Objects::nonNull).toArray(String[]::new));
	}

	private static List<JsonNode> sample() throws IOException {
		Map<String, List<JsonNode>> kinds = new LinkedHashMap<>();
		for (JsonNode row : JsonMapper.shared().readTree(CASES.toFile())) {
			if (row.path("host").stringValue().equals("a gateway") && !row.has("requiredModels")) {
				JsonNode expected = row.path("expected");
				String kind = expected.isString() ? "UP" : expected.path(0).stringValue();
				kinds.computeIfAbsent(kind, (name) -> new ArrayList<>()).add(row);
			}
		}
		return kinds.values().stream().flatMap(GatewayAnswersTests::some).toList();
	}

	private static Stream<JsonNode> some(List<JsonNode> rows) {
		int step = Math.max(1, rows.size() / OF_A_KIND);
		return Stream.iterate(0, (i) -> i < rows.size(), (i) -> i + step).map(rows::get);
	}

	private void add(JsonNode row) {
		String name = "case" + this.known.size();
		String prefix = "OPENAI_CONNECTIONS_" + name.toUpperCase(Locale.ROOT);
		String key = switch (row.path("key").stringValue()) {
			case "none" -> null;
			case "of OpenAI's form" -> Keys.project();
			default -> Keys.opaque();
		};
		this.environment.put(prefix + "_BASEURL", baseUrl(name));
		if (key != null) {
			this.environment.put(prefix + "_APIKEY", key);
		}
		this.known.put(name, new Known(row, key));
	}

	private String baseUrl(String name) {
		return "http://127.0.0.1:" + this.server.getAddress().getPort() + "/" + name + "/v1";
	}

	private void handle(HttpExchange exchange) throws IOException {
		try (exchange) {
			Known known = this.known.get(exchange.getRequestURI().getPath().split("/")[1]);
			boolean good = known == null || !this.playing;
			byte[] body = good ? MODELS : known.body();
			if (!good) {
				known.headers().forEach(exchange.getResponseHeaders()::set);
			}
			exchange.sendResponseHeaders(good ? 200 : known.status(), (body.length > 0) ? body.length : -1);
			exchange.getResponseBody().write(body);
		}
	}

	/**
	 * A known answer.
	 *
	 * @param row its row
	 * @param key the key of the connection that gets it, or {@code null}
	 */
	private record Known(JsonNode row, String key) {

		String title() {
			return this.row.path("name").stringValue();
		}

		int status() {
			return this.row.path("status").intValue();
		}

		List<String> expected() {
			JsonNode expected = this.row.path("expected");
			List<String> causes = expected.isString() ? List.of(expected.stringValue())
					: expected.valueStream().map(JsonNode::stringValue).toList();
			// Throttling is no failure
			return causes.contains("rate-limited") ? Stream.concat(causes.stream(), Stream.of("UP")).toList() : causes;
		}

		Map<String, String> headers() {
			Map<String, String> headers = new HashMap<>();
			this.row.path("headers")
				.properties()
				.forEach((header) -> headers.put(header.getKey(), header.getValue().asString()));
			return headers;
		}

		byte[] body() {
			return this.row.has("bodyBase64") ? Base64.getDecoder().decode(this.row.path("bodyBase64").stringValue())
					: this.row.path("body")
						.stringValue()
						.replace("{key}", (this.key != null) ? this.key : "")
						.getBytes(StandardCharsets.UTF_8);
		}

	}

}
