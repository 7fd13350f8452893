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

package io.github.openaihealth.check;

import io.github.openaihealth.connection.ApiKey;
import io.github.openaihealth.diagnosis.Cause;

/**
 * What a report says that a key is, as far as that may be shown.
 */
final class KeyDescription {

	private KeyDescription() {
	}

	/**
	 * Describe a key.
	 * @param key the key
	 * @param violation what is wrong with it
	 * @return the description, with nothing of the key that may not be shown
	 */
	static String of(ApiKey key, Violation violation) {
		Cause cause = violation.cause();
		if (key.isBlank()) {
			return (key.length() != 0) ? "nothing but white space" : "empty";
		}
		if (cause == Cause.API_KEY_UNRESOLVED) {
			String text = violation.particulars().get("text");
			if (text != null) {
				return "the text '" + text + "', " + key.length() + " characters";
			}
			return key.placeholder().map((name) -> "the text ${" + name + "}").orElseGet(key::describe);
		}
		boolean malformed = cause == Cause.API_KEY_MALFORMED || !key.unexpectedCharacters().isEmpty();
		return malformed ? key.describe() : key + " (" + key.describe() + ")";
	}

}
