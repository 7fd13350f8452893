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
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.function.LongSupplier;

import io.github.openaihealth.connection.ApiKey;
import org.jspecify.annotations.Nullable;

/**
 * A file that holds a key, such as a mounted secret. It is looked at once a second at
 * most, and read again when it has changed. A key that was read stays until the file
 * holds another that may be one: a file that vanishes, or that somebody is about to
 * write, takes no key away.
 */
final class KeyFile {

	private static final long LOOK_AGAIN = Duration.ofSeconds(1).toNanos();

	/**
	 * How long after its last change a file is taken for finished: one that is written in
	 * place may grow still, and its time of change is not fine enough to tell.
	 */
	private static final Duration SETTLED = Duration.ofSeconds(2);

	private static final int ATTEMPTS = 20;

	private final Path path;

	private final LongSupplier ticks;

	private final Clock clock;

	private long lookedAt;

	private @Nullable FileStamp stamp;

	private boolean settled;

	private @Nullable FileStamp pending;

	private long pendingSince;

	private @Nullable Content content;

	/**
	 * Create a new instance.
	 * @param path the file, which may be a link
	 * @param ticks a clock that only runs, in nanoseconds
	 * @param clock the clock that the times of files are of
	 */
	KeyFile(Path path, LongSupplier ticks, Clock clock) {
		this.path = path;
		this.ticks = ticks;
		this.clock = clock;
	}

	/**
	 * Return the path.
	 * @return the path as it was given
	 */
	Path path() {
		return this.path;
	}

	/**
	 * Read the key.
	 * @return what is known now
	 */
	synchronized Content read() {
		long now = this.ticks.getAsLong();
		Content known = this.content;
		if (known != null && now - this.lookedAt < LOOK_AGAIN) {
			return known;
		}
		this.lookedAt = now;
		Content next = look(known);
		this.content = next;
		return next;
	}

	private Content look(@Nullable Content known) {
		try {
			FileStamp before = FileStamp.of(this.path);
			if (known != null && known.problem() == null && this.settled && before.equals(this.stamp)) {
				return known;
			}
			boolean inPlace = this.stamp != null && before.isOfSameFile(this.stamp) && !before.equals(this.stamp);
			if (known != null && known.key() != null && inPlace && !isSettled(before) && !hasRested(before)) {
				return known;
			}
			ApiKey key = KeyFileReader.read(this.path);
			for (int attempt = 1; !FileStamp.of(this.path).equals(before); attempt++) {
				if (attempt == ATTEMPTS) {
					// It changes and changes: the next look tells
					this.settled = false;
					return (known != null) ? known : new Content(null, "is being written");
				}
				before = FileStamp.of(this.path);
				key = KeyFileReader.read(this.path);
			}
			this.stamp = before;
			this.settled = isSettled(before);
			return known(known, key);
		}
		catch (IOException | RuntimeException ex) {
			return new Content((known != null) ? known.key() : null, KeyFileReader.describe(ex));
		}
	}

	private boolean isSettled(FileStamp stamp) {
		return stamp.isOlderThan(this.clock.instant().minus(SETTLED));
	}

	// The clock of a file server may be ahead, so that no file of it is ever old enough
	private boolean hasRested(FileStamp stamp) {
		if (!stamp.equals(this.pending)) {
			this.pending = stamp;
			this.pendingSince = this.lookedAt;
		}
		return this.lookedAt - this.pendingSince >= SETTLED.toNanos();
	}

	private static Content known(@Nullable Content known, ApiKey key) {
		ApiKey last = (known != null) ? known.key() : null;
		if (last == null || last.equals(key) || (!key.isBlank() && key.unexpectedCharacters().isEmpty())) {
			return new Content(key, null);
		}
		return new Content(last, key.isBlank() ? "holds nothing" : "holds characters that no key has");
	}

	/**
	 * What is known of the key.
	 *
	 * @param key the key that the file holds, or held when it was last read; {@code null}
	 * if it was never read
	 * @param problem why the file could not be read now, as the predicate of a sentence;
	 * {@code null} if it could
	 */
	record Content(@Nullable ApiKey key, @Nullable String problem) {
	}

}
