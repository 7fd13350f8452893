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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.function.Supplier;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;

import org.springframework.http.HttpHeaders;
import org.springframework.http.client.ClientHttpRequest;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.observation.ClientRequestObservationContext;

/**
 * Sees the calls of Spring's {@code RestClient} and {@code RestTemplate} by their
 * observations: status and headers.
 */
public final class RestClientCalls implements ObservationHandler<ClientRequestObservationContext> {

	private final Supplier<OpenAiTraffic> traffic;

	/**
	 * Create a handler.
	 * @param traffic supplies what is told of each call
	 */
	public RestClientCalls(Supplier<OpenAiTraffic> traffic) {
		this.traffic = traffic;
	}

	@Override
	public boolean supportsContext(Observation.Context context) {
		return context instanceof ClientRequestObservationContext;
	}

	@Override
	public void onStop(ClientRequestObservationContext context) {
		ClientHttpRequest request = context.getCarrier();
		ClientHttpResponse response = context.getResponse();
		if (request != null && response != null) {
			OpenAiTraffic.observe(this.traffic, new RestClientCall(request, response));
		}
	}

	/**
	 * A call by {@code RestClient} or {@code RestTemplate}.
	 *
	 * @param request the request
	 * @param response the answer, which may be closed by now
	 */
	private record RestClientCall(ClientHttpRequest request, ClientHttpResponse response) implements ObservedCall {

		// Both have headers
		@Override
		public String toString() {
			return "RestClientCall";
		}

		@Override
		public String method() {
			return this.request.getMethod().name();
		}

		@Override
		public URI uri() {
			return this.request.getURI();
		}

		@Override
		public HttpHeaders requestHeaders() {
			return this.request.getHeaders();
		}

		@Override
		public int status() {
			try {
				return this.response.getStatusCode().value();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

		@Override
		public HttpHeaders headers() {
			return this.response.getHeaders();
		}

	}

}
