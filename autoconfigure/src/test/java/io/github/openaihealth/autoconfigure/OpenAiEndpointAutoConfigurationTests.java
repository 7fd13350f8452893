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

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import javax.management.MBeanServer;
import javax.management.ObjectName;

import io.github.openaihealth.actuate.OpenAiEndpoint;
import io.github.openaihealth.monitor.OpenAiMonitor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.jackson.JacksonEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.jmx.JmxEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointAutoConfiguration;
import org.springframework.boot.actuate.endpoint.Sanitizer;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.jmx.JmxAutoConfiguration;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableWebApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.actuate.web.WebMvcEndpointManagementContextConfiguration;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link OpenAiEndpointAutoConfiguration}.
 */
class OpenAiEndpointAutoConfigurationTests {

	private static final String EXPOSED = "management.endpoints.web.exposure.include=openai";

	private final FakeService service = new FakeService();

	private final String key = TestKeys.project();

	private final WebApplicationContextRunner contextRunner = new WebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(OpenAiAutoConfiguration.class, OpenAiEndpointAutoConfiguration.class,
				OpenAiSanitizingAutoConfiguration.class, ReactiveHttpClientAutoConfiguration.class,
				JacksonAutoConfiguration.class, HttpMessageConvertersAutoConfiguration.class,
				DispatcherServletAutoConfiguration.class, WebMvcAutoConfiguration.class,
				EndpointAutoConfiguration.class, JacksonEndpointAutoConfiguration.class,
				WebEndpointAutoConfiguration.class, WebMvcEndpointManagementContextConfiguration.class))
		.withInitializer((context) -> context.getEnvironment().setConversionService(new ApplicationConversionService()))
		.withPropertyValues(this.service.property(), "openai.api-key=" + this.key, "openai.health.interval=1d");

	@AfterEach
	void closeService() {
		this.service.close();
	}

	@Test
	void isNotThereUnlessExposed() {
		this.contextRunner.run((context) -> assertThat(context).doesNotHaveBean(OpenAiEndpoint.class));
		this.contextRunner.withPropertyValues(EXPOSED)
			.run((context) -> assertThat(context).hasSingleBean(OpenAiEndpoint.class));
	}

	@Test
	void readTellsEverythingButTheKeyAndCausesNoRequest() {
		this.contextRunner.withPropertyValues(EXPOSED).run((context) -> {
			assertThat(mvc(context).get().uri("/actuator/openai")).hasStatusOk()
				.bodyJson()
				.hasPathSatisfying("$.connections.default.state.status",
						(status) -> status.assertThat().isEqualTo("UP"))
				.hasPathSatisfying("$.connections.default.configuration['openai.base-url'].value",
						(url) -> url.assertThat().isEqualTo(this.service.baseUrl()))
				.hasPathSatisfying("$.connections.default.configuration['openai.api-key'].value",
						(value) -> value.assertThat().asString().startsWith("sk-proj-…"))
				.hasPathSatisfying("$.connections.default.polls.length()", (polls) -> polls.assertThat().isEqualTo(1))
				.hasPathSatisfying("$.connections.default.changes[0].to", (to) -> to.assertThat().isEqualTo("UP"))
				.doesNotHavePath("$.connections.default.changes[0].cause");
			assertThat(body(context)).doesNotContain(this.key);
			assertThat(this.service.requests()).isEqualTo(1);
		});
	}

	@Test
	void writePollsAndTellsTheNewState() {
		this.contextRunner.withPropertyValues(EXPOSED).run((context) -> {
			this.service.answers(FakeService.REJECTED);
			assertThat(mvc(context).post().uri("/actuator/openai").contentType(MediaType.APPLICATION_JSON))
				.hasStatusOk()
				.bodyJson()
				.hasPathSatisfying("$.connections.default.state.cause",
						(cause) -> cause.assertThat().isEqualTo("api-key-revoked"))
				.hasPathSatisfying("$.connections.default.polls.length()", (polls) -> polls.assertThat().isEqualTo(3));
		});
	}

	@Test
	void oneConnectionIsReadAndPolledByItsName() {
		this.contextRunner
			.withPropertyValues(EXPOSED, "openai.connections.eu.api-key=" + this.key,
					"openai.connections.eu.org-id=org-1")
			.run((context) -> {
				assertThat(mvc(context).get().uri("/actuator/openai")).bodyJson()
					.hasPath("$.connections.default")
					.hasPath("$.connections.eu");
				assertThat(mvc(context).get().uri("/actuator/openai/eu")).hasStatusOk()
					.bodyJson()
					.hasPathSatisfying("$.state.status", (status) -> status.assertThat().isEqualTo("UP"));
				assertThat(this.service.requests()).isEqualTo(2);
				assertThat(mvc(context).post().uri("/actuator/openai/eu").contentType(MediaType.APPLICATION_JSON))
					.hasStatusOk()
					.bodyJson()
					.hasPathSatisfying("$.polls.length()", (polls) -> polls.assertThat().isEqualTo(2));
				assertThat(this.service.requests()).isEqualTo(3);
			});
	}

	@Test
	void connectionThatIsNotThereIsNotFound() {
		this.contextRunner.withPropertyValues(EXPOSED).run((context) -> {
			assertThat(mvc(context).get().uri("/actuator/openai/eu")).hasStatus(HttpStatus.NOT_FOUND);
			assertThat(mvc(context).post().uri("/actuator/openai/eu").contentType(MediaType.APPLICATION_JSON))
				.hasStatus(HttpStatus.NOT_FOUND);
			assertThat(this.service.requests()).isEqualTo(1);
		});
	}

	@Test
	void writesAtTheSameTimeShareARequestAndTheNextComesTooSoon() {
		this.contextRunner.withPropertyValues(EXPOSED).run((context) -> {
			MockMvcTester mvc = mvc(context);
			Stream.generate(() -> CompletableFuture.supplyAsync(() -> mvc.post().uri("/actuator/openai").exchange()))
				.limit(8)
				.toList()
				.forEach((posted) -> assertThat(posted.join()).hasStatusOk());
			assertThat(mvc.post().uri("/actuator/openai")).hasStatusOk();
			assertThat(this.service.requests()).isEqualTo(2);
		});
	}

	@Test
	void accessFollowsTheRulesOfActuator() {
		this.contextRunner.withPropertyValues(EXPOSED, "management.endpoint.openai.access=read-only").run((context) -> {
			assertThat(mvc(context).get().uri("/actuator/openai")).hasStatusOk();
			assertThat(mvc(context).post().uri("/actuator/openai")).hasStatus(HttpStatus.METHOD_NOT_ALLOWED);
			assertThat(this.service.requests()).isEqualTo(1);
		});
		this.contextRunner.withPropertyValues(EXPOSED, "management.endpoint.openai.access=none")
			.run((context) -> assertThat(context).doesNotHaveBean(OpenAiEndpoint.class));
	}

	@Test
	void isThereWhenSwitchedOffAndSaysSo() {
		this.contextRunner.withPropertyValues(EXPOSED, "openai.enabled=false").run((context) -> {
			assertThat(mvc(context).post().uri("/actuator/openai")).hasStatusOk()
				.bodyJson()
				.hasPathSatisfying("$.connections.default.state.summary",
						(summary) -> summary.assertThat().asString().contains("openai.enabled"));
			assertThat(this.service.requests()).isZero();
		});
	}

	@Test
	@SuppressWarnings("unchecked")
	void isAvailableOverJmx() {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(OpenAiAutoConfiguration.class,
					OpenAiEndpointAutoConfiguration.class, ReactiveHttpClientAutoConfiguration.class,
					EndpointAutoConfiguration.class, JmxAutoConfiguration.class, JmxEndpointAutoConfiguration.class))
			.withPropertyValues(this.service.property(), "openai.api-key=" + this.key, "openai.health.interval=1d",
					"spring.jmx.enabled=true", "spring.jmx.unique-names=true",
					"management.endpoints.jmx.exposure.include=openai")
			.run((context) -> {
				Map<String, ?> read = (Map<String, ?>) invoke("connections");
				assertThat(read).isNotNull();
				assertThat((Map<String, ?>) read.get("connections")).containsOnlyKeys("default");
				assertThat(invoke("poll")).isNotNull().asString().contains("UP").doesNotContain(this.key);
				assertThat(this.service.requests()).isEqualTo(2);
				assertThat(invoke("connection", "default")).isNotNull().asString().contains("UP");
				assertThat(invoke("connection", "eu")).isNull();
				assertThat(invoke("pollConnection", "eu")).isNull();
			});
	}

	@Test
	void backsOffWithoutActuator() {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(OpenAiAutoConfiguration.class,
					OpenAiEndpointAutoConfiguration.class, ReactiveHttpClientAutoConfiguration.class))
			.withPropertyValues(this.service.property(), "openai.api-key=" + this.key)
			.withClassLoader(new FilteredClassLoader(Sanitizer.class))
			.run((context) -> assertThat(context).hasSingleBean(OpenAiMonitor.class).doesNotHaveBean("openAiEndpoint"));
	}

	private static @Nullable Object invoke(String operation, String... arguments) throws Exception {
		MBeanServer server = ManagementFactory.getPlatformMBeanServer();
		List<ObjectName> names = List
			.copyOf(server.queryNames(new ObjectName("org.springframework.boot:type=Endpoint,name=Openai,*"), null));
		assertThat(names).hasSize(1);
		return server.invoke(names.get(0), operation, arguments,
				Stream.of(arguments).map((argument) -> String.class.getName()).toArray(String[]::new));
	}

	private static String body(AssertableWebApplicationContext context) throws Exception {
		return mvc(context).get().uri("/actuator/openai").exchange().getResponse().getContentAsString();
	}

	private static MockMvcTester mvc(AssertableWebApplicationContext context) {
		return MockMvcTester.from(context);
	}

}
