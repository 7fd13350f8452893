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
import java.util.Base64;
import java.util.List;
import java.util.Map;

import io.github.openaihealth.connection.ApiKey;
import io.github.openaihealth.connection.BaseUrl;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpHeaders;

/**
 * One row of {@code cases/answers.json}: what a service, a gateway or something on the
 * way answers, and what is right.
 *
 * @param row the row
 */
record AnswerCase(JsonNode row) {

	private static final String GATEWAY = "https://gateway.example.com/v1";

	private static final Map<String, String> KEYS_OF_HOSTS = Map.of("api.anthropic.com",
			"sk-" + "ant-api03-" + "a1B2".repeat(20), "openrouter.ai", "sk-" + "or-v1-" + "0a1b".repeat(16));

	static List<AnswerCase> all() {
		try (InputStream rows = new ClassPathResource("cases/answers.json").getInputStream()) {
			return JsonMapper.shared().readTree(rows).valueStream().map(AnswerCase::new).toList();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	String name() {
		return this.row.path("name").stringValue();
	}

	String source() {
		return this.row.path("source").stringValue();
	}

	int status() {
		return this.row.path("status").intValue();
	}

	boolean isUp() {
		return this.row.path("expected").isString();
	}

	List<String> expected() {
		JsonNode expected = this.row.path("expected");
		return expected.isString() ? List.of(expected.stringValue())
				: expected.valueStream().map(JsonNode::stringValue).toList();
	}

	HttpHeaders headers() {
		HttpHeaders headers = new HttpHeaders();
		this.row.path("headers")
			.properties()
			.forEach((header) -> headers.add(header.getKey(), header.getValue().asString()));
		return headers;
	}

	byte[] body() {
		if (this.row.has("bodyBase64")) {
			return Base64.getDecoder().decode(this.row.path("bodyBase64").stringValue());
		}
		ApiKey key = question().apiKey();
		return this.row.path("body")
			.stringValue()
			.replace("{key}", (key != null) ? key.reveal() : "")
			.getBytes(StandardCharsets.UTF_8);
	}

	Answer answer() {
		return new Answer(status(), headers(), Body.complete(body()));
	}

	Question question() {
		String host = this.row.path("host").stringValue();
		BaseUrl baseUrl = BaseUrl.of(host.startsWith("https:") ? host : GATEWAY);
		String key = key(this.row.path("key").stringValue(), baseUrl.host());
		List<String> required = this.row.path("requiredModels").valueStream().map(JsonNode::stringValue).toList();
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

	@Override
	public String toString() {
		return name();
	}

}
