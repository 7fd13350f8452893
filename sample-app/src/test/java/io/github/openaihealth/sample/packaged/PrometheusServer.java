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
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * A Prometheus of its own that scrapes one application, with the rules of the
 * documentation as they are and its configuration with another address and other
 * intervals.
 */
final class PrometheusServer implements AutoCloseable {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private static final Pattern ADDRESS = Pattern.compile("Listening on.*address=(127\\.0\\.0\\.1:\\d+)");

	private static final List<String> RULES = List.of("openai-recording.rules.yml", "openai-alerts.rules.yml");

	private static final HttpClient client = HttpClient.newHttpClient();

	private static final JsonMapper mapper = new JsonMapper();

	private final Path log;

	private final Process process;

	private PrometheusServer(Path directory) throws IOException {
		this.log = directory.resolve("prometheus.log");
		this.process = new ProcessBuilder(PrometheusTools.path("prometheus"),
				"--config.file=" + directory.resolve("prometheus.yml"),
				"--storage.tsdb.path=" + directory.resolve("data"), "--web.listen-address=127.0.0.1:0")
			.redirectErrorStream(true)
			.redirectOutput(this.log.toFile())
			.start();
	}

	/**
	 * Start Prometheus.
	 * @param directory an empty directory
	 * @param port where the application answers
	 * @param history what Prometheus remembers, in the OpenMetrics format
	 * @return the server, ready to answer
	 * @throws IOException if it cannot be started
	 * @throws InterruptedException if interrupted
	 */
	static PrometheusServer start(Path directory, int port, String history) throws IOException, InterruptedException {
		String configuration = Files.readString(PrometheusTools.DIRECTORY.resolve("prometheus.yml"));
		configuration = replace(configuration, "localhost:8080", "127.0.0.1:" + port);
		configuration = replace(configuration, "_interval: 5s", "_interval: 1s");
		Files.writeString(directory.resolve("prometheus.yml"), configuration);
		for (String rules : RULES) {
			Files.copy(PrometheusTools.DIRECTORY.resolve(rules), directory.resolve(rules));
		}
		Files.writeString(directory.resolve("history.txt"), history);
		PrometheusTools.promtool(directory, "tsdb", "create-blocks-from", "openmetrics", "history.txt", "data");
		return new PrometheusServer(directory).awaitReady();
	}

	private static String replace(String text, String old, String replacement) {
		if (!text.contains(old)) {
			throw new IllegalStateException("The configuration has no '%s'".formatted(old));
		}
		return text.replace(old, replacement);
	}

	private PrometheusServer awaitReady() {
		try {
			Awaitility.await()
				.atMost(LIMIT)
				.ignoreException(IOException.class)
				.until(() -> !this.process.isAlive() || send("/-/ready").contains("Ready"));
			if (!this.process.isAlive()) {
				throw new AssertionError("Prometheus has ended:\n" + output());
			}
			return this;
		}
		catch (RuntimeException | AssertionError ex) {
			close();
			throw ex;
		}
	}

	/**
	 * Return an alert, which may be pending or firing.
	 * @param name its name
	 * @return the alert, or a missing node
	 * @throws IOException if no answer comes
	 * @throws InterruptedException if interrupted
	 */
	JsonNode alert(String name) throws IOException, InterruptedException {
		for (JsonNode alert : get("/api/v1/alerts").path("alerts")) {
			if (alert.path("labels").path("alertname").asString().equals(name)) {
				return alert;
			}
		}
		return MissingNode.getInstance();
	}

	/**
	 * Evaluate an expression now.
	 * @param expression the expression
	 * @return the values, without those that are not numbers
	 * @throws IOException if no answer comes
	 * @throws InterruptedException if interrupted
	 */
	List<Double> query(String expression) throws IOException, InterruptedException {
		return numbers(get("/api/v1/query?query=" + encode(expression)).path("result")
			.valueStream()
			.map((series) -> series.path("value")));
	}

	/**
	 * Evaluate an expression for each five seconds of the last minute.
	 * @param expression the expression
	 * @return the values, without those that are not numbers
	 * @throws IOException if no answer comes
	 * @throws InterruptedException if interrupted
	 */
	List<Double> queryRange(String expression) throws IOException, InterruptedException {
		long now = Instant.now().getEpochSecond();
		return numbers(
				get("/api/v1/query_range?step=5&start=%d&end=%d&query=%s".formatted(now - 60, now, encode(expression)))
					.path("result")
					.valueStream()
					.flatMap((series) -> series.path("values").valueStream()));
	}

	private static List<Double> numbers(Stream<JsonNode> samples) {
		return samples.map((sample) -> Double.valueOf(sample.path(1).asString())).filter(Double::isFinite).toList();
	}

	private JsonNode get(String path) throws IOException, InterruptedException {
		JsonNode answer = mapper.readTree(send(path));
		if (!answer.path("status").asString().equals("success")) {
			throw new AssertionError("%s answers %s".formatted(path, answer));
		}
		return answer.path("data");
	}

	private String send(String path) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + address() + path)).timeout(LIMIT).build();
		return client.send(request, BodyHandlers.ofString()).body();
	}

	private String address() throws IOException {
		Matcher matcher = ADDRESS.matcher(output());
		if (!matcher.find()) {
			throw new IOException("Prometheus has no address yet");
		}
		return matcher.group(1);
	}

	private static String encode(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

	private String output() {
		try {
			return Files.readString(this.log);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		this.process.destroy();
		try {
			if (!this.process.waitFor(10, TimeUnit.SECONDS)) {
				this.process.destroyForcibly();
			}
		}
		catch (InterruptedException ex) {
			this.process.destroyForcibly();
			Thread.currentThread().interrupt();
		}
	}

}
