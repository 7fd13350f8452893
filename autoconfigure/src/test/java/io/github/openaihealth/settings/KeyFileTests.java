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
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

import io.github.openaihealth.connection.ApiKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link KeyFile}.
 */
class KeyFileTests {

	private static final Instant LONG_AGO = Instant.parse("2026-11-25T00:00:00Z");

	@TempDir
	private Path directory;

	private final AtomicLong ticks = new AtomicLong();

	private final Clock clock = Clock.fixed(LONG_AGO.plusSeconds(3600), ZoneOffset.UTC);

	@Test
	void firstContentIsTakenAsItIsForTheRulesToJudge() throws IOException {
		write(" OPENAI_API_KEY=key-a\n\n");
		assertThat(keyFile().read()).isEqualTo(new KeyFile.Content(ApiKey.of(" OPENAI_API_KEY=key-a\n"), null));
	}

	@Test
	void fileIsLookedAtOnceASecondOnly() throws IOException {
		write("key-a");
		KeyFile keyFile = keyFile();
		assertThat(keyFile.read().key()).isEqualTo(ApiKey.of("key-a"));
		replace("key-b");
		passNanos(999_999_999);
		assertThat(keyFile.read().key()).isEqualTo(ApiKey.of("key-a"));
		passNanos(1);
		assertThat(keyFile.read().key()).isEqualTo(ApiKey.of("key-b"));
	}

	@Test
	void sizeTimeAndIdentityOfTheFileTellAChange() throws IOException {
		Path file = write("key-a");
		KeyFile keyFile = keyFile();
		keyFile.read();
		Files.writeString(file, "key-long");
		Files.setLastModifiedTime(file, FileTime.from(LONG_AGO));
		passSecond();
		assertThat(keyFile.read().key()).isEqualTo(ApiKey.of("key-long"));
		Files.writeString(file, "key-time");
		Files.setLastModifiedTime(file, FileTime.from(LONG_AGO.plusSeconds(1)));
		passSecond();
		assertThat(keyFile.read().key()).isEqualTo(ApiKey.of("key-time"));
	}

	@Test
	void fileThatIsWrittenInPlaceIsTakenWhenItHasSettled() throws IOException {
		Path file = write("key-a");
		KeyFile keyFile = keyFile();
		keyFile.read();
		Files.writeString(file, "key-");
		Files.setLastModifiedTime(file, FileTime.from(this.clock.instant().minusMillis(100)));
		passSecond();
		assertThat(keyFile.read()).isEqualTo(new KeyFile.Content(ApiKey.of("key-a"), null));
		Files.writeString(file, "key-b");
		Files.setLastModifiedTime(file, FileTime.from(this.clock.instant().minusSeconds(3)));
		passSecond();
		assertThat(keyFile.read().key()).isEqualTo(ApiKey.of("key-b"));
	}

	@Test
	void fileOfAServerWhoseClockIsAheadIsTakenWhenItHasRested() throws IOException {
		Path file = write("key-a");
		KeyFile keyFile = keyFile();
		keyFile.read();
		Files.writeString(file, "key-b");
		Files.setLastModifiedTime(file, FileTime.from(this.clock.instant().plusSeconds(3600)));
		passSecond();
		assertThat(keyFile.read().key()).isEqualTo(ApiKey.of("key-a"));
		passSecond();
		assertThat(keyFile.read().key()).isEqualTo(ApiKey.of("key-a"));
		passSecond();
		assertThat(keyFile.read().key()).isEqualTo(ApiKey.of("key-b"));
	}

	@Test
	void contentThatChangesWithinTheGranularityOfTimesIsSeen() throws IOException {
		Path file = write("key-a");
		FileTime now = FileTime.from(this.clock.instant());
		Files.setLastModifiedTime(file, now);
		KeyFile keyFile = keyFile();
		assertThat(keyFile.read().key()).isEqualTo(ApiKey.of("key-a"));
		Files.writeString(file, "key-b");
		Files.setLastModifiedTime(file, now);
		passSecond();
		assertThat(keyFile.read().key()).isEqualTo(ApiKey.of("key-b"));
	}

