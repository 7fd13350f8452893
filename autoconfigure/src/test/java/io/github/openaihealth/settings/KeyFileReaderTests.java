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

package io.github.openaihealth.settings;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

import io.github.openaihealth.connection.ApiKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

/**
 * Tests for {@link KeyFileReader}.
 */
class KeyFileReaderTests {

	@TempDir
	private Path directory;

	@ParameterizedTest
	@ValueSource(strings = { "", "\n", "\r\n" })
	void oneLineBreakAtTheEndIsNotPartOfTheKey(String end) throws IOException {
		Path file = write("key-a" + end);
		assertThat(KeyFileReader.read(file)).isEqualTo(ApiKey.of("key-a"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "key-a\n\n", " key-a", "key-a\r", "OPENAI_API_KEY=key-a", "" })
	void otherContentIsTakenAsItIsForTheRulesToJudge(String content) throws IOException {
		Path file = write(content);
		String expected = content.endsWith("\n") ? content.substring(0, content.length() - 1) : content;
		assertThat(KeyFileReader.read(file)).isEqualTo(ApiKey.of(expected));
	}

	@Test
	void largestFileIsRead() throws IOException {
		assertThat(KeyFileReader.read(write("x".repeat(64 * 1024))).length()).isEqualTo(64 * 1024);
	}

	@Test
	void whatCannotBeAFileWithAKeyIsRefused() throws IOException {
		Path large = write("x".repeat(64 * 1024 + 1));
		assertThatIOException().isThrownBy(() -> KeyFileReader.read(large))
			.satisfies((ex) -> assertThat(KeyFileReader.describe(ex)).isEqualTo("is too large to be one with a key"));
		assertThatIOException().isThrownBy(() -> KeyFileReader.read(this.directory))
			.satisfies((ex) -> assertThat(KeyFileReader.describe(ex)).isEqualTo("is a directory"));
	}

	@Test
	void failureIsToldWithoutThePath() {
		assertThat(KeyFileReader.describe(new AccessDeniedException("sk-proj-path")))
			.isEqualTo("may not be read by the user that runs this application");
		assertThat(KeyFileReader.describe(new NoSuchFileException("sk-proj-path"))).isEqualTo("does not exist");
		assertThat(KeyFileReader.describe(new IOException("sk-proj-path"))).isEqualTo("cannot be read (IOException)");
	}

	private Path write(String content) throws IOException {
		return Files.writeString(this.directory.resolve("key"), content);
	}

}
