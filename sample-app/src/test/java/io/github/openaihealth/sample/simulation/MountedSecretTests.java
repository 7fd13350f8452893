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
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MountedSecret}.
 */
class MountedSecretTests {

	private static final int SWAPS = 500;

	private final Path directory;

	private final MountedSecret secret;

	MountedSecretTests(@TempDir Path temporary) throws IOException {
		this.directory = Files.createDirectory(temporary.resolve("secret"));
		this.secret = new MountedSecret(this.directory, "api-key", "first");
	}

	@Test
	void fileIsALinkToAVersionOfItsOwn() throws Exception {
		assertThat(this.secret.file()).isSymbolicLink().hasContent("first");
		Path version = this.secret.file().toRealPath();
		this.secret.write("second");
		assertThat(this.secret.file()).isSymbolicLink().hasContent("second");
		assertThat(this.secret.file().toRealPath()).isNotEqualTo(version);
		assertThat(version).doesNotExist();
		try (Stream<Path> content = Files.list(this.directory)) {
			assertThat(content).hasSize(3);
		}
	}

	@Test
	void deletedFileComesBackWithTheNextValue() throws Exception {
		this.secret.delete();
		assertThat(this.secret.file()).doesNotExist();
		assertThat(this.secret.read()).isNull();
		this.secret.write("third");
		assertThat(this.secret.read()).isEqualTo("third");
	}

	// The version that a link has just led to may be gone, as with Kubernetes
	@Test
	void readersGetOneValueOrTheOther() throws Exception {
		List<String> values = List.of("a".repeat(100), "b".repeat(200));
		AtomicBoolean done = new AtomicBoolean();
		CompletableFuture<Void> reader = CompletableFuture.runAsync(() -> {
			while (!done.get()) {
				try {
					assertThat(Files.readString(this.secret.file())).isIn("first", values.get(0), values.get(1));
				}
				catch (IOException ex) {
					assertThat(ex).hasMessageContaining(this.directory.toString());
				}
			}
		});
		for (int i = 0; i < SWAPS; i++) {
			this.secret.write(values.get(i % 2));
		}
		done.set(true);
		reader.join();
	}

	@Test
	void nothingIsLeft() throws Exception {
		this.secret.close();
		assertThat(this.directory).doesNotExist();
	}

}
