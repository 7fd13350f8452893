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
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Looks up the addresses of hosts. A lookup cannot be given up, and a name server that
 * hangs keeps it for half a minute: so it has one thread of its own, and whoever asks for
 * the same host meanwhile waits for the same lookup. More than this one thread never
 * hangs.
 */
final class HostLookup implements AutoCloseable {

	private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|\\[.*]|.*:.*");

	private final ThreadPoolExecutor executor;

	private final Resolver resolver;

	private @Nullable Lookup pending;

	HostLookup(ThreadFactory threadFactory) {
		this(threadFactory, InetAddress::getAllByName);
	}

	HostLookup(ThreadFactory threadFactory, Resolver resolver) {
		this.resolver = resolver;
		this.executor = new ThreadPoolExecutor(1, 1, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threadFactory,
				new ThreadPoolExecutor.DiscardPolicy());
		this.executor.allowCoreThreadTimeOut(true);
	}

	/**
	 * Look up a host.
	 * @param host a name or an address
	 * @param millis how long to wait
	 * @return its addresses, at least one
	 * @throws UnknownHostException if there is no such host
	 * @throws SocketTimeoutException if it was not found in time
	 * @throws IOException if the lookup was given up
	 */
	List<InetAddress> find(String host, int millis) throws IOException {
		if (ADDRESS.matcher(host).matches()) {
			return List.of(InetAddress.getByName(host));
		}
		try {
			return Arrays.asList(lookup(host).get(millis, TimeUnit.MILLISECONDS));
		}
		catch (TimeoutException ex) {
			throw new SocketTimeoutException();
		}
		catch (ExecutionException | CancellationException ex) {
			throw new UnknownHostException();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new InterruptedIOException();
		}
	}

	private synchronized CompletableFuture<InetAddress[]> lookup(String host) {
		if (this.pending == null || this.pending.result().isDone() || !this.pending.host().equals(host)) {
			CompletableFuture<InetAddress[]> result = new CompletableFuture<>();
			this.pending = new Lookup(host, result);
			this.executor.execute(() -> lookUp(host, result));
		}
		return this.pending.result();
	}

	private void lookUp(String host, CompletableFuture<InetAddress[]> result) {
		try {
			result.complete(this.resolver.resolve(host));
		}
		catch (UnknownHostException | RuntimeException ex) {
			result.completeExceptionally(ex);
		}
	}

	/**
	 * Give up whoever waits, and let the thread end when it can.
	 */
	@Override
	public synchronized void close() {
		this.executor.shutdownNow();
		if (this.pending != null) {
			this.pending.result().cancel(true);
		}
	}

	/**
	 * Finds the addresses of a host, and takes its time.
	 */
	@FunctionalInterface
	interface Resolver {

		InetAddress[] resolve(String host) throws UnknownHostException;

	}

	/**
	 * A lookup that is under way, or was.
	 *
	 * @param host what is looked up
	 * @param result completes with its addresses
	 */
	private record Lookup(String host, CompletableFuture<InetAddress[]> result) {
	}

}
