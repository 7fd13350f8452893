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

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.github.openaihealth.connection.ApiKey;
import io.github.openaihealth.connection.OpenAiConnection;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Asks the models endpoint once and tells what the answer means.
 * <p>
 * A probe ends within its timeout, body included, leaves no connection behind that is
 * still in use, and logs neither the key nor a stack trace. Its client is built with the
 * first probe, and anew with the first one after {@link #close()}.
 */
public final class OpenAiProbe implements AutoCloseable {

	private static final Log logger = LogFactory.getLog(OpenAiProbe.class);

	private final ProbeSettings settings;

	private final ProbeHttpClientFactory httpClientFactory;

	private final List<OpenAiProbeCustomizer> customizers;

	private final ResultFactory results;

	private final Clock clock;

	private final Object lock = new Object();

	private @Nullable ProbeClient client;

	private @Nullable CompletableFuture<Reply> pending;

	/**
	 * Create a new instance.
	 * @param settings what to ask for and how long to wait
	 * @param httpClientFactory makes the client
	 * @param customizers what the application adds to requests
	 */
	public OpenAiProbe(ProbeSettings settings, ProbeHttpClientFactory httpClientFactory,
			List<OpenAiProbeCustomizer> customizers) {
		this(settings, httpClientFactory, customizers, Clock.systemUTC(),
				new ProxyHint(System::getenv, System::getProperty));
	}

	OpenAiProbe(ProbeSettings settings, ProbeHttpClientFactory httpClientFactory,
			List<OpenAiProbeCustomizer> customizers, Clock clock, ProxyHint proxyHint) {
		this.settings = settings;
		this.httpClientFactory = httpClientFactory;
		this.customizers = List.copyOf(customizers);
		this.clock = clock;
		this.results = new ResultFactory(settings, proxyHint);
	}

	/**
	 * Probe a connection. Blocks, at most for the timeout.
	 * @param connection the connection
	 * @return the result; whatever is not understood is a passing failure
	 * @throws CancellationException if the thread is interrupted, which gives the request
	 * up at once; the thread stays interrupted
	 */
	public ProbeResult probe(OpenAiConnection connection) {
		long start = System.nanoTime();
		Reply reply = request(connection, start);
		Duration latency = Duration.ofNanos(System.nanoTime() - start);
		try {
			return this.results.create(reply, connection, this.clock.instant(), latency);
		}
		catch (RuntimeException ex) {
			logger.debug("Answer not understood: " + ex.getClass().getName());
			return this.results.create(TransportFailure.UNKNOWN, connection, this.clock.instant(), latency);
		}
	}

	private Reply request(OpenAiConnection connection, long start) {
		ApiKey apiKey = connection.apiKey();
		if (apiKey != null && !apiKey.isTransmittable()) {
			return TransportFailure.UNKNOWN;
		}
		CompletableFuture<Reply> future = null;
		try {
			future = start(connection);
			long limit = this.settings.timeout().toNanos() - (System.nanoTime() - start);
			return future.get(limit, TimeUnit.NANOSECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new CancellationException("The probe was interrupted");
		}
		catch (TimeoutException ex) {
			return TransportFailure.TIMEOUT;
		}
		catch (ExecutionException | RuntimeException ex) {
			logger.debug("Probe failed with " + ex.getClass().getName());
			return TransportFailure.UNKNOWN;
		}
		finally {
			if (future != null) {
				future.cancel(true);
			}
		}
	}

	private CompletableFuture<Reply> start(OpenAiConnection connection) throws InterruptedException {
		synchronized (this.lock) {
			// Whoever interrupts may have closed this already, and nobody a new client
			if (Thread.interrupted()) {
				throw new InterruptedException();
			}
			if (this.client == null) {
				this.client = new ProbeClient(this.settings, this.httpClientFactory, this.customizers);
			}
			this.pending = this.client.request(connection);
			return this.pending;
		}
	}

	/**
	 * Give up a running request, and release the client and its threads. A later probe
	 * builds a new client.
	 */
	@Override
	public void close() {
		synchronized (this.lock) {
			if (this.pending != null) {
				this.pending.cancel(true);
				this.pending = null;
			}
			if (this.client != null) {
				this.client.close();
				this.client = null;
			}
		}
	}

}
