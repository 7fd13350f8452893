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

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * Reads a body up to {@link Body#LIMIT} and cancels what exceeds it, which closes the
 * connection. The body is reported from the client's own thread, as soon as it ends: the
 * future of the client completes in the JVM's common pool, where work of the application
 * may be in the way.
 */
class CappedBody implements HttpResponse.BodySubscriber<Body> {

	private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

	private final CompletableFuture<Body> body = new CompletableFuture<>();

	private final Consumer<Body> consumer;

	private Flow.@Nullable Subscription subscription;

	CappedBody(Consumer<Body> consumer) {
		this.consumer = consumer;
	}

	@Override
	public CompletionStage<Body> getBody() {
		return this.body;
	}

	@Override
	public void onSubscribe(Flow.Subscription subscription) {
		this.subscription = subscription;
		subscription.request(1);
	}

	@Override
	public void onNext(List<ByteBuffer> buffers) {
		if (this.subscription == null || this.body.isDone()) {
			return;
		}
		for (ByteBuffer buffer : buffers) {
			if (this.bytes.size() + buffer.remaining() > Body.LIMIT) {
				this.subscription.cancel();
				complete(Body.without(Body.Extent.OVERSIZE));
				return;
			}
			byte[] chunk = new byte[buffer.remaining()];
			buffer.get(chunk);
			this.bytes.writeBytes(chunk);
		}
		this.subscription.request(1);
	}

	@Override
	public void onError(Throwable ex) {
		complete(Body.without(Body.Extent.CUT_OFF));
	}

	@Override
	public void onComplete() {
		complete(Body.complete(this.bytes.toByteArray()));
	}

	private void complete(Body body) {
		if (!this.body.isDone()) {
			this.consumer.accept(body);
			this.body.complete(body);
		}
	}

}
