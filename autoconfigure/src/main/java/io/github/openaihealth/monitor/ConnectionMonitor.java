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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;

import io.github.openaihealth.connection.OpenAiConnection;
import io.github.openaihealth.probe.ProbeReply;
import io.github.openaihealth.probe.ProbeRequest;
import org.jspecify.annotations.Nullable;

/**
 * Holds what is known of one connection and when it is polled next. Whatever changes
 * changes under the lock of the {@link OpenAiMonitor}; nobody is told of it while that is
 * held.
 */
final class ConnectionMonitor {

	private final MonitorSettings settings;

	private final CheckedSource source;

	private final MonitorClock clock;

	private final StatusAnnouncer announcer;

	private final Object lock;

	private final SnapshotReducer reducer;

	private final PollRequests requests = new PollRequests();

	private final ApplicationCalls calls;

	private CompletableFuture<Snapshot> settled = new CompletableFuture<>();

	private @Nullable Poller poller;

	private @Nullable Attempt attempt;

	private @Nullable ProbeRequest request;

	private @Nullable Future<?> planned;

	private @Nullable Future<?> plannedLook;

	// Unlike the plan that a snapshot shows, this one is renewed by a poll that found
	// nothing
	private @Nullable Moment due;

	private boolean firstWait = true;

	private volatile ShownSnapshot shown;

	ConnectionMonitor(MonitorSettings settings, CheckedSource source, MonitorClock clock, StatusAnnouncer announcer,
			Object lock) {
		this.settings = settings;
		this.source = source;
		this.clock = clock;
		this.announcer = announcer;
		this.lock = lock;
		this.reducer = new SnapshotReducer(source.name(), settings);
		this.shown = new ShownSnapshot(this.reducer.initial());
		this.calls = new ApplicationCalls(this, clock);
	}

	String name() {
		return this.source.name();
	}

	Snapshot snapshot() {
		return this.shown.at(this.clock.nanos());
	}

	/**
	 * Return the connection as the last poll has read it.
	 * @return the connection, or {@code null} if none has
	 */
	@Nullable OpenAiConnection connection() {
		return this.source.connection();
	}

	/**
	 * Return what takes note of the application's own calls.
	 * @return told of each call, on any thread
	 */
	ApplicationCalls calls() {
		return this.calls;
	}

	/**
	 * Return what is known once nothing awaits its confirmation.
	 * @return completes with the snapshot
	 */
	CompletableFuture<Snapshot> settled() {
		synchronized (this.lock) {
			return this.settled.copy();
		}
	}

	/**
	 * Begin to poll, at once.
	 * @param poller what polls
	 */
	void begin(Poller poller) {
		synchronized (this.lock) {
			this.poller = poller;
			pollAtOnce(poller);
		}
	}

	CompletableFuture<Snapshot> pollNow() {
		synchronized (this.lock) {
			Moment now = this.clock.now();
			CompletableFuture<Snapshot> request = this.requests.current();
			if (request == null) {
				if (this.poller == null || this.requests.isTooSoon(now)) {
					return CompletableFuture.completedFuture(latest());
				}
				if (this.attempt == null && !latest().polled().unconfirmed()) {
					pollAtOnce(this.poller);
				}
				request = this.requests.open(now);
			}
			return request.copy();
		}
	}

	/**
	 * Poll now, whoever asked for a poll before, unless one is under way.
	 */
	void pollAtOnce() {
		synchronized (this.lock) {
			if (this.poller != null && this.attempt == null) {
				pollAtOnce(this.poller);
			}
		}
	}

	/**
	 * Poll now since a call of the application was refused, unless that is going on.
	 */
	void pollForCall() {
		synchronized (this.lock) {
			if (!latest().polled().unconfirmed()) {
				pollAtOnce();
			}
		}
	}

	/**
	 * Have somebody {@linkplain #look() look} soon.
	 * @return {@code false} if nobody will
	 */
	boolean lookSoon() {
		synchronized (this.lock) {
			if (this.poller == null) {
				return false;
			}
			this.poller.planLook(this, this.clock.now());
			return true;
		}
	}

	/**
	 * Show what the application's calls were told, as far as it counts now.
	 */
	void look() {
		synchronized (this.lock) {
			if (this.poller != null) {
				Moment now = this.clock.now();
				update(this.reducer.with(latest(), finding(this.calls.at(now)), now));
				planLook(this.poller);
			}
		}
	}

	private @Nullable TrafficFinding finding(TrafficWatch.@Nullable Refusal refusal) {
		if (refusal == null) {
			return null;
		}
		TrafficFinding shown = latest().traffic();
		return (shown != null && refusal.first().equals(shown.since())) ? shown : this.source.find(refusal);
	}

	private void planLook(Poller poller) {
		cancelLook();
		Moment next = this.calls.next();
		this.plannedLook = (next != null) ? poller.planLook(this, next) : null;
	}

	private void cancelLook() {
		if (this.plannedLook != null) {
			this.plannedLook.cancel(false);
			this.plannedLook = null;
		}
	}

	void settle() {
		synchronized (this.lock) {
			update(this.reducer.settle(latest(), this.clock.now()));
		}
	}

