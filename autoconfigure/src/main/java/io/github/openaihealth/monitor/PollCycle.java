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

import java.util.concurrent.Future;

import io.github.openaihealth.probe.ProbeReply;
import io.github.openaihealth.probe.ProbeRequest;
import org.jspecify.annotations.Nullable;

/**
 * Where a connection is between one poll and the next: nothing is to be polled, a poll is
 * planned, or one is under way. Each method takes the monitor's lock; who relies on more
 * than one of them holds it meanwhile.
 * <p>
 * There is at most one plan and one poll at a time, and neither after a stop. A poll that
 * a stop overtook is no longer {@linkplain #isUnderWay(Attempt) under way}, so that what
 * comes of it is not taken for the poll of the next start.
 */
final class PollCycle {

	private final ConnectionMonitor connection;

	private final MonitorClock clock;

	private final Object lock;

	private @Nullable Poller poller;

	private @Nullable Attempt attempt;

	private @Nullable ProbeRequest request;

	private @Nullable Future<?> planned;

	// Unlike the plan that a snapshot shows, this one is renewed by a poll that found
	// nothing
	private @Nullable Moment due;

	PollCycle(ConnectionMonitor connection, MonitorClock clock, Object lock) {
		this.connection = connection;
		this.clock = clock;
		this.lock = lock;
	}

	void start(Poller poller) {
		synchronized (this.lock) {
			this.poller = poller;
		}
	}

	/**
	 * Poll nothing any more.
	 */
	void stop() {
		synchronized (this.lock) {
			cancelPlan();
			this.poller = null;
			this.attempt = null;
		}
	}

	/**
	 * Return what polls.
	 * @return the poller, or {@code null} if nothing is to be polled
	 */
	@Nullable Poller poller() {
		synchronized (this.lock) {
			return this.poller;
		}
	}

	/**
	 * Return whether a poll is under way.
	 * @return {@code false} if none is
	 */
	boolean isUnderWay() {
		synchronized (this.lock) {
			return this.attempt != null;
		}
	}

	/**
	 * Return whether a poll is still the one under way.
	 * @param attempt the poll
	 * @return {@code false} if it has ended, or was overtaken by a stop
	 */
	boolean isUnderWay(Attempt attempt) {
		synchronized (this.lock) {
			return attempt == this.attempt;
		}
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
	 * Plan a poll, instead of the one that was planned, unless nothing is to be polled.
	 * @param due when
	 */
	void plan(Moment due) {
		synchronized (this.lock) {
			cancelPlan();
			if (this.poller != null) {
				this.due = due;
				this.planned = this.poller.plan(this.connection, due);
			}
		}
	}

	/**
	 * Begin a poll, instead of the one that was planned.
	 * @return the poll, or {@code null} if one is under way or nothing is to be polled
	 */
	@Nullable Attempt begin() {
		synchronized (this.lock) {
			if (this.poller == null || this.attempt != null) {
				return null;
			}
			cancelPlan();
			this.attempt = new Attempt(this.connection);
			return this.attempt;
		}
	}

	/**
	 * Take note of what the poll under way has asked.
	 * @param request the request, or {@code null} if it asked nothing
	 */
	void asked(@Nullable ProbeRequest request) {
		synchronized (this.lock) {
			this.request = request;
		}
	}

	/**
	 * Offer the reply to the request of a connection. It counts as a poll where the last
	 * request was the same, and a poll that is due or under way needs no request of its
	 * own if it comes to the same.
	 * @param request the request
	 * @param reply what became of it
	 * @return the poll that begins because of it, or {@code null} if none does
	 */
	@Nullable Attempt offer(ProbeRequest request, ProbeReply reply) {
		synchronized (this.lock) {
			boolean same = request.equals(this.request);
			Attempt begun = (same || isDue()) ? begin() : null;
			if (this.attempt != null && (same || this.request == null)) {
				this.attempt.offer(request, reply);
			}
			return begun;
		}
	}

	/**
	 * End the poll that is under way.
	 * @param next when to poll next, or {@code null} for never
	 */
	void end(@Nullable Moment next) {
		synchronized (this.lock) {
			this.attempt = null;
			if (next != null) {
				plan(next);
			}
		}
	}

	private void cancelPlan() {
		this.due = null;
		if (this.planned != null) {
			this.planned.cancel(false);
			this.planned = null;
		}
	}

}
