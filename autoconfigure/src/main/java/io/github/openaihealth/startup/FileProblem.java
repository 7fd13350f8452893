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

/**
 * What is wrong with a file of the configuration. Holds nothing of its text.
 *
 * @param description where it is wrong, and how
 * @param action what to do
 */
record FileProblem(String description, String action) {

	/**
	 * Create one.
	 * @param file the file, with the place in it where that is known
	 * @param finding what is wrong
	 * @param action what to do
	 * @return the problem, in lines that fit a terminal
	 */
	static FileProblem of(String file, String finding, String action) {
		return new FileProblem(lines("The configuration file " + file + " cannot be read: " + finding + "."),
				lines(action));
	}

	private static String lines(String text) {
		return String.join(System.lineSeparator(), TextWrap.wrap(text, 0));
	}

}