	/**
	 * End at once, in the middle of a poll too.
	 * @return completes who waits, without the lock
	 */
	Runnable stop() {
		synchronized (this.lock) {
			cancelPlan();
			cancelLook();
			this.poller = null;
			this.attempt = null;
			this.firstWait = true;
			show(this.reducer.plan(latest(), null));
			List<CompletableFuture<Snapshot>> waiting = List.of(this.settled, this.requests.close());
			this.settled = new CompletableFuture<>();
			Snapshot last = latest();
			return () -> waiting.forEach((future) -> future.complete(last));
		}
	}

	/**
	 * Read the connection for a poll. Blocks, and needs no lock.
	 * @return what is to be done
	 */
	Reading read() {
		return this.source.read();
	}

	/**
	 * Log what a poll found worth knowing, the first time. Needs no lock.
	 * @param evidence what it found
	 */
	void log(Evidence evidence) {
		this.source.record(evidence);
	}

	boolean isWatched() {
		return this.source.isWatched();
	}

	/**
	 * Return whether the key has changed since the last poll.
	 * @return {@code true} if the next poll should not wait until it is due
	 */
	boolean hasChanged() {
		synchronized (this.lock) {
			if (this.attempt != null) {
				return false;
			}
		}
		return this.source.hasChanged();
	}

	/**
	 * Return whether it is time for a poll.
	 * @return {@code true} if one is due and not under way
	 */
	boolean isDue() {
		synchronized (this.lock) {
			return this.attempt == null && this.due != null && !this.due.isAfter(this.clock.now());
		}
	}

	/**
	 * Begin a poll, unless one is under way or nothing is to be polled any more.
	 * @return the poll, or {@code null}
	 */
	@Nullable Attempt attempt() {
		synchronized (this.lock) {
			if (this.poller == null || this.attempt != null) {
				return null;
			}
			cancelPlan();
			this.attempt = new Attempt(this);
			return this.attempt;
		}
	}

	/**
	 * Offer the reply to a request of another connection. It counts as a poll where the
	 * same request was the last one of this connection, and saves a poll that is due or
	 * under way its own request if it comes to the same.
	 * @param request the request
	 * @param reply what became of it
	 * @return the poll that begins with it, or {@code null} if none does
	 */
	@Nullable Attempt offer(ProbeRequest request, ProbeReply reply) {
		synchronized (this.lock) {
			boolean same = request.equals(this.request);
			Attempt begun = (this.attempt == null && (same || isDue())) ? attempt() : null;
			if (this.attempt != null && (same || this.request == null)) {
				this.attempt.offer(request, reply);
			}
			return begun;
		}
	}

	/**
	 * Take note of what a poll has asked.
	 * @param request the request, or {@code null} if it asked nothing
	 */
	void asked(@Nullable ProbeRequest request) {
		synchronized (this.lock) {
			this.request = request;
		}
	}

	/**
	 * Take note of what a poll brought.
	 * @param attempt the poll
	 * @param result what it brought
	 * @return the poll as it ended, or {@code null} if nobody waits for it any more
	 */
	@Nullable Poll record(Attempt attempt, Reading.PollResult result) {
		synchronized (this.lock) {
			if (attempt != this.attempt || !attempt.record()) {
				return null;
			}
			Snapshot next = this.reducer.next(latest(), result, this.clock.now(), this.firstWait,
					ThreadLocalRandom.current().nextDouble());
			if (latest().traffic() != null && next.traffic() == null) {
				this.calls.forget();
			}
			update(next);
			return next.history().polls().get(0);
		}
	}

	/**
	 * Go on after a poll whose result is recorded.
	 * @param attempt the poll
	 */
	void end(Attempt attempt) {
		List<CompletableFuture<Snapshot>> waiting = List.of();
		synchronized (this.lock) {
			if (attempt != this.attempt) {
				// Stopped in the meantime, and perhaps started again
				return;
			}
			if (!latest().polled().unconfirmed()) {
				this.firstWait = false;
				waiting = List.of(this.settled, this.requests.close());
			}
			planNext(latest().due());
		}
		waiting.forEach((future) -> future.complete(latest()));
	}

	/**
	 * Go on after a poll that failed beyond all expectation. What is shown becomes stale
	 * if that goes on.
	 * @param attempt the poll
	 */
	void fail(Attempt attempt) {
		CompletableFuture<Snapshot> waiting;
		synchronized (this.lock) {
			if (attempt != this.attempt) {
				return;
			}
			waiting = this.requests.close();
			planNext(this.clock.now().plus(this.settings.interval()));
		}
		waiting.complete(latest());
	}

	private void planNext(@Nullable Moment due) {
		this.attempt = null;
		if (this.poller != null && due != null) {
			plan(this.poller, due);
		}
	}

	private void pollAtOnce(Poller poller) {
		Moment now = this.clock.now();
		cancelPlan();
		show(this.reducer.plan(latest(), now));
		plan(poller, now);
	}

	private void plan(Poller poller, Moment due) {
		this.due = due;
		this.planned = poller.plan(this, due);
	}

	private void cancelPlan() {
		this.due = null;
		if (this.planned != null) {
			this.planned.cancel(false);
			this.planned = null;
		}
	}

	private Snapshot latest() {
		return this.shown.get();
	}

	private void show(Snapshot next) {
		this.shown = new ShownSnapshot(next);
	}

	private void update(Snapshot next) {
		OpenAiStatusChangedEvent change = next.changeFrom(latest());
		show(next);
		if (change != null) {
			this.announcer.add(change);
		}
	}

}
