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

import java.io.IOException;
import java.util.List;

import io.github.openaihealth.probe.BodyReader.BodyText;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.codec.HttpMessageReader;
import org.springframework.http.codec.HttpMessageWriter;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import org.springframework.web.reactive.function.client.ExchangeStrategies;

/**
 * {@link ExchangeFunction} that asks over a connection of its own and reads the whole
 * answer, on the thread that subscribes. Unlike Spring's own it logs nothing: an address
 * may hold a secret that does not belong there.
 */
final class ProbeExchange implements ExchangeFunction {

	/**
	 * The attribute of a request with the {@link ProbeCall} that it is part of.
	 */
	static final String CALL = ProbeCall.class.getName();

	// Spring's own empty strategies load every codec there is
	private static final ExchangeStrategies NO_CODECS = new ExchangeStrategies() {

		@Override
		public List<HttpMessageReader<?>> messageReaders() {
			return List.of();
		}

		@Override
		public List<HttpMessageWriter<?>> messageWriters() {
			return List.of();
		}

	};

	private final HostLookup lookup;

	private final boolean filtered;

	/**
	 * Create a new instance.
	 * @param lookup looks up hosts
	 * @param filtered whether filters of the application's may want to see bodies;
	 * otherwise a body is read while it comes, and not kept
	 */
	ProbeExchange(HostLookup lookup, boolean filtered) {
		this.lookup = lookup;
		this.filtered = filtered;
	}

	@Override
	public Mono<ClientResponse> exchange(ClientRequest request) {
		ProbeCall call = (ProbeCall) request.attribute(CALL).orElseThrow();
		return Mono.fromCallable(() -> this.filtered ? askAndKeep(request, call) : ask(request, call));
	}

	private ClientResponse ask(ClientRequest request, ProbeCall call) throws IOException {
		HttpAnswer<BodyText> answer = ask(request, call, BodyReader::read);
		return respond(call, new Answer(answer.head().status(), answer.head().headers(), answer.body()), Flux.empty());
	}

	private ClientResponse askAndKeep(ClientRequest request, ProbeCall call) throws IOException {
		HttpAnswer<Body> answer = ask(request, call, (body, headers) -> Body.of(body));
		return respond(call, new Answer(answer.head().status(), answer.head().headers(), answer.body()),
				publish(answer.body()));
	}

	private <T> HttpAnswer<T> ask(ClientRequest request, ProbeCall call, HttpAnswer.BodyReader<T> bodyReader)
			throws IOException {
		HttpHeaders headers = new HttpHeaders();
		headers.putAll(request.headers());
		request.cookies()
			.forEach((name, values) -> values.forEach((value) -> headers.add(HttpHeaders.COOKIE, name + "=" + value)));
		ProbeTransport.Settings settings = call.settings();
		return new HttpConnection(Destination.of(request.url(), settings), settings, this.lookup, call.wire())
			.exchange(request.method().name(), headers, call.body(), bodyReader);
	}

	private static ClientResponse respond(ProbeCall call, Answer answer, Flux<DataBuffer> body) {
		ClientResponse response = ClientResponse.create(HttpStatusCode.valueOf(answer.status()), NO_CODECS)
			.headers((headers) -> headers.putAll(answer.headers()))
			.body(body)
			.build();
		call.answered(response, answer);
		return response;
	}

	private static Flux<DataBuffer> publish(Body body) {
		return Flux.defer(() -> switch (body.extent()) {
			case COMPLETE -> Flux.just(DefaultDataBufferFactory.sharedInstance.wrap(body.bytes()));
			case OVERSIZE, CUT_OFF, UNREADABLE -> Flux.error(new IncompleteBodyException(body.extent()));
		});
	}

}
