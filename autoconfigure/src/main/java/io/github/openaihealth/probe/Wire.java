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

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * The network as one probe sees it: how long it was waited for, how long that may go on,
 * and the socket in use.
 * <p>
 * Only the time counts in which the network is waited for. An application that is short
 * of CPU, or that loads classes for the first time, takes long between two waits; that is
 * nobody's latency, and must not look like a service that does not answer.
 */
final class Wire implements AutoCloseable {

	private final long connectTimeout;

	private final long limit;

	private long connectLimit;

	private long spent;

	private long waitingSince;

	private boolean waiting;

	private boolean closed;

	private @Nullable Socket socket;

	/**
	 * Create a new instance.
	 * @param connectTimeout how long the network may be waited for until there is a
	 * connection
	 * @param timeout how long it may be waited for altogether
	 */
	Wire(Duration connectTimeout, Duration timeout) {
		this.connectTimeout = connectTimeout.toNanos();
		this.connectLimit = this.connectTimeout;
		this.limit = timeout.toNanos();
	}

	/**
	 * Begin another exchange of the same probe: it has the time that is left, and to
	 * connect as long as the first had.
	 */
	synchronized void beginNext() {
		this.connectLimit = this.spent + this.connectTimeout;
	}

	/**
	 * Wait for the network.
	 * @param <T> what comes of it
	 * @param wait waits, for no longer than the milliseconds that it is given
	 * @return what came of it
	 * @throws SocketTimeoutException if no time is left
	 * @throws IOException whatever the wait throws
	 */
	<T> T await(Wait<T> wait) throws IOException {
		return await(wait, this.limit);
	}

	/**
	 * Wait for the network as long as there is no connection yet.
	 * @param <T> what comes of it
	 * @param wait waits, for no longer than the milliseconds that it is given
	 * @return what came of it
	 * @throws ConnectTimeoutException if no time is left for connecting
	 * @throws IOException whatever the wait throws
	 */
	<T> T awaitConnection(Wait<T> wait) throws IOException {
		try {
			return await(wait, Math.min(connectLimit(), this.limit));
		}
		catch (SocketTimeoutException ex) {
			throw new ConnectTimeoutException();
		}
	}

	private synchronized long connectLimit() {
		return this.connectLimit;
	}

	private <T> T await(Wait<T> wait, long limit) throws IOException {
		int millis = begin(limit);
		try {
			return wait.await(millis);
		}
		finally {
			end();
		}
	}

	private synchronized int begin(long limit) throws IOException {
		if (this.closed) {
			throw new SocketException("Closed");
		}
		long left = limit - this.spent;
		if (left <= 0) {
			throw new SocketTimeoutException();
		}
		this.waiting = true;
		this.waitingSince = System.nanoTime();
		// Rounded up: none would mean to wait for ever
		return (int) Math.min(TimeUnit.NANOSECONDS.toMillis(left) + 1, Integer.MAX_VALUE);
	}

	private synchronized void end() {
		this.spent += System.nanoTime() - this.waitingSince;
		this.waiting = false;
	}

	/**
	 * Return how long the network was waited for until now.
	 * @return the time, zero if nothing was asked of it yet
	 */
	synchronized Duration spent() {
		return Duration.ofNanos(this.spent + (this.waiting ? System.nanoTime() - this.waitingSince : 0));
	}

	/**
	 * Take a socket into use, instead of the one before, which is closed.
	 * @param socket the socket, to be closed with this
	 * @throws IOException if this is closed already; then the socket is too
	 */
	synchronized void use(Socket socket) throws IOException {
		closeSocket();
		this.socket = socket;
		if (this.closed) {
			closeSocket();
			throw new SocketException("Closed");
		}
	}

	/**
	 * Close the socket in use, since the exchange has ended.
	 */
	synchronized void release() {
		closeSocket();
	}

	/**
	 * Close the socket in use, which ends whoever waits for it, and let none be used
	 * afterwards.
	 */
	@Override
	public synchronized void close() {
		this.closed = true;
		closeSocket();
	}

	private void closeSocket() {
		try {
			if (this.socket != null) {
				this.socket.close();
			}
		}
		catch (IOException ex) {
			// It is of no use any more in either case
		}
		this.socket = null;
	}

	/**
	 * Waits for the network.
	 *
	 * @param <T> what comes of it
	 */
	@FunctionalInterface
	interface Wait<T> {

		T await(int millis) throws IOException;

	}

}
