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

package io.github.openaihealth.probe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A set of the ids of models. It keeps no id but 64 bits of each: enough to tell how many
 * there are, and whether one of them is there. Only those that end with {@code *} are
 * kept, since they stand for others.
 */
final class ModelIds {

	private static final String PREFIX = "models/";

	private static final int SMALLEST = 16;

	private static final long OFFSET_BASIS = 0xCBF29CE484222325L;

	private static final long PRIME = 0x100000001B3L;

	// Open addressing; zero is an empty place
	private long[] places = new long[SMALLEST];

	private int size;

	private final List<String> beginnings = new ArrayList<>(0);

	/**
	 * Return the fingerprint of an id.
	 * @param id the id, with or without {@code models/} before it
	 * @return 64 bits of it, never zero
	 */
	static long fingerprint(String id) {
		return fingerprint(id.toCharArray(), 0, id.length());
	}

	/**
	 * Return the fingerprint of an id.
	 * @param characters where it stands, with or without {@code models/} before it
	 * @param offset where it begins
	 * @param length how long it is
	 * @return 64 bits of it, never zero
	 */
	static long fingerprint(char[] characters, int offset, int length) {
		int begin = offset + (isPrefixed(characters, offset, length) ? PREFIX.length() : 0);
		long hash = OFFSET_BASIS;
		for (int index = begin; index < offset + length; index++) {
			hash = (hash ^ characters[index]) * PRIME;
		}
		hash = (hash ^ (hash >>> 32)) * 0xD6E8FEB86659FD93L;
		hash ^= hash >>> 32;
		return (hash != 0) ? hash : 1;
	}

	private static boolean isPrefixed(char[] characters, int offset, int length) {
		boolean prefixed = length >= PREFIX.length();
		for (int index = 0; prefixed && index < PREFIX.length(); index++) {
			prefixed = characters[offset + index] == PREFIX.charAt(index);
		}
		return prefixed;
	}

	static String withoutPrefix(String id) {
		return id.startsWith(PREFIX) ? id.substring(PREFIX.length()) : id;
	}

	void add(long fingerprint) {
		if (4 * (this.size + 1) > 3 * this.places.length) {
			grow();
		}
		if (put(fingerprint)) {
			this.size++;
		}
	}

	/**
	 * Add what stands for all ids that begin so.
	 * @param beginning the beginning
	 */
	void addBeginning(String beginning) {
		this.beginnings.add(beginning);
	}

	private void grow() {
		long[] full = this.places;
		this.places = new long[2 * full.length];
		for (long fingerprint : full) {
			if (fingerprint != 0) {
				put(fingerprint);
			}
		}
	}

	private boolean put(long fingerprint) {
		int place = find(fingerprint);
		boolean added = this.places[place] == 0;
		this.places[place] = fingerprint;
		return added;
	}

	private int find(long fingerprint) {
		int mask = this.places.length - 1;
		int place = (int) fingerprint & mask;
		while (this.places[place] != 0 && this.places[place] != fingerprint) {
			place = (place + 1) & mask;
		}
		return place;
	}

	/**
	 * Return whether a model is there.
	 * @param model its id
	 * @return {@code true} if it is, or something stands for it
	 */
	boolean contains(String model) {
		String id = withoutPrefix(model);
		return this.places[find(fingerprint(id))] != 0 || this.beginnings.stream().anyMatch(id::startsWith);
	}

	int size() {
		return this.size;
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof ModelIds ids && this.size == ids.size && sum() == ids.sum();
	}

	@Override
	public int hashCode() {
		return Long.hashCode(sum());
	}

	// In whatever order they came
	private long sum() {
		return Arrays.stream(this.places).sum();
	}

}
