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

package io.github.openaihealth.check;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link UnboundNames}.
 */
class UnboundNamesTests {

	@ParameterizedTest
	@CsvSource({ "openai.url, openai.base-url", "openai.api-base, openai.base-url", "openai.apiUrl, openai.base-url",
			"openai.health.intervall, openai.health.interval", "openai.health.interva, openai.health.interval",
			"openai.validation.onfailur, openai.validation.on-failure", "openai.enable, openai.enabled",
			"openai.api-key-fil, openai.api-key-file", "openai.ssl-bundle, openai.ssl.bundle",
			"openai.required-models, openai.health.required-models",
			"openai.connections.a.health.required-models, openai.connections.a.required-models",
			"openai.connections.a.health.required-models[0], openai.connections.a.required-models",
			"openai.connections.team-a.url, openai.connections.team-a.base-url",
			"openai.connections.a.orgid2, openai.connections.a.org-id" })
	void tellsWhatWasMeant(String name, String meant) {
		assertThat(UnboundNames.meant(name)).contains(meant);
	}

	@ParameterizedTest
	@ValueSource(strings = { "openai.api-key", "openai.apiKey", "openai.api_key", "openai.health.required-models[0]",
			"openai.connections.a.required-models[12]", "openai.connections.a.ssl.bundle", "openai.chat.model",
			"openai.model", "openai.temperature", "openai.admin-key", "openai.webhook-secret", "openai.key", "openai",
			"spring.ai.openai.url", "openai.connections.a.chat.model", "openai.timeout" })
	void leavesOthersAlone(String name) {
		assertThat(UnboundNames.meant(name)).isEmpty();
	}

	@Test
	void everyPropertyIsKnown() throws IOException {
		JsonNode metadata = new JsonMapper()
			.readTree(new ClassPathResource("META-INF/spring-configuration-metadata.json").getContentAsByteArray());
		List<String> names = metadata.path("properties")
			.valueStream()
			.map((property) -> property.path("name").asString())
			.filter((name) -> name.startsWith("openai.") && !name.equals("openai.connections"))
			.toList();
		assertThat(names).isNotEmpty().allSatisfy((name) -> assertThat(UnboundNames.meant(name)).isEmpty());
		assertThat(names).filteredOn((name) -> name.length() > 20)
			.allSatisfy((name) -> assertThat(UnboundNames.meant(name + "s")).contains(name));
	}

}
