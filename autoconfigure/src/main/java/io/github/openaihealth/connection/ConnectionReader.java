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

import java.util.List;
import java.util.function.Supplier;

/**
 * Asks {@link OpenAiConnectionDetails} where to connect, anew for each request, and
 * remembers the keys that it is given so that they can be masked.
 */
public final class ConnectionReader {

	private final String name;

	private final OpenAiConnectionDetails details;

	private final KeysInUse keys;

	private final Supplier<List<OpenAiConnection>> others;

	/**
	 * Create a reader.
	 * @param name the connection's name
	 * @param details the details to ask
	 * @param keys where to remember the keys
	 */
	public ConnectionReader(String name, OpenAiConnectionDetails details, KeysInUse keys) {
		this(name, details, keys, List::of);
	}

	/**
	 * Create a reader.
	 * @param name the connection's name
	 * @param details the details to ask
	 * @param keys where to remember the keys
	 * @param others other connections of the application, whose keys are remembered too
	 */
	public ConnectionReader(String name, OpenAiConnectionDetails details, KeysInUse keys,
			Supplier<List<OpenAiConnection>> others) {
		this.name = name;
		this.details = details;
		this.keys = keys;
		this.others = others;
	}

	/**
	 * Return the connection's name.
	 * @return the name
	 */
	public String name() {
		return this.name;
	}

	/**
	 * Ask for the connection as of now.
	 * @return the connection
	 * @throws RuntimeException whatever the details throw
	 */
	public OpenAiConnection read() {
		this.others.get().forEach(this::rememberKey);
		OpenAiConnection connection = OpenAiConnection.of(this.name, this.details);
		rememberKey(connection);
		return connection;
	}

	private void rememberKey(OpenAiConnection connection) {
		if (connection.apiKey() != null) {
			this.keys.add(connection.apiKey());
		}
	}

}
