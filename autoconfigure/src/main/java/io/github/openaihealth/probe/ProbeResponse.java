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

import java.net.http.HttpResponse;

import reactor.core.publisher.Flux;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.reactive.AbstractClientHttpResponse;
import org.springframework.http.client.reactive.ClientHttpResponse;
import org.springframework.util.LinkedMultiValueMap;

/**
 * {@link ClientHttpResponse} whose body has been read already. What could not be read of
 * it is an {@link IncompleteBodyException}.
 */
class ProbeResponse extends AbstractClientHttpResponse {

	ProbeResponse(HttpResponse.ResponseInfo head, Body body) {
		super(HttpStatusCode.valueOf(head.statusCode()), headers(head), new LinkedMultiValueMap<>(), publish(body));
	}

	private static HttpHeaders headers(HttpResponse.ResponseInfo head) {
		HttpHeaders headers = new HttpHeaders();
		head.headers().map().forEach(headers::addAll);
		return HttpHeaders.readOnlyHttpHeaders(headers);
	}

	private static Flux<DataBuffer> publish(Body body) {
		return switch (body.extent()) {
			case COMPLETE -> Flux.just(DefaultDataBufferFactory.sharedInstance.wrap(body.bytes()));
			case OVERSIZE, CUT_OFF -> Flux.error(() -> new IncompleteBodyException(body.extent()));
		};
	}

}
