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
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.openaihealth.sample.simulation.Simulation;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what a real Spring Boot Admin server, the one of the documentation, sees of
 * the packaged application.
 */
@Requires(Requirement.SPRING_BOOT_ADMIN)
class SpringBootAdminTests {

	static final Path JAR = Path.of(System.getProperty("admin-server.jar",
			"../docs/observability/spring-boot-admin/target/spring-boot-admin-server.jar"));

	private static final Duration START_LIMIT = Duration.ofSeconds(60);

	// The server asks every three seconds, the sample polls every second
	private static final Duration LIMIT = Duration.ofSeconds(30);

	private static final String KEY = Keys.project();

	@Test
	void statusCauseAndEveryLaterCauseAreSeenAndNoKey(@TempDir Path directory) throws Exception {
		try (Simulation simulation = new Simulation(KEY, "ok");
				AdminServer server = AdminServer.start(directory.resolve("server.log"));
				SampleProcess sample = SampleProcess.start(Map.of("OPENAI_API_KEY", KEY),
						"--openai.base-url=" + simulation.baseUrl(), "--openai.health.interval=1s",
						"--management.endpoints.web.exposure.include=*", "--management.endpoint.env.show-values=always",
						"--management.endpoint.configprops.show-values=always")) {
			String id = server.awaitStarted().register(sample.awaitStarted().port());
			await().untilAsserted(() -> {
				assertThat(server.status(id)).isEqualTo("UP");
				assertThat(server.details(id).path("models").intValue()).isEqualTo(10);
				assertThat(server.details(id).path("apiKey").stringValue()).matches("sk-proj-….{4}");
			});
			simulation.play("revoked");
			await().untilAsserted(() -> assertThat(server.cause(id)).isEqualTo("api-key-revoked"));
			assertThat(server.status(id)).isEqualTo("DOWN");
			assertThat(server.details(id).path("actions").isArray()).isTrue();
			assertThat(server.details(id).path("docs").stringValue()).endsWith("docs/causes.md#api-key-revoked");
			// The status is the same: seen only because the server compares the details
			simulation.play("org-mismatch");
			await().untilAsserted(() -> assertThat(server.cause(id)).isEqualTo("org-mismatch"));
			assertThat(server.journal()).containsSubsequence("UP", "DOWN");
			assertThat(server.get("/instances/events")).doesNotContain(KEY);
			for (String page : List.of("env", "env/OPENAI_API_KEY", "configprops", "configprops/openai", "openai")) {
				assertThat(server.get("/instances/%s/actuator/%s".formatted(id, page))).as(page)
					.containsAnyOf("******", "sk-proj-…")
					.doesNotContain(KEY);
			}
		}
	}

	private static ConditionFactory await() {
		return Awaitility.await().atMost(LIMIT).pollInterval(Duration.ofMillis(200));
	}

	private record AdminServer(Process process, Path log) implements AutoCloseable {

		private static final Pattern PORT = Pattern.compile("Netty started on port (\\d+)");

		private static final HttpClient client = HttpClient.newHttpClient();

		private static final JsonMapper mapper = new JsonMapper();

		static AdminServer start(Path log) throws IOException {
			Path java = Path.of(System.getProperty("sample.java-home", System.getProperty("java.home")), "bin", "java");
			ProcessBuilder builder = new ProcessBuilder(java.toString(), "-XX:TieredStopAtLevel=1", "-jar",
					JAR.toString(), "--server.port=0", "--spring.boot.admin.monitor.status-interval=3s",
					"--spring.boot.admin.monitor.status-lifetime=1s");
			return new AdminServer(builder.redirectErrorStream(true).redirectOutput(log.toFile()).start(), log);
		}

		AdminServer awaitStarted() {
			await().atMost(START_LIMIT).untilAsserted(() -> assertThat(this.log).content().containsPattern(PORT));
			return this;
		}

		String register(int port) throws IOException, InterruptedException {
			String actuator = "http://127.0.0.1:%d/actuator".formatted(port);
			String registration = mapper.writeValueAsString(
					Map.of("name", "sample", "managementUrl", actuator, "healthUrl", actuator + "/health"));
			String body = send(HttpRequest.newBuilder(uri("/instances"))
				.header("Content-Type", "application/json")
				.POST(BodyPublishers.ofString(registration)));
			return mapper.readTree(body).path("id").stringValue();
		}

		String status(String id) throws IOException, InterruptedException {
			return statusInfo(id).path("status").stringValue();
		}

		String cause(String id) throws IOException, InterruptedException {
			return details(id).path("cause").asString();
		}

		JsonNode details(String id) throws IOException, InterruptedException {
			return statusInfo(id).path("details").path("openai").path("details");
		}

		List<String> journal() throws IOException, InterruptedException {
			return mapper.readTree(get("/instances/events"))
				.findValues("statusInfo")
				.stream()
				.map((statusInfo) -> statusInfo.path("status").stringValue())
				.toList();
		}

		String get(String path) throws IOException, InterruptedException {
			// With application/json alone the server takes the pages for those of Spring
			// Boot 1
			return send(HttpRequest.newBuilder(uri(path))
				.header("Accept", "application/vnd.spring-boot.actuator.v3+json, application/json"));
		}

		@Override
		public void close() {
			this.process.destroy();
			this.process.onExit().join();
		}

		private JsonNode statusInfo(String id) throws IOException, InterruptedException {
			return mapper.readTree(get("/instances/" + id)).path("statusInfo");
		}

		private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
			return client.send(request.timeout(Duration.ofSeconds(10)).build(), BodyHandlers.ofString()).body();
		}

		private URI uri(String path) throws IOException {
			Matcher matcher = PORT.matcher(Files.readString(this.log));
			assertThat(matcher.find()).isTrue();
			return URI.create("http://127.0.0.1:%s%s".formatted(matcher.group(1), path));
		}

	}

}
