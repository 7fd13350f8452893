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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * A simulation of OpenAI's models endpoint, on a loopback port unless told otherwise. Its
 * threads are daemons: it keeps no application alive.
 */
public final class Simulation implements AutoCloseable {

	static final String LOOPBACK = "127.0.0.1";

	private static final String MODELS = "/v1/models";

	private final String apiKey;

	private final AtomicInteger requests = new AtomicInteger();

	private final ExecutorService executor = Executors.newCachedThreadPool(Simulation::daemon);

	private final HttpServer server;

	private volatile Scenario scenario;

	private volatile boolean accepted;

	/**
	 * Start a simulation on a free port of the loopback address.
	 * @param apiKey the key to accept
	 * @param scenario the id of the scenario to play at first
	 */
	public Simulation(String apiKey, String scenario) {
		this(new InetSocketAddress(LOOPBACK, 0), apiKey, scenario);
	}

	Simulation(InetSocketAddress address, String apiKey, String scenario) {
		this.apiKey = apiKey;
		this.scenario = Scenario.of(scenario);
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
		return "http://" + host + ":" + this.server.getAddress().getPort() + "/v1";
	}

	/**
	 * Return how often the models have been asked for.
	 * @return the number of requests since the start, whatever was answered
	 */
	public int requests() {
		return this.requests.get();
	}

	/**
	 * Play another scenario.
	 * @param scenario the scenario's id
	 */
	public void play(String scenario) {
		this.scenario = Scenario.of(scenario);
	}

	Scenario scenario() {
		return this.scenario;
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

	private Answer answer(HttpExchange exchange) {
		String path = exchange.getRequestURI().getPath();
		Call call = new Call(this.apiKey, Call.bearer(exchange.getRequestHeaders().getFirst("Authorization")),
				this.accepted);
		if (!exchange.getRequestMethod().equals("GET") || !path.equals(MODELS)) {
			String message = "Invalid URL (%s %s) (simulated)".formatted(exchange.getRequestMethod(), path);
			return Answers.error(404, "invalid_request_error", null, message).respond(call);
		}
		this.requests.incrementAndGet();
		Answer answer = this.scenario.answer(call);
		if (answer.status() == 200 && call.isAccepted()) {
			this.accepted = true;
		}
		return answer;
	}

	private static Thread daemon(Runnable task) {
		Thread thread = new Thread(task, "simulation");
		thread.setDaemon(true);
		return thread;
	}

}
