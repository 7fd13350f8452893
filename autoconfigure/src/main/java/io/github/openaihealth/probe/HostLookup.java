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
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/**
 * Looks up the addresses of hosts. A lookup cannot be given up, and a name server that
 * hangs keeps it for half a minute: so it has a thread of its own, and whoever asks for
 * the same host meanwhile waits for the same lookup. More than one thread for each host
 * never hangs, and a host that hangs does not keep another from being found.
 */
final class HostLookup implements AutoCloseable {

	private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|\\[.*]|.*:.*");

	private final ExecutorService executor;

	private final Resolver resolver;

	private final Map<String, CompletableFuture<InetAddress[]>> pending = new ConcurrentHashMap<>();

	/**
	 * Create a new instance.
	 * @param executor runs lookups, and ends with this
	 * @param resolver finds addresses
	 */
	HostLookup(ExecutorService executor, Resolver resolver) {
		this.executor = executor;
		this.resolver = resolver;
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

	private CompletableFuture<InetAddress[]> lookup(String host) {
		CompletableFuture<InetAddress[]> result = new CompletableFuture<>();
		CompletableFuture<InetAddress[]> underWay = this.pending.putIfAbsent(host, result);
		if (underWay != null) {
			return underWay;
		}
		try {
			this.executor.execute(() -> lookUp(host, result));
		}
		catch (RejectedExecutionException ex) {
			result.cancel(true);
		}
		return result;
	}

	private void lookUp(String host, CompletableFuture<InetAddress[]> result) {
		try {
			result.complete(this.resolver.resolve(host));
		}
		catch (UnknownHostException | RuntimeException ex) {
			result.completeExceptionally(ex);
		}
		finally {
			this.pending.remove(host, result);
		}
	}

	/**
	 * Give up whoever waits, and let the threads end when they can.
	 */
	@Override
	public void close() {
		this.executor.shutdownNow();
		this.pending.values().forEach((lookup) -> lookup.cancel(true));
	}

	/**
	 * Finds the addresses of a host, and takes its time.
	 */
	@FunctionalInterface
	interface Resolver {

		InetAddress[] resolve(String host) throws UnknownHostException;

	}

}
