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

package io.github.openaihealth.benchmark;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.env.OriginTrackedMapPropertySource;
import org.springframework.boot.env.PropertySourceInfo;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * An application whose environment is as large as a real one's. Beside what Spring Boot
 * adds there are 15 property sources with 200 properties each: the environment variables,
 * the key among them, twelve files that were read at the start, and two sources of which
 * Spring Boot cannot know whether they change.
 */
public enum Scenario {

	/**
	 * Only {@code OPENAI_API_KEY} is set.
	 */
	PLAIN {

		@Override
		void configure(Map<String, Object> properties) {
		}

	},

	/**
	 * Spring AI is configured beside, with the same key.
	 */
	SPRING_AI {

		@Override
		void configure(Map<String, Object> properties) {
			properties.put("spring.ai.openai.api-key", "${OPENAI_API_KEY}");
			properties.put("spring.ai.openai.chat.options.model", "model-1");
			properties.put("spring.ai.openai.chat.options.temperature", "0.2");
			properties.put("spring.ai.openai.embedding.options.model", "model-2");
		}

	};

	private static final int FILES = 12;

	private static final int OTHERS = 2;

	private static final int PROPERTIES = 200;

	abstract void configure(Map<String, Object> properties);

	/**
	 * Start the application.
	 * @param baseUrl the base URL, whose models endpoint is polled, or {@code null} for
	 * the default, which is not
	 * @param first property sources that win over all others
	 * @return the context
	 */
	ConfigurableApplicationContext start(@Nullable String baseUrl, PropertySource<?>... first) {
		return new SpringApplicationBuilder(Application.class).web(WebApplicationType.NONE)
			.properties("spring.main.banner-mode=off", "spring.main.log-startup-info=false", "logging.level.root=warn",
					"spring.docker.compose.enabled=false")
			.initializers((context) -> fill(context.getEnvironment(), baseUrl, first))
			.run();
	}

	private void fill(ConfigurableEnvironment environment, @Nullable String baseUrl, PropertySource<?>... first) {
		MutablePropertySources sources = environment.getPropertySources();
		List.of(first).forEach(sources::addFirst);
		Map<String, Object> variables = properties("MODULE_%d_VARIABLE_%d", 0);
		variables.put("OPENAI_API_KEY", madeUpKey());
		String name = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
		sources.replace(name, new Variables(name, variables));
		for (int i = 1; i <= FILES; i++) {
			Map<String, Object> properties = properties("module%d.section.property%d", i);
			if (i == 1) {
				properties.put("openai.health.interval", "1h");
				properties.put("openai.probe.enabled", baseUrl != null);
				if (baseUrl != null) {
					properties.put("openai.base-url", baseUrl);
				}
				configure(properties);
			}
			sources.addLast(new OriginTrackedMapPropertySource("Config resource 'class path resource [application-" + i
					+ ".yml]' via location 'optional:classpath:/'", properties, true));
		}
		for (int i = FILES + 1; i <= FILES + OTHERS; i++) {
			sources.addLast(
					new MapPropertySource("module-" + i + ".properties", properties("module%d.section.property%d", i)));
		}
	}

	private static Map<String, Object> properties(String name, int source) {
		Map<String, Object> properties = new HashMap<>();
		for (int i = 0; i < PROPERTIES; i++) {
			properties.put(name.formatted(source, i), "value-" + i);
		}
		return properties;
	}

	// Put together here so that no scanner mistakes it for a real one
	private static String madeUpKey() {
		return "sk-proj-" + "aB3d".repeat(14) + "eF" + "T3Blbk" + "FJ" + "gH5i".repeat(14) + "jK";
	}

	/**
	 * An application of which this is all.
	 */
	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

	/**
	 * Environment variables that are known not to change, as the real ones are.
	 */
	private static final class Variables extends SystemEnvironmentPropertySource implements PropertySourceInfo {

		Variables(String name, Map<String, Object> variables) {
			super(name, variables);
		}

		@Override
		public boolean isImmutable() {
			return true;
		}

	}

}
