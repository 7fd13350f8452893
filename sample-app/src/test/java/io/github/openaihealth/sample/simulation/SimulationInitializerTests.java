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

package io.github.openaihealth.sample.simulation;

import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link SimulationInitializer}.
 */
@ExtendWith(OutputCaptureExtension.class)
class SimulationInitializerTests {

	private final GenericApplicationContext context = new GenericApplicationContext();

	@AfterEach
	void close() {
		this.context.close();
	}

	@Test
	void startsSimulationWhenNothingIsConfigured(CapturedOutput output) {
		Simulation simulation = Objects.requireNonNull(initialize(properties(Map.of("server.port", "9090"))));
		assertThat(this.context.getEnvironment().getProperty("openai.base-url")).isEqualTo(simulation.baseUrl());
		assertThat(this.context.getEnvironment().getProperty("openai.api-key")).startsWith("sk-proj-");
		assertThat(this.context.getEnvironment().getPropertySources()).last()
			.extracting(PropertySource::getName)
			.isEqualTo("simulation");
		assertThat(output).containsOnlyOnce("a simulation answers at " + simulation.baseUrl())
			.contains("plays 'ok'", "127.0.0.1:9090/simulation/revoked", "--simulation=off");
	}

	@Test
	void startsSimulationWhenOnlyOtherSettingsExist() {
		assertThat(initialize(properties(Map.of("openai.health.interval", "5s", "openai.org-id", "Personal"))))
			.isNotNull();
	}

	@Test
	void startsSimulationWithTheChosenScenario() {
		Simulation simulation = Objects.requireNonNull(initialize(properties(Map.of("scenario", "rate-limited"))));
		assertThat(simulation.scenario()).isSameAs(Scenario.RATE_LIMITED);
	}

