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

package io.github.openaihealth.neighbours;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * A stand-in for OpenAI that answers each call as the name of its model says.
 */
final class StandIn implements AutoCloseable {

	/**
	 * The model that an account without credit asks.
	 */
	static final String NO_CREDIT = "no-credit";

	/**
	 * The model that is asked with a key that was revoked, and is from then on.
	 */
	static final String REVOKED = "revoked";

	/**
	 * The model that is asked in vain, for a reason that concerns that call alone.
	 */
	static final String WRONG = "wrong";

	/**
	 * What stands in the bodies of answers.
	 */
	static final String ANSWER = "answered-in-confidence";

	private static final String MODELS = "/v1/models";

	private static final int PATIENCE_SECONDS = 10;

	private final Queue<String> requests = new ConcurrentLinkedQueue<>();

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private final HttpServer server;

	private volatile CountDownLatch arrived = new CountDownLatch(1);

	private volatile boolean revoked;

	private volatile boolean buffered;

	StandIn() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.setExecutor(this.threads);
		this.server.createContext("/v1/", this::answer);
		this.server.createContext("/arrived", (exchange) -> {
			this.arrived.countDown();
			send(exchange, 200, "application/json", "{}");
		});
		this.server.start();
	}

	String baseUrl() {
		return address() + "/v1";
	}

	/**
	 * Return where to tell that the first part of an answer has arrived.
	 * @return the address
	 */
	String arrived() {
		return address() + "/arrived";
	}

	private String address() {
		return "http://127.0.0.1:" + this.server.getAddress().getPort();
	}

	/**
	 * Return how often the list of models was asked for.
	 * @return the number
	 */
	long polls() {
		return this.requests.stream().filter(MODELS::equals).count();
	}

	/**
	 * Return how often anything else was asked for.
	 * @return the number
	 */
	long calls() {
		return this.requests.size() - polls();
	}

	/**
	 * Return whether somebody held the first part of an answer back until the last was
	 * there.
	 * @return {@code true} if the first part was not told of in time
	 */
	boolean wasBuffered() {
		return this.buffered;
	}

	private void answer(HttpExchange exchange) throws IOException {
		String path = exchange.getRequestURI().getPath();
		this.requests.add(path);
		String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
		if (path.equals(MODELS)) {
			send(exchange, this.revoked ? 401 : 200, "application/json", this.revoked ? error("invalid_api_key")
					: "{\"object\":\"list\",\"data\":[{\"id\":\"gpt-test\",\"object\":\"model\"}]}");
		}
		else if (body.contains("\"" + NO_CREDIT + "\"")) {
			send(exchange, 429, "application/json", error("insufficient_quota"));
		}
		else if (body.contains("\"" + REVOKED + "\"")) {
			this.revoked = true;
			send(exchange, 401, "application/json", error("invalid_api_key"));
		}
		else if (body.contains("\"" + WRONG + "\"")) {
			send(exchange, 400, "application/json", error("context_length_exceeded"));
		}
		else if (body.contains("\"stream\":true")) {
			stream(exchange, path.endsWith("/responses") ? List.of(delta(1), delta(2))
					: List.of(chunk(), chunk(), "data: [DONE]\n\n"));
		}
		else {
			send(exchange, 200, "application/json", switch (path) {
				case "/v1/embeddings" ->
					"{\"object\":\"list\",\"model\":\"gpt-test\",\"data\":[{\"object\":\"embedding\",\"index\":0,"
							+ "\"embedding\":[0.1]}],\"usage\":{\"prompt_tokens\":1,\"total_tokens\":1}}";
				case "/v1/responses" ->
					"{\"id\":\"resp_1\",\"object\":\"response\",\"output\":[],\"text\":\"" + ANSWER + "\"}";
				default -> "{\"id\":\"chatcmpl-1\",\"object\":\"chat.completion\",\"created\":1,\"model\":\"gpt-test\","
						+ "\"choices\":[{\"index\":0,\"finish_reason\":\"stop\",\"message\":{\"role\":\"assistant\","
						+ "\"content\":\"" + ANSWER + "\"}}]}";
			});
		}
	}

	private void stream(HttpExchange exchange, List<String> events) throws IOException {
		this.arrived = new CountDownLatch(1);
		exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
		exchange.sendResponseHeaders(200, 0);
		try (OutputStream stream = exchange.getResponseBody()) {
			for (int i = 0; i < events.size(); i++) {
				if (i == 1) {
					awaitArrival();
				}
				stream.write(events.get(i).getBytes(StandardCharsets.UTF_8));
				stream.flush();
			}
		}
	}

	private void awaitArrival() {
		try {
			this.buffered |= !this.arrived.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
		byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
		exchange.getResponseHeaders().set("Content-Type", type);
		exchange.getResponseHeaders()
			.set("x-request-id", exchange.getRequestURI().getPath().equals(MODELS) ? "req_poll" : "req_call");
		exchange.sendResponseHeaders(status, bytes.length);
		exchange.getResponseBody().write(bytes);
		exchange.close();
	}

	private static String error(String code) {
		return "{\"error\":{\"message\":\"Told by the stand-in.\",\"type\":\"" + code + "\",\"param\":\"" + ANSWER
				+ "\",\"code\":\"" + code + "\"}}";
	}

	private static String delta(int number) {
		return "event: response.output_text.delta\ndata: {\"type\":\"response.output_text.delta\",\"item_id\":\"msg_1\","
				+ "\"output_index\":0,\"content_index\":0,\"logprobs\":[],\"sequence_number\":" + number
				+ ",\"delta\":\"" + ANSWER + "\"}\n\n";
	}

	private static String chunk() {
		return "data: {\"id\":\"chatcmpl-1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"gpt-test\","
				+ "\"choices\":[{\"index\":0,\"finish_reason\":null,\"delta\":{\"role\":\"assistant\",\"content\":\""
				+ ANSWER + "\"}}]}\n\n";
	}

	@Override
	public void close() {
		this.server.stop(0);
		this.threads.shutdownNow();
	}

}
