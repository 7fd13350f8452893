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
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

/**
 * The polls that somebody asked for: all who ask meanwhile share one, and whoever asks
 * again too soon gets none. Guarded by the monitor's lock.
 */
final class PollRequests {

	/**
	 * The shortest time from one request to the next that is worth another poll.
	 */
	static final Duration SHORTEST_DISTANCE = Duration.ofSeconds(10);

	private @Nullable CompletableFuture<Snapshot> open;

	private @Nullable Moment last;

	/**
	 * Return the poll that is on its way for somebody.
	 * @return completes with the snapshot after it; {@code null} if there is none
	 */
	@Nullable CompletableFuture<Snapshot> current() {
		return this.open;
	}

	boolean isTooSoon(Moment now) {
		return this.last != null && this.last.plus(SHORTEST_DISTANCE).isAfter(now);
	}

	CompletableFuture<Snapshot> open(Moment now) {
		CompletableFuture<Snapshot> request = new CompletableFuture<>();
		this.open = request;
		this.last = now;
		return request;
	}

	/**
	 * Close the request that is open.
	 * @return what to complete, without the lock; nobody waits for it where none is open
	 */
	CompletableFuture<Snapshot> close() {
		CompletableFuture<Snapshot> request = (this.open != null) ? this.open : new CompletableFuture<>();
		this.open = null;
		return request;
	}

}
