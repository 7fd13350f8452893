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

package io.github.openaihealth.sample.simulation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * A secret in a file that is swapped as Kubernetes swaps a mounted one: the file is a
 * symbolic link through {@code ..data}, itself a link to a directory that is never
 * written to again, and a new value arrives by replacing that one link atomically. A
 * reader gets the old value or the new one, and never a mixture.
 */
public final class MountedSecret implements AutoCloseable {

	private static final Path DATA = Path.of("..data");

	private final Path directory;

	private final String name;

	/**
	 * Mount a secret.
	 * @param directory an existing, empty directory
	 * @param name the file's name
	 * @param value what the file holds at first
	 * @throws IOException if it cannot be written
	 */
	public MountedSecret(Path directory, String name, String value) throws IOException {
		this.directory = directory;
		this.name = name;
		write(value);
	}

	/**
	 * Return the file to read.
	 * @return its path, which stays the same
	 */
	public Path file() {
		return this.directory.resolve(this.name);
	}

	/**
	 * Swap the value.
	 * @param value the new value
	 * @throws IOException if it cannot be written
	 */
	public synchronized void write(String value) throws IOException {
		Path before = target();
		Path version = Files.createDirectory(this.directory.resolve(".." + UUID.randomUUID()));
		Files.writeString(version.resolve(this.name), value);
		link(DATA, version.getFileName());
		if (!Files.isSymbolicLink(file())) {
			link(Path.of(this.name), DATA.resolve(this.name));
		}
		if (before != null) {
			delete(before);
		}
	}

	/**
	 * Remove the file, as a secret does from which its entry was taken.
	 * @throws IOException if it cannot be removed
	 */
	public synchronized void delete() throws IOException {
		Files.deleteIfExists(file());
	}

	/**
	 * Read what the file holds.
	 * @return the content, or {@code null} if there is no such file
	 * @throws IOException if it cannot be read
	 */
	synchronized @Nullable String read() throws IOException {
		return Files.exists(file()) ? Files.readString(file()) : null;
	}

	/**
	 * Delete the directory with all that is in it.
	 * @throws IOException if something stays
	 */
	@Override
	public synchronized void close() throws IOException {
		delete(this.directory);
	}

	private @Nullable Path target() throws IOException {
		Path data = this.directory.resolve(DATA);
		return Files.isSymbolicLink(data) ? this.directory.resolve(Files.readSymbolicLink(data)) : null;
	}

	// A link cannot be changed, but another one can be moved to its place
	private void link(Path link, Path target) throws IOException {
		Path next = this.directory.resolve("..next");
		Files.createSymbolicLink(next, target);
		Files.move(next, this.directory.resolve(link), StandardCopyOption.ATOMIC_MOVE,
				StandardCopyOption.REPLACE_EXISTING);
	}

	private static void delete(Path directory) throws IOException {
		try (Stream<Path> content = Files.walk(directory)) {
			for (Path path : content.sorted(Comparator.reverseOrder()).toList()) {
				Files.delete(path);
			}
		}
	}

}
