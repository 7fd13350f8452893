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

import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * The connections of the application in their order, the one that is not named first.
 * Whatever key is read of any of them is told to {@link KeysInUse}, so that it can be
 * masked; and what is configured beside one and is another of them is no matter to
 * compare.
 */
public final class OpenAiConnections implements Iterable<ConnectionSource> {

	private final Map<String, RememberingSource> sources = new LinkedHashMap<>();

	private volatile Consumer<String> changeListener = (name) -> {
	};

	/**
	 * Create a registry.
	 * @param sources where each connection is read from, at least one
	 * @param keys told which keys are used
	 * @throws IllegalArgumentException if two have the same name, or there is none
	 */
	public OpenAiConnections(List<? extends ConnectionSource> sources, KeysInUse keys) {
		for (ConnectionSource source : sources) {
			if (this.sources.put(source.name(), remembering(source, keys)) != null) {
				throw new IllegalArgumentException("Two connections are named '" + source.name() + "'");
			}
		}
		if (this.sources.isEmpty()) {
			throw new IllegalArgumentException("There is no connection");
		}
	}

	private RememberingSource remembering(ConnectionSource source, KeysInUse keys) {
		return new RememberingSource(source, keys, Collections.unmodifiableCollection(this.sources.values()),
				(name) -> this.changeListener.accept(name));
	}

	@Override
	public Iterator<ConnectionSource> iterator() {
		return List.<ConnectionSource>copyOf(this.sources.values()).iterator();
	}

	/**
	 * Return the connections' names.
	 * @return the names in their order
	 */
	public List<String> names() {
		return List.copyOf(this.sources.keySet());
	}

	/**
	 * Return a connection.
	 * @param name its name
	 * @return where it is read from, or {@code null} if there is none of that name
	 */
	public @Nullable ConnectionSource get(String name) {
		return this.sources.get(name);
	}

	/**
	 * Return whether connections are named, be it beside one that is not.
	 * @return {@code false} if there is only the one that is not named
	 */
	public boolean isNamed() {
		return this.sources.size() > 1 || !this.sources.containsKey(OpenAiConnection.DEFAULT_NAME);
	}

	/**
	 * Set who is told that the key of a request of a client is another one than the
	 * connection had when it was last read, once for each key.
	 * @param listener told the connection's name, on the thread of the request
	 */
	public void onKeyChange(Consumer<String> listener) {
		this.changeListener = listener;
	}

}
