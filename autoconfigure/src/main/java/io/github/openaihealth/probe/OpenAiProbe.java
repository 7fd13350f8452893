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
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.github.openaihealth.connection.KeysInUse;
import io.github.openaihealth.connection.OpenAiConnection;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * Asks the models endpoint and tells what the answer means.
 * <p>
 * A probe waits for the network no longer than its timeout, body included, leaves no
 * connection behind, and logs neither the key nor a stack trace. It serves any number of
 * connections at once. Its client is built with the first request, and anew with the
 * first one after {@link #close()}.
 * <p>
 * Its threads are daemons that end when they idle, at most {@value #MAX_REQUESTS} for
 * requests. A hundred connections that all hang until a timeout of five seconds, at an
 * interval of a minute, keep nine of them busy on average; the rest is for those that
 * come at the same time.
 */
public final class OpenAiProbe implements AutoCloseable {

	/**
	 * The number of requests in flight at most; what else is submitted waits.
	 */
	static final int MAX_REQUESTS = 16;

	private static final Log logger = LogFactory.getLog(OpenAiProbe.class);

	private static final Duration STARVING = Duration.ofMinutes(1);

	private final ProbeSettings settings;

	private final ProbeCalls calls;

	private final ResultFactory results;

	private final FollowUpQuestions followUps = new FollowUpQuestions();

	private final AccessCheck accessCheck;

	private final Clock clock;

	private final Object executorLock = new Object();

	private @Nullable ExecutorService executor;

	/**
	 * Create a new instance.
	 * @param settings what to ask for and how long to wait
	 * @param transport how hosts are reached
	 * @param customizers what the application adds to requests
	 * @param keys the keys of all connections, of which no answer may show any
	 */
	public OpenAiProbe(ProbeSettings settings, ProbeTransport transport, List<OpenAiProbeCustomizer> customizers,
			KeysInUse keys) {
		this(settings, transport, customizers, keys, Clock.systemUTC(),
				new ProxyHint(System::getenv, System::getProperty));
	}

	OpenAiProbe(ProbeSettings settings, ProbeTransport transport, List<OpenAiProbeCustomizer> customizers,
			KeysInUse keys, Clock clock, ProxyHint proxyHint) {
		this.settings = settings;
		this.calls = new ProbeCalls(settings, transport, customizers, OpenAiProbe::executor);
		this.clock = clock;
		this.results = new ResultFactory(settings, proxyHint, keys);
		this.accessCheck = new AccessCheck(settings.accessCheck());
	}

	/**
	 * Run a task that may {@link #ask} on a thread for requests, when one is free. What
	 * comes before a request and may block as well belongs there too.
	 * @param <T> what the task comes to
	 * @param task the task
	 * @return completes with the task; cancelling it interrupts the task, but does not
	 * end a wait for the network
	 */
	public <T> Future<T> submit(Callable<T> task) {
		synchronized (this.executorLock) {
			if (this.executor == null) {
				this.executor = executor();
			}
			return this.executor.submit(task);
		}
	}

	/**
	 * Return what tells the request of a connection from others.
	 * @param connection the connection
	 * @return the request; one that equals no other where it cannot be made
	 * @throws CancellationException if the thread is interrupted
	 */
	public ProbeRequest request(OpenAiConnection connection) {
		return this.calls.request(connection);
	}

	/**
	 * Make a request on this thread. Blocks until there is an answer, the timeout is over
	 * or {@link #close()} gives the request up.
	 * @param connection where and as whom to ask
	 * @return what became of the request
	 * @throws CancellationException if the thread is interrupted before the request is
	 * made
	 */
	public ProbeReply ask(OpenAiConnection connection) {
		return ask(connection, this.calls.begin());
	}

	private ProbeReply ask(OpenAiConnection connection, ProbeCall call) {
		try {
			Reply reply = this.calls.ask(connection.baseUrl()::models, connection, call);
			ProbeReply list = new ProbeReply(reply, this.clock.instant(), call.wire().spent());
			return askFurther(list, connection, call);
		}
		finally {
			this.calls.endProbe(call);
		}
	}

	/**
	 * Return whether a reply tells all that there is to know of a connection. If not, one
	 * of its required models does not stand in the list, and was not asked for either.
	 * @param reply what became of a request
	 * @param connection a connection that makes this request
	 * @return {@code true} if there is nothing to {@link #complete}
	 */
	public boolean isComplete(ProbeReply reply, OpenAiConnection connection) {
		try {
			return !this.followUps.areOpen(reply, connection);
		}
		catch (RuntimeException ex) {
			// Telling what the reply means fails in the same way, and makes a result of
			// it
			return true;
		}
	}

	/**
	 * Ask for what a reply does not tell of a connection, on this thread. Blocks like
	 * {@link #ask}.
	 * @param reply what became of a request
	 * @param connection a connection that makes this request
	 * @return the reply with what came of it
	 * @throws CancellationException if the thread is interrupted before a request is made
	 */
	public ProbeReply complete(ProbeReply reply, OpenAiConnection connection) {
		ProbeCall call = this.calls.begin();
		try {
			return askFurther(reply, connection, call);
		}
		finally {
			this.calls.end(call);
		}
	}

	private ProbeReply askFurther(ProbeReply reply, OpenAiConnection connection, ProbeCall call) {
		try {
			ProbeReply answered = this.followUps.ask(reply, connection, () -> request(connection),
					(uri) -> this.calls.askNext(uri, null, connection, call));
			return this.accessCheck.ask(answered, connection, () -> request(connection),
					(uri) -> this.calls.askNext(uri, AccessQuestion.body(), connection, call));
		}
		catch (CancellationException ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			logger.debug("Nothing more was asked: " + ex.getClass().getName());
			return reply;
		}
	}

	/**
	 * Return what stands for a request that was not made in time: the application has too
	 * little CPU, or something of its own that takes part in the request does not return.
	 * @return the reply
	 * @see #patience()
	 */
	public ProbeReply notAsked() {
		return new ProbeReply(TransportFailure.NOT_ASKED, this.clock.instant(), Duration.ZERO);
	}

	/**
	 * Return how long to wait for a request before it counts as {@linkplain #notAsked()
	 * not made}: an application that has too little CPU is given a minute more than the
	 * service has.
	 * @return the time
	 */
	public Duration patience() {
		return this.settings.timeout().plus(STARVING);
	}

	/**
	 * Tell what a reply means for a connection.
	 * @param reply what became of a request
	 * @param connection a connection that makes this request
	 * @return the result; whatever is not understood is a passing failure
	 */
	public ProbeResult result(ProbeReply reply, OpenAiConnection connection) {
		try {
			return this.results.create(reply, connection);
		}
		catch (RuntimeException ex) {
			logger.debug("Answer not understood: " + ex.getClass().getName());
			return this.results.create(TransportFailure.UNKNOWN, connection, reply.time(), reply.latency());
		}
	}

	/**
	 * Probe a connection. Blocks until there is a result, at most as long as there is
	 * {@linkplain #patience() patience}.
	 * @param connection the connection
	 * @return the result; whatever is not understood is a passing failure
	 * @throws CancellationException if the thread is interrupted; the thread stays
	 * interrupted
	 */
	public ProbeResult probe(OpenAiConnection connection) {
		if (Thread.currentThread().isInterrupted()) {
			throw ProbeCalls.interrupted();
		}
		ProbeCall call = this.calls.begin();
		Future<ProbeReply> reply = submit(() -> ask(connection, call));
		try {
			return result(reply.get(patience().toNanos(), TimeUnit.NANOSECONDS), connection);
		}
		catch (InterruptedException ex) {
			throw ProbeCalls.interrupted();
		}
		catch (ExecutionException | TimeoutException ex) {
			return result(notAsked(), connection);
		}
		finally {
			call.close();
			reply.cancel(true);
		}
	}

	/**
	 * Return how long the requests under way have waited for the network until now.
	 * @return the longest time among them; without any, that of the last one
	 */
	public Duration waited() {
		return this.calls.waited();
	}

	private static ExecutorService executor() {
		CustomizableThreadFactory threadFactory = new CustomizableThreadFactory("openai-health-http-");
		threadFactory.setDaemon(true);
		return new BoundedExecutor(MAX_REQUESTS, threadFactory);
	}

	/**
	 * Give up the requests under way, and release the client and the threads. A later
	 * request builds a new client.
	 */
	@Override
	public void close() {
		synchronized (this.executorLock) {
			if (this.executor != null) {
				this.executor.shutdownNow();
				this.executor = null;
			}
		}
		this.calls.close();
	}

}
