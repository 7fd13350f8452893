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

import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link FileStamp}.
 */
class FileStampTests {

	private static final FileTime TIME = FileTime.from(Instant.parse("2026-11-25T00:00:00Z"));

	@TempDir
	private Path directory;

	@Test
	void isTheSameUntilTheFileChanges() throws Exception {
		Path file = Files.writeString(this.directory.resolve("key"), "a");
		Files.setLastModifiedTime(file, TIME);
		FileStamp stamp = FileStamp.of(file);
		assertThat(FileStamp.of(file)).isEqualTo(stamp);
		Files.setLastModifiedTime(file, FileTime.from(TIME.toInstant().plusSeconds(1)));
		assertThat(FileStamp.of(file)).isNotEqualTo(stamp);
		assertThat(FileStamp.of(file).isOfSameFile(stamp)).isTrue();
	}

	@Test
	void fileThatIsNotThereHasNone() {
		assertThatExceptionOfType(NoSuchFileException.class)
			.isThrownBy(() -> FileStamp.of(this.directory.resolve("nothing")));
	}

	@ParameterizedTest
	@CsvSource({ "1, 1, true", "1, 2, false", "1, , false", ", 1, true", ", , true" })
	void keysTellFilesApart(@Nullable String one, @Nullable String other, boolean same) {
		assertThat(new FileStamp(1, TIME, one).isOfSameFile(new FileStamp(2, TIME, other))).isEqualTo(same);
	}

	@ParameterizedTest
	@CsvSource({ "2026-11-24T23:59:59Z, false", "2026-11-25T00:00:00Z, false", "2026-11-25T00:00:00.000000001Z, true" })
	void ageIsThatOfTheLastChange(Instant instant, boolean older) {
		assertThat(new FileStamp(1, TIME, null).isOlderThan(instant)).isEqualTo(older);
	}

}
