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
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The keys that are in use, so that they can be masked wherever they turn up: in the
 * command line of the JVM, in a JSON document, in a URL. A key that is replaced is
 * forgotten but for its fingerprint, by which it is known where all of it turns up.
 */
public final class KeysInUse {

	private static final int REMEMBERED = 24;

	private final Map<String, Set<ApiKey>> inUse = new HashMap<>();

	// One may hold another
	private List<ApiKey> longestFirst = List.of();

	private final Deque<KeyFingerprint> former = new ArrayDeque<>();

	/**
	 * Set which keys a connection uses from now on. Of those that it used before and that
	 * no connection uses any more, only fingerprints are kept: the last 24.
	 * @param connection the connection's name
	 * @param keys its keys; blank ones count as none
	 */
	public synchronized void use(String connection, Collection<ApiKey> keys) {
		Set<ApiKey> before = this.inUse.getOrDefault(connection, Set.of());
		if (before.size() == keys.size() && before.containsAll(keys)) {
			return;
		}
		Set<ApiKey> now = withoutBlank(keys);
		this.inUse.put(connection, now);
		this.longestFirst = longestFirst();
		for (ApiKey key : before) {
			if (this.inUse.values().stream().noneMatch((used) -> used.contains(key))) {
				KeyFingerprint.allOf(key).forEach(this::remember);
			}
		}
	}

	private List<ApiKey> longestFirst() {
		return this.inUse.values()
			.stream()
			.flatMap(Set::stream)
			.distinct()
			.sorted(Comparator.comparingInt(ApiKey::length).reversed())
			.toList();
	}

	private static Set<ApiKey> withoutBlank(Collection<ApiKey> keys) {
		return Set.copyOf(keys.stream().filter((key) -> !key.isBlank()).toList());
	}

	private void remember(KeyFingerprint fingerprint) {
		this.former.remove(fingerprint);
		this.former.addFirst(fingerprint);
		if (this.former.size() > REMEMBERED) {
			this.former.removeLast();
		}
	}

	/**
	 * Return whether no key was asked for yet.
	 * @return {@code true} if there is nothing to mask
	 */
	public synchronized boolean isEmpty() {
		return this.former.isEmpty() && this.longestFirst.isEmpty();
	}

	/**
	 * Mask in a text every key that is in use, twelve characters in a row of one, either
	 * in Base64 or hexadecimal, and every remembered key as a whole.
	 * @param text the text
	 * @return the text without keys
	 */
	public synchronized String maskIn(String text) {
		String masked = text;
		for (ApiKey key : this.longestFirst) {
			masked = maskIn(masked, key);
		}
		for (KeyFingerprint key : this.former) {
			masked = key.maskIn(masked);
		}
		return masked;
	}

	/**
	 * Return whether there is anything to {@linkplain #maskIn(String) mask} in a text.
	 * @param text the text
	 * @return {@code true} if the text must not be shown
	 */
	public synchronized boolean isAnyIn(String text) {
		RunHashes runs = RunHashes.of(text);
		for (ApiKey key : this.longestFirst) {
			if (key.mayBeIn(runs) && !maskIn(text, key).equals(text)) {
				return true;
			}
		}
		for (KeyFingerprint key : this.former) {
			if (!key.maskIn(text).equals(text)) {
				return true;
			}
		}
		return false;
	}

	private static String maskIn(String text, ApiKey key) {
		return key.maskEncodedIn(key.maskPartsIn(text));
	}

}
