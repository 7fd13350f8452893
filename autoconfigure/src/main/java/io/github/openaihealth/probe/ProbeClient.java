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

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;

import io.github.openaihealth.connection.OpenAiConnection;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.publisher.Mono;

import org.springframework.boot.ssl.SslBundle;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.util.ConcurrentReferenceHashMap;
import org.springframework.web.reactive.function.BodyExtractors;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * The client of a probe, with the settings for each SSL bundle and the threads that look
 * up hosts. It asks on the thread that calls it.
 */
final class ProbeClient implements AutoCloseable {

	private static final Log logger = LogFactory.getLog(ProbeClient.class);

	private static final Object NO_BUNDLE = new Object();

	/**
	 * Is never asked, and keeps the builder from making one of its own.
	 */
	private static final ClientHttpConnector NO_CONNECTOR = (method, uri, callback) -> Mono
		.error(new UnsupportedOperationException());

	private final ProbeTransport transport;

	// Soft, since a bundle that was reloaded is another
	private final Map<Object, ProbeTransport.Settings> settings = new ConcurrentReferenceHashMap<>();

	private final HostLookup lookup;

	private final WebClient webClient;

	ProbeClient(ProbeTransport transport, List<OpenAiProbeCustomizer> customizers, ExecutorService lookups) {
		this.transport = transport;
		this.lookup = new HostLookup(lookups, transport.resolver());
		WebClient.Builder builder = WebClient.builder();
		customizers.forEach((customizer) -> customizer.customize(builder));
		List<ExchangeFilterFunction> filters = new ArrayList<>();
		builder.filters(filters::addAll);
		this.webClient = builder.clientConnector(NO_CONNECTOR)
			.exchangeFunction(new ProbeExchange(this.lookup, !filters.isEmpty()))
			.build();
	}

	/**
	 * Return how a connection's host is reached.
	 * @param connection the connection
	 * @return the settings, the same for the same SSL bundle
	 */
	ProbeTransport.Settings settings(OpenAiConnection connection) {
		SslBundle sslBundle = this.transport.sslBundle(connection.name());
		return this.settings.computeIfAbsent((sslBundle != null) ? sslBundle : NO_BUNDLE,
				(key) -> this.transport.settings(sslBundle));
	}

	/**
	 * Ask. Blocks.
	 * @param uri what to ask for, at the connection's host
	 * @param connection as whom to ask
	 * @param call the request under way
	 * @return what came of it
	 * @throws InterruptedException if the thread is interrupted where that can be noticed
	 * @throws ExecutionException if the application's own part in it fails
	 */
	Reply ask(URI uri, OpenAiConnection connection, ProbeCall call) throws InterruptedException, ExecutionException {
		call.use(settings(connection));
		// Not blocked by Reactor, which would load all of its schedulers
		return exchange(uri, connection, call).toFuture().get();
	}

	private Mono<Reply> exchange(URI uri, OpenAiConnection connection, ProbeCall call) {
		byte[] body = call.body();
		return this.webClient.method((body != null) ? HttpMethod.POST : HttpMethod.GET)
			.uri(uri)
			.attribute(ProbeExchange.CALL, call)
			.headers((headers) -> RequestHeaders.write(connection, body, headers))
			.exchangeToMono((response) -> read(response, call))
			.onErrorResume(ProbeClient::failed);
	}

	private static Mono<Reply> read(ClientResponse response, ProbeCall call) {
		Answer answer = call.answerOf(response);
		return (answer != null) ? Mono.just(answer) : read(response);
	}

	private static Mono<Reply> read(ClientResponse response) {
		return DataBufferUtils.join(response.body(BodyExtractors.toDataBuffers()), Body.LIMIT)
			.map((buffer) -> Body.complete(bytes(buffer)))
			.defaultIfEmpty(Body.complete(new byte[0]))
			.onErrorResume(IncompleteBodyException.class, (ex) -> Mono.just(Body.without(ex.extent())))
			.map((body) -> new Answer(response.statusCode().value(), response.headers().asHttpHeaders(), body));
	}

	private static byte[] bytes(DataBuffer buffer) {
		byte[] bytes = new byte[buffer.readableByteCount()];
		buffer.read(bytes);
		DataBufferUtils.release(buffer);
		return bytes;
	}

	// Neither the exception nor its message is logged: they may hold a header
	private static Mono<Reply> failed(Throwable ex) {
		TransportFailure failure = TransportFailure.of(ex);
		logger.debug("Request failed with " + TransportFailure.root(ex).getClass().getName());
		return Mono.just(failure);
	}

	/**
	 * Let the threads end. Whoever is asking is not disturbed: the call is given up by
	 * itself.
	 */
	@Override
	public void close() {
		this.lookup.close();
	}

}
