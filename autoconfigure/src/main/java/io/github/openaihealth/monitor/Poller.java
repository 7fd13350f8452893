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

import java.util.List;
import java.util.concurrent.Future;

import io.github.openaihealth.probe.OpenAiProbe;

/**
 * Has connections polled when they are due, from one start to the next stop.
 */
final class Poller {

	private final StatusAnnouncer announcer;

	private final Object lock;

	private final PollThreads threads;

	private final PollRunner runner;

	Poller(List<ConnectionMonitor> connections, OpenAiProbe probe, MonitorClock clock, StatusAnnouncer announcer,
			PollRecorder recorder, Object lock) {
		this.announcer = announcer;
		this.lock = lock;
		this.threads = new PollThreads(probe, clock, lock);
		this.runner = new PollRunner(connections, probe, announcer, recorder, this.threads, lock);
	}

	/**
	 * Plan a poll.
	 * @param connection what to poll
	 * @param due when
	 * @return the plan, to be cancelled
	 */
	Future<?> plan(ConnectionMonitor connection, Moment due) {
		return this.threads.at(due, () -> poll(connection));
	}

	/**
	 * Plan a look at what the application's calls were told.
	 * @param connection where to look
	 * @param due when
	 * @return the plan, to be cancelled
	 */
	Future<?> planLook(ConnectionMonitor connection, Moment due) {
		return this.threads.at(due, () -> look(connection));
	}

	/**
	 * Plan nothing more. Must be followed by {@link #close()}, without the lock.
	 */
	void stop() {
		this.threads.stop();
	}

	/**
	 * End at once, in the middle of polls too, and release whatever the probe holds.
	 */
	void close() {
		this.threads.close();
	}

	private void poll(ConnectionMonitor connection) {
		synchronized (this.lock) {
			// Another's reply may have been its poll by now
			if (!this.threads.areStopped() && connection.cycle().isDue()) {
				this.runner.submit(connection.cycle().begin());
			}
		}
	}

	// Whoever is told may take long, and must not keep others from being polled
	private void look(ConnectionMonitor connection) {
		try {
			connection.look();
		}
		catch (RuntimeException ex) {
			StatusLog.unexpected(ex);
		}
		this.threads.run(this.announcer::tell);
	}

}
