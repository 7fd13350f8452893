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

/**
 * What is known of a connection. It is written with the monitor's lock, and read without
 * any: a snapshot is immutable, and the field that holds it volatile, so that whoever
 * reads sees all of one. Each change of the status is handed on to be told of once the
 * lock is released.
 */
final class LatestSnapshot {

	private final StatusAnnouncer announcer;

	private volatile ShownSnapshot shown;

	LatestSnapshot(Snapshot initial, StatusAnnouncer announcer) {
		this.shown = new ShownSnapshot(initial);
		this.announcer = announcer;
	}

	/**
	 * Return the snapshot as it was made.
	 * @return the snapshot, which is not stale
	 */
	Snapshot get() {
		return this.shown.get();
	}

	/**
	 * Return the snapshot as somebody sees it who looks at it now. Takes no memory.
	 * @param nanos the time that nobody sets, as {@link MonitorClock#nanos()} tells it
	 * @return a snapshot that is stale if a poll is overdue
	 */
	Snapshot at(long nanos) {
		return this.shown.at(nanos);
	}

	/**
	 * Show another snapshot, and hand on the change from the last.
	 * @param next the snapshot
	 */
	void update(Snapshot next) {
		OpenAiStatusChangedEvent change = next.changeFrom(get());
		this.shown = new ShownSnapshot(next);
		if (change != null) {
			this.announcer.add(change);
		}
	}

}
