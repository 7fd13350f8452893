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
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;

/**
 * A simulation of OpenAI's models endpoint, and of what calls that use a model are told,
 * on a loopback port unless told otherwise. Its threads are daemons: it keeps no
 * application alive.
 */
public final class Simulation implements AutoCloseable {

	static final String LOOPBACK = "127.0.0.1";

	static final String VERSION_PATH = "/v1";

	private static final int BODY_LIMIT = 64 * 1024;

	private final String path;

	private final List<Account> accounts;

	private final ExecutorService executor = Executors.newCachedThreadPool(Simulation::daemon);

	private final HttpServer server;

	/**
	 * Start a simulation on a free port of the loopback address.
	 * @param apiKey the key to accept
	 * @param scenario the id of the scenario to play at first
	 */
	public Simulation(String apiKey, String scenario) {
		this(new InetSocketAddress(LOOPBACK, 0), VERSION_PATH, Account.of(apiKey, null, Scenario.of(scenario)));
	}

	/**
	 * Start a simulation.
	 * @param address where it answers
	 * @param path the path of its base URL
	 * @param accounts whom it serves: one at least, the first of which also gets the
	 * calls with a key that none of them has
	 */
	Simulation(InetSocketAddress address, String path, Account... accounts) {
		this.path = path;
		this.accounts = List.of(accounts);
		try {
			this.server = HttpServer.create(address, 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.server.createContext("/", this::handle);
		this.server.setExecutor(this.executor);
		// The server's own thread inherits from the thread that starts it
		CompletableFuture.runAsync(this.server::start, this.executor).join();
	}

	/**
	 * Return where the simulation answers on this machine.
	 * @return the base URL, with the version path
	 */
	public String baseUrl() {
		InetAddress address = this.server.getAddress().getAddress();
		String host = address.isAnyLocalAddress() ? LOOPBACK : address.getHostAddress();
		return "http://" + host + ":" + this.server.getAddress().getPort() + this.path;
	}

	/**
	 * Return how often the models have been asked for.
	 * @return the number of requests since the start, whatever was answered
	 */
	public int requests() {
		return this.accounts.stream().mapToInt(Account::requests).sum();
	}

	/**
	 * Play another scenario.
	 * @param scenario the scenario's id
	 */
	public void play(String scenario) {
		account().play(Scenario.of(scenario));
	}

	/**
	 * Issue another key. Those before it stay valid.
	 * @return the key
	 */
	public String issueKey() {
		return account().issue(SimulatedKey.generate()).value();
	}

	/**
	 * Revoke a key: from now on it is refused as if it had never existed.
	 * @param apiKey the key
	 * @throws IllegalArgumentException if it was never issued
	 */
	public void revokeKey(String apiKey) {
		IssuedKey key = account().key(apiKey);
		if (key == null) {
			throw new IllegalArgumentException("This key was never issued");
		}
		key.revoke();
	}

	/**
	 * Return whether a key was accepted since it was issued.
	 * @param apiKey the key
	 * @return {@code true} once a call with this key has listed the models
	 */
	public boolean isUsed(String apiKey) {
		IssuedKey key = account().key(apiKey);
		return key != null && key.isUsed();
	}

	Scenario scenario() {
		return account().scenario();
	}

	private Account account() {
		return this.accounts.get(0);
	}

	@Override
	public void close() {
		this.server.stop(0);
		this.executor.shutdownNow();
	}

	private void handle(HttpExchange exchange) {
		try (exchange) {
			Answer answer = answer(exchange);
			Headers headers = exchange.getResponseHeaders();
			answer.headers().forEach(headers::set);
			answer.delivery().deliver(answer, exchange);
		}
		catch (IOException ex) {
			// The other side has gone
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private Answer answer(HttpExchange exchange) throws IOException {
		String requested = exchange.getRequestURI().getPath();
		Headers headers = exchange.getRequestHeaders();
		String bearer = Call.bearer(headers.getFirst("Authorization"));
		String models = this.path + "/models";
		if (exchange.getRequestMethod().equals("GET") && requested.startsWith(models + "/")) {
			return Answers.noModel(requested.substring(models.length() + 1)).respond(new Call(bearer, false, false));
		}
		if (exchange.getRequestMethod().equals("POST") && requested.equals(this.path + "/responses")) {
			return accountOf(bearer).answerUse(bearer, namesModel(exchange));
		}
		if (!exchange.getRequestMethod().equals("GET") || !requested.equals(models)) {
			String message = "Invalid URL (%s %s) (simulated)".formatted(exchange.getRequestMethod(), requested);
			return Answers.error(404, "invalid_request_error", null, message).respond(new Call(bearer, false, false));
		}
		return accountOf(bearer).answer(bearer, headers.getFirst("OpenAI-Organization"));
	}

	private static boolean namesModel(HttpExchange exchange) throws IOException {
		byte[] body = exchange.getRequestBody().readNBytes(BODY_LIMIT);
		return new String(body, StandardCharsets.UTF_8).contains("\"model\"");
	}

	private Account accountOf(@Nullable String bearer) {
		return this.accounts.stream()
			.filter((candidate) -> candidate.key(bearer) != null)
			.findFirst()
			.orElseGet(this::account);
	}

	private static Thread daemon(Runnable task) {
		Thread thread = new Thread(task, "simulation");
		thread.setDaemon(true);
		return thread;
	}

}
