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

package io.github.openaihealth.autoconfigure.container;

import java.util.Map;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.model.ContainerConfig;
import io.github.openaihealth.autoconfigure.OpenAiAutoConfiguration;
import io.github.openaihealth.connection.ConnectionSummary;
import io.github.openaihealth.connection.DetailsConnectionSource;
import io.github.openaihealth.connection.OpenAiConnection;
import io.github.openaihealth.connection.OpenAiConnectionDetails;
import org.junit.jupiter.api.Test;
import org.testcontainers.containers.GenericContainer;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetailsNotFoundException;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.boot.testcontainers.service.connection.ServiceConnectionAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.DynamicPropertyRegistrar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link OpenAiContainerConnectionDetailsFactory}, without Docker.
 */
class OpenAiContainerConnectionDetailsFactoryTests {

	private static final String KEY = "sk-made-up-for-a-gateway";

	private static final String[] TEST_DEFAULTS = { "openai.validation.mode=offline", "openai.probe.enabled=false" };

	private final GenericContainer<?> container = container();

	private final InspectContainerResponse info = mock();

	private final ContainerConfig config = mock();

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(
				AutoConfigurations.of(ServiceConnectionAutoConfiguration.class, OpenAiAutoConfiguration.class))
		.withPropertyValues(TEST_DEFAULTS)
		.withBean(Containers.class, () -> new Containers(this.container));

	OpenAiContainerConnectionDetailsFactoryTests() {
		given(this.container.getContainerInfo()).willReturn(this.info);
		given(this.info.getConfig()).willReturn(this.config);
	}

	@Test
	void connectsToTheFirstPortWithoutAKey() {
		this.contextRunner.withPropertyValues("openai.api-key=ignored", "openai.org-id=ignored").run((context) -> {
			assertThat(context).hasSingleBean(OpenAiConnectionDetails.class);
			OpenAiConnection connection = connection(context.getBean(OpenAiConnectionDetails.class));
			assertThat(connection.baseUrl()).hasToString("http://127.0.0.1:40000/v1");
			assertThat(connection.apiKey()).isNull();
			assertThat(connection.orgId()).isNull();
			assertThat(ConnectionSummary.of(connection).origins()).hasSize(1);
			assertThat(ConnectionSummary.of(connection).origins().values()).singleElement()
				.hasToString("the container of image example/gateway:1");
		});
	}

	@Test
	void labelsNamePortPathAndKey() {
		given(this.container.getMappedPort(9000)).willReturn(49000);
		given(this.config.getLabels()).willReturn(Map.of("io.github.openaihealth.port", "9000",
				"io.github.openaihealth.path", "openai/v1", "io.github.openaihealth.api-key", KEY));
		this.contextRunner.run((context) -> {
			OpenAiConnection connection = connection(context.getBean(OpenAiConnectionDetails.class));
			assertThat(connection.baseUrl()).hasToString("http://127.0.0.1:49000/openai/v1");
			assertThat(connection.apiKey()).isNotNull().satisfies((key) -> assertThat(key.reveal()).isEqualTo(KEY));
		});
	}

	@Test
	void variableOfTheServerHasTheKeyAndTheOneOfItsOwnClientHasNot() {
		given(this.container.getEnvMap())
			.willReturn(Map.of("LITELLM_MASTER_KEY", KEY, "OPENAI_API_KEY", "the key that the gateway sends"));
		this.contextRunner.run((context) -> {
			OpenAiConnection connection = connection(context.getBean(OpenAiConnectionDetails.class));
			assertThat(connection.apiKey()).isNotNull().satisfies((key) -> assertThat(key.reveal()).isEqualTo(KEY));
			assertThat(ConnectionSummary.of(connection).origins().values()).extracting(Object::toString)
				.containsExactlyInAnyOrder(
						"environment variable LITELLM_MASTER_KEY of the container of image example/gateway:1",
						"the container of image example/gateway:1");
		});
	}

	@Test
	void containerOfAnotherNameIsNotTaken() {
		new ApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(ServiceConnectionAutoConfiguration.class, OpenAiAutoConfiguration.class))
			.withPropertyValues(TEST_DEFAULTS)
			.withBean(OtherContainers.class, () -> new OtherContainers(this.container))
			.run((context) -> assertThat(context).getFailure().isInstanceOf(ConnectionDetailsNotFoundException.class));
	}

	@Test
	void propertiesCountWhereTestcontainersIsAbsent() {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(OpenAiAutoConfiguration.class))
			.withPropertyValues(TEST_DEFAULTS)
			.withPropertyValues("openai.api-key=sk-proj-of-the-properties")
			.withClassLoader(new FilteredClassLoader("org.testcontainers", "org.springframework.boot.testcontainers",
					"org.springframework.boot.docker.compose"))
			.run((context) -> assertThat(context).hasSingleBean(OpenAiConnectionDetails.class));
	}

	// All auto-configurations: their order matters
	@Test
	void propertiesOfARegistrarAreThereWhenTheConfigurationIsChecked() {
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Registrar.class)
			.web(WebApplicationType.NONE)
			.properties(TEST_DEFAULTS)
			.run()) {
			OpenAiConnection connection = connection(context.getBean(OpenAiConnectionDetails.class));
			assertThat(connection.baseUrl()).hasToString("http://127.0.0.1:40000/v1");
		}
	}

	private static GenericContainer<?> container() {
		GenericContainer<?> container = mock();
		given(container.getHost()).willReturn("127.0.0.1");
		given(container.getFirstMappedPort()).willReturn(40000);
		given(container.getDockerImageName()).willReturn("example/gateway:1");
		return container;
	}

	private static OpenAiConnection connection(OpenAiConnectionDetails details) {
		return new DetailsConnectionSource(OpenAiConnection.DEFAULT_NAME, details).read();
	}

	@Configuration(proxyBeanMethods = false)
	static class Containers {

		private final GenericContainer<?> container;

		Containers(GenericContainer<?> container) {
			this.container = container;
		}

		@Bean
		@ServiceConnection(name = "openai")
		GenericContainer<?> gateway() {
			return this.container;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OtherContainers {

		private final GenericContainer<?> container;

		OtherContainers(GenericContainer<?> container) {
			this.container = container;
		}

		@Bean
		@ServiceConnection(name = "another")
		GenericContainer<?> gateway() {
			return this.container;
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Registrar {

		@Bean
		DynamicPropertyRegistrar openAi() {
			return (registry) -> registry.add("openai.base-url", () -> "http://127.0.0.1:40000/v1");
		}

	}

}
