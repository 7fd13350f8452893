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

import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link EnvironmentVariables}.
 */
class EnvironmentVariablesTests {

	private static final String NAME = "openai.ssl.bundle";

	@Test
	void variableThatCountsIsNamed() {
		EnvironmentVariables variables = new EnvironmentVariables(
				environment(Map.of("OPENAI_SSL_BUNDLE", "a"), Map.of()));
		assertThat(variables.of(NAME)).contains("OPENAI_SSL_BUNDLE");
		assertThat(variables.existsBeside(NAME)).isFalse();
		assertThat(variables.valueBeside(NAME)).isNull();
	}

	@Test
	void otherSourceHasItsValueBesideAVariable() {
		EnvironmentVariables variables = new EnvironmentVariables(
				environment(Map.of("OPENAI_SSL_BUNDLE", "a", "NAME", "c"), Map.of(NAME, "b-${NAME}")));
		assertThat(variables.of(NAME)).contains("OPENAI_SSL_BUNDLE");
		assertThat(variables.existsBeside(NAME)).isTrue();
		assertThat(variables.valueBeside(NAME)).isEqualTo("b-c");
	}

	@Test
	void sourceThatWinsOverAVariableIsNone() {
		ConfigurableEnvironment environment = environment(Map.of("OPENAI_SSL_BUNDLE", "a"), Map.of());
		environment.getPropertySources().addFirst(new MapPropertySource("first", Map.of(NAME, "b")));
		assertThat(new EnvironmentVariables(environment).of(NAME)).isEmpty();
		assertThat(new EnvironmentVariables(environment).valueBeside(NAME)).isEqualTo("b");
	}

	@Test
	void environmentThatIsNotConfigurableHasNone() {
		EnvironmentVariables variables = new EnvironmentVariables(mock(Environment.class));
		assertThat(variables.of(NAME)).isEmpty();
		assertThat(variables.existsBeside(NAME)).isFalse();
		assertThat(variables.valueBeside(NAME)).isNull();
	}

	private static ConfigurableEnvironment environment(Map<String, Object> variables, Map<String, Object> file) {
		ConfigurableEnvironment environment = new StandardEnvironment();
		environment.getPropertySources()
			.replace(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, new SystemEnvironmentPropertySource(
					StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
		environment.getPropertySources().addLast(new MapPropertySource("file", file));
		return environment;
	}

}
