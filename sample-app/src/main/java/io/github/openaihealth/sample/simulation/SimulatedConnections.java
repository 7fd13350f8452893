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
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The connections of the application that a simulation answers, and what is played to
 * each. Either there is one, whose key is a property, or there are three: the default,
 * with its key in a file that can be rotated; {@value #RESEARCH}, with the key of another
 * organization at the same host; and {@value #GATEWAY}, at a host of its own, without a
 * key.
 */
final class SimulatedConnections implements AutoCloseable {

	static final String DEFAULT = "default";

	static final String RESEARCH = "research";

	static final String GATEWAY = "gateway";

	private static final String RESEARCH_ORGANIZATION = "org-research";

	private static final String GATEWAY_PATH = "/llm/v1";

	private final Map<String, Account> accounts = new LinkedHashMap<>();

	private final Map<String, Object> properties = new LinkedHashMap<>();

	private final List<Simulation> simulations = new ArrayList<>();

	private final Simulation simulation;

	private @Nullable MountedSecret secret;

	private @Nullable Rotation rotation;

	private SimulatedConnections(InetSocketAddress address, String apiKey, @Nullable String researchKey,
			Scenario scenario) {
		// The application may make calls, since nobody charges for them
		this.properties.put("sample.calls.enabled", true);
		Account account = Account.of(apiKey, null, scenario);
		this.accounts.put(DEFAULT, account);
		if (researchKey == null) {
			this.simulation = open(address, Simulation.VERSION_PATH, account);
			this.properties.put("openai.api-key", apiKey);
			this.properties.put("openai.base-url", this.simulation.baseUrl());
			return;
		}
		Account research = Account.of(researchKey, RESEARCH_ORGANIZATION, Scenario.OK);
		Account gateway = Account.open(Scenario.OK);
		this.accounts.put(RESEARCH, research);
		this.accounts.put(GATEWAY, gateway);
		this.simulation = open(address, Simulation.VERSION_PATH, account, research);
		MountedSecret secret = mount(apiKey);
		this.secret = secret;
		this.rotation = new Rotation(account, secret);
		this.properties.put("simulation.base-url", this.simulation.baseUrl());
		this.properties.put("simulation.api-key-file", secret.file().toString());
		this.properties.put("simulation.research.api-key", researchKey);
		this.properties.put("simulation.research.org-id", RESEARCH_ORGANIZATION);
		this.properties.put("simulation.gateway.base-url",
				open(new InetSocketAddress(address.getAddress(), 0), GATEWAY_PATH, gateway).baseUrl());
	}

	/**
	 * Simulate what answers the default connection alone.
	 * @param address where the simulation answers
	 * @param apiKey the key to accept
	 * @param scenario the scenario to play at first
	 * @return the connection
	 */
	static SimulatedConnections one(InetSocketAddress address, String apiKey, Scenario scenario) {
		return new SimulatedConnections(address, apiKey, null, scenario);
	}

	/**
	 * Simulate what answers three connections.
	 * @param address where the simulation of OpenAI answers
	 * @param apiKey the key of the default connection, to be rotated
	 * @param researchKey the key of the other organization
	 * @param scenario the scenario to play to the default connection at first
	 * @return the connections
	 * @throws UncheckedIOException if the key cannot be written to a file
	 */
	static SimulatedConnections three(InetSocketAddress address, String apiKey, String researchKey, Scenario scenario) {
		return new SimulatedConnections(address, apiKey, researchKey, scenario);
	}

	/**
	 * Return what the application may be configured with.
	 * @return the properties
	 */
	Map<String, Object> properties() {
		return Map.copyOf(this.properties);
	}

	Simulation simulation() {
		return this.simulation;
	}

	Set<String> names() {
		return this.accounts.keySet();
	}

	/**
	 * Return what is played to a connection.
	 * @param name the connection's name
	 * @return the account, or {@code null} if no simulation answers that connection
	 */
	@Nullable Account account(String name) {
		return this.accounts.get(name);
	}

	/**
	 * Return the rotation of a connection's key.
	 * @param name the connection's name
	 * @return the rotation, or {@code null} if the key is not read from a file
	 */
	@Nullable Rotation rotation(String name) {
		return DEFAULT.equals(name) ? this.rotation : null;
	}

	@Override
	public void close() throws IOException {
		this.simulations.forEach(Simulation::close);
		if (this.secret != null) {
			this.secret.close();
		}
	}

	private Simulation open(InetSocketAddress address, String path, Account... accounts) {
		Simulation simulation = new Simulation(address, path, accounts);
		this.simulations.add(simulation);
		return simulation;
	}

	private static MountedSecret mount(String apiKey) {
		try {
			return new MountedSecret(Files.createTempDirectory("openai-secret"), "api-key", apiKey);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
