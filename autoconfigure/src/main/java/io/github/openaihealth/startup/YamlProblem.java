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

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

import org.springframework.boot.env.YamlPropertySourceLoader;

/**
 * Tells what is wrong with a YAML file in words of its own: those of the parser may quote
 * the file.
 */
final class YamlProblem {

	private static final Map<String, Advice> KNOWN = Map.of("found character '\\t",
			new Advice("a tab stands where YAML allows only blanks", "Indent the line by blanks."),
			"found character '@'",
			new Advice("a value begins with '@', which YAML allows in quotes alone",
					"Have the build replace the token, or put the value in quotes: Maven replaces @...@ where the "
							+ "parent is spring-boot-starter-parent, or where resources are filtered with that "
							+ "delimiter; an IDE has to build with Maven for that."),
			"found character '`'",
			new Advice("a value begins with a backtick, which YAML allows in quotes alone",
					"Put the value in quotes, or remove the backtick."),
			"found character '%'",
			new Advice("a value begins with '%', which YAML allows in quotes alone", "Put the value in quotes."),
			"mapping values are not allowed",
			new Advice("a colon stands where no further name can begin",
					"Indent the line as its neighbours are, or put a value that has ': ' in quotes."),
			"found unexpected end of stream",
			new Advice("a quotation mark is not closed", "Close the quotation mark that stands before this place."),
			"found duplicate key",
			new Advice("a name stands there for the second time", "Join the two blocks of that name into one."),
			"could not find expected ':'",
			new Advice("a name has no colon behind it", "Write a colon and a blank between name and value."),
			"found undefined alias",
			new Advice("a value begins with '*', which YAML takes for an alias", "Put the value in quotes."));

	private static final List<String> INDENTATION = List.of("<block end>", "while parsing a block");

	private static final Advice INDENTED = new Advice("the indentation does not fit that of the lines around it",
			"Indent the line as its neighbours are, by blanks, and put values with special characters in quotes.");

	private static final Advice OTHER = new Advice("the text is no YAML",
			"Correct the line: values with special characters belong in quotes.");

	private YamlProblem() {
	}

	/**
	 * Look at an exception.
	 * @param cause the exception
	 * @param files where to look for the file
	 * @return the problem, or {@code null} if no YAML parser has thrown it
	 */
	static @Nullable FileProblem of(Throwable cause, BrokenFiles files) {
		if (!(cause instanceof MarkedYAMLException failure)) {
			return null;
		}
		Advice advice = advice(failure);
		Mark mark = failure.getProblemMark();
		Optional<String> file = files.find(new YamlPropertySourceLoader(),
				(other) -> other instanceof MarkedYAMLException marked && isSame(marked, failure));
		String place = (mark != null) ? ", line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1) : "";
		return new FileProblem("The configuration file " + file.orElse("(a YAML file that the application reads)")
				+ place + ": " + advice.finding() + ".", advice.action());
	}

	private static Advice advice(MarkedYAMLException failure) {
		String problem = String.valueOf(failure.getProblem());
		Optional<Advice> known = KNOWN.entrySet()
			.stream()
			.filter((entry) -> problem.startsWith(entry.getKey()))
			.map(Map.Entry::getValue)
			.findFirst();
		String context = problem + " " + failure.getContext();
		return known.orElseGet(() -> INDENTATION.stream().anyMatch(context::contains) ? INDENTED : OTHER);
	}

	private static boolean isSame(MarkedYAMLException one, MarkedYAMLException other) {
		return String.valueOf(one.getMessage()).equals(String.valueOf(other.getMessage()));
	}

	/**
	 * What to say of a problem.
	 *
	 * @param finding what is wrong
	 * @param action what to do
	 */
	private record Advice(String finding, String action) {

	}

}
