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
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/**
 * A models endpoint on loopback that always gives the answer it was last told.
 */
final class FakeService implements AutoCloseable {

	static final MockResponse MODELS = json(200,
			"{\"object\":\"list\",\"data\":[{\"id\":\"gpt-test\",\"object\":\"model\"}]}");

	static final MockResponse REJECTED = json(401,
			"{\"error\":{\"message\":\"Incorrect API key provided\",\"type\":\"invalid_request_error\",\"code\":\"invalid_api_key\"}}");

	static final MockResponse OVERLOADED = json(503, "{\"error\":{\"message\":\"Busy\",\"type\":\"server_error\"}}");

	static final MockResponse LATE = MODELS.newBuilder().headersDelay(30, TimeUnit.SECONDS).build();

	private final MockWebServer server = new MockWebServer();

	private final Queue<RecordedRequest> received = new ConcurrentLinkedQueue<>();

	private volatile MockResponse answer = MODELS;

	FakeService() {
		this.server.setDispatcher(new Dispatcher() {

			@Override
			public MockResponse dispatch(RecordedRequest request) {
				FakeService.this.received.add(request);
				return FakeService.this.answer;
			}

		});
		try {
			this.server.start();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	void answers(MockResponse answer) {
		this.answer = answer;
	}

	String property() {
		return "openai.base-url=" + baseUrl();
	}

	String baseUrl() {
		return "http://127.0.0.1:" + this.server.getPort() + "/v1";
	}

	int requests() {
		return this.server.getRequestCount();
	}

	/**
	 * Return the values that a header had, one for each request that had it.
	 * @param name the header's name
	 * @return the values
	 */
	List<String> received(String name) {
		return this.received.stream()
			.map((request) -> request.getHeaders().get(name))
			.flatMap((value) -> Optional.ofNullable(value).stream())
			.toList();
	}

	@Override
	public void close() {
		this.server.close();
	}

	static MockResponse json(int status, String body) {
		return new MockResponse.Builder().code(status).addHeader("Content-Type", "application/json").body(body).build();
	}

}
