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

package io.github.openaihealth.traffic;

import java.net.URI;
import java.util.function.Supplier;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;

import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientRequestObservationContext;
import org.springframework.web.reactive.function.client.ClientResponse;

/**
 * Sees the calls of Spring's {@code WebClient} by their observations: status and headers.
 */
public final class WebClientCalls implements ObservationHandler<ClientRequestObservationContext> {

	private final Supplier<OpenAiTraffic> traffic;

	/**
	 * Create a handler.
	 * @param traffic supplies what is told of each call
	 */
	public WebClientCalls(Supplier<OpenAiTraffic> traffic) {
		this.traffic = traffic;
	}

	@Override
	public boolean supportsContext(Observation.Context context) {
		return context instanceof ClientRequestObservationContext;
	}

	@Override
	public void onStop(ClientRequestObservationContext context) {
		ClientRequest request = context.getRequest();
		ClientResponse response = context.getResponse();
		if (request != null && response != null) {
			OpenAiTraffic.observe(this.traffic, new WebClientCall(request, response));
		}
	}

	/**
	 * A call by {@code WebClient}.
	 *
	 * @param request the request
	 * @param response the answer
	 */
	private record WebClientCall(ClientRequest request, ClientResponse response) implements ObservedCall {

		// Both have headers
		@Override
		public String toString() {
			return "WebClientCall";
		}

		@Override
		public String method() {
			return this.request.method().name();
		}

		@Override
		public URI uri() {
			return this.request.url();
		}

		@Override
		public HttpHeaders requestHeaders() {
			return this.request.headers();
		}

		@Override
		public int status() {
			return this.response.statusCode().value();
		}

		@Override
		public HttpHeaders headers() {
			return this.response.headers().asHttpHeaders();
		}

	}

}
