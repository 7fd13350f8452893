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

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.StreamSupport;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.ConfigurationPropertyState;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;

/**
 * Starts a {@link Simulation} and configures the application for it, unless any source
 * says which OpenAI to talk to. A blank value says so too: it is a mistake to report.
 * With {@code simulation=connections} it starts in any case, and the application is
 * configured by {@code application-connections.yml}.
 */
public class SimulationInitializer implements ApplicationContextInitializer<GenericApplicationContext> {

	private static final List<String> SETTINGS = List.of("openai.api-key", "openai.api-key-file", "openai.base-url",
			"OPENAI_API_KEY", "OPENAI_API_KEY_FILE", "OPENAI_BASE_URL");

	private static final ConfigurationPropertyName CONNECTIONS = ConfigurationPropertyName.of("openai.connections");

	private static final Set<String> OFF = Set.of("off", "false");

	// Set by the profile of that name, whose connections are those of the simulation
	private static final String SEVERAL = "connections";

	private static final String ONE_SIMULATED = "No OpenAI key is configured: a simulation answers at %1$s with a "
			+ "made-up key and plays '%2$s'. Play another scenario: http://127.0.0.1:%3$s, or curl -X POST "
			+ "http://127.0.0.1:%3$s/simulation/revoked. Switch it off: --simulation=off";

	private static final String THREE_SIMULATED = "Three connections are simulated, the default one at %1$s, which "
			+ "plays '%2$s'. Play another scenario, or rotate the key: http://127.0.0.1:%3$s, or curl -X POST "
			+ "http://127.0.0.1:%3$s/simulation/rotation";

	private static final Log logger = LogFactory.getLog(SimulationInitializer.class);

	@Override
	public void initialize(GenericApplicationContext context) {
		ConfigurableEnvironment environment = context.getEnvironment();
		String mode = environment.getProperty("simulation", "on").toLowerCase(Locale.ROOT);
		if (OFF.contains(mode)) {
			return;
		}
		boolean several = SEVERAL.equals(mode);
		if (!several && isConfigured(environment)) {
			if (environment.containsProperty("scenario")) {
				logger.warn("The scenario has no effect: a key or a base URL of OpenAI is configured");
			}
			return;
		}
		Scenario scenario = Scenario.of(environment.getProperty("scenario", Scenario.OK.id()));
		String apiKey = apiKey(environment, "simulation.api-key");
		SimulatedConnections connections = several
				? SimulatedConnections.three(address(environment), apiKey,
						apiKey(environment, "simulation.research.api-key"), scenario)
				: SimulatedConnections.one(address(environment), apiKey, scenario);
		register(connections, context.getDefaultListableBeanFactory());
		environment.getPropertySources().addLast(new MapPropertySource("simulation", connections.properties()));
		logger.info((several ? THREE_SIMULATED : ONE_SIMULATED).formatted(connections.simulation().baseUrl(),
				scenario.id(), port(environment)));
	}

	private static String apiKey(Environment environment, String property) {
		return environment.getProperty(property, SimulatedKey.generate());
	}

	private static InetSocketAddress address(Environment environment) {
		return new InetSocketAddress(environment.getProperty("simulation.address", Simulation.LOOPBACK),
				environment.getProperty("simulation.port", Integer.class, 0));
	}

	private static boolean isConfigured(ConfigurableEnvironment environment) {
		return SETTINGS.stream().anyMatch(environment::containsProperty) || hasConnections(environment);
	}

	private static boolean hasConnections(Environment environment) {
		Iterable<ConfigurationPropertySource> sources = ConfigurationPropertySources.get(environment);
		return StreamSupport.stream(sources.spliterator(), false)
			.anyMatch((source) -> source.containsDescendantOf(CONNECTIONS) == ConfigurationPropertyState.PRESENT);
	}

	private static void register(SimulatedConnections connections, DefaultListableBeanFactory beanFactory) {
		beanFactory.registerSingleton("simulatedConnections", connections);
		beanFactory.registerDisposableBean("simulatedConnections", connections::close);
	}

	private static String port(Environment environment) {
		String port = environment.getProperty("server.port", "8080");
		return "0".equals(port) ? "<port>" : port;
	}

}