	@Test
	void swappedLinkOfAMountedSecretIsFollowed() throws IOException {
		Path one = Files.createDirectory(this.directory.resolve("..1"));
		Path two = Files.createDirectory(this.directory.resolve("..2"));
		Files.writeString(one.resolve("key"), "key-a\n");
		Files.writeString(two.resolve("key"), "key-b\n");
		Path data = Files.createSymbolicLink(this.directory.resolve("..data"), Path.of("..1"));
		Path mounted = Files.createSymbolicLink(this.directory.resolve("key"), Path.of("..data/key"));
		KeyFile keyFile = keyFile(mounted);
		assertThat(keyFile.read().key()).isEqualTo(ApiKey.of("key-a"));
		Path link = Files.createSymbolicLink(this.directory.resolve("..data_tmp"), Path.of("..2"));
		Files.move(link, data, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		passSecond();
		assertThat(keyFile.read().key()).isEqualTo(ApiKey.of("key-b"));
	}

	@Test
	void keyStaysWhileTheFileIsGone() throws IOException {
		Path file = write("key-a");
		KeyFile keyFile = keyFile();
		keyFile.read();
		Files.delete(file);
		passSecond();
		assertThat(keyFile.read()).isEqualTo(new KeyFile.Content(ApiKey.of("key-a"), "does not exist"));
		write("key-b");
		passSecond();
		assertThat(keyFile.read()).isEqualTo(new KeyFile.Content(ApiKey.of("key-b"), null));
	}

	@Test
	void keyStaysWhileTheFileHoldsNone() throws IOException {
		write("key-a");
		KeyFile keyFile = keyFile();
		keyFile.read();
		replace("");
		passSecond();
		assertThat(keyFile.read()).isEqualTo(new KeyFile.Content(ApiKey.of("key-a"), "holds nothing"));
		replace("two\nlines\n");
		passSecond();
		assertThat(keyFile.read())
			.isEqualTo(new KeyFile.Content(ApiKey.of("key-a"), "holds characters that no key has"));
		replace("key-a");
		passSecond();
		assertThat(keyFile.read()).isEqualTo(new KeyFile.Content(ApiKey.of("key-a"), null));
	}

	@Test
	void whatCannotBeReadFromTheStartIsTold() throws IOException {
		assertThat(keyFile(this.directory.resolve("sk-proj-nothing")).read())
			.isEqualTo(new KeyFile.Content(null, "does not exist"));
		assertThat(keyFile(this.directory).read()).isEqualTo(new KeyFile.Content(null, "is a directory"));
		write("x".repeat(64 * 1024 + 1));
		assertThat(keyFile().read()).isEqualTo(new KeyFile.Content(null, "is too large to be one with a key"));
	}

	@Test
	void noHalfKeyIsEverReadWhileTheFileIsSwapped() throws Exception {
		Set<ApiKey> seen = ConcurrentHashMap.newKeySet();
		Set<String> problems = ConcurrentHashMap.newKeySet();
		ApiKey one = ApiKey.of("sk-proj-" + "aB3d".repeat(39));
		ApiKey two = ApiKey.of("sk-proj-" + "c5Ef".repeat(30));
		replace(one.reveal());
		KeyFile keyFile = new KeyFile(this.directory.resolve("key"), () -> this.ticks.addAndGet(1_000_000_000),
				Clock.systemUTC());
		AtomicBoolean done = new AtomicBoolean();
		Runnable reading = () -> {
			while (!done.get()) {
				KeyFile.Content content = keyFile.read();
				if (content.key() != null) {
					seen.add(content.key());
				}
				if (content.problem() != null) {
					problems.add(content.problem());
				}
			}
		};
		Thread reader = new Thread(reading);
		reader.start();
		try {
			for (int swap = 0; swap < 10_000; swap++) {
				replace(((swap % 2 == 0) ? two : one).reveal() + "\n");
			}
		}
		finally {
			done.set(true);
			reader.join();
		}
		assertThat(seen).containsExactlyInAnyOrder(one, two);
		assertThat(problems).isEmpty();
		assertThat(keyFile.read().key()).isEqualTo(one);
	}

	private KeyFile keyFile() {
		return keyFile(this.directory.resolve("key"));
	}

	private KeyFile keyFile(Path path) {
		return new KeyFile(path, this.ticks::get, this.clock);
	}

	private Path write(String content) throws IOException {
		Path file = Files.writeString(this.directory.resolve("key"), content);
		return Files.setLastModifiedTime(file, FileTime.from(LONG_AGO));
	}

	private void replace(String content) throws IOException {
		Path file = Files.writeString(this.directory.resolve("key.new"), content);
		Files.move(file, this.directory.resolve("key"), StandardCopyOption.ATOMIC_MOVE,
				StandardCopyOption.REPLACE_EXISTING);
	}

	private void passSecond() {
		passNanos(1_000_000_000);
	}

	private void passNanos(long nanos) {
		this.ticks.addAndGet(nanos);
	}

}
