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

import java.time.Instant;
import java.util.concurrent.CompletableFuture;

import io.github.openaihealth.connection.ApiKey;
import org.jspecify.annotations.Nullable;

/**
 * A key that an account has issued. It is valid until it is revoked, whatever becomes of
 * the account's other keys.
 */
final class IssuedKey {

	private final String value;

	private final CompletableFuture<Void> firstUse = new CompletableFuture<>();

	private volatile boolean revoked;

	private volatile @Nullable Instant lastUsed;

	IssuedKey(String value) {
		this.value = value;
	}

	String value() {
		return this.value;
	}

	boolean isValid() {
		return !this.revoked;
	}

	void revoke() {
		this.revoked = true;
	}

	void use() {
		this.lastUsed = Instant.now();
		this.firstUse.complete(null);
	}

	boolean isUsed() {
		return this.firstUse.isDone();
	}

	@Nullable Instant lastUsed() {
		return this.lastUsed;
	}

	/**
	 * Return what completes with the first call that this key was accepted for.
	 * @return a copy, which may be given a time limit
	 */
	CompletableFuture<Void> firstUse() {
		return this.firstUse.copy();
	}

	/**
	 * Return the key in its masked form.
	 * @return what may be shown
	 */
	@Override
	public String toString() {
		return ApiKey.of(this.value).toString();
	}

}
