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

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import io.github.openaihealth.diagnosis.Masking;

/**
 * What the echo of a key in an answer tells of the key that arrived, compared with the
 * key that was to be sent. The echo itself is not kept.
 *
 * @param outcome how the two differ
 * @param characters how many characters are missing or too many, 0 for other outcomes
 * @param masked the masked form of another key that arrived, an ellipsis for other
 * outcomes
 */
public record EchoComparison(Outcome outcome, int characters, String masked) {

	// The service shows the first 8 characters and the last 4, and 12 or fewer whole
	private static final int HEAD = 8;

	private static final int TAIL = 4;

	private static final int LONGEST = 1000;

	private static final Pattern PARTLY_SHOWN = Pattern.compile("([^*…]*?)(?:\\*+|…|\\.{3})([^*…]*)");

	private static final Pattern KEY_CHARACTERS = Pattern.compile("[A-Za-z0-9_-]+");

	/**
	 * Describe what arrived for people, such as <em>the key without its last 3
	 * characters</em>.
	 * @return the description, without any part of the configured key
	 */
	public String describe() {
		return switch (this.outcome) {
			case SAME -> "the same key";
			case NOTHING -> "no key: something on the way has removed it";
			case WITHOUT_END -> "the key without its last " + count("");
			case WITHOUT_BEGINNING -> "the key without its first " + count("");
			case WITHOUT_PART -> "the key without " + this.characters + " of its characters";
			case WITH_MORE -> "the key with " + count("a ") + " added, such as quotes or blanks";
			case ANOTHER -> "another key" + (this.masked.equals(Masking.ELLIPSIS) ? "" : " (" + this.masked + ")")
					+ ": a proxy or a customizer has replaced it";
			case UNCLEAR -> "a key that cannot be compared";
		};
	}

	/**
	 * Return whether the service judged something other than the key that was to be sent.
	 * @return {@code true} if something else, or nothing, arrived
	 */
	public boolean isAltered() {
		return this.outcome != Outcome.SAME && this.outcome != Outcome.UNCLEAR;
	}

	private String count(String article) {
		return (this.characters == 1) ? article + "character" : this.characters + " characters";
	}

	static EchoComparison of(String echo, String key) {
		if (echo.isBlank() || echo.equals("''") || echo.equals("\"\"")) {
			return of(Outcome.NOTHING);
		}
		if (echo.length() > LONGEST) {
			return of(Outcome.UNCLEAR);
		}
		if (echo.equals(key)) {
			return of(Outcome.SAME);
		}
		Matcher partlyShown = PARTLY_SHOWN.matcher(echo);
		if (!partlyShown.matches()) {
			return (echo.indexOf('*') < 0) ? ofTrueLength(echo, key) : of(Outcome.UNCLEAR);
		}
		String head = partlyShown.group(1);
		String tail = partlyShown.group(2);
		boolean trueLength = head.length() == HEAD && tail.length() == TAIL && echo.indexOf('*') == HEAD;
		return trueLength ? ofTrueLength(echo, key) : ofUnknownLength(head, tail, key);
	}

	private static EchoComparison ofTrueLength(String echo, String key) {
		int difference = echo.length() - key.length();
		if (difference == 0) {
			return fits(echo, key, 0) ? of(Outcome.SAME) : another(echo);
		}
		if (difference < 0) {
			return ofShorter(echo, key, -difference);
		}
		boolean extended = !key.isEmpty()
				&& (IntStream.rangeClosed(0, difference).anyMatch((before) -> isExtended(echo, key, before))
						|| fitsAtBothEnds(echo, key));
		return extended ? new EchoComparison(Outcome.WITH_MORE, difference, Masking.ELLIPSIS) : another(echo);
	}

	private static EchoComparison ofShorter(String echo, String key, int missing) {
		if (fits(echo, key, 0)) {
			return new EchoComparison(Outcome.WITHOUT_END, missing, Masking.ELLIPSIS);
		}
		if (fits(echo, key, missing)) {
			return new EchoComparison(Outcome.WITHOUT_BEGINNING, missing, Masking.ELLIPSIS);
		}
		boolean part = IntStream.range(1, missing).anyMatch((before) -> fits(echo, key, before))
				|| fitsAtBothEnds(echo, key);
		return part ? new EchoComparison(Outcome.WITHOUT_PART, missing, Masking.ELLIPSIS) : another(echo);
	}

	// A beginning alone proves nothing, since all keys of a kind share it
	private static boolean isExtended(String echo, String key, int before) {
		if (!fits(echo, key, -before)) {
			return false;
		}
		if (echo.indexOf('*') < 0) {
			return true;
		}
		int end = before + key.length();
		int shownOfEnd = Math.max(0, end - (echo.length() - TAIL));
		String after = echo.substring(Math.max(end, echo.length() - TAIL));
		return shownOfEnd >= TAIL - 1 || (!after.isEmpty() && !KEY_CHARACTERS.matcher(after).matches());
	}

	// Whether the shown characters are those of the key, from the given index of it on;
	// what would stand outside of the key may be anything
	private static boolean fits(String echo, String key, int from) {
		return IntStream.range(Math.max(0, -from), Math.min(echo.length(), key.length() - from))
			.allMatch((index) -> echo.charAt(index) == '*' || echo.charAt(index) == key.charAt(index + from));
	}

	private static boolean fitsAtBothEnds(String echo, String key) {
		int gap = echo.indexOf('*');
		return gap >= 0 && key.startsWith(echo.substring(0, gap))
				&& key.endsWith(echo.substring(echo.lastIndexOf('*') + 1));
	}

	private static EchoComparison ofUnknownLength(String head, String tail, String key) {
		boolean sameHead = key.startsWith(head);
		boolean sameTail = key.endsWith(tail);
		if (sameHead && sameTail && tail.length() >= TAIL) {
			return of(Outcome.SAME);
		}
		return (!sameHead && !sameTail) ? of(Outcome.ANOTHER) : of(Outcome.UNCLEAR);
	}

	private static EchoComparison another(String echo) {
		String tail = echo.substring(Math.max(0, echo.length() - TAIL));
		return new EchoComparison(Outcome.ANOTHER, 0,
				KEY_CHARACTERS.matcher(tail).matches() ? Masking.mask(echo) : Masking.ELLIPSIS);
	}

	private static EchoComparison of(Outcome outcome) {
		return new EchoComparison(outcome, 0, Masking.ELLIPSIS);
	}

	/**
	 * How the key that arrived differs from the one that was to be sent.
	 */
	public enum Outcome {

		/** It does not, as far as the echo tells. */
		SAME,

		/** No key arrived. */
		NOTHING,

		/** Characters at the end are missing. */
		WITHOUT_END,

		/** Characters at the beginning are missing. */
		WITHOUT_BEGINNING,

		/** Characters elsewhere are missing. */
		WITHOUT_PART,

		/**
		 * There are characters before the key, after it or in it that it does not have.
		 */
		WITH_MORE,

		/** Another key arrived. */
		ANOTHER,

		/** The echo shows too little. */
		UNCLEAR

	}

}
