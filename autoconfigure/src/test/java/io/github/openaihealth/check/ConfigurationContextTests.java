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

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ConfigurationContext}.
 */
class ConfigurationContextTests {

	@Test
	void tellsSourcesAndProfiles() {
		ConfigurableEnvironment environment = environment(Map.of("FLY_APP_NAME", "x"));
		String resource = "Config resource 'class path resource [application.yml]' via location 'optional:classpath:/'";
		environment.getPropertySources().addLast(new MapPropertySource(resource + " (document #1)", Map.of("a", "b")));
		environment.getPropertySources().addLast(new MapPropertySource(resource + " (document #0)", Map.of("a", "b")));
		environment.getPropertySources()
			.addLast(new MapPropertySource("https://user:secret@vault/x", Map.of("a", "b")));
		environment.getPropertySources().addLast(new MapPropertySource("servletContextInitParams", Map.of()));
		environment.getPropertySources().addLast(new MapPropertySource("openaiTestDefaults", Map.of("a", "b")));
		environment.setActiveProfiles("prod", "eu");
		ConfigurationContext context = ConfigurationContext.of(environment);
		assertThat(context.platform()).isEqualTo(Platform.FLY_IO);
		assertThat(context.profiles()).containsExactly("prod", "eu");
		assertThat(context.searched()).containsExactly("system properties", "environment variables", "application.yml",
				"https://…@vault/x");
		assertThat(context.ignored()).isEmpty();
		assertThat(context.lookedIn()).startsWith("system properties, environment variables, application.yml, ")
			.endsWith(" (profiles: prod, eu)");
	}

	@Test
	void findsSettingsThatNothingReads() {
		ConfigurableEnvironment environment = environment(
				Map.of("OPENAI_ORGANIZATION", "value-a", "OPENAI_ORG_ID", "b", "OPENAI_PROJECT_ID", "c"));
		environment.getPropertySources()
			.addFirst(new MapPropertySource("file", Map.of("openai.project", "value-d", "openai.organizationId", "e")));
		ConfigurationContext context = ConfigurationContext.of(environment);
		assertThat(context.ignored()).containsExactlyInAnyOrder("OPENAI_ORGANIZATION", "openai.organizationId",
				"openai.project");
		assertThat(context.readInstead()).containsExactlyInAnyOrder("OPENAI_ORG_ID", "openai.org-id",
				"openai.project-id");
		assertThat(context.toString()).doesNotContain("value-");
	}

	@Test
	void findsNamesThatResembleOneThatIsRead() {
		ConfigurableEnvironment environment = environment(
				Map.of("OPENAI_API_BASE", "value-a", "OPENAI_HEALTH_INTERVALL", "value-b"));
		environment.getPropertySources()
			.addFirst(new MapPropertySource("file", Map.of("openai.url", "value-c", "openai.chat.model", "value-d")));
		ConfigurationContext context = ConfigurationContext.of(environment);
		assertThat(context.ignored()).containsExactlyInAnyOrder("openai.url", "OPENAI_API_BASE",
				"OPENAI_HEALTH_INTERVALL");
		assertThat(context.readInstead()).containsExactlyInAnyOrder("openai.base-url", "OPENAI_BASE_URL",
				"OPENAI_HEALTH_INTERVAL");
		assertThat(context.toString()).doesNotContain("value-");
	}

	@Test
	void saysThatNoProfileIsActive() {
		assertThat(new ConfigurationContext(Platform.LINUX, List.of(), List.of(), List.of()).lookedIn())
			.isEqualTo("the environment (no active profile)");
	}

	private static ConfigurableEnvironment environment(Map<String, Object> variables) {
		ConfigurableEnvironment environment = new StandardEnvironment();
		environment.getPropertySources()
			.replace(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, new SystemEnvironmentPropertySource(
					StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
		return environment;
	}

}
