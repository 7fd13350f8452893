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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Recognises what was meant for another place: an id, or the default of a placeholder in
 * the syntax of a shell.
 */
final class MisplacedValue {

	private static final Pattern ID = Pattern.compile("^(org-|proj_)[A-Za-z0-9]+$");

	private static final Pattern SHELL_DEFAULT = Pattern.compile("^([-?+=])");

	private MisplacedValue() {
	}

	/**
	 * Find out whether a value was meant for another place.
	 * @param value the value
	 * @return what was found, or empty if it is something else
	 */
	static Optional<Wrapping> of(String value) {
		Matcher id = ID.matcher(value);
		if (id.matches()) {
			boolean organization = id.group(1).equals("org-");
			return Wrapping.uncertain("is the id of " + (organization ? "an organization" : "a project"),
					"Move it to 'openai." + (organization ? "org-id" : "project-id") + "', and set the key here.");
		}
		Matcher shell = SHELL_DEFAULT.matcher(value);
		if (shell.find()) {
			String sign = shell.group(1);
			return Wrapping.uncertain("begins with '" + sign + "'",
					"Where a placeholder reads ${NAME:" + sign + "...}, remove the '" + sign + "': ':" + sign
							+ "' is the shell's syntax, and Spring's default follows the colon.");
		}
		return Optional.empty();
	}

}
