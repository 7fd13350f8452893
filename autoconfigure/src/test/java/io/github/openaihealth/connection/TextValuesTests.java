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

package io.github.openaihealth.connection;

import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TextValues}.
 */
class TextValuesTests {

	private static final SettingOrigin ORIGIN = new SettingOrigin("a test", false);

	@Test
	void namesThatStandBesideTheTextsAreLeftOut() {
		assertThat(values("default", "openai.", "https://api.openai.com/v1")).containsOnlyKeys("curl", "host", "url")
			.containsEntry("host", "api.openai.com")
			.containsEntry("url", "https://api.openai.com");
	}

	@Test
	void propertiesOfAnotherNameAreNamed() {
		assertThat(values("default", "vault.", "https://api.openai.com/v1"))
			.containsOnlyKeys("apiKey", "apiKeyPlaces", "orgId", "orgIdPlaces", "projectId", "projectIdPlaces",
					"baseUrl", "baseUrlPlaces", "curl", "host", "url")
			.containsEntry("apiKey", "vault.api-key")
			.containsEntry("baseUrlPlaces", "'vault.base-url'");
	}

	@Test
	void namedConnectionHasNamesOfItsOwn() {
		assertThat(values("team-a", "openai.connections.team-a.", "https://api.openai.com/v1"))
			.containsEntry("apiKeyVariable", "OPENAI_CONNECTIONS_TEAMA_APIKEY")
			.containsEntry("apiKeyFile", "openai.connections.team-a.api-key-file")
			.containsEntry("apiKeyCreated", "openai.connections.team-a.api-key-created")
			.containsEntry("apiKeyExpires", "openai.connections.team-a.api-key-expires")
			.containsEntry("requiredModels", "openai.connections.team-a.required-models")
			.containsEntry("sslBundle", "openai.connections.team-a.ssl.bundle");
	}

	@Test
	void knownHostHasItsVendorAndPages() {
		assertThat(values("default", "openai.", "https://openrouter.ai/api/v1"))
			.containsEntry("hostVendor", "OpenRouter")
			.containsKeys("statusPage", "billingPage");
	}

	@Test
	void keyInTheAddressIsMasked() {
		assertThat(values("default", "openai.", "https://kT5mQ9xWzR2vLpD8sHjN:8080/v1")).containsEntry("host", "…")
			.containsEntry("url", "https://…:8080");
	}

	private static Map<String, String> values(String name, String prefix, String baseUrl) {
		return new TextValues(new OpenAiConnection(name, Setting.of(prefix + "base-url", BaseUrl.of(baseUrl), ORIGIN),
				Setting.absent(prefix + "api-key"), Setting.absent(prefix + "org-id"),
				Setting.absent(prefix + "project-id")))
			.all();
	}

}
