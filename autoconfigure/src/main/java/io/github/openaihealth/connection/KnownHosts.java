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

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The table {@code known-hosts.txt}: a row for each thing that is known of a host, and
 * one for each owner that only lists of open servers name.
 */
final class KnownHosts {

	private static final String TABLE = "known-hosts.txt";

	private final Map<String, KnownHost> hosts = new HashMap<>();

	private final Set<String> owners = new HashSet<>();

	private KnownHosts() {
	}

	/**
	 * Read the table from the class path.
	 * @return the table
	 */
	static KnownHosts load() {
		try (BufferedReader reader = open()) {
			return read(reader);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Read a table.
	 * @param reader reads its lines
	 * @return the table
	 * @throws IOException if it cannot be read
	 */
	static KnownHosts read(BufferedReader reader) throws IOException {
		KnownHosts table = new KnownHosts();
		for (String line = reader.readLine(); line != null; line = reader.readLine()) {
			if (!line.isEmpty() && line.charAt(0) != '#') {
				table.add(line.split(" {2,}"));
			}
		}
		return table;
	}

	private static BufferedReader open() {
		InputStream stream = KnownHosts.class.getResourceAsStream(TABLE);
		if (stream == null) {
			throw new IllegalStateException(TABLE + " is missing from the class path");
		}
		return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
	}

	private void add(String[] columns) {
		if (columns[2].equals("owner")) {
			this.owners.add(columns[0]);
		}
		else {
			this.hosts.computeIfAbsent(columns[0], (host) -> new KnownHost(columns[1])).add(columns[2], columns[3]);
		}
	}

	/**
	 * Find a host, or the domain that it belongs to.
	 * @param host the host's name
	 * @return what is known, or {@code null} if nothing is
	 */
	@Nullable KnownHost find(String host) {
		String name = host;
		KnownHost found = this.hosts.get(name);
		while (found == null && name.indexOf('.') >= 0) {
			name = name.substring(name.indexOf('.') + 1);
			found = this.hosts.get(name);
		}
		return found;
	}

	/**
	 * Return whether lists that name an owner are open to anybody.
	 * @param owner the owner of a model
	 * @return {@code true} if so
	 */
	boolean isListOpen(String owner) {
		return this.owners.contains(owner);
	}

}
