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
import java.lang.reflect.Method;
import java.net.URL;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

import io.github.openaihealth.actuate.OpenAiDescriptor;
import io.github.openaihealth.actuate.OpenAiEndpoint;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.aot.generate.ClassNameGenerator;
import org.springframework.aot.generate.DefaultGenerationContext;
import org.springframework.aot.generate.InMemoryGeneratedFiles;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.TypeReference;
import org.springframework.aot.hint.predicate.ReflectionHintsPredicates;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.UrlResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.javapoet.ClassName;
import org.springframework.util.ReflectionUtils;
import org.springframework.util.StringUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that a native image gets to know of everything that is found by reflection or by
 * name. What the service answers needs no hint: it is read as a tree.
 */
class RuntimeHintsTests {

	private static final String FACTORIES = "META-INF/spring.factories";

	private static final RuntimeHints hints = new RuntimeHints();

	private static final ReflectionHintsPredicates reflection = RuntimeHintsPredicates.reflection();

	@BeforeAll
	static void process() {
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
			TestPropertyValues
				.of("management.endpoints.access.default=unrestricted", "management.endpoints.web.exposure.include=*")
				.applyTo(context);
			context.getEnvironment().setConversionService(new ApplicationConversionService());
			context.register(Application.class);
			new ApplicationContextAotGenerator().processAheadOfTime(context,
					new DefaultGenerationContext(new ClassNameGenerator(ClassName.get("com.example", "Application")),
							new InMemoryGeneratedFiles(), hints));
		}
	}

	@Test
	void textsOfTheCauses() {
		String resource = "io/github/openaihealth/diagnosis/causes.properties";
		assertThat(new ClassPathResource(resource).exists()).isTrue();
		assertThat(RuntimeHintsPredicates.resource().forResource(resource)).accepts(hints);
	}

	@ParameterizedTest
	@ValueSource(strings = { "probe/known-answers.txt", "connection/known-hosts.txt" })
	void tables(String table) {
		String resource = "io/github/openaihealth/" + table;
		assertThat(new ClassPathResource(resource).exists()).isTrue();
		assertThat(RuntimeHintsPredicates.resource().forResource(resource)).accepts(hints);
	}

	@Test
	void typesOfSpringFactories() throws IOException {
		assertThat(RuntimeHintsPredicates.resource().forResource(FACTORIES)).accepts(hints);
		assertThat(ownFactories()).hasSizeGreaterThanOrEqualTo(3)
			.allSatisfy((type) -> assertThat(reflection.onType(TypeReference.of(type))).accepts(hints));
	}

	@ParameterizedTest
	@MethodSource("propertiesTypes")
	void settersOfTheProperties(Class<?> type) {
		List<Method> setters = Arrays.stream(type.getDeclaredMethods())
			.filter((method) -> method.getName().startsWith("set"))
			.toList();
		assertThat(setters).isNotEmpty()
			.allSatisfy((setter) -> assertThat(reflection.onMethodInvocation(setter)).accepts(hints));
	}

	static Stream<Class<?>> propertiesTypes() {
		return Stream.concat(Stream.of(OpenAiProperties.class), Arrays.stream(OpenAiProperties.class.getClasses()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "connections", "poll" })
	void operationsOfTheEndpoint(String operation) {
		assertThat(reflection.onMethodInvocation(OpenAiEndpoint.class, operation)).accepts(hints);
	}

	@ParameterizedTest
	@MethodSource("descriptorTypes")
	void answerOfTheEndpoint(Class<?> type) {
		assertThat(type.getRecordComponents()).isNotEmpty()
			.allSatisfy(
					(component) -> assertThat(reflection.onMethodInvocation(component.getAccessor())).accepts(hints));
	}

	static Stream<Class<?>> descriptorTypes() {
		return Stream.concat(Stream.of(OpenAiDescriptor.class), Arrays.stream(OpenAiDescriptor.class.getClasses()));
	}

	@Test
	void filterOfAddresses() {
		Method filter = ReflectionUtils.findMethod(HttpClientSettings.class, "inetAddressFilter");
		if (filter != null) {
			assertThat(reflection.onMethodInvocation(filter)).accepts(hints);
		}
		else {
			assertThat(SpringBootVersion.getVersion()).startsWith("4.0.");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "com.openai.client.OpenAIClient", "com.openai.client.OpenAIClientAsync" })
	void clientsOfTheApplicationsOwn(String type) {
		assertThat(reflection.onType(TypeReference.of(type))).accepts(hints);
	}

	@Test
	void presenceOfTheContextOfTheLog() {
		assertThat(reflection.onType(TypeReference.of("org.slf4j.MDC"))).accepts(hints);
	}

	private static List<String> ownFactories() throws IOException {
		List<String> names = new ArrayList<>();
		for (URL url : Collections.list(RuntimeHintsTests.class.getClassLoader().getResources(FACTORIES))) {
			PropertiesLoaderUtils.loadProperties(new UrlResource(url))
				.values()
				.forEach((value) -> names.addAll(StringUtils.commaDelimitedListToSet(value.toString())));
		}
		return names.stream().map(String::strip).filter((name) -> name.startsWith("io.github.openaihealth.")).toList();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
