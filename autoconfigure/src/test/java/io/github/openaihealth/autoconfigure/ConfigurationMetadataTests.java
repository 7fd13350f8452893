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

package io.github.openaihealth.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the configuration metadata: the properties of the contract, each described.
 */
class ConfigurationMetadataTests {

	private static final Map<String, String> DEFAULTS = Map.ofEntries(Map.entry("openai.api-key", ""),
			Map.entry("openai.api-key-created", ""), Map.entry("openai.api-key-max-age", "90d"),
			Map.entry("openai.base-url", "https://api.openai.com/v1"), Map.entry("openai.client.timeout", ""),
			Map.entry("openai.enabled", "true"), Map.entry("openai.health.down-status", "DOWN"),
			Map.entry("openai.health.failure-threshold", "3"), Map.entry("openai.health.interval", "60s"),
			Map.entry("openai.health.max-backoff", "2m"), Map.entry("openai.access-check.enabled", "false"),
			Map.entry("openai.access-check.interval", "1h"), Map.entry("openai.access-check.expected-organization", ""),
			Map.entry("openai.health.retirement-warning", "30d"), Map.entry("openai.health.required-models", ""),
			Map.entry("openai.api-key-file", ""), Map.entry("openai.api-key-expires", ""),
			Map.entry("openai.api-key-expiry-warning", "14d"), Map.entry("openai.connections", ""),
			Map.entry("openai.org-id", ""), Map.entry("openai.probe.connect-timeout", "2s"),
			Map.entry("openai.probe.enabled", "true"), Map.entry("openai.probe.timeout", "5s"),
			Map.entry("openai.project-id", ""), Map.entry("openai.ssl.bundle", ""),
			Map.entry("openai.traffic.enabled", "true"), Map.entry("openai.traffic.models", ""),
			Map.entry("openai.validation.mode", "online"), Map.entry("openai.validation.on-failure", "fail"),
			Map.entry("openai.validation.timeout", "8s"),
			Map.entry("management.endpoint.openai.access", "unrestricted"),
			Map.entry("management.endpoint.openai.cache.time-to-live", "0ms"),
			Map.entry("management.health.openai.enabled", "true"));

	private final JsonNode metadata = read("META-INF/spring-configuration-metadata.json");

	@Test
	void propertiesAreThoseOfTheContract() {
		assertThat(this.metadata.path("properties")).as("properties, each with a row of DEFAULTS here")
			.extracting((property) -> property.path("name").asString())
			.containsExactlyInAnyOrderElementsOf(DEFAULTS.keySet());
	}

	@Test
	void defaultsAreThoseOfTheContract() {
		for (JsonNode property : this.metadata.path("properties")) {
			assertThat(property.path("defaultValue").asString("")).as(property.path("name").asString())
				.isEqualTo(DEFAULTS.get(property.path("name").asString()));
		}
	}

	@Test
	void everyPropertyIsDescribedInASentence() {
		assertThat(this.metadata.path("properties"))
			.allSatisfy((property) -> assertThat(property.path("description").asString(""))
				.matches("(?s)(?!The |A )[A-Z].*\\."));
	}

	@Test
	void everyGroupIsDescribed() {
		assertThat(this.metadata.path("groups")).hasSizeGreaterThan(8)
			.allSatisfy((group) -> assertThat(group.path("description").asString("")).as(group.toString())
				.matches("[A-Z].*\\."))
			.allSatisfy((group) -> assertThat(group.path("type").asString("")).as(group.toString()).isNotEmpty());
	}

	@Test
	void hintsNameExistingProperties() {
		assertThat(this.metadata.path("hints")).isNotEmpty()
			.allSatisfy((hint) -> assertThat(DEFAULTS).containsKey(hint.path("name").asString()));
	}

	@Test
	void additionalMetadataIsSorted() {
		JsonNode additional = read("META-INF/additional-spring-configuration-metadata.json");
		assertThat(List.of("groups", "properties", "hints")).allSatisfy((part) -> {
			List<String> names = additional.path(part)
				.valueStream()
				.map((item) -> item.path("name").asString())
				.toList();
			assertThat(names).isNotEmpty().containsExactlyElementsOf(new TreeSet<>(names));
		});
	}

	private static JsonNode read(String resource) {
		try (InputStream stream = OpenAiProperties.class.getClassLoader().getResourceAsStream(resource)) {
			return JsonMapper.shared().readTree(stream);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
