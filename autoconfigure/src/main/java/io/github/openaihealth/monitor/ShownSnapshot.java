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
 * A snapshot for whoever looks at it, which is stale once a poll is overdue. What is seen
 * is the same object until then, so that whoever renders it has to do that once, and a
 * look takes no memory.
 */
final class ShownSnapshot {

	private final Snapshot snapshot;

	private final long overdue;

	private volatile @Nullable Snapshot stale;

	ShownSnapshot(Snapshot snapshot) {
		this.snapshot = snapshot;
		Moment overdue = snapshot.overdue();
		this.overdue = (overdue != null) ? MonitorClock.nanos(overdue.ticks()) : Long.MAX_VALUE;
	}

	/**
	 * Return the snapshot as it was made.
	 * @return the snapshot, which is not stale
	 */
	Snapshot get() {
		return this.snapshot;
	}

	/**
	 * Return the snapshot as somebody sees it who looks at it now.
	 * @param nanos the time that nobody sets, as {@link MonitorClock#nanos()} tells it
	 * @return a snapshot that is stale if a poll is overdue
	 */
	Snapshot at(long nanos) {
		if (nanos <= this.overdue) {
			return this.snapshot;
		}
		Snapshot stale = this.stale;
		if (stale == null) {
			stale = this.snapshot.asStale();
			this.stale = stale;
		}
		return stale;
	}

}
