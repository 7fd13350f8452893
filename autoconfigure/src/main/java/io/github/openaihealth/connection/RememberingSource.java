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

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.ssl.SslBundle;

/**
 * {@link ConnectionSource} that tells {@link KeysInUse} which keys are read, and leaves
 * out what is configured beside its connection and is another of the application's.
 */
final class RememberingSource implements ConnectionSource {

	private final ConnectionSource source;

	private final KeysInUse keys;

	private final Collection<RememberingSource> siblings;

	private final Consumer<String> changeListener;

	private volatile @Nullable OpenAiConnection last;

	private volatile @Nullable ApiKey lastTold;

	/**
	 * Create a new instance.
	 * @param source where the connection is read from
	 * @param keys told which keys it uses
	 * @param siblings all connections of the application, this one among them
	 * @param changeListener told the name of the connection when a client's request has
	 * another key than was last read
	 */
	RememberingSource(ConnectionSource source, KeysInUse keys, Collection<RememberingSource> siblings,
			Consumer<String> changeListener) {
		this.source = source;
		this.keys = keys;
		this.siblings = siblings;
		this.changeListener = changeListener;
	}

	@Override
	public String name() {
		return this.source.name();
	}

	@Override
	public OpenAiConnection read() {
		OpenAiConnection connection = this.source.read();
		this.last = connection;
		this.lastTold = null;
		this.keys.use(name(), keysOf(connection));
		if (connection.beside().isEmpty()) {
			return connection;
		}
		List<OpenAiConnection> watched = others();
		return connection.with(connection.apiKeyDates(), connection.requiredModels(),
				connection.beside().stream().filter((other) -> watched.stream().noneMatch(other::isSameAs)).toList());
	}

	// What another connection's code hangs in is no matter of this one
	private List<OpenAiConnection> others() {
		List<OpenAiConnection> others = new ArrayList<>();
		for (RememberingSource other : this.siblings) {
			OpenAiConnection read = (other != this) ? other.readOrRecall() : null;
			if (read != null) {
				others.add(read);
			}
		}
		return others;
	}

	private @Nullable OpenAiConnection readOrRecall() {
		if (mayBlock()) {
			return this.last;
		}
		try {
			return read();
		}
		catch (RuntimeException ex) {
			// Its own poll tells
			return null;
		}
	}

	@Override
	public @Nullable ApiKey readKey() {
		ApiKey apiKey = this.source.readKey();
		if (apiKey != null) {
			OpenAiConnection last = this.last;
			List<ApiKey> used = (last != null) ? keysOf(last) : new ArrayList<>();
			addIfNew(used, apiKey);
			this.keys.use(name(), used);
			tellIfChanged(apiKey);
		}
		return apiKey;
	}

	private void tellIfChanged(ApiKey apiKey) {
		OpenAiConnection last = this.last;
		ApiKey lastRead = (last != null) ? last.apiKey() : null;
		if (lastRead != null && !apiKey.equals(lastRead) && !apiKey.equals(this.lastTold)) {
			this.lastTold = apiKey;
			this.changeListener.accept(name());
		}
	}

	@Override
	public OpenAiConnection readWithoutKey() {
		return this.source.readWithoutKey();
	}

	private static List<ApiKey> keysOf(OpenAiConnection connection) {
		List<ApiKey> keys = new ArrayList<>();
		addIfNew(keys, connection.apiKey());
		connection.beside().forEach((other) -> addIfNew(keys, other.apiKey()));
		return keys;
	}

	private static void addIfNew(List<ApiKey> keys, @Nullable ApiKey key) {
		if (key != null && !key.isBlank() && !keys.contains(key)) {
			keys.add(key);
		}
	}

	@Override
	public boolean mayBlock() {
		return this.source.mayBlock();
	}

	@Override
	public @Nullable SslBundle sslBundle() {
		return this.source.sslBundle();
	}

	@Override
	public boolean isWatched() {
		return this.source.isWatched();
	}

	@Override
	public boolean hasChanged(@Nullable String fingerprint) {
		return this.source.hasChanged(fingerprint);
	}

}
