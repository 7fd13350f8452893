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
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Has connections take note of what their polls brought, and tells the listeners. A
 * listener is told of each poll once, whether the poll ended before or after the listener
 * was added: both happen with the monitor's lock. Nobody is told while that is held, and
 * none who fails keeps another from being told.
 */
final class PollRecorder {

	private final List<ConnectionMonitor> connections;

	private final Object lock;

	private final List<PollListener> listeners = new CopyOnWriteArrayList<>();

	PollRecorder(List<ConnectionMonitor> connections, Object lock) {
		this.connections = connections;
		this.lock = lock;
	}

	/**
	 * Add a listener, and tell it of the polls that are still remembered.
	 * @param listener the listener
	 */
	void addListener(PollListener listener) {
		List<Snapshot> past = new ArrayList<>();
		synchronized (this.lock) {
			this.connections.forEach((connection) -> past.add(connection.snapshot()));
			this.listeners.add(listener);
		}
		for (Snapshot snapshot : past) {
			List<Poll> polls = snapshot.history().polls();
			for (int i = polls.size() - 1; i >= 0; i--) {
				tell(listener, snapshot.name(), polls.get(i));
			}
		}
	}

	void removeListener(PollListener listener) {
		this.listeners.remove(listener);
	}

	/**
	 * Record the result of a poll, and go on after it.
	 * @param attempt the poll
	 * @param result what it brought
	 * @return {@code false} if nobody waits for it any more
	 */
	boolean record(Attempt attempt, Reading.PollResult result) {
		ConnectionMonitor connection = attempt.connection();
		Poll poll;
		List<PollListener> listeners;
		synchronized (this.lock) {
			poll = connection.record(attempt, result);
			listeners = List.copyOf(this.listeners);
		}
		if (poll == null) {
			return false;
		}
		connection.source().record(result.evidence());
		listeners.forEach((listener) -> tell(listener, connection.name(), poll));
		connection.end(attempt);
		return true;
	}

	/**
	 * Go on after a poll that has no result, which is logged unless a stop is the reason.
	 * @param attempt the poll
	 * @param ex what was thrown
	 */
	void fail(Attempt attempt, Throwable ex) {
		if (!(ex instanceof CancellationException)) {
			StatusLog.unexpected(ex);
		}
		attempt.connection().fail(attempt);
	}

	private static void tell(PollListener listener, String connection, Poll poll) {
		try {
			listener.onPoll(connection, poll);
		}
		catch (RuntimeException | Error ex) {
			StatusLog.listenerFailed(listener.getClass().getName(), ex);
		}
	}

}
