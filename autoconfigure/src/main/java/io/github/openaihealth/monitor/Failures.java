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

import org.jspecify.annotations.Nullable;

/**
 * How the polls have failed since the last success.
 *
 * @param inRow the number of failed polls in a row
 * @param passing the number of passing failures among the last polls in a row
 * @param alike how many of these, the last ones, have the same cause
 * @param since when the first failure was seen, or {@code null} if there is none
 */
public record Failures(int inRow, int passing, int alike, @Nullable Moment since) {

	/**
	 * Nothing has failed.
	 */
	public static final Failures NONE = new Failures(0, 0, 0, null);

	/**
	 * Return the same where something is wrong that does not count as a failed poll.
	 * @param now when it was seen
	 * @return the failures, which have begun by then
	 */
	Failures begun(Moment now) {
		return (this.since != null) ? this : new Failures(this.inRow, this.passing, this.alike, now);
	}

	/**
	 * Return the same where something is known to have been wrong at a moment.
	 * @param moment the moment
	 * @return the failures, which have begun by then
	 */
	Failures begunBy(Moment moment) {
		boolean later = this.since != null && this.since.isAfter(moment);
		return later ? new Failures(this.inRow, this.passing, this.alike, moment) : begun(moment);
	}

	/**
	 * Return the failures where nothing is asked because the values are wrong.
	 * @param now when that was seen
	 * @return the failures, which have begun by then
	 */
	Failures unasked(Moment now) {
		return new Failures(0, 0, 0, begun(now).since());
	}

	Failures refused(Moment now) {
		return new Failures(this.inRow + 1, 0, 0, begun(now).since());
	}

	Failures passing(boolean again, Moment now) {
		return new Failures(this.inRow + 1, this.passing + 1, again ? this.alike + 1 : 1, begun(now).since());
	}

}
