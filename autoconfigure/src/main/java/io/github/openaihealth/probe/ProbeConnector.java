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
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpMethod;
import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.http.client.reactive.ClientHttpRequest;
import org.springframework.http.client.reactive.ClientHttpResponse;
import org.springframework.http.client.reactive.JdkClientHttpConnector;

/**
 * {@link ClientHttpConnector} for requests without a body and answers of limited size.
 * Spring's own {@link JdkClientHttpConnector} hands the body out as a stream that no
 * cancellation reaches, so that a body that stalls keeps its connection.
 * <p>
 * An idle connection remembers its last exchange, and that this connector. Once closed it
 * knows the client no longer: before Java 21 a client ends when nothing knows it.
 */
final class ProbeConnector implements ClientHttpConnector, AutoCloseable {

	private volatile @Nullable HttpClient client;

	ProbeConnector(HttpClient client) {
		this.client = client;
	}

	@Override
	public Mono<ClientHttpResponse> connect(HttpMethod method, URI uri,
			Function<? super ClientHttpRequest, Mono<Void>> requestCallback) {
		ProbeRequest request = new ProbeRequest(method, uri);
		return requestCallback.apply(request).then(Mono.defer(() -> exchange(request.getNativeRequest())));
	}

	private Mono<ClientHttpResponse> exchange(HttpRequest request) {
		HttpClient client = this.client;
		return (client != null) ? ProbeExchange.of(client, request)
				: Mono.error(new IllegalStateException("The connector is closed"));
	}

	@Override
	public void close() {
		this.client = null;
	}

}
