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

package io.github.openaihealth.sample.calls;

import java.util.Map;
import java.util.Objects;

import io.github.openaihealth.traffic.OpenAiTraffic;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import org.springframework.context.annotation.Lazy;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;

/**
 * Uses a model, as an application does that has no client library. What its calls are
 * told turns health: most of it is seen without a line of code here, and the code of a
 * refusal for too many requests, or for want of money, is handed over.
 */
@Lazy
@Component
class ModelClient {

	private static final Map<String, String> REQUEST = Map.of("model", "gpt-6-luna", "input", "Say hello.");

	private final RestClient restClient;

	private final OpenAiTraffic traffic;

	ModelClient(RestClient.Builder restClientBuilder, OpenAiTraffic traffic) {
		this.restClient = restClientBuilder.build();
		this.traffic = traffic;
	}

	/**
	 * Make the call.
	 * @param connection where, and with which key
	 * @return what the service said
	 */
	CallResult call(CallConnection connection) {
		try {
			ResponseEntity<Void> answer = this.restClient.post()
				.uri(connection.baseUrl() + "/responses")
				.headers(connection::authorize)
				.body(REQUEST)
				.retrieve()
				.toBodilessEntity();
			return new CallResult(answer.getStatusCode().value(), null,
					connection.shown(requestId(answer.getHeaders())));
		}
		catch (RestClientResponseException ex) {
			return refused(connection, ex);
		}
		catch (ResourceAccessException ex) {
			return CallResult.UNANSWERED;
		}
	}

	// The observation of this client sees the status of each call, and so each 401 and
	// 403. Of a 429 it does not see whether money is lacking or calls come too fast
	private CallResult refused(CallConnection connection, RestClientResponseException ex) {
		String code = code(ex);
		String requestId = requestId(ex.getResponseHeaders());
		if (ex.getStatusCode().isSameCodeAs(HttpStatus.TOO_MANY_REQUESTS)) {
			this.traffic.refused(connection.name(), 429, code, requestId);
		}
		return new CallResult(ex.getStatusCode().value(), connection.shown(code), connection.shown(requestId));
	}

	private static @Nullable String code(RestClientResponseException ex) {
		try {
			JsonNode body = ex.getResponseBodyAs(JsonNode.class);
			return (body != null) ? body.at("/error/code").stringValue(null) : null;
		}
		catch (RestClientException noJson) {
			return null;
		}
	}

	private static @Nullable String requestId(@Nullable HttpHeaders headers) {
		return Objects.requireNonNullElse(headers, HttpHeaders.EMPTY).getFirst("x-request-id");
	}

}
