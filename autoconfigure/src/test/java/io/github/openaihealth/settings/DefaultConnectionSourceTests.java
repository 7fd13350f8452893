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

package io.github.openaihealth.settings;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.openaihealth.connection.ApiKey;
import io.github.openaihealth.connection.ApiKeyDates;
import io.github.openaihealth.connection.OpenAiConnection;
import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DefaultConnectionSource}.
 */
class DefaultConnectionSourceTests {

	private final Map<String, Object> variables = new HashMap<>();

	private final Map<String, Object> file = new HashMap<>();

	private boolean present;

	@Test
	void readsTheOwnSettings() {
		this.variables.put("OPENAI_API_KEY", "key");
		this.variables.put("OPENAI_BASE_URL", "https://gateway.example.com/v1");
		this.variables.put("OPENAI_ORG_ID", "org-a");
		this.file.put("openai.project-id", "proj_a");
		OpenAiConnection connection = read();
		assertThat(connection.name()).isEqualTo("default");
		assertThat(connection.apiKey()).isEqualTo(ApiKey.of("key"));
		assertThat(connection.baseUrl()).hasToString("https://gateway.example.com/v1");
		assertThat(connection.orgId()).isEqualTo("org-a");
		assertThat(connection.projectId()).isEqualTo("proj_a");
		assertThat(connection.apiKeySetting().origin()).hasToString("environment variable OPENAI_API_KEY");
		assertThat(connection.apiKeySetting().property()).isEqualTo("openai.api-key");
	}

	@Test
	void whatIsBoundCountsFirst() {
		this.variables.put("OPENAI_API_KEY", "key");
		OpenAiConnection connection = read(new BoundConnection((setting) -> switch (setting) {
			case API_KEY -> "bound";
			case ORG_ID -> " ";
			default -> null;
		}, ApiKeyDates.UNKNOWN, List.of(), () -> null));
		assertThat(connection.apiKey()).isEqualTo(ApiKey.of("bound"));
		assertThat(connection.orgId()).isNull();
		assertThat(connection.apiKeySetting().origin()).hasToString("the bean of OpenAiProperties");
		assertThat(connection.baseUrlSetting().isPresent()).isFalse();
	}

	@Test
	void readsWhatALibraryHas() {
		this.file.put("spring.ai.openai.api-key", "${OPENAI_API_KEY}");
		OpenAiConnection connection = read();
		assertThat(connection.apiKey()).isEqualTo(ApiKey.of("${OPENAI_API_KEY}"));
		assertThat(connection.apiKeySetting().property()).isEqualTo("spring.ai.openai.api-key");
		assertThat(connection.apiKeySetting().origin()).hasToString(
				"spring.ai.openai.api-key in application.yml, which takes it from OPENAI_API_KEY, which is not set");
	}

	@Test
	void keyThatALibraryTakesFromTheSameVariableGoesWhereTheLibrarySendsIt() {
		this.variables.put("OPENAI_API_KEY", "key");
		this.file.put("spring.ai.openai.base-url", "https://gateway.example.com/v1");
		assertThat(read().baseUrl()).hasToString("https://api.openai.com/v1");
		this.file.put("spring.ai.openai.api-key", "${OPENAI_API_KEY}");
		OpenAiConnection connection = read();
		assertThat(connection.baseUrl()).hasToString("https://gateway.example.com/v1");
		assertThat(connection.apiKeySetting().origin()).hasToString("environment variable OPENAI_API_KEY");
		assertThat(connection.baseUrlSetting().origin()).hasToString("spring.ai.openai.base-url in application.yml");
	}

	@Test
	void keyThatSpringAiReadsItselfGoesWhereItSendsIt() {
		this.variables.put("OPENAI_API_KEY", "key");
		this.file.put("spring.ai.openai.base-url", "https://gateway.example.com/v1");
		this.present = true;
		assertThat(read().baseUrl()).hasToString("https://gateway.example.com/v1");
		this.file.put("openai.api-key", "another key");
		this.variables.remove("OPENAI_API_KEY");
		assertThat(read().baseUrl()).hasToString("https://api.openai.com/v1");
	}

	@Test
	void missingKeyIsNamedAsTheLibraryNamesIt() {
		assertThat(read().apiKeySetting().property()).isEqualTo("openai.api-key");
		this.present = true;
		assertThat(read().apiKeySetting().property()).isEqualTo("spring.ai.openai.api-key");
		this.variables.put("OPENAI_BASE_URL", "https://gateway.example.com/v1");
		assertThat(read().apiKeySetting().property()).isEqualTo("openai.api-key");
	}

	@Test
	void besideAreTheLibrariesAndOwnIdsWithoutAKey() {
		this.variables.put("OPENAI_ORG_ID", "org-a");
		assertThat(read().beside()).isEmpty();
		this.file.put("spring.ai.openai.api-key", "key");
		assertThat(read().beside()).extracting(OpenAiConnection::name).containsExactly("spring-ai", "default");
		this.variables.put("OPENAI_API_KEY", "own");
		assertThat(read().beside()).extracting(OpenAiConnection::name).containsExactly("spring-ai");
	}

	private OpenAiConnection read() {
		return read(BoundConnection.NONE);
	}

	private OpenAiConnection read(BoundConnection bound) {
		ConfigurableEnvironment environment = new StandardEnvironment();
		environment.getPropertySources()
			.replace(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, new SystemEnvironmentPropertySource(
					StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, this.variables));
		environment.getPropertySources()
			.addLast(new MapPropertySource("Config resource 'class path resource [application.yml]'", this.file));
		ConfigurationPropertySources.attach(environment);
		return new DefaultConnectionSource(environment,
				new ClientLibrarySettings(environment, (library) -> this.present), () -> bound)
			.read();
	}

}
