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

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

import org.springframework.http.client.reactive.ClientHttpResponse;

/**
 * One exchange of the JDK's client, its body included.
 * <p>
 * Cancelling it cancels the future that the client itself returned, at any point of the
 * exchange, for only that closes the connection. A failure reaches Reactor as a value
 * first: an error signal that comes after the cancellation is logged with its stack
 * trace, a value is dropped silently.
 */
final class ProbeExchange implements HttpResponse.BodyHandler<Body> {

	private final MonoSink<Result> sink;

	private final AtomicBoolean ended = new AtomicBoolean();

	private volatile HttpResponse.@Nullable ResponseInfo head;

	private ProbeExchange(MonoSink<Result> sink) {
		this.sink = sink;
	}

	static Mono<ClientHttpResponse> of(HttpClient client, HttpRequest request) {
		return Mono.<Result>create((sink) -> new ProbeExchange(sink).start(client, request)).flatMap(Result::toMono);
	}

	private void start(HttpClient client, HttpRequest request) {
		CompletableFuture<HttpResponse<Body>> future = client.sendAsync(request, this);
		this.sink.onCancel(() -> future.cancel(true));
		future.whenComplete(this::onEnd);
	}

	@Override
	public HttpResponse.BodySubscriber<Body> apply(HttpResponse.ResponseInfo head) {
		this.head = head;
		return new CappedBody((body) -> end(new Result(head, body, null)));
	}

	// Mostly the body has ended before. It has not if nothing was answered, or if the
	// answer is a proxy's to CONNECT.
	private void onEnd(@Nullable HttpResponse<Body> response, @Nullable Throwable failure) {
		HttpResponse.ResponseInfo head = this.head;
		if (response != null) {
			Body body = response.body();
			end(new Result(new Head(response), (body != null) ? body : Body.complete(new byte[0]), null));
		}
		else if (head != null) {
			end(new Result(head, Body.without(Body.Extent.CUT_OFF), null));
		}
		else {
			end(new Result(null, null, failure));
		}
	}

	private void end(Result result) {
		if (this.ended.compareAndSet(false, true)) {
			this.sink.success(result);
		}
	}

	/**
	 * What became of the exchange.
	 *
	 * @param head status and headers, or {@code null}
	 * @param body the body, or {@code null}
	 * @param failure why there is no answer, or {@code null}
	 */
	private record Result(HttpResponse.@Nullable ResponseInfo head, @Nullable Body body, @Nullable Throwable failure) {

		Mono<ClientHttpResponse> toMono() {
			if (this.head != null && this.body != null) {
				return Mono.just(new ProbeResponse(this.head, this.body));
			}
			return Mono.error((this.failure != null) ? this.failure : new IllegalStateException("No answer"));
		}

		@Override
		public String toString() {
			return "Result";
		}

	}

	/**
	 * The head of a response that no body handler has seen.
	 *
	 * @param response the response
	 */
	private record Head(HttpResponse<?> response) implements HttpResponse.ResponseInfo {

		@Override
		public int statusCode() {
			return this.response.statusCode();
		}

		@Override
		public java.net.http.HttpHeaders headers() {
			return this.response.headers();
		}

		@Override
		public HttpClient.Version version() {
			return this.response.version();
		}

	}

}
