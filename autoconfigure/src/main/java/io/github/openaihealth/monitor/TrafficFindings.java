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

import org.jspecify.annotations.Nullable;

/**
 * Tells what the application's own calls at a connection have found, as far as it counts,
 * and has somebody look again when that may have changed. Guarded by the monitor's lock.
 */
final class TrafficFindings {

	private final CheckedSource source;

	private final ApplicationCalls calls;

	private @Nullable Future<?> planned;

	TrafficFindings(CheckedSource source, ApplicationCalls calls) {
		this.source = source;
		this.calls = calls;
	}

	/**
	 * Return the finding that counts.
	 * @param now the moment
	 * @param shown the one that is shown, which stays the same while calls are told the
	 * same
	 * @return the finding, or {@code null}
	 */
	@Nullable TrafficFinding at(Moment now, @Nullable TrafficFinding shown) {
		TrafficWatch.Refusal refusal = this.calls.at(now);
		if (refusal == null) {
			return null;
		}
		return (shown != null && refusal.first().equals(shown.since())) ? shown : this.source.find(refusal);
	}

	/**
	 * Plan the next look, instead of the one that was planned.
	 * @param connection where to look
	 * @param poller what looks
	 */
	void planLook(ConnectionMonitor connection, Poller poller) {
		cancelLook();
		Moment next = this.calls.next();
		this.planned = (next != null) ? poller.planLook(connection, next) : null;
	}

	void cancelLook() {
		if (this.planned != null) {
			this.planned.cancel(false);
			this.planned = null;
		}
	}

}
