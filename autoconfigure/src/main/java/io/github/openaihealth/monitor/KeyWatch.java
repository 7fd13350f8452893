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

import java.time.Duration;
import java.util.List;

/**
 * Has connections polled at once whose keys have changed in their files. It looks once a
 * second, and not before there is a key in a file, so that nobody else is woken up for
 * it.
 */
final class KeyWatch {

	private static final Duration INTERVAL = Duration.ofSeconds(1);

	private final List<ConnectionMonitor> connections;

	private final PollThreads threads;

	private final Object lock;

	private boolean begun;

	KeyWatch(List<ConnectionMonitor> connections, PollThreads threads, Object lock) {
		this.connections = connections;
		this.threads = threads;
		this.lock = lock;
	}

	/**
	 * Begin to watch, unless that has begun or the threads are stopped.
	 */
	void begin() {
		synchronized (this.lock) {
			if (!this.begun && !this.threads.areStopped()) {
				this.begun = true;
				this.threads.repeat(INTERVAL, this::pollWhatChanged);
			}
		}
	}

	private void pollWhatChanged() {
		for (ConnectionMonitor connection : this.connections) {
			try {
				if (connection.hasChanged()) {
					connection.pollAtOnce();
				}
			}
			catch (RuntimeException ex) {
				// Reading it when it is due makes a failure of it
			}
		}
	}

}
