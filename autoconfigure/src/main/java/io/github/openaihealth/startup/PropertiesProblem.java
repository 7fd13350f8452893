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

package io.github.openaihealth.startup;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.env.PropertiesPropertySourceLoader;

/**
 * Tells what is wrong with a file of properties.
 */
final class PropertiesProblem {

	private static final String MESSAGE = "Malformed \\uxxxx encoding.";

	private PropertiesProblem() {
	}

	/**
	 * Look at an exception.
	 * @param cause the exception
	 * @param files where to look for the file
	 * @return the problem, or {@code null} if the loader of properties has not thrown it
	 */
	static @Nullable FileProblem of(Throwable cause, BrokenFiles files) {
		if (!MESSAGE.equals(cause.getMessage())) {
			return null;
		}
		String file = files.find(new PropertiesPropertySourceLoader(), (other) -> MESSAGE.equals(other.getMessage()))
			.map((found) -> found + files.lineOf(found, "(?<!\\\\)\\\\u(?![0-9A-Fa-f]{4})"))
			.orElse("(a file of properties that the application reads)");
		return FileProblem.of(file, "a backslash and 'u' stand there without the four digits of a character",
				"Write a backslash as two in a file of properties, and a path such as C:/users with slashes.");
	}

}
