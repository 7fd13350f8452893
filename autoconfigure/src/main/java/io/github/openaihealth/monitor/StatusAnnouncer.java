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

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * Tells of changes of the status in their order, once each: in the log and to whom else
 * it concerns. Holds back until it may speak, since nobody listens while an application
 * is still being put together.
 */
class StatusAnnouncer {

	private final Consumer<OpenAiStatusChangedEvent> publisher;

	private final Queue<OpenAiStatusChangedEvent> untold = new ArrayDeque<>();

	private boolean open;

	private boolean telling;

	StatusAnnouncer(Consumer<OpenAiStatusChangedEvent> publisher) {
		this.publisher = publisher;
	}

	/**
	 * Remember a change. Does not tell of it yet, so that it may be called with a lock.
	 * @param change the change
	 */
	synchronized void add(OpenAiStatusChangedEvent change) {
		this.untold.add(change);
	}

	/**
	 * Tell of everything from now on, and of what was held back at once.
	 */
	void open() {
		synchronized (this) {
			this.open = true;
		}
		tell();
	}

	/**
	 * Tell of what nobody was told of yet, unless that is going on already.
	 */
	void tell() {
		for (OpenAiStatusChangedEvent change = next(false); change != null; change = next(true)) {
			tell(change);
		}
	}

	private synchronized @Nullable OpenAiStatusChangedEvent next(boolean again) {
		if (!this.open || (this.telling && !again)) {
			return null;
		}
		OpenAiStatusChangedEvent next = this.untold.poll();
		this.telling = next != null;
		return next;
	}

	private void tell(OpenAiStatusChangedEvent change) {
		try {
			StatusLog.record(change);
			this.publisher.accept(change);
		}
		catch (RuntimeException | Error ex) {
			// Whoever fails must not keep the next change from being told
			StatusLog.listenerFailed("a listener of " + OpenAiStatusChangedEvent.class.getSimpleName(), ex);
		}
	}

}
