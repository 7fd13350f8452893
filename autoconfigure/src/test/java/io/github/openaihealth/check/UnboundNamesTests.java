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

import io.github.openaihealth.autoconfigure.ConnectionProperties;
import io.github.openaihealth.settings.PropertyNames.Named;
import io.github.openaihealth.settings.PropertyNames.SourceKind;
import io.github.openaihealth.settings.PropertyNames.ValueState;
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
	@CsvSource({ "OPENAI_ORGANIZATION, OPENAI_ORG_ID", "OPENAI_ORG, OPENAI_ORG_ID", "OPENAI_PROJECT, OPENAI_PROJECT_ID",
			"OPENAI_ORGANIZATION_ID, OPENAI_ORG_ID", "OPENAI_ORGANISATION, OPENAI_ORG_ID",
			"OPENAI_API_BASE, OPENAI_BASE_URL", "OPENAI_API_URL, OPENAI_BASE_URL", "OPENAI_BASE_URI, OPENAI_BASE_URL",
			"OPENAI_API_BASE_URL, OPENAI_BASE_URL", "OPENAI_VALIDATION_MOD, OPENAI_VALIDATION_MODE",
			"OPENAI_HEALTH_INTERVALL, OPENAI_HEALTH_INTERVAL", "OPENAI_BASE_ULR, OPENAI_BASE_URL",
			"OPENAI_HEALTH_REQUIRED_MODEL, OPENAI_HEALTH_REQUIRED_MODELS",
			"OPENAI_PROBE_CONECT_TIMEOUT, OPENAI_PROBE_CONNECT_TIMEOUT", "OPENAI_APIKEY_FILE, OPENAI_API_KEY_FILE",
			"OPENAI_HEALTH_INTERVAL, openai.health.interval", "OPENAI_HEALTH_MAXBACKOFF, openai.health.max-backoff",
			"OPENAI_API_KEY_FILE, openai.api-key-file" })
	void tellsWhatWasMeantByAVariable(String name, String meant) {
		assertThat(UnboundNames.meant(name)).contains(meant);
	}

	@ParameterizedTest
	@CsvSource({ "OPENAI_API_KEY, false", "OPENAI_BASE_URL, false", "OPENAI_HEALTH_INTERVAL, false",
			"OPENAI_HEALTH_INTERVALL, true", "OPENAI_ORGANIZATION, true", "OPENAI_MODEL, false",
			"OPENAI_API_KEYS, false", "OPENAI_BASE_URLS, false", "OPENAI_API_TYPE, false", "OPENAI_ENABLE, false",
			"OPENAI_API_VERSION, false", "OPENAI_PROXY, false", "OPENAI_TIMEOUT, false", "OPENAI_ENDPOINT, false",
			"openai.url, false" })
	void knowsWhichVariablesAreBound(String name, boolean unbound) {
		assertThat(UnboundNames.isUnbound(new Named(name, name, SourceKind.VARIABLES, ValueState.SET)))
			.isEqualTo(unbound);
	}

	@ParameterizedTest
	@CsvSource({ "OPENAI_HEALTH_INTERVAL, true", "OPENAI_API_KEY, false", "openai.url, true", "openai.api-key, false" })
	void knowsWhichPropertiesAreBound(String name, boolean unbound) {
		assertThat(UnboundNames.isUnbound(new Named(name, name, SourceKind.OTHER, ValueState.SET))).isEqualTo(unbound);
	}

	@ParameterizedTest
	@CsvSource({ "OPENAI_ENDPOINT, true", "OPENAI_HOST, true", "OPENAI_API_HOST, true", "OPENAI_BASE, true",
			"openai.api.url, true", "openai.endpoint, true", "openai.api.base-url, true", "openai.base-url, true",
			"OPENAI_MODEL, false", "openai.chat.base-url, false", "AZURE_OPENAI_ENDPOINT, false" })
	void knowsWhatMayBeAnAddress(String name, boolean expected) {
		assertThat(UnboundNames.isAddress(name)).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "openai.interval, openai.health.interval", "openai.health.intervalxx, openai.health.interval",
			"openai.monitor.interval, openai.health.interval",
			"openai.probe.failure-threshold, openai.health.failure-threshold",
			"openai.health.on-failure, openai.validation.on-failure", "openai.health.timeout, openai.probe.timeout",
			"openai.validation.enabled, openai.validation.mode", "openai.organisation-id, openai.org-id",
			"openai.base-uri, openai.base-url", "openai.connections.a.api-kee, openai.connections.a.api-key" })
	void tellsWhatWasMeantAtAnotherPlace(String name, String meant) {
		assertThat(UnboundNames.meant(name)).contains(meant);
	}

	@ParameterizedTest
	@ValueSource(strings = { "openai.chat.interval", "openai.retry.max-backoff", "openai.connections.a.interval",
			"openai.connect-timeout", "openai.mode", "openai.connections.a.validation.enabled", "openai.base-urxx",
			"OPENAI_BASE_URXX", "OPENAI_HEALTH_INTERVALXXX" })
	void leavesOtherPlacesAlone(String name) {
		assertThat(UnboundNames.meant(name)).isEmpty();
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
			.allSatisfy((name) -> assertThat(UnboundNames.meant(name + "s")).as("listed in BoundNames").contains(name));
	}

	@Test
	void everyPropertyOfANamedConnectionIsKnown() {
		assertThat(ConnectionProperties.names()).map((name) -> "openai.connections.a." + name).allSatisfy((name) -> {
			assertThat(UnboundNames.meant(name)).isEmpty();
			assertThat(UnboundNames.meant(name + "x")).as("listed in BoundNames.OF_A_CONNECTION").contains(name);
		});
	}

}
