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

import io.github.openaihealth.diagnosis.ApiKeyKind;

/**
 * Tells a value that is a key, or a gateway's stand-in for one, and nothing else. Most
 * are, and then no table has to be loaded of what may stand for a key or around one.
 */
final class PlainKey {

	/**
	 * The length of the shortest key in its shortest encoding.
	 */
	private static final int SHORTEST_ENCODED = 48;

	private static final String MARK = "T3Blbk" + "FJ";

	/**
	 * How values begin that have a key's characters and are none: ids, what OpenSSL has
	 * encrypted, a scheme, and the default of a variable in a shell's syntax.
	 */
	private static final List<String> OTHERS = List.of("org-", "proj_", "U2FsdGVkX1", "Bearer", "bearer", "-");

	private PlainKey() {
	}

	/**
	 * Return whether a value is a key alone.
	 * @param value the value
	 * @param kind the kind of the value
	 * @return {@code false} if it may be something else, or hold more
	 */
	static boolean matches(String value, ApiKeyKind kind) {
		// Without lambdas: every start asks
		boolean complete = kind.isOpenAi() && value.contains(MARK) && value.length() <= longest(kind);
		if ((!complete && value.length() >= SHORTEST_ENCODED) || value.contains("__")) {
			return false;
		}
		for (String beginning : OTHERS) {
			if (value.startsWith(beginning)) {
				return false;
			}
		}
		for (int index = 0; index < value.length(); index++) {
			if (!isKeyCharacter(value.charAt(index))) {
				return false;
			}
		}
		return true;
	}

	private static int longest(ApiKeyKind kind) {
		List<Integer> lengths = kind.lengths();
		return lengths.isEmpty() ? 0 : lengths.get(lengths.size() - 1);
	}

	private static boolean isKeyCharacter(char character) {
		return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z')
				|| (character >= '0' && character <= '9') || character == '-' || character == '_';
	}

}
