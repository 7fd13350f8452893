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

package io.github.openaihealth.startup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

import io.github.openaihealth.autoconfigure.OpenAiAutoConfiguration;
import io.github.openaihealth.check.ConfigurationCheck;
import io.github.openaihealth.check.ConfigurationContext;
import io.github.openaihealth.check.TestNearMisses;
import io.github.openaihealth.diagnosis.Diagnosis;
import io.github.openaihealth.settings.DefaultConnectionSource;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertiesPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Starts an application with configurations that people have reported, one row of
 * {@code cases/configurations.json} or {@code cases/surroundings.json} each:
 * <ul>
 * <li>{@code environment}, {@code arguments}, {@code systemProperties}, {@code files}:
 * what is configured. Files lie in a directory that stands for the working directory, and
 * is written <code>{directory}</code> where its path is needed;
 * <li>{@code expected}: {@code starts}, or every cause that is to be reported;
 * <li>{@code warnings}: every warning that there is to be; not looked at where a row has
 * none;
 * <li>{@code first}: what the first step of the first problem is to say;
 * <li>{@code says} and {@code saysNot}: what all problems and warnings together are to
 * say and not to say;
 * <li>{@code source}: where it was seen.
 * </ul>
 * Keys are written as {@link CaseKeys} tells, and no output may hold a part of one.
 */
@ExtendWith(OutputCaptureExtension.class)
class ConfigurationCasesTests {

	private static final List<String> FILES = List.of("cases/configurations.json", "cases/surroundings.json");

	@TempDir
	@SuppressWarnings("NullAway.Init")
	Path directory;

	@ParameterizedTest(name = "{0}")
	@MethodSource
	void configurations(String name, JsonNode row, CapturedOutput output) throws IOException {
		writeFiles(row);
		ConfigurableEnvironment environment = environment(row);
		List<Diagnosis> problems = start(environment, row);
		List<Diagnosis> warnings = check(environment, this.directory)
			.check(new DefaultConnectionSource(environment).read())
			.warnings();
		String told = new StartupReport(problems) + "\n" + problems + "\n" + warnings;
		assertThat(problems.stream().map((problem) -> problem.cause().id())).as(told)
			.containsExactlyElementsOf(row.path("expected").isArray() ? strings(row, "expected").toList() : List.of());
		if (row.has("warnings")) {
			assertThat(warnings.stream().map((warning) -> warning.cause().id())).as(told)
				.containsExactlyInAnyOrderElementsOf(strings(row, "warnings").toList());
		}
		strings(row, "first").forEach((part) -> assertThat(problems.get(0).actions().get(0)).as(told).contains(part));
		String unwrapped = told.replaceAll("\\s+", " ");
		strings(row, "says").forEach((part) -> assertThat(unwrapped).contains(part));
		strings(row, "saysNot").forEach((part) -> assertThat(unwrapped).doesNotContain(part));
		assertThat(CaseKeys.parts()).noneMatch((told + output)::contains);
	}

	static Stream<Object[]> configurations() throws IOException {
		Stream.Builder<Object[]> rows = Stream.builder();
		for (String file : FILES) {
			ClassPathResource resource = new ClassPathResource(file);
			if (resource.exists()) {
				try (InputStream stream = resource.getInputStream()) {
					JsonMapper.shared()
						.readTree(stream)
						.forEach((row) -> rows.add(new Object[] { row.path("name").stringValue(), row }));
				}
			}
		}
		return rows.build();
	}

	private static List<Diagnosis> start(ConfigurableEnvironment environment, JsonNode row) {
		SpringApplication application = new SpringApplication(Application.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		application.setRegisterShutdownHook(false);
		application.setEnvironment(environment);
		assertThat(row.path("expected").isArray() || row.path("expected").stringValue().equals("starts")).isTrue();
		try {
			application.run(strings(row, "arguments").toArray(String[]::new)).close();
			return List.of();
		}
		catch (OpenAiConfigurationException ex) {
			return ex.getDiagnoses();
		}
	}

	private void writeFiles(JsonNode row) throws IOException {
		for (Map.Entry<String, JsonNode> file : row.path("files").properties()) {
			Path path = this.directory.resolve(file.getKey());
			Files.createDirectories(path.getParent());
			Files.writeString(path, fillIn(file.getValue().stringValue()));
		}
	}

	private ConfigurableEnvironment environment(JsonNode row) {
		Map<String, Object> variables = new HashMap<>();
		row.path("environment")
			.properties()
			.forEach((variable) -> variables.put(variable.getKey(), fillIn(variable.getValue().stringValue())));
		Properties properties = new Properties();
		properties.putAll(System.getProperties());
		properties.put("spring.config.location", "optional:file:" + this.directory + "/");
		properties.put("spring.main.banner-mode", "off");
		properties.put("spring.main.log-startup-info", "false");
		properties.put("openai.validation.mode", "offline");
		properties.put("openai.probe.enabled", "false");
		properties.put("test.directory", this.directory.toString());
		row.path("systemProperties")
			.properties()
			.forEach((property) -> properties.put(property.getKey(), fillIn(property.getValue().stringValue())));
		ConfigurableEnvironment environment = new StandardEnvironment();
		environment.getPropertySources()
			.replace(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, new SystemEnvironmentPropertySource(
					StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
		environment.getPropertySources()
			.replace(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME, new PropertiesPropertySource(
					StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME, properties));
		return environment;
	}

	private String fillIn(String text) {
		return CaseKeys.fillIn(text.replace("{directory}", this.directory.toString()));
	}

	private static Stream<String> strings(JsonNode row, String member) {
		return row.path(member).valueStream().map((value) -> CaseKeys.fillIn(value.stringValue()));
	}

	private static ConfigurationCheck check(ConfigurableEnvironment environment, Path directory) {
		return new ConfigurationCheck(ConfigurationContext.of(environment), TestNearMisses.in(directory, environment),
				Clock.systemUTC(), () -> false);
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration(OpenAiAutoConfiguration.class)
	static class Application {

		@Bean
		static BeanPostProcessor workingDirectory(Environment environment) {
			return new BeanPostProcessor() {

				@Override
				public Object postProcessAfterInitialization(Object bean, String beanName) {
					return (bean instanceof ConfigurationCheck) ? check((ConfigurableEnvironment) environment,
							Path.of(environment.getRequiredProperty("test.directory"))) : bean;
				}

			};
		}

	}

}
