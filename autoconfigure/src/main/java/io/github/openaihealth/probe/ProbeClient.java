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

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.net.http.HttpClient;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import io.github.openaihealth.connection.OpenAiConnection;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.web.reactive.function.BodyExtractors;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeStrategies;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * The client of a probe with its threads.
 */
final class ProbeClient implements AutoCloseable {

	private static final Log logger = LogFactory.getLog(ProbeClient.class);

	private static final @Nullable MethodHandle SHUTDOWN_NOW = findShutdownNow();

	private final ExecutorService executor;

	private final HttpClient httpClient;

	private final ProbeConnector connector;

	private final WebClient webClient;

	ProbeClient(ProbeSettings settings, ProbeHttpClientFactory httpClientFactory,
			List<OpenAiProbeCustomizer> customizers) {
		CustomizableThreadFactory threadFactory = new CustomizableThreadFactory("openai-health-http-");
		threadFactory.setDaemon(true);
		this.executor = new ThreadPoolExecutor(0, Integer.MAX_VALUE, 10, TimeUnit.SECONDS, new SynchronousQueue<>(),
				threadFactory, new ThreadPoolExecutor.DiscardPolicy());
		this.httpClient = httpClientFactory.create(settings.connectTimeout(), this.executor);
		// The body is read as it is: no codec, and so none of their classes at start-up
		WebClient.Builder builder = WebClient.builder().exchangeStrategies(ExchangeStrategies.empty().build());
		customizers.forEach((customizer) -> customizer.customize(builder));
		this.connector = new ProbeConnector(this.httpClient);
		this.webClient = builder.clientConnector(this.connector).build();
	}

	/**
	 * Ask for the models.
	 * @param connection where and as whom to ask
	 * @return what came of it; never completes exceptionally unless cancelled, which
	 * gives the exchange up
	 */
	@SuppressWarnings("NullAway") // Reactor's future may hold null, but there is always a
									// reply
	CompletableFuture<Reply> request(OpenAiConnection connection) {
		return this.webClient.get()
			.uri(connection.baseUrl().models())
			.headers((headers) -> RequestHeaders.write(connection, headers))
			.exchangeToMono(ProbeClient::read)
			.onErrorResume(ProbeClient::failed)
			.subscribeOn(Schedulers.fromExecutorService(this.executor))
			.toFuture();
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
	 * End the client and its threads. The JDK's client can be shut down since Java 21;
	 * before, its idle connections and its one selector thread, a daemon, go when the
	 * garbage collector finds the client unused.
	 */
	@Override
	public void close() {
		if (SHUTDOWN_NOW != null) {
			try {
				SHUTDOWN_NOW.invoke(this.httpClient);
			}
			catch (Throwable ex) {
				logger.debug("Could not shut the HTTP client down: " + ex.getClass().getName());
			}
		}
		this.connector.close();
		this.executor.shutdown();
	}

	private static @Nullable MethodHandle findShutdownNow() {
		try {
			return MethodHandles.publicLookup()
				.findVirtual(HttpClient.class, "shutdownNow", MethodType.methodType(void.class));
		}
		catch (ReflectiveOperationException ex) {
			return null;
		}
	}

}
