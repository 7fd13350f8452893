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

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Recognises what sets a key, where the key alone belongs: a command, an argument or a
 * name and a sign.
 */
final class AssignmentAroundKey {

	private static final Pattern COMMAND = Pattern
		.compile("^\\s*(?:[$>#]\\s+)?(?:export|set|setx|setenv|declare|typeset|local|env|ENV|ARG|-e|--env)\\s+"
				+ "(?:-\\w+\\s+)*[\"']?\\w+[\\s=]", Pattern.CASE_INSENSITIVE);

	private static final Pattern ARGUMENT = Pattern
		.compile("^\\s*(?:--|-D)(?:openai|spring|langchain4j)[\\w.-]*\\s*[= ]", Pattern.CASE_INSENSITIVE);

	private static final Pattern ASSIGNMENT = Pattern
		.compile("^[\\s\"']*(?:\\$env:)?(?:OPENAI[_.-])?API[_.-]?KEY[\"']?\\s*[=:]", Pattern.CASE_INSENSITIVE);

	private static final Pattern OPENAI_ASSIGNMENT = Pattern
		.compile("^[\\s\"']*(?:\\$env:)?OPENAI[_.-]API[_.-]?KEY[\"']?\\s*[=:]", Pattern.CASE_INSENSITIVE);

	private static final Pattern ANY_ASSIGNMENT = Pattern
		.compile("^[\\s\"']*[A-Za-z][\\w. -]{0,40}[\"']?\\s*[=:]\\s*[\"']?sk-");

	private AssignmentAroundKey() {
	}

	/**
	 * Find out whether a value sets a key.
	 * @param value the value
	 * @return what was found, or empty if it is something else
	 */
	static Optional<Wrapping> of(String value) {
		if (COMMAND.matcher(value).find()) {
			return Wrapping.certain("is a whole command that sets a variable",
					"Keep the key alone: the variable is the name of this setting already.");
		}
		if (ARGUMENT.matcher(value).find()) {
			return Wrapping.certain("is a whole argument of a command line", "Keep what follows the '=' alone.");
		}
		if (ASSIGNMENT.matcher(value).find() || ANY_ASSIGNMENT.matcher(value).find()) {
			return Optional.of(new Wrapping("begins with the name of its variable",
					"Keep the key alone: remove the name and the sign that follows it.",
					OPENAI_ASSIGNMENT.matcher(value).find()));
		}
		return Optional.empty();
	}

}
