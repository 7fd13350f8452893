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

package io.github.openaihealth.probe;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;
import org.springframework.web.reactive.function.client.ClientResponse;

/**
 * A request under way, which can be given up wherever it waits for the network.
 */
final class ProbeCall implements AutoCloseable {

	private final Wire wire;

	private ProbeTransport.@Nullable Settings settings;

	private byte @Nullable [] body;

	private @Nullable ClientResponse response;

	private @Nullable Answer answer;

	ProbeCall(Wire wire) {
		this.wire = wire;
	}

	Wire wire() {
		return this.wire;
	}

	void use(ProbeTransport.Settings settings) {
		this.settings = settings;
	}

	/**
	 * Send a body with what is asked next.
	 * @param body the body, in JSON, or {@code null} if there is none
	 */
	void send(byte @Nullable [] body) {
		this.body = body;
	}

	byte @Nullable [] body() {
		return this.body;
	}

	ProbeTransport.Settings settings() {
		Assert.state(this.settings != null, "The call has not begun");
		return this.settings;
	}

	/**
	 * Take note of an answer, which is all read.
	 * @param response what the application may see of it
	 * @param answer the answer
	 */
	void answered(ClientResponse response, Answer answer) {
		this.response = response;
		this.answer = answer;
	}

	/**
	 * Return the answer that a response stands for.
	 * @param response the response
	 * @return the answer, or {@code null} if the application has made another response of
	 * it
	 */
	@Nullable Answer answerOf(ClientResponse response) {
		return (response == this.response) ? this.answer : null;
	}

	/**
	 * Give the request up, if it has not ended: whatever it waits for ends at once.
	 */
	@Override
	public void close() {
		this.wire.close();
	}

}
