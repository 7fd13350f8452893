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
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;

import io.github.openaihealth.connection.ApiKey;
import io.github.openaihealth.connection.OpenAiConnection;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * The requests under way, and the client that makes them: built with the first one, and
 * anew with the first one after {@link #close()}.
 */
final class ProbeCalls implements AutoCloseable {

	private static final Log logger = LogFactory.getLog(ProbeCalls.class);

	private final ProbeSettings settings;

	private final ProbeTransport transport;

	private final List<OpenAiProbeCustomizer> customizers;

	private final Supplier<ExecutorService> lookups;

	private final Object lock = new Object();

	private final Set<ProbeCall> calls = ConcurrentHashMap.newKeySet();

	private @Nullable ProbeClient client;

	private volatile Duration lastWait = Duration.ZERO;

	/**
	 * Create a new instance.
	 * @param settings how long to wait
	 * @param transport how hosts are reached
	 * @param customizers what the application adds to requests
	 * @param lookups supplies each client with what runs its lookups
	 */
	ProbeCalls(ProbeSettings settings, ProbeTransport transport, List<OpenAiProbeCustomizer> customizers,
			Supplier<ExecutorService> lookups) {
		this.settings = settings;
		this.transport = transport;
		this.customizers = List.copyOf(customizers);
		this.lookups = lookups;
	}

	/**
	 * Return what tells the request of a connection from others.
	 * @param connection the connection
	 * @return the request; one that equals no other where it cannot be made
	 * @throws CancellationException if the thread is interrupted
	 */
	ProbeRequest request(OpenAiConnection connection) {
		try {
			return ProbeRequest.of(connection, client().settings(connection));
		}
		catch (CancellationException ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			// Asking fails in the same way, and makes a result of it
			return ProbeRequest.unique();
		}
	}

	/**
	 * Begin a call, which is to be {@linkplain #end ended}.
	 * @return the call, which has not asked anything yet
	 */
	ProbeCall begin() {
		return new ProbeCall(new Wire(this.settings.connectTimeout(), this.settings.timeout()));
	}

	/**
	 * Ask. Blocks.
	 * @param uri tells what to ask for
	 * @param connection as whom to ask
	 * @param call the call that this is part of
	 * @return what came of it
	 * @throws CancellationException if the thread is interrupted before that
	 */
	Reply ask(Supplier<URI> uri, OpenAiConnection connection, ProbeCall call) {
		ApiKey apiKey = connection.apiKey();
		if (apiKey != null && !apiKey.isTransmittable()) {
			return TransportFailure.UNKNOWN;
		}
		try {
			return client(call).ask(uri.get(), connection, call);
		}
		catch (InterruptedException ex) {
			throw interrupted();
		}
		catch (CancellationException ex) {
			throw ex;
		}
		catch (ExecutionException | RuntimeException ex) {
			logger.debug("Probe failed with " + ex.getClass().getName());
			return TransportFailure.UNKNOWN;
		}
	}

	/**
	 * Ask once more in the same call. Blocks.
	 * @param uri what to ask for
	 * @param body what to send with it, in JSON, or {@code null}
	 * @param connection as whom to ask
	 * @param call the call
	 * @return what came of it
	 * @throws CancellationException if the thread is interrupted before that
	 */
	Reply askNext(URI uri, byte @Nullable [] body, OpenAiConnection connection, ProbeCall call) {
		call.wire().beginNext();
		call.send(body);
		return ask(() -> uri, connection, call);
	}

	void end(ProbeCall call) {
		call.close();
		this.calls.remove(call);
	}

	/**
	 * End a call whose wait is that of a whole probe.
	 * @param call the call
	 */
	void endProbe(ProbeCall call) {
		this.lastWait = call.wire().spent();
		end(call);
	}

	/**
	 * Return how long the requests under way have waited for the network until now.
	 * @return the longest time among them; without any, that of the last probe
	 */
	Duration waited() {
		return this.calls.stream()
			.map((call) -> call.wire().spent())
			.max(Comparator.naturalOrder())
			.orElse(this.lastWait);
	}

	private ProbeClient client(ProbeCall call) {
		synchronized (this.lock) {
			this.calls.add(call);
			return client();
		}
	}

	private ProbeClient client() {
		synchronized (this.lock) {
			// Whoever interrupts may have closed this already, and nobody a new client
			if (Thread.currentThread().isInterrupted()) {
				throw interrupted();
			}
			if (this.client == null) {
				this.client = new ProbeClient(this.transport, this.customizers, this.lookups.get());
			}
			return this.client;
		}
	}

	/**
	 * Return what ends a probe on an interrupted thread, which stays so.
	 * @return the exception
	 */
	static CancellationException interrupted() {
		Thread.currentThread().interrupt();
		return new CancellationException("The probe was interrupted");
	}

	/**
	 * Give the requests under way up, and release the client.
	 */
	@Override
	public void close() {
		synchronized (this.lock) {
			this.calls.forEach(ProbeCall::close);
			if (this.client != null) {
				this.client.close();
				this.client = null;
			}
		}
	}

}
