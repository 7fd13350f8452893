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

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The words in the name of a variable or property, among which those of a name for the
 * key are: a vendor's name, misspelt or not, then words for a secret, with little before
 * and after.
 */
final class KeyNameWords {

	private static final Pattern CAMEL = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

	private static final Pattern BETWEEN_WORDS = Pattern.compile("[^a-z0-9]+");

	private static final Pattern SUFFIX = Pattern
		.compile("dev|devel|development|test|testing|prod|production|stage|staging|local|old|new|my|me|default|backup|"
				+ "main|primary|secondary|personal|env|value|var|config|\\d{1,4}");

	private static final Pattern SECRET = Pattern
		.compile("(?:api|secret|access|auth|my|sk|user|project|proj|service|account|dev|prod|test)*"
				+ "(?:keys?|tokens?|secrets?|apikeys?|credentials?|pass(?:word)?|bearer)(?:value)?");

	private static final Set<String> VENDORS = Set.of("openai", "chatgpt", "gpt", "openapi", "oai");

	private static final List<String> LIBRARIES = List.of("springai", "langchain4j", "quarkuslangchain4j");

	private static final int MOST_BEFORE = 3;

	private KeyNameWords() {
	}

	/**
	 * Return whether a name resembles one of the key's.
	 * @param name the name of a variable or property
	 * @return {@code true} if it does, or is one
	 */
	static boolean resemble(String name) {
		String compact = compact(name);
		if (EditDistance.of(compact, "openaiapikey") <= 2) {
			return true;
		}
		List<String> words = of(name);
		if (isReversed(words)) {
			return true;
		}
		for (int start = 0; start < words.size(); start++) {
			String before = String.join("", words.subList(0, start));
			boolean library = LIBRARIES.contains(before);
			if (start > MOST_BEFORE && !library) {
				return false;
			}
			for (int end = start + 1; end <= Math.min(start + 2, words.size()); end++) {
				if (isVendor(String.join("", words.subList(start, end)))
						&& isSecret(words.subList(end, words.size()), library)) {
					return true;
				}
			}
		}
		return false;
	}

	// API_KEY_OPENAI
	private static boolean isReversed(List<String> words) {
		int last = words.size() - 1;
		return last > 0 && isVendor(words.get(last))
				&& SECRET.matcher(String.join("", words.subList(0, last))).matches();
	}

	private static boolean isVendor(String word) {
		return VENDORS.contains(word)
				|| (word.length() >= 5 && word.length() <= 7 && EditDistance.of(word, "openai") <= 1);
	}

	private static boolean isSecret(List<String> words, boolean library) {
		int end = words.size();
		if (end > 1 && SUFFIX.matcher(words.get(end - 1)).matches()) {
			end--;
		}
		// The model's kind in langchain4j.open-ai.chat-model.api-key
		for (int start = 0; start < (library ? end : Math.min(1, end)); start++) {
			if (SECRET.matcher(String.join("", words.subList(start, end))).matches()) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Return the words of a name.
	 * @param name the name of a variable or property
	 * @return its words in lower case
	 */
	static List<String> of(String name) {
		String separated = CAMEL.matcher(name.strip()).replaceAll("_").toLowerCase(Locale.ROOT);
		return Arrays.stream(BETWEEN_WORDS.split(separated)).filter((word) -> !word.isEmpty()).toList();
	}

	/**
	 * Return the letters and digits of a name.
	 * @param name the name of a variable or property
	 * @return its words in lower case, with nothing between them
	 */
	static String compact(String name) {
		return BETWEEN_WORDS.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("");
	}

}
