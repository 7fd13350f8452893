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

import java.util.concurrent.atomic.AtomicBoolean;

import io.github.openaihealth.diagnosis.Cause;
import io.github.openaihealth.diagnosis.ServiceAnswer;
import org.jspecify.annotations.Nullable;

/**
 * Takes note of what the application's own calls at a connection were told. Called on the
 * application's threads, so it does next to nothing there: what is shown, logged and
 * published follows on another.
 */
final class ApplicationCalls {

	private final ConnectionMonitor connection;

	private final MonitorClock clock;

	private final TrafficWatch watch = new TrafficWatch();

	private final AtomicBoolean looking = new AtomicBoolean();

	ApplicationCalls(ConnectionMonitor connection, MonitorClock clock) {
		this.connection = connection;
		this.clock = clock;
	}

	/**
	 * Take note of a call that was refused. A poll judges whatever a poll can see.
	 * @param cause what the call was told
	 * @param answer what identifies the answer
	 */
	void refused(Cause cause, ServiceAnswer answer) {
		Moment now = this.clock.now();
		if (isUsedUp(cause)) {
			if (this.watch.refused(cause, answer, now)) {
				look();
			}
		}
		else if ((answer.httpStatus() == 401 || answer.httpStatus() == 403) && this.watch.isWorthPoll(now)) {
			this.connection.pollUnlessConfirming();
		}
	}

	/**
	 * Take note of a call that succeeded, of a kind that would be refused to an account
	 * that is used up.
	 */
	void succeeded() {
		if (this.watch.isAttentive() && this.watch.succeeded(this.clock.now())) {
			look();
		}
	}

	/**
	 * Return the refusal that counts.
	 * @param now the moment
	 * @return the refusal, or {@code null}
	 */
	TrafficWatch.@Nullable Refusal at(Moment now) {
		this.looking.set(false);
		return this.watch.at(now);
	}

	/**
	 * Return when to look again, though no call is made until then.
	 * @return the moment, or {@code null} if nothing was refused
	 */
	@Nullable Moment next() {
		return this.watch.next();
	}

	void forget() {
		this.watch.forget();
	}

	// Once, however often it is asked for meanwhile
	private void look() {
		if (this.looking.compareAndSet(false, true) && !this.connection.lookSoon()) {
			this.looking.set(false);
		}
	}

	// The list of models costs nothing, and is refused to nobody for that
	private static boolean isUsedUp(Cause cause) {
		return cause == Cause.QUOTA_EXHAUSTED || cause == Cause.BILLING_INACTIVE;
	}

}
