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
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the packaged application understands what OpenAI's own hosts answer, which
 * it calls by their names, over TLS. Each known answer is that of a connection with a key
 * of its own, in one process: first every key is good, then each gets its answer.
 */
@Tag("once")
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OpenAiHostTests {

	private static final Path CASES = Path.of("..", "autoconfigure", "src", "test", "resources", "cases",
			"answers.json");

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private static final String ORGANIZATION = "org-" + "a1B2c3".repeat(4);

	private static final String PROJECT = "proj_" + "a1B2c3".repeat(4);

	private final List<Known> known = new ArrayList<>();

	private final Map<String, String> environment = new HashMap<>();

	private OpenAiHost host;

	private SampleProcess sample;

	@BeforeAll
	void start(@TempDir Path directory) throws Exception {
		this.host = new OpenAiHost(directory);
		add("orgset", OpenAiHost.Answer.error(401, "mismatched_organization", "Made up."), "org-mismatch");
		add("orgunset", OpenAiHost.Answer.error(401, "mismatched_organization", "Made up."), "org-mismatch");
		add("orgwords",
				OpenAiHost.Answer.error(401, "", "OpenAI-Organization header should match organization for API key"),
				"org-mismatch");
		add("projectunset", OpenAiHost.Answer.error(401, "project_archived", "Project 'proj_abc' is archived."),
				"project-mismatch");
		add("hostname", OpenAiHost.Answer.error(401, "incorrect_hostname", "This key works at eu.api.openai.com only."),
				"hostname-mismatch");
		add("hostnamehostile",
				OpenAiHost.Answer.error(401, "incorrect_hostname", "Call eu.api.openai.com.evil.example instead."),
				"hostname-mismatch");
		add("certificate", OpenAiHost.Answer.error(401, "certificate_required", "No client certificate was shown."),
				"permission-denied");
		this.environment.put("OPENAI_CONNECTIONS_ORGSET_ORGID", ORGANIZATION);
		addCases();
		String key = Keys.project();
		this.environment.put("OPENAI_API_KEY", key);
		Stream<String> arguments = Stream.concat(this.host.arguments().stream(),
				Stream.of("--openai.validation.mode=offline", "--openai.validation.on-failure=warn",
						"--openai.health.interval=1h", "--openai.health.failure-threshold=1"));
		this.sample = SampleProcess
			.launch(this.environment, this.host.options(),
					Stream.concat(arguments, KeySearch.EVERYTHING_SHOWN.stream()).toArray(String[]::new))
			.awaitStarted();
	}

	@AfterAll
	void stop() {
		this.sample.close();
		this.host.close();
	}

	@Test
	@Order(1)
	void everyKeyIsGoodAtFirst() {
		Awaitility.await()
			.atMost(LIMIT)
			.untilAsserted(() -> assertThat(this.sample.health().path("components").propertyStream())
				.hasSize(this.known.size() + 1)
				.allSatisfy((component) -> assertThat(component.getValue().path("status").asString()).isEqualTo("UP")));
		assertThat(this.host.hosts()).contains("api.openai.com", "eu.api.openai.com", "mtls.api.openai.com");
	}

	@Test
	@Order(2)
	void everyAnswerIsUnderstood() throws Exception {
		this.known.forEach((row) -> this.host.answer(row.key(), row.answer()));
		this.sample.post("/actuator/openai");
		Awaitility.await().atMost(LIMIT).untilAsserted(() -> {
			JsonNode components = this.sample.health().path("components");
			SoftAssertions.assertSoftly((softly) -> this.known.forEach((row) -> {
				JsonNode health = components.path(row.name());
				String shown = health.path("status").asString().equals("UP") ? "UP"
						: health.path("details").path("cause").asString("");
				softly.assertThat(row.expected()).as(row.title()).contains(shown);
				softly.assertThat(health.path("details").path("httpStatus").asInt(0))
					.as(row.title())
					.isEqualTo(row.answer().status());
			}));
			assertThat(components.at("/default/status").asString()).isEqualTo("UP");
		});
	}

	@Test
	@Order(3)
	void adviceIsForOpenAi() throws Exception {
		assertThat(actions("orgset")).startsWith("Remove 'openai.connections.orgset.org-id'");
		assertThat(actions("orgunset")).doesNotContain("org-id").contains("OpenAiProbeCustomizer");
		assertThat(actions("orgwords")).isEqualTo(actions("orgunset"));
		assertThat(actions("projectunset")).startsWith("See whether the project in which the key was made is archived");
		assertThat(actions("hostname")).startsWith("Call the host that the answer names:")
			.contains("openai.base-url=https://eu.api.openai.com/v1");
		assertThat(actions("hostnamehostile")).doesNotContain("evil");
		assertThat(actions("certificate")).startsWith("Put a client certificate")
			.contains("'openai.connections.certificate.ssl.bundle'", "name the request req_");
	}

	@Test
	@Order(4)
	void noKeyIsShown() throws Exception {
		String[] keys = this.known.stream().map(Known::key).toArray(String[]::new);
		KeySearch.assertNowhere(this.sample, keys);
		KeySearch.assertNowhere(this.sample, this.environment.get("OPENAI_API_KEY"));
	}

	@Test
	@Order(5)
	void refusedStartEndsWithAReport() throws Exception {
		String key = Keys.project();
		String echo = key.substring(0, 8) + "*".repeat(key.length() - 12) + key.substring(key.length() - 4);
		this.host.answer(key, OpenAiHost.Answer.error(401, "invalid_api_key", "Incorrect API key provided: " + echo
				+ ". You can find your API key at https://platform.openai.com/account/api-keys."));
		try (SampleProcess refused = SampleProcess.launch(Map.of("OPENAI_API_KEY", key, "OPENAI_PROJECT_ID", PROJECT),
				this.host.options(), this.host.arguments().toArray(String[]::new))) {
			assertThat(refused.awaitExit()).as(refused::output).isOne();
			assertThat(refused.output())
				.contains("APPLICATION FAILED TO START", "docs/causes.md#api-key-rejected",
						"https://platform.openai.com/api-keys",
						"curl -i " + this.host.baseUrl("api.openai.com")
								+ "/models -H \"Authorization: Bearer $OPENAI_API_KEY\" -H \"OpenAI-Project: " + PROJECT
								+ "\"")
				.doesNotContain(key, echo);
		}
	}

	private String actions(String name) throws Exception {
		return this.sample.health()
			.path("components")
			.path(name)
			.path("details")
			.path("actions")
			.valueStream()
			.map(JsonNode::stringValue)
			.collect(Collectors.joining("\n"));
	}

	private void addCases() throws IOException {
		JsonNode rows = JsonMapper.shared().readTree(CASES.toFile());
		for (JsonNode row : rows) {
			String host = row.path("host").stringValue();
			String form = row.path("key").stringValue();
			if (host.contains("api.openai.com") && !form.equals("none")) {
				addCase(row, URI.create(host).getHost(), form.equals("a JWT") ? Keys.token() : Keys.project());
			}
		}
	}

	private void addCase(JsonNode row, String host, String key) {
		String name = "case" + this.known.size();
		this.environment.put("OPENAI_CONNECTIONS_" + name.toUpperCase(Locale.ROOT) + "_BASEURL",
				this.host.baseUrl(host));
		Map<String, String> headers = new HashMap<>();
		row.path("headers")
			.properties()
			.forEach((header) -> headers.put(header.getKey(), header.getValue().asString()));
		int status = row.path("status").intValue();
		OpenAiHost.Answer answer = row.has("bodyBase64")
				? OpenAiHost.Answer.inBase64(status, headers, row.path("bodyBase64").stringValue())
				: new OpenAiHost.Answer(status, headers, row.path("body").stringValue().replace("{key}", key));
		JsonNode expected = row.path("expected");
		add(name, row.path("name").stringValue(), key, answer, expected.isString() ? List.of(expected.stringValue())
				: expected.valueStream().map(JsonNode::stringValue).toList());
	}

	private void add(String name, OpenAiHost.Answer answer, String cause) {
		add(name, name, Keys.project(), answer, List.of(cause));
	}

	private void add(String name, String title, String key, OpenAiHost.Answer answer, List<String> expected) {
		this.environment.put("OPENAI_CONNECTIONS_" + name.toUpperCase(Locale.ROOT) + "_APIKEY", key);
		this.known.add(new Known(name, title, key, answer, expected));
	}

	/**
	 * A known answer.
	 *
	 * @param name the connection that gets it
	 * @param title its own name
	 * @param key the key that gets it
	 * @param answer the answer
	 * @param expected what is right: the causes, or {@code UP}
	 */
	private record Known(String name, String title, String key, OpenAiHost.Answer answer, List<String> expected) {
	}

}
