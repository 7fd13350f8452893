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
import java.util.concurrent.atomic.AtomicInteger;

import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/**
 * A service on loopback that lists its models, and gives every other call the answer it
 * was last told.
 */
final class TrafficService implements AutoCloseable {

	static final MockResponse DONE = json(200, "{\"id\":\"resp_1\"}").build();

	static final MockResponse UNKNOWN_KEY = json(401,
			"{\"error\":{\"message\":\"Incorrect API key provided\",\"type\":\"invalid_request_error\",\"code\":\"invalid_api_key\"}}")
		.build();

	static final MockResponse NO_CREDIT = json(429,
			"{\"error\":{\"message\":\"You exceeded your current quota\",\"type\":\"insufficient_quota\",\"code\":\"insufficient_quota\"}}")
		.addHeader("x-request-id", "req_1")
		.build();

	private final MockWebServer server = new MockWebServer();

	private final AtomicInteger polls = new AtomicInteger();

	private volatile MockResponse models = FakeService.MODELS;

	private volatile MockResponse answer = DONE;

	TrafficService() {
		this.server.setDispatcher(new Dispatcher() {

			@Override
			public MockResponse dispatch(RecordedRequest request) {
				if (request.getTarget().startsWith("/v1/models")) {
					TrafficService.this.polls.incrementAndGet();
					return TrafficService.this.models;
				}
				return TrafficService.this.answer;
			}

		});
		try {
			this.server.start();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	TrafficService answers(MockResponse answer) {
		this.answer = answer;
		return this;
	}

	TrafficService lists(MockResponse models) {
		this.models = models;
		return this;
	}

	String property() {
		return "openai.base-url=" + baseUrl();
	}

	String baseUrl() {
		return "http://127.0.0.1:" + this.server.getPort() + "/v1";
	}

	int polls() {
		return this.polls.get();
	}

	@Override
	public void close() {
		this.server.close();
	}

	private static MockResponse.Builder json(int status, String body) {
		return new MockResponse.Builder().code(status).addHeader("Content-Type", "application/json").body(body);
	}

}
