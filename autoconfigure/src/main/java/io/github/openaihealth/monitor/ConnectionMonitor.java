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
import java.util.concurrent.ThreadLocalRandom;

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

	private final Object lock;

	private final SnapshotReducer reducer;

	private final LatestSnapshot latest;

	private final PollCycle cycle;

	private final PollRequests requests = new PollRequests();

	private final ApplicationCalls calls;

	private final TrafficFindings traffic;

	private CompletableFuture<Snapshot> settled = new CompletableFuture<>();

	private boolean firstWait = true;

	ConnectionMonitor(MonitorSettings settings, CheckedSource source, MonitorClock clock, StatusAnnouncer announcer,
			Object lock) {
		this.settings = settings;
		this.source = source;
		this.clock = clock;
		this.lock = lock;
		this.reducer = new SnapshotReducer(source.name(), settings);
		this.latest = new LatestSnapshot(this.reducer.initial(), announcer);
		this.cycle = new PollCycle(this, clock, lock);
		this.calls = new ApplicationCalls(this, clock);
		this.traffic = new TrafficFindings(source, this.calls);
	}

	String name() {
		return this.source.name();
	}

	Snapshot snapshot() {
		return this.latest.at(this.clock.nanos());
	}

	/**
	 * Return what reads the connection.
	 * @return the source, which needs no lock and may block
	 */
	CheckedSource source() {
		return this.source;
	}

	/**
	 * Return where the connection is between its polls.
	 * @return the cycle
	 */
	PollCycle cycle() {
		return this.cycle;
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
			this.cycle.start(poller);
			pollAtOnce();
		}
	}

	CompletableFuture<Snapshot> pollNow() {
		synchronized (this.lock) {
			Moment now = this.clock.now();
			CompletableFuture<Snapshot> request = this.requests.current();
			if (request == null) {
				if (this.cycle.poller() == null || this.requests.isTooSoon(now)) {
					return CompletableFuture.completedFuture(this.latest.get());
				}
				pollUnlessConfirming();
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
			if (this.cycle.poller() != null && !this.cycle.isUnderWay()) {
				Moment now = this.clock.now();
				this.latest.update(this.reducer.plan(this.latest.get(), now));
				this.cycle.plan(now);
			}
		}
	}

	/**
	 * Poll now, unless a poll is under way, or is to confirm a refusal in a moment.
	 */
	void pollUnlessConfirming() {
		synchronized (this.lock) {
			if (!this.latest.get().polled().unconfirmed()) {
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
			Poller poller = this.cycle.poller();
			if (poller != null) {
				poller.planLook(this, this.clock.now());
			}
			return poller != null;
		}
	}

	/**
	 * Show what the application's calls were told, as far as it counts now.
	 */
	void look() {
		synchronized (this.lock) {
			Poller poller = this.cycle.poller();
			if (poller != null) {
				Moment now = this.clock.now();
				Snapshot last = this.latest.get();
				this.latest.update(this.reducer.with(last, this.traffic.at(now, last.traffic()), now));
				this.traffic.planLook(this, poller);
			}
		}
	}

	void settle() {
		synchronized (this.lock) {
			this.latest.update(this.reducer.settle(this.latest.get(), this.clock.now()));
		}
	}

	/**
	 * End at once, in the middle of a poll too.
	 * @return completes who waits, without the lock
	 */
	Runnable stop() {
		synchronized (this.lock) {
			this.cycle.stop();
			this.traffic.cancelLook();
			this.firstWait = true;
			this.latest.update(this.reducer.plan(this.latest.get(), null));
			List<CompletableFuture<Snapshot>> waiting = List.of(this.settled, this.requests.close());
			this.settled = new CompletableFuture<>();
			Snapshot last = this.latest.get();
			return () -> waiting.forEach((future) -> future.complete(last));
		}
	}

	/**
	 * Return whether the key has changed since the last poll.
	 * @return {@code true} if the next poll should not wait until it is due
	 */
	boolean hasChanged() {
		return !this.cycle.isUnderWay() && this.source.hasChanged();
	}

	/**
	 * Take note of what a poll brought.
	 * @param attempt the poll
	 * @param result what it brought
	 * @return the poll as it ended, or {@code null} if nobody waits for it any more
	 */
	@Nullable Poll record(Attempt attempt, Reading.PollResult result) {
		synchronized (this.lock) {
			if (!this.cycle.isUnderWay(attempt) || !attempt.record()) {
				return null;
			}
			Snapshot last = this.latest.get();
			Snapshot next = this.reducer.next(last, result, this.clock.now(), this.firstWait,
					ThreadLocalRandom.current().nextDouble());
			if (last.traffic() != null && next.traffic() == null) {
				this.calls.forget();
			}
			this.latest.update(next);
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
			if (!this.cycle.isUnderWay(attempt)) {
				// Stopped in the meantime, and perhaps started again
				return;
			}
			if (!this.latest.get().polled().unconfirmed()) {
				this.firstWait = false;
				waiting = List.of(this.settled, this.requests.close());
			}
			this.cycle.end(this.latest.get().due());
		}
		waiting.forEach((future) -> future.complete(this.latest.get()));
	}

	/**
	 * Go on after a poll that failed beyond all expectation. What is shown becomes stale
	 * if that goes on.
	 * @param attempt the poll
	 */
	void fail(Attempt attempt) {
		CompletableFuture<Snapshot> waiting;
		synchronized (this.lock) {
			if (!this.cycle.isUnderWay(attempt)) {
				return;
			}
			waiting = this.requests.close();
			this.cycle.end(this.clock.now().plus(this.settings.interval()));
		}
		waiting.complete(this.latest.get());
	}

}
