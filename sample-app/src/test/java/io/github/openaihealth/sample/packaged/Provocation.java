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

package io.github.openaihealth.sample.packaged;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One row of {@code docs/try-it.md}: how a cause is brought about.
 *
 * @param cause the cause's id
 * @param commandLine the arguments, as a shell takes them
 * @param shown where the cause shows
 */
record Provocation(String cause, String commandLine, String shown) {

	private static final Path PAGE = Path.of("..", "docs", "try-it.md");

	private static final Pattern ROW = Pattern
		.compile("^\\| \\[([a-z-]+)]\\(causes\\.md#\\1\\) \\| `(.+)` \\| (\\w+) \\|$", Pattern.MULTILINE);

	private static final Pattern ARGUMENT = Pattern.compile("'([^']*)'|([^' ]+)");

	private static final String SCENARIO = "--scenario=";

	static Stream<Provocation> all(String shown) {
		return all().stream().filter((provocation) -> provocation.shown.equals(shown));
	}

	static List<Provocation> all() {
		try {
			return ROW.matcher(Files.readString(PAGE)).results().map(Provocation::of).toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Provocation of(MatchResult row) {
		return new Provocation(row.group(1), row.group(2), row.group(3));
	}

	/**
	 * Return what the shell makes of the command line.
	 * @return the arguments
	 */
	String[] arguments() {
		return ARGUMENT.matcher(this.commandLine)
			.results()
			.map((argument) -> (argument.group(1) != null) ? argument.group(1) : argument.group(2))
			.toArray(String[]::new);
	}

	boolean isScenario() {
		return this.commandLine.startsWith(SCENARIO);
	}

	String scenario() {
		return this.commandLine.substring(SCENARIO.length());
	}

	@Override
	public String toString() {
		return this.cause;
	}

}
