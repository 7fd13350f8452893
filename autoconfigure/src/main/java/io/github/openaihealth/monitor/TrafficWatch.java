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

import io.github.openaihealth.diagnosis.Cause;
import io.github.openaihealth.diagnosis.ServiceAnswer;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what the application's own calls were told of an account that is used up,
 * which no poll can see. Nothing of a call is kept but what was refused, when, and what
 * identifies the answer.
 * <p>
 * A refusal counts at once, until a call succeeds, or none was refused for
 * {@link #MEMORY}. Where that was ended by a success, calls may succeed and be refused by
 * turns, as with a budget for one model of several. Then a refusal counts once no call
 * has succeeded for {@link #CALM}.
 */
final class TrafficWatch {

	/**
	 * How long a refusal counts without another.
	 */
	static final Duration MEMORY = Duration.ofMinutes(10);

	/**
	 * The shortest time from one poll because of a refused call to the next, and from the
	 * last success to a refusal that counts where both alternate.
	 */
	static final Duration CALM = Duration.ofSeconds(10);

	private @Nullable Refusal refusal;

	private boolean counts;

	private @Nullable Moment ended;

	private @Nullable Moment succeeded;

	private @Nullable Moment polled;

	// Read by each call that succeeds
	private volatile boolean attentive;

	/**
	 * Return whether it matters that a call succeeds.
	 * @return {@code false} as long as no call was refused
	 */
	boolean isAttentive() {
		return this.attentive;
	}

	/**
	 * Return whether a refused call is worth a poll, and take it that one is made.
	 * @param now when it was refused
	 * @return {@code true} at most once in {@link #CALM}
	 */
	synchronized boolean isWorthPoll(Moment now) {
		if (this.polled != null && this.polled.plus(CALM).isAfter(now)) {
			return false;
		}
		this.polled = now;
		return true;
	}

	/**
	 * Take note that a call was told that the account is used up.
	 * @param cause what it was told
	 * @param answer what identifies the answer
	 * @param now when that was
	 * @return whether it is worth {@linkplain #at(Moment) looking}
	 */
	synchronized boolean refused(Cause cause, ServiceAnswer answer, Moment now) {
		Refusal last = this.refusal;
		boolean another = last == null || last.cause() != cause;
		this.refusal = (last == null || another) ? new Refusal(cause, answer, now, now) : last.again(now);
		this.attentive = true;
		return another;
	}

	/**
	 * Take note that a call succeeded.
	 * @param now when that was
	 * @return whether it is worth {@linkplain #at(Moment) looking}
	 */
	synchronized boolean succeeded(Moment now) {
		boolean counted = this.counts;
		this.succeeded = now;
		this.refusal = null;
		this.counts = false;
		if (counted) {
			this.ended = now;
		}
		else if (this.ended == null || isOver(this.ended, now)) {
			forget();
		}
		return counted;
	}

	/**
	 * Forget everything, as what was told no longer concerns the connection.
	 */
	synchronized void forget() {
		this.refusal = null;
		this.counts = false;
		this.ended = null;
		this.succeeded = null;
		this.attentive = false;
	}

	/**
	 * Return the refusal that counts.
	 * @param now the moment
	 * @return the refusal, or {@code null}
	 */
	synchronized @Nullable Refusal at(Moment now) {
		if (this.refusal != null && isOver(this.refusal.last(), now)) {
			forget();
		}
		if (this.refusal != null && !this.counts) {
			Moment next = calm();
			this.counts = next == null || !next.isAfter(now);
		}
		return this.counts ? this.refusal : null;
	}

	/**
	 * Return when to look again, though nothing happens until then.
	 * @return the moment, or {@code null} if nothing was refused
	 */
	synchronized @Nullable Moment next() {
		if (this.refusal == null) {
			return null;
		}
		Moment calm = this.counts ? null : calm();
		return (calm != null) ? calm : this.refusal.last().plus(MEMORY);
	}

	private @Nullable Moment calm() {
		return (this.ended != null && this.succeeded != null) ? this.succeeded.plus(CALM) : null;
	}

	private static boolean isOver(Moment moment, Moment now) {
		return !moment.plus(MEMORY).isAfter(now);
	}

	/**
	 * What calls were told, one after the other.
	 *
	 * @param cause what they were told
	 * @param answer what identifies the first answer
	 * @param first when the first was told
	 * @param last when the last was told
	 */
	record Refusal(Cause cause, ServiceAnswer answer, Moment first, Moment last) {

		Refusal again(Moment now) {
			return new Refusal(this.cause, this.answer, this.first, now);
		}

	}

}
