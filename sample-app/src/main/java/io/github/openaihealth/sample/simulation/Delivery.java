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
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import com.sun.net.httpserver.HttpExchange;

/**
 * How an answer reaches the caller.
 */
enum Delivery {

	/** At once and whole. */
	PROMPT {

		@Override
		void deliver(Answer answer, HttpExchange exchange) throws IOException {
			byte[] body = bytes(answer);
			exchange.sendResponseHeaders(answer.status(), (body.length > 0) ? body.length : -1);
			if (body.length > 0) {
				exchange.getResponseBody().write(body);
			}
		}

	},

	/** Whole, but later than anybody waits. */
	SLOW {

		@Override
		void deliver(Answer answer, HttpExchange exchange) throws IOException, InterruptedException {
			Thread.sleep(DELAY.toMillis());
			PROMPT.deliver(answer, exchange);
		}

	},

	/** The headers and a part of the body, then a blank now and then for ever. */
	STALLED {

		@Override
		void deliver(Answer answer, HttpExchange exchange) throws IOException, InterruptedException {
			exchange.sendResponseHeaders(answer.status(), CHUNKED);
			OutputStream out = exchange.getResponseBody();
			writeHalf(out, bytes(answer));
			while (true) {
				Thread.sleep(TRICKLE.toMillis());
				out.write(' ');
				out.flush();
			}
		}

	},

	/** Half the body, then the connection closes. */
	TRUNCATED {

		@Override
		void deliver(Answer answer, HttpExchange exchange) throws IOException {
			byte[] body = bytes(answer);
			exchange.sendResponseHeaders(answer.status(), body.length);
			writeHalf(exchange.getResponseBody(), body);
		}

	},

	/** Nothing: the connection closes. */
	DROPPED {

		@Override
		void deliver(Answer answer, HttpExchange exchange) {
		}

	};

	private static final Duration DELAY = Duration.ofSeconds(12);

	private static final Duration TRICKLE = Duration.ofSeconds(1);

	private static final int CHUNKED = 0;

	/**
	 * Deliver an answer. The caller closes the exchange.
	 * @param answer the answer
	 * @param exchange where to write it
	 * @throws IOException if the other side has gone
	 * @throws InterruptedException if the simulation ends
	 */
	abstract void deliver(Answer answer, HttpExchange exchange) throws IOException, InterruptedException;

	private static byte[] bytes(Answer answer) {
		return answer.body().getBytes(StandardCharsets.UTF_8);
	}

	private static void writeHalf(OutputStream out, byte[] body) throws IOException {
		out.write(body, 0, body.length / 2);
		out.flush();
	}

}
