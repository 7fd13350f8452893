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

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Begins to poll and ends that, any number of times and from any thread, until it is
 * destroyed: nothing begins any more then, and no thread is made.
 * <p>
 * A stop ends all connections and their poller in one step, with the monitor's lock. What
 * the poller holds is released without it, since that may take long, and before another
 * begins, which needs it.
 */
final class PollLifecycle {

	private final boolean enabled;

	private final ConnectionMonitors connections;

	private final Supplier<Poller> pollers;

	private final Object lock;

	// Held while a stop releases what the next start needs, and never taken with the lock
	private final Object lifecycleLock = new Object();

	private @Nullable Poller poller;

	private volatile boolean running;

	private volatile boolean destroyed;

	PollLifecycle(boolean enabled, ConnectionMonitors connections, Supplier<Poller> pollers, Object lock) {
		this.enabled = enabled;
		this.connections = connections;
		this.pollers = pollers;
		this.lock = lock;
	}

	/**
	 * Begin to poll, unless that has begun or must not.
	 * @return completes with the first snapshots in which nothing awaits its
	 * confirmation; at once after the end, and never where polling is disabled
	 */
	CompletableFuture<List<Snapshot>> begin() {
		synchronized (this.lifecycleLock) {
			if (this.destroyed) {
				return CompletableFuture.completedFuture(this.connections.snapshots());
			}
			synchronized (this.lock) {
				if (this.poller == null && this.enabled) {
					Poller poller = this.pollers.get();
					this.poller = poller;
					for (ConnectionMonitor connection : this.connections.list()) {
						connection.begin(poller);
					}
				}
				return this.connections.await(ConnectionMonitor::settled);
			}
		}
	}

	void start() {
		synchronized (this.lifecycleLock) {
			this.running = !this.destroyed;
			begin();
		}
	}

	boolean isRunning() {
		return this.running;
	}

	/**
	 * End at once, in the middle of polls too. Whoever waits for one is told what is
	 * known, without any lock.
	 */
	void stop() {
		List<Runnable> waiting;
		synchronized (this.lifecycleLock) {
			this.running = false;
			waiting = end();
		}
		waiting.forEach(Runnable::run);
	}

	/**
	 * End for good.
	 */
	void destroy() {
		this.destroyed = true;
		stop();
	}

	private List<Runnable> end() {
		Poller poller;
		List<Runnable> waiting = new ArrayList<>();
		synchronized (this.lock) {
			poller = this.poller;
			this.poller = null;
			if (poller != null) {
				poller.stop();
			}
			for (ConnectionMonitor connection : this.connections.list()) {
				waiting.add(connection.stop());
			}
		}
		if (poller != null) {
			poller.close();
		}
		return waiting;
	}

}
