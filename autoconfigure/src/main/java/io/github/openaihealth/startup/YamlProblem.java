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

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.reader.ReaderException;

import org.springframework.boot.env.YamlPropertySourceLoader;

/**
 * Tells what is wrong with a YAML file in words of its own: those of the parser may quote
 * the file.
 */
final class YamlProblem {

	/**
	 * What is said of a problem whose description, with its context, begins or goes on
	 * so.
	 */
	private static final Map<String, Advice> KNOWN = advices();

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
		if (!(cause instanceof YAMLException failure)) {
			return null;
		}
		String message = String.valueOf(failure.getMessage());
		String file = files.find(new YamlPropertySourceLoader(), (other) -> message.equals(other.getMessage()))
			.orElse("(a YAML file that the application reads)");
		Advice advice = advice(failure);
		return FileProblem.of(file + place(failure), advice.finding(), advice.action());
	}

	private static String place(YAMLException failure) {
		if (!(failure instanceof MarkedYAMLException marked)) {
			return "";
		}
		// What is not closed is noticed at the end of the file
		Mark mark = (marked.getContextMark() != null && isAtEnd(marked)) ? marked.getContextMark()
				: marked.getProblemMark();
		return (mark != null) ? ", line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1) : "";
	}

	private static boolean isAtEnd(MarkedYAMLException failure) {
		String context = String.valueOf(failure.getContext());
		return context.contains("flow")
				|| (context.contains("quoted scalar") && !String.valueOf(failure.getProblem()).contains("escape"));
	}

	private static Advice advice(YAMLException failure) {
		if (failure instanceof ReaderException reader) {
			return new Advice(
					"it holds the character U+%04X, which YAML does not allow".formatted(reader.getCodePoint()),
					"Remove the character, and save the file in UTF-8.");
		}
		if (!(failure instanceof MarkedYAMLException marked)) {
			return OTHER;
		}
		String text = marked.getProblem() + " " + marked.getContext();
		return KNOWN.entrySet()
			.stream()
			.filter((entry) -> text.contains(entry.getKey()))
			.map(Map.Entry::getValue)
			.findFirst()
			.orElse(OTHER);
	}

	private static Map<String, Advice> advices() {
		Map<String, Advice> advices = new LinkedHashMap<>();
		advices.put("found character '\\t",
				new Advice("a tab stands where YAML allows only blanks", "Indent the line by blanks."));
		advices.put("found character '@'", new Advice("a value begins with '@', which YAML allows in quotes alone",
				"Have the build replace the token, or put the value in quotes. Maven replaces @...@ where the parent is"
						+ " spring-boot-starter-parent, or where it filters resources with that delimiter; an IDE does"
						+ " where it builds with Maven."));
		advices.put("found character '", new Advice("a value begins with a character that YAML allows in quotes alone",
				"Put the value in quotes."));
		advices.put("found unknown escape", new Advice("a backslash stands there in double quotes",
				"Put the value in single quotes, or write the backslash as two."));
		advices.put("quoted scalar",
				new Advice("a quotation mark is opened and not closed", "Close the quotation mark behind the value."));
		advices.put("found duplicate key",
				new Advice("a name stands there for the second time", "Join the two blocks of that name into one."));
		advices.put("could not find expected ':'",
				new Advice("a name has no colon behind it", "Write a colon and a blank between name and value."));
		advices.put("alias",
				new Advice("a value begins with '*', which YAML takes for an alias", "Put the value in quotes."));
		advices.put("the tag",
				new Advice("a value begins with '!', which YAML takes for a tag", "Put the value in quotes."));
		advices.put("flow", new Advice("a brace or bracket is opened and not closed",
				"Close it, or put a value that begins with one in quotes."));
		advices.put("mapping values are not allowed", new Advice("a colon stands where no further name can begin",
				"Indent the line as its neighbours are, put a blank behind each colon between name and value, and put"
						+ " values that hold a colon and a blank in quotes."));
		advices.put("block", new Advice("the indentation does not fit that of the lines around it",
				"Indent the line as its neighbours are, by blanks, and put values with special characters in quotes."));
		return advices;
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
