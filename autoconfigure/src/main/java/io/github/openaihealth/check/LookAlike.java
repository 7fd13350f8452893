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

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/**
 * Tells a name under which somebody may have stored the key, or the file that holds it,
 * from all others.
 */
final class LookAlike {

	private static final Pattern SHOWABLE = Pattern.compile("[A-Za-z0-9_.\\[\\] -]{3,80}");

	private static final Pattern HIDDEN = Pattern
		.compile("[\\x00\\uFEFF\\uFFFE\\uFFFD\\u00EF\\u00BB\\u00BF\\u00FF\\u00FE\\u200B-\\u200D\\u2060\\u00A0]");

	private static final List<String> PUBLISHED = List.of("REACT_APP_", "VITE_", "NEXT_PUBLIC_", "NUXT_PUBLIC_",
			"EXPO_PUBLIC_", "VUE_APP_", "GATSBY_", "PUBLIC_");

	private static final Pattern FILE = Pattern.compile("(?:key)?(?:file|path|filepath|filename|location)");

	private static final int SHORTEST_WANTED = 3;

	private LookAlike() {
	}

	/**
	 * Return whether a name may have been meant for the key.
	 * @param name the name of a variable or property
	 * @return {@code true} for a name that resembles {@code OPENAI_API_KEY} or
	 * {@code openai.api-key} and is neither
	 */
	static boolean matches(String name) {
		return SHOWABLE.matcher(name).matches() && !isRead(name) && KeyNameWords.resemble(name);
	}

	/**
	 * Return whether a name is another spelling of a given one.
	 * @param name the name of a variable or property
	 * @param wanted the name that is asked for
	 * @return {@code true} for the same letters, or all but the same
	 */
	static boolean matches(String name, String wanted) {
		return SHOWABLE.matcher(name).matches() && !name.equals(wanted) && wanted.length() > SHORTEST_WANTED
				&& EditDistance.of(KeyNameWords.compact(name),
						KeyNameWords.compact(wanted)) <= ((wanted.length() < 8) ? 1 : 2);
	}

	/**
	 * Return whether a name may have been meant for the file that holds the key.
	 * @param name the name of a variable or property
	 * @return {@code true} for a name that resembles {@code OPENAI_API_KEY_FILE} or
	 * {@code openai.api-key-file}; whether it is read is for others to know
	 */
	static boolean matchesFile(String name) {
		if (!SHOWABLE.matcher(name).matches()) {
			return false;
		}
		List<String> words = KeyNameWords.of(name);
		int last = words.size() - 1;
		if (last < 1 || !FILE.matcher(words.get(last)).matches()) {
			return false;
		}
		String key = words.get(last).startsWith("key") ? "_key" : "";
		return KeyNameWords.resemble(String.join("_", words.subList(0, last)) + key);
	}

	/**
	 * Return whether the key would be read from a name, were it not for characters that
	 * nobody sees: a byte order mark, or what is left of a text in UTF-16.
	 * @param name the name of a property
	 * @return the name without them, empty if that is not it
	 */
	static Optional<String> withoutHidden(String name) {
		String visible = HIDDEN.matcher(name).replaceAll("");
		return (!visible.equals(name) && isRead(visible)) ? Optional.of(visible) : Optional.empty();
	}

	/**
	 * Return whether a name is for a key of Azure's.
	 * @param name the name of a variable or property
	 * @return {@code true} if it says so
	 */
	static boolean isAzures(String name) {
		return KeyNameWords.of(name).contains("azure");
	}

	/**
	 * Return the beginning of a name that tools for pages in browsers publish.
	 * @param name the name of a variable
	 * @return such as {@code VITE_}, empty if there is none
	 */
	static String published(String name) {
		return PUBLISHED.stream().filter(name::startsWith).findFirst().orElse("");
	}

	/**
	 * Return whether the key is read from a name.
	 * @param name the name of a variable or property
	 * @return {@code true} for every form that Spring Boot binds
	 */
	static boolean isRead(String name) {
		if (name.equals("OPENAI_API_KEY") || name.equals("OPENAI_APIKEY")) {
			return true;
		}
		try {
			return name.indexOf('.') != -1 && ConfigurationPropertyName.adapt(name, '.')
				.equals(ConfigurationPropertyName.of("openai.api-key"));
		}
		catch (RuntimeException ex) {
			return false;
		}
	}

	/**
	 * Return whether a name belongs to a library that reads it by itself.
	 * @param name the name of a variable or property
	 * @return the library's name, empty if there is none
	 */
	static String library(String name) {
		String compact = KeyNameWords.compact(name);
		if (compact.startsWith("springai")) {
			return "Spring AI";
		}
		return compact.contains("langchain4j") ? "LangChain4j" : "";
	}

}
