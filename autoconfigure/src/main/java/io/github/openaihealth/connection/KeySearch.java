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
 * Looks in a text for a key: for all of it, for the parts of a malformed one and for
 * {@link SecretRuns runs} of it, be they encoded. What is found can be masked.
 */
final class KeySearch {

	/**
	 * The length of the shortest value that is searched for within a text. A shorter one,
	 * which only a gateway's stand-in has, would be found in too much: it counts where it
	 * is the whole text.
	 */
	static final int SHORTEST = 8;

	private static final int SHORTEST_PART = 16;

	private final String value;

	private final SecretRuns runs;

	/**
	 * Create a new instance.
	 * @param value the value of the key, however malformed
	 */
	KeySearch(String value) {
		this.value = value;
		this.runs = new SecretRuns(value);
	}

	/**
	 * Return what is searched for.
	 * @return the value, and of a malformed one also the parts between its unexpected
	 * characters: these may be written otherwise in a text, as JSON does with a line
	 * break
	 */
	List<String> searched() {
		if (UnexpectedCharacter.in(this.value).isEmpty()) {
			return List.of(this.value);
		}
		return Stream
			.concat(Stream.of(this.value),
					UnexpectedCharacter.between(this.value).filter((part) -> part.length() >= SHORTEST_PART))
			.distinct()
			.toList();
	}

	/**
	 * Return whether a text has a run of the key as it is, in Base64, in hexadecimal or
	 * with percent signs.
	 * @param text the text
	 * @return {@code true} if it has; for a key that is too short to search for, if it is
	 * the text
	 */
	boolean isPartlyIn(String text) {
		if (isShort()) {
			return text.equalsIgnoreCase(this.value);
		}
		return this.runs.areIn(text) || EncodedText.contains(text, this.runs::areIn);
	}

	/**
	 * Return whether {@link #maskRunsIn(String)} would mask anything.
	 * @param text the text
	 * @return {@code true} if so
	 */
	boolean hasRunsIn(String text) {
		return this.value.length() >= SecretRuns.SHORTEST && this.runs.areIn(text);
	}

	/**
	 * Replace what is searched for.
	 * @param text the text
	 * @param shown what takes its place
	 * @return the text without it
	 */
	String replaceIn(String text, String shown) {
		if (isShort()) {
			return (!this.value.isEmpty() && text.equals(this.value)) ? shown : text;
		}
		String masked = text;
		for (String searched : searched()) {
			masked = masked.replace(searched, shown);
		}
		return masked;
	}

	/**
	 * Mask runs of the key.
	 * @param text the text
	 * @return the text with an ellipsis in place of each
	 */
	String maskRunsIn(String text) {
		return this.runs.maskIn(text);
	}

	/**
	 * Mask what is encoded and has a run of the key.
	 * @param text the text
	 * @return the text with an ellipsis in place of each
	 */
	String maskEncodedIn(String text) {
		return isShort() ? text : EncodedText.mask(text, this.runs::areIn);
	}

	private boolean isShort() {
		return this.value.length() < SHORTEST;
	}

}