	@Test
	void startsSimulationWithTheChosenPortAndKey() throws Exception {
		int port = freePort();
		Simulation simulation = Objects.requireNonNull(initialize(
				properties(Map.of("simulation.port", Integer.toString(port), "simulation.api-key", "sk-chosen"))));
		assertThat(simulation.baseUrl()).isEqualTo("http://127.0.0.1:%d/v1".formatted(port));
		assertThat(this.context.getEnvironment().getProperty("openai.api-key")).isEqualTo("sk-chosen");
		HttpRequest request = HttpRequest.newBuilder(URI.create(simulation.baseUrl() + "/models"))
			.header("Authorization", "Bearer sk-chosen")
			.build();
		assertThat(HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(200);
	}

	@Test
	void refusesUnknownScenario() {
		assertThatExceptionOfType(UnknownScenarioException.class)
			.isThrownBy(() -> initialize(properties(Map.of("scenario", "nonsense"))));
	}

	@Test
	void simulatesThreeConnectionsWhenToldTo(CapturedOutput output) throws Exception {
		initialize(properties(Map.of("simulation", "connections", "simulation.api-key", "sk-chosen",
				"openai.connections.research.api-key", "any")));
		SimulatedConnections connections = Objects.requireNonNull(connections());
		assertThat(connections.names()).containsExactly("default", "research", "gateway");
		Environment environment = this.context.getEnvironment();
		assertThat(environment.getProperty("openai.api-key")).isNull();
		Path file = Path.of(environment.getRequiredProperty("simulation.api-key-file"));
		assertThat(file).hasContent("sk-chosen");
		assertThat(environment.getProperty("simulation.gateway.base-url")).endsWith("/llm/v1")
			.isNotEqualTo(environment.getProperty("simulation.base-url"));
		assertThat(environment.getProperty("simulation.research.api-key")).startsWith("sk-proj-");
		assertThat(output)
			.contains("Three connections are simulated, the default one at " + connections.simulation().baseUrl())
			.doesNotContain("No OpenAI key is configured");
		this.context.refresh();
		this.context.close();
		assertThat(file.getParent()).doesNotExist();
	}

	@Test
	void profileTakesEachValueOfTheSimulationFromIt() throws Exception {
		initialize(properties(Map.of("simulation", "connections")));
		this.context.getEnvironment()
			.getPropertySources()
			.addLast(
					new YamlPropertySourceLoader().load("profile", new ClassPathResource("application-connections.yml"))
						.get(0));
		Environment environment = this.context.getEnvironment();
		for (String property : List.of("openai.api-key-file", "openai.base-url", "openai.connections.research.api-key",
				"openai.connections.research.org-id", "openai.connections.gateway.base-url")) {
			assertThat(environment.getRequiredProperty(property)).as(property).isNotBlank().doesNotContain("$");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "off", "OFF", "false" })
	void startsNoSimulationWhenSwitchedOff(String value) {
		assertThat(initialize(properties(Map.of("simulation", value)))).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "openai.api-key", "openai.apiKey", "openai.api_key", "openai.api-key-file",
			"openai.base-url", "openai.baseUrl", "OPENAI_API_KEY", "OPENAI_BASE_URL", "openai.connections.eu.api-key" })
	void startsNoSimulationWhenAPropertyIsSet(String name) {
		assertThat(initialize(properties(Map.of(name, "any")))).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "openai.api-key", "openai.api-key-file", "openai.base-url", "OPENAI_API_KEY" })
	void startsNoSimulationWhenAPropertyIsBlank(String name) {
		assertThat(initialize(properties(Map.of(name, "")))).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "OPENAI_API_KEY", "OPENAI_APIKEY", "OPENAI_API_KEY_FILE", "OPENAI_BASE_URL",
			"OPENAI_CONNECTIONS_EU_APIKEY" })
	void startsNoSimulationWhenAnEnvironmentVariableIsSet(String name) {
		assertThat(initialize(environmentVariables(Map.of(name, "any")))).isNull();
	}

	@Test
	void startsNoSimulationWhenAnEnvironmentVariableIsBlank() {
		assertThat(initialize(environmentVariables(Map.of("OPENAI_API_KEY", "")))).isNull();
	}

	@Test
	void startsNoSimulationWhenAPlaceholderIsUnresolved() {
		assertThat(initialize(properties(Map.of("openai.api-key", "${NOT_SET_ANYWHERE}")))).isNull();
	}

	@Test
	void saysThatTheScenarioHasNoEffect(CapturedOutput output) {
		initialize(properties(Map.of("openai.api-key", "any", "scenario", "revoked")));
		assertThat(output).contains("The scenario has no effect");
	}

	@Test
	void simulationEndsWithTheContext() {
		Simulation simulation = Objects.requireNonNull(initialize(properties(Map.of())));
		this.context.refresh();
		this.context.close();
		URI baseUrl = URI.create(simulation.baseUrl());
		assertThatExceptionOfType(ConnectException.class)
			.isThrownBy(() -> new Socket(baseUrl.getHost(), baseUrl.getPort()).close());
	}

	private @Nullable Simulation initialize(PropertySource<?> source) {
		StandardEnvironment environment = new StandardEnvironment();
		MutablePropertySources sources = environment.getPropertySources();
		sources.remove(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
		sources.addFirst(source);
		ConfigurationPropertySources.attach(environment);
		this.context.setEnvironment(environment);
		new SimulationInitializer().initialize(this.context);
		SimulatedConnections connections = connections();
		return (connections != null) ? connections.simulation() : null;
	}

	private @Nullable SimulatedConnections connections() {
		ObjectProvider<SimulatedConnections> connections = this.context.getBeanFactory()
			.getBeanProvider(SimulatedConnections.class);
		return connections.getIfAvailable();
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

	private static PropertySource<?> properties(Map<String, Object> properties) {
		return new MapPropertySource("test", properties);
	}

	private static PropertySource<?> environmentVariables(Map<String, Object> variables) {
		return new SystemEnvironmentPropertySource(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
				variables);
	}

}
