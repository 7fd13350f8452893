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

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;

import org.jspecify.annotations.Nullable;

/**
 * Polls when a poll is due or asked for, one at a time, and holds what is known. Whatever
 * changes changes under one lock; nobody is told of it while that is held.
 */
final class Poller {

	private final MonitorSettings settings;

	private final ConnectionPoll observer;

	private final MonitorClock clock;

	private final StatusAnnouncer announcer;

	private final SnapshotReducer reducer;

	private final PollListeners listeners = new PollListeners();

	private final PollRequests requests = new PollRequests();

	private final Object lock = new Object();

	private CompletableFuture<Snapshot> settled = new CompletableFuture<>();

	private @Nullable PollingTask task;

	private @Nullable PollingTask polling;

	private boolean firstWait = true;

	// Unlike the plan that a snapshot shows, this one is renewed by a poll that found
	// nothing
	private volatile @Nullable Moment due;

	private volatile Snapshot snapshot;

	Poller(MonitorSettings settings, ConnectionPoll observer, MonitorClock clock, StatusAnnouncer announcer) {
		this.settings = settings;
		this.observer = observer;
		this.clock = clock;
		this.announcer = announcer;
		this.reducer = new SnapshotReducer(observer.name(), settings);
		this.snapshot = this.reducer.initial();
	}

	Snapshot snapshot() {
		return this.snapshot.at(this.clock.now());
	}

	CompletableFuture<Snapshot> begin() {
		synchronized (this.lock) {
			if (this.task == null && this.settings.enabled()) {
				this.task = new PollingTask(this.clock.ticks(), this::poll, (context) -> dueTicks());
				pollAtOnce(this.task);
			}
			return this.settled.copy();
		}
	}

	CompletableFuture<Snapshot> pollNow() {
		synchronized (this.lock) {
			Moment now = this.clock.now();
			CompletableFuture<Snapshot> request = this.requests.current();
			if (request == null) {
				if (this.task == null || this.requests.isTooSoon(now)) {
					return CompletableFuture.completedFuture(this.snapshot);
				}
				if (this.polling == null && !this.snapshot.state().unconfirmed()) {
					pollAtOnce(this.task);
				}
				request = this.requests.open(now);
			}
			return request.copy();
		}
	}

	void settle() {
		synchronized (this.lock) {
			update(this.reducer.settle(this.snapshot, this.clock.now()));
		}
		this.announcer.tell();
	}

	void addListener(PollListener listener) {
		List<Poll> past;
		synchronized (this.lock) {
			past = this.snapshot.history().polls();
			this.listeners.add(listener);
		}
		for (int i = past.size() - 1; i >= 0; i--) {
			PollListeners.tell(listener, past.get(i));
		}
	}

	void removeListener(PollListener listener) {
		this.listeners.remove(listener);
	}

	void stop() {
		PollingTask task;
		List<CompletableFuture<Snapshot>> waiting;
		synchronized (this.lock) {
			task = this.task;
			this.task = null;
			this.polling = null;
			this.due = null;
			this.firstWait = true;
			this.snapshot = this.reducer.plan(this.snapshot, null);
			waiting = List.of(this.settled, this.requests.close());
			this.settled = new CompletableFuture<>();
		}
		waiting.forEach((future) -> future.complete(this.snapshot));
		if (task != null) {
			task.shutdown();
			this.observer.release();
		}
	}

	private void pollAtOnce(PollingTask task) {
		this.due = this.clock.now();
		this.snapshot = this.reducer.plan(this.snapshot, this.due);
		task.reschedule();
	}

	private @Nullable Instant dueTicks() {
		Moment due = this.due;
		return (due != null) ? due.ticks() : null;
	}

	private void poll() {
		PollingTask task;
		synchronized (this.lock) {
			task = this.task;
			this.polling = task;
		}
		if (task == null) {
			return;
		}
		Snapshot next = null;
		try {
			next = record(this.observer.observe(), task);
		}
		catch (CancellationException ex) {
			// Stopped in the middle of a poll: there is nothing to record
		}
		finally {
			end(task, next);
			this.announcer.tell();
		}
	}

	private @Nullable Snapshot record(ConnectionPoll.PollResult result, PollingTask task) {
		PollListener listener;
		Snapshot next;
		synchronized (this.lock) {
			if (task != this.task) {
				// Stopped in the meantime, and perhaps started again
				return null;
			}
			next = this.reducer.next(this.snapshot, result, this.clock.now(), this.firstWait,
					ThreadLocalRandom.current().nextDouble());
			update(next);
			this.due = next.due();
			listener = this.listeners.current();
		}
		listener.onPoll(next.history().polls().get(0));
		return next;
	}

	private void end(PollingTask task, @Nullable Snapshot next) {
		List<CompletableFuture<Snapshot>> waiting;
		synchronized (this.lock) {
			if (task != this.task) {
				return;
			}
			this.polling = null;
			if (next == null) {
				// Failed beyond all expectation; what is shown becomes stale if that goes
				// on
				this.due = this.clock.now().plus(this.settings.interval());
				waiting = List.of(this.requests.close());
			}
			else if (next.state().unconfirmed()) {
				return;
			}
			else {
				this.firstWait = false;
				waiting = List.of(this.settled, this.requests.close());
			}
		}
		waiting.forEach((future) -> future.complete(this.snapshot));
	}

	private void update(Snapshot next) {
		OpenAiStatusChangedEvent change = next.changeFrom(this.snapshot);
		this.snapshot = next;
		if (change != null) {
			this.announcer.add(change);
		}
	}

}
