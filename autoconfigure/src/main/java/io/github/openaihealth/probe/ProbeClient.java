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

import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import io.github.openaihealth.connection.OpenAiConnection;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.web.reactive.function.BodyExtractors;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * The client of a probe with its threads: one that makes the request, and one that looks
 * up hosts.
 */
final class ProbeClient implements AutoCloseable {

	private static final Log logger = LogFactory.getLog(ProbeClient.class);

	/**
	 * Is never asked, and keeps the builder from making one of its own.
	 */
	private static final ClientHttpConnector NO_CONNECTOR = (method, uri, callback) -> Mono
		.error(new UnsupportedOperationException());

	private final ThreadPoolExecutor executor;

	private final HostLookup lookup;

	private final WebClient webClient;

	ProbeClient(ProbeTransport transport, List<OpenAiProbeCustomizer> customizers) {
		CustomizableThreadFactory threadFactory = new CustomizableThreadFactory("openai-health-http-");
		threadFactory.setDaemon(true);
		// One, so that not even a filter that never returns makes them more
		this.executor = new ThreadPoolExecutor(1, 1, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threadFactory);
		this.executor.allowCoreThreadTimeOut(true);
		this.lookup = new HostLookup(threadFactory);
		WebClient.Builder builder = WebClient.builder();
		customizers.forEach((customizer) -> customizer.customize(builder));
		this.webClient = builder.clientConnector(NO_CONNECTOR)
			.exchangeFunction(new ProbeExchange(transport.settings(), this.lookup))
			.build();
	}

	/**
	 * Ask for the models.
	 * @param connection where and as whom to ask
	 * @param call the request under way
	 * @return what came of it
	 */
	Future<Reply> request(OpenAiConnection connection, ProbeCall call) {
		// Not blocked by Reactor, which would load all of its schedulers
		Future<Reply> reply = this.executor.submit(() -> ask(connection, call).toFuture().get());
		call.startedAs(reply);
		return reply;
	}

	private Mono<Reply> ask(OpenAiConnection connection, ProbeCall call) {
		return this.webClient.get()
			.uri(connection.baseUrl().models())
			.attribute(ProbeExchange.CALL, call)
			.headers((headers) -> RequestHeaders.write(connection, headers))
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
		this.executor.shutdownNow();
	}

}
