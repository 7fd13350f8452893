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
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.openaihealth.connection.ApiKey;
import io.github.openaihealth.connection.BaseUrl;
import io.github.openaihealth.diagnosis.Cause;
import io.github.openaihealth.diagnosis.Effect;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpHeaders;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AnswerClassifier} with the answers that real services give, one row of
 * {@code cases/answers.json} each.
 */
class AnswerCasesTests {

	private static final String GATEWAY = "https://gateway.example.com/v1";

	private static final Map<String, String> KEYS_OF_HOSTS = Map.of("api.anthropic.com",
			"sk-" + "ant-api03-" + "a1B2".repeat(20), "openrouter.ai", "sk-" + "or-v1-" + "0a1b".repeat(16));

	private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

	private final AnswerClassifier classifier = new AnswerClassifier();

	@ParameterizedTest(name = "{0}")
	@MethodSource
	void answers(String name, JsonNode row) {
		Question question = question(row);
		Verdict verdict = this.classifier.classify(answer(row, question), question, NOW);
		JsonNode expected = row.path("expected");
		Cause cause = verdict.cause();
		if (expected.isString()) {
			assertThat(expected.stringValue()).isEqualTo("UP");
			assertThat((cause != null && cause.effect() != Effect.WARNING) ? cause : null).isNull();
			return;
		}
		assertThat(expected.valueStream().map(JsonNode::stringValue)).contains((cause != null) ? cause.id() : "UP");
	}

	static Stream<Object[]> answers() throws IOException {
		try (InputStream rows = new ClassPathResource("cases/answers.json").getInputStream()) {
			return JsonMapper.shared()
				.readTree(rows)
				.valueStream()
				.map((row) -> new Object[] { row.path("name").stringValue(), row })
				.toList()
				.stream();
		}
	}

	static Answer answer(JsonNode row, Question question) {
		HttpHeaders headers = new HttpHeaders();
		row.path("headers")
			.properties()
			.forEach((header) -> headers.add(header.getKey(), header.getValue().asString()));
		String key = (question.apiKey() != null) ? question.apiKey().reveal() : "";
		byte[] body = row.has("bodyBase64") ? Base64.getDecoder().decode(row.path("bodyBase64").stringValue())
				: row.path("body").stringValue().replace("{key}", key).getBytes(StandardCharsets.UTF_8);
		return new Answer(row.path("status").intValue(), headers, Body.complete(body));
	}

	static Question question(JsonNode row) {
		String host = row.path("host").stringValue();
		BaseUrl baseUrl = BaseUrl.of(host.startsWith("https:") ? host : GATEWAY);
		String key = key(row.path("key").stringValue(), baseUrl.host());
		List<String> required = row.path("requiredModels").valueStream().map(JsonNode::stringValue).toList();
		return new Question((key != null) ? ApiKey.of(key) : null, baseUrl, required);
	}

	private static @Nullable String key(String form, String host) {
		return switch (form) {
			case "none" -> null;
			case "of OpenAI's form" -> ProbeFixtures.projectKey();
			case "of the gateway's own form" -> ProbeFixtures.gatewayKey();
			case "of the host's own form" -> host.endsWith("api.openai.com") ? ProbeFixtures.projectKey()
					: KEYS_OF_HOSTS.getOrDefault(host, ProbeFixtures.gatewayKey());
			case "a JWT" -> "eyJhbGciOiJIUzI1NiJ9." + "eyJpc3MiOiJ4In0".repeat(4) + ".c2ln";
			default -> throw new IllegalArgumentException(form);
		};
	}

}
