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
import java.util.stream.Stream;

/**
 * Hashes of all runs of a text that are as long as a {@link SecretRuns run} of a secret,
 * and of what may be encoded there. What has none of them in common with the text has no
 * run in common with it: many secrets are told apart from it in one pass over each.
 */
final class RunHashes {

	private static final int LENGTH = SecretRuns.SHORTEST;

	private static final int MULTIPLIER = 31;

	private static final int LEAVING = power(MULTIPLIER, LENGTH);

	// With open addressing, and mostly empty; 0 is no hash
	private final int[] table;

	private RunHashes(List<String> texts) {
		int runs = texts.stream().mapToInt((text) -> Math.max(0, text.length() - LENGTH + 1)).sum();
		this.table = new int[Integer.highestOneBit(Math.max(4, runs)) * 4];
		texts.forEach(this::add);
	}

	/**
	 * Hash the runs of a text.
	 * @param text the text
	 * @return the hashes
	 */
	static RunHashes of(String text) {
		return new RunHashes(Stream.concat(Stream.of(text), EncodedText.decoded(text)).toList());
	}

	/**
	 * Return whether the text may have a run of a secret, in whatever case.
	 * @param secret the secret
	 * @return {@code false} if it has none
	 */
	boolean mayHaveOneOf(String secret) {
		int hash = 0;
		for (int index = 0; index < secret.length(); index++) {
			hash = next(hash, secret, index);
			if (index >= LENGTH - 1 && this.table[slot(hash)] != 0) {
				return true;
			}
		}
		return false;
	}

	private void add(String text) {
		int hash = 0;
		for (int index = 0; index < text.length(); index++) {
			hash = next(hash, text, index);
			if (index >= LENGTH - 1) {
				this.table[slot(hash)] = orOne(hash);
			}
		}
	}

	// Where a hash is, or would be
	private int slot(int hash) {
		int mask = this.table.length - 1;
		int slot = (hash ^ (hash >>> 16)) & mask;
		while (this.table[slot] != 0 && this.table[slot] != orOne(hash)) {
			slot = (slot + 1) & mask;
		}
		return slot;
	}

	private static int orOne(int hash) {
		return (hash != 0) ? hash : 1;
	}

	// The hash of the run that ends with a character
	private static int next(int hash, String text, int index) {
		int next = MULTIPLIER * hash + folded(text.charAt(index));
		return (index >= LENGTH) ? next - LEAVING * folded(text.charAt(index - LENGTH)) : next;
	}

	private static int folded(char character) {
		return Character.toLowerCase(character);
	}

	private static int power(int base, int exponent) {
		int power = 1;
		for (int count = 0; count < exponent; count++) {
			power *= base;
		}
		return power;
	}

}
