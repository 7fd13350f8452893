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
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * Plays the rotation of a key that the application reads from a file: all of it in the
 * right order, or step by step in any other.
 */
final class Rotation {

	private final Account account;

	private final MountedSecret secret;

	Rotation(Account account, MountedSecret secret) {
		this.account = account;
		this.secret = secret;
	}

	/**
	 * Play one step.
	 * @param step the step
	 * @throws UncheckedIOException if the file cannot be changed
	 */
	synchronized void play(RotationStep step) {
		try {
			step.play(this.account, this.secret);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Play all of it in the right order: issue a key, write it to the file, wait until
	 * the application was accepted with it, and only then revoke those before it. If the
	 * application does not take the key up, nothing is revoked.
	 * @param patience how long to wait for the application
	 * @return what completes with the end of the rotation, exceptionally if the new key
	 * was not used in time
	 */
	CompletableFuture<Void> play(Duration patience) {
		play(RotationStep.ISSUE);
		play(RotationStep.WRITE);
		return this.account.newestKey()
			.firstUse()
			.orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
			.thenRun(() -> play(RotationStep.REVOKE));
	}

	/**
	 * Return what there is to see.
	 * @return the file and the keys, masked
	 * @throws UncheckedIOException if the file cannot be read
	 */
	synchronized RotationReport report() {
		String content = content();
		return new RotationReport(this.secret.file().toString(), describe(content),
				this.account.keys().stream().map((key) -> RotationReport.KeyState.of(key, content)).toList(),
				Arrays.stream(RotationStep.values()).map(RotationReport.Step::of).toList());
	}

	private @Nullable String content() {
		try {
			return this.secret.read();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private String describe(@Nullable String content) {
		if (content == null) {
			return "there is no file";
		}
		if (content.isBlank()) {
			return "nothing";
		}
		IssuedKey key = this.account.key(content);
		return (key != null) ? key.toString()
				: "%d characters that are no key of this account".formatted(content.length());
	}

}
