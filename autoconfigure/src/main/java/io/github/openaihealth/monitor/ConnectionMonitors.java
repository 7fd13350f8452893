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

package io.github.openaihealth.monitor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * The connections that are watched, by their names and in their order.
 */
final class ConnectionMonitors {

	private final Map<String, ConnectionMonitor> byName = new LinkedHashMap<>();

	private final List<ConnectionMonitor> inOrder;

	ConnectionMonitors(List<ConnectionMonitor> connections) {
		for (ConnectionMonitor connection : connections) {
			this.byName.put(connection.name(), connection);
		}
		this.inOrder = List.copyOf(this.byName.values());
	}

	/**
	 * Return a connection. Takes no memory.
	 * @param name its name
	 * @return the connection
	 * @throws IllegalArgumentException if there is no such connection
	 */
	ConnectionMonitor get(String name) {
		ConnectionMonitor connection = this.byName.get(name);
		if (connection == null) {
			throw new IllegalArgumentException("No connection is named '" + name + "'");
		}
		return connection;
	}

	List<ConnectionMonitor> list() {
		return this.inOrder;
	}

	List<String> names() {
		return List.copyOf(this.byName.keySet());
	}

	List<Snapshot> snapshots() {
		return this.inOrder.stream().map(ConnectionMonitor::snapshot).toList();
	}

	/**
	 * Await all connections.
	 * @param each returns what completes with the snapshot of one
	 * @return completes with all of them
	 */
	CompletableFuture<List<Snapshot>> await(Function<ConnectionMonitor, CompletableFuture<Snapshot>> each) {
		List<CompletableFuture<Snapshot>> all = this.inOrder.stream().map(each).toList();
		return CompletableFuture.allOf(all.toArray(CompletableFuture[]::new))
			.thenApply((done) -> all.stream().map(CompletableFuture::join).toList());
	}

}
