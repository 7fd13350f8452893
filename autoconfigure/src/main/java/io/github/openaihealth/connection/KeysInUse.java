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

package io.github.openaihealth.connection;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The keys that were lately asked for, so that they can be masked wherever they turn up:
 * in the command line of the JVM, in a JSON document, in a URL.
 */
public final class KeysInUse {

	private static final int REMEMBERED = 24;

	private final Deque<ApiKey> keys = new ArrayDeque<>();

	/**
	 * Remember a key. The oldest is forgotten when there are too many.
	 * @param key the key
	 */
	public synchronized void add(ApiKey key) {
		if (key.isBlank()) {
			return;
		}
		this.keys.remove(key);
		this.keys.addFirst(key);
		if (this.keys.size() > REMEMBERED) {
			this.keys.removeLast();
		}
	}

	/**
	 * Return whether no key was asked for yet.
	 * @return {@code true} if there is nothing to mask
	 */
	public synchronized boolean isEmpty() {
		return this.keys.isEmpty();
	}

	/**
	 * Mask every remembered key in a text.
	 * @param text the text
	 * @return the text without keys
	 */
	public synchronized String maskIn(String text) {
		String masked = text;
		for (ApiKey key : this.keys) {
			masked = key.maskIn(masked);
		}
		return masked;
	}

}
