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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
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
 * A probe waits for the network no longer than its timeout, body included, leaves no
 * connection behind, and logs neither the key nor a stack trace. Its client is built with
 * the first probe, and anew with the first one after {@link #close()}.
 */
public final class OpenAiProbe implements AutoCloseable {

	private static final Log logger = LogFactory.getLog(OpenAiProbe.class);

	private static final Duration STARVING = Duration.ofMinutes(1);

	private final ProbeSettings settings;

	private final ProbeTransport transport;

	private final List<OpenAiProbeCustomizer> customizers;

	private final ResultFactory results;

	private final Clock clock;

	private final Object lock = new Object();

	private @Nullable ProbeClient client;

	private volatile @Nullable ProbeCall call;

	/**
	 * Create a new instance.
	 * @param settings what to ask for and how long to wait
	 * @param transport how hosts are reached
	 * @param customizers what the application adds to requests
	 */
	public OpenAiProbe(ProbeSettings settings, ProbeTransport transport, List<OpenAiProbeCustomizer> customizers) {
		this(settings, transport, customizers, Clock.systemUTC(), new ProxyHint(System::getenv, System::getProperty));
	}

	OpenAiProbe(ProbeSettings settings, ProbeTransport transport, List<OpenAiProbeCustomizer> customizers, Clock clock,
			ProxyHint proxyHint) {
		this.settings = settings;
		this.transport = transport;
		this.customizers = List.copyOf(customizers);
		this.clock = clock;
		this.results = new ResultFactory(settings, proxyHint);
	}

	/**
	 * Probe a connection. Blocks until there is a result: the network is waited for no
	 * longer than the timeout, and an application that has too little CPU to ask is given
	 * a minute more.
	 * @param connection the connection
	 * @return the result; whatever is not understood is a passing failure
	 * @throws CancellationException if the thread is interrupted, which gives the request
	 * up at once; the thread stays interrupted
	 */
	public ProbeResult probe(OpenAiConnection connection) {
		ProbeCall call = new ProbeCall(new Wire(this.settings.connectTimeout(), this.settings.timeout()));
		Reply reply = request(connection, call);
		Duration latency = call.wire().spent();
		try {
			return this.results.create(reply, connection, this.clock.instant(), latency);
		}
		catch (RuntimeException ex) {
			logger.debug("Answer not understood: " + ex.getClass().getName());
			return this.results.create(TransportFailure.UNKNOWN, connection, this.clock.instant(), latency);
		}
	}

	/**
	 * Return how long the latest probe has waited for the network until now.
	 * @return the time; zero if nothing was asked yet
	 */
	public Duration waited() {
		ProbeCall call = this.call;
		return (call != null) ? call.wire().spent() : Duration.ZERO;
	}

	private Reply request(OpenAiConnection connection, ProbeCall call) {
		ApiKey apiKey = connection.apiKey();
		if (apiKey != null && !apiKey.isTransmittable()) {
			return TransportFailure.UNKNOWN;
		}
		try {
			return start(connection, call).get(this.settings.timeout().plus(STARVING).toNanos(), TimeUnit.NANOSECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new CancellationException("The probe was interrupted");
		}
		catch (TimeoutException ex) {
			return TransportFailure.NOT_ASKED;
		}
		catch (ExecutionException | RuntimeException ex) {
			logger.debug("Probe failed with " + ex.getClass().getName());
			return TransportFailure.UNKNOWN;
		}
		finally {
			call.close();
		}
	}

	private Future<Reply> start(OpenAiConnection connection, ProbeCall call) throws InterruptedException {
		synchronized (this.lock) {
			// Whoever interrupts may have closed this already, and nobody a new client
			if (Thread.interrupted()) {
				throw new InterruptedException();
			}
			if (this.client == null) {
				this.client = new ProbeClient(this.transport, this.customizers);
			}
			this.call = call;
			return this.client.request(connection, call);
		}
	}

	/**
	 * Give up a running request, and release the client and its threads. A later probe
	 * builds a new client.
	 */
	@Override
	public void close() {
		synchronized (this.lock) {
			if (this.call != null) {
				this.call.close();
			}
			if (this.client != null) {
				this.client.close();
				this.client = null;
			}
		}
	}

}
