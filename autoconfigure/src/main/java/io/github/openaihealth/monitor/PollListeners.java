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
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Those who are told of each poll. One that fails does not keep the others from it.
 */
final class PollListeners {

	private final List<PollListener> listeners = new CopyOnWriteArrayList<>();

	void add(PollListener listener) {
		this.listeners.add(listener);
	}

	void remove(PollListener listener) {
		this.listeners.remove(listener);
	}

	/**
	 * Return who is there now.
	 * @return what tells these, and nobody who comes later
	 */
	PollListener current() {
		List<PollListener> current = List.copyOf(this.listeners);
		return (poll) -> current.forEach((listener) -> tell(listener, poll));
	}

	static void tell(PollListener listener, Poll poll) {
		try {
			listener.onPoll(poll);
		}
		catch (RuntimeException | Error ex) {
			StatusLog.listenerFailed(listener.getClass().getName(), ex);
		}
	}

}
