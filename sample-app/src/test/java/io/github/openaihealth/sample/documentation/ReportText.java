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

package io.github.openaihealth.sample.documentation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Checks a report against the texts of the causes, and against the reports that somebody
 * has read and found good.
 */
final class ReportText {

	private static final Path GOLDEN = CodeBlocks.ROOT.resolve("autoconfigure/src/test/resources/golden");

	private static final String ACTION = "Action:";

	private static final Pattern STEP = Pattern.compile("(?m)^\\d[a-z]?\\. ");

	private static final Pattern FACT = Pattern.compile("(?m)^ {0,3}(\\S.*?) {3,}\\S.*$");

	private static final Pattern LINK = Pattern.compile("More: https://\\S+/docs/causes\\.md#[a-z-]+");

	private static final Pattern HEADLINE = Pattern
		.compile("OpenAI is not configured correctly. \\d problems were found:");

	private static final String ANY = "[a-z-]+";

	private ReportText() {
	}

	static void check(CodeBlock block) {
		String text = block.text();
		checkDescription(text.substring(text.indexOf("Description:") + "Description:".length(), text.indexOf(ACTION)));
		Set<String> golden = golden().flatMap(ReportText::steps)
			.map(ReportText::withoutNames)
			.collect(Collectors.toSet());
		assertThat(steps(text)).isNotEmpty()
			.allMatch((step) -> CauseTemplates.match(step, ANY, "action") || golden.contains(withoutNames(step)));
	}

	static void checkDescription(String description) {
		String text = description.strip();
		Matcher headline = HEADLINE.matcher(text);
		if (headline.lookingAt()) {
			assertThat(Builds.text("autoconfigure/src/main/java/io/github/openaihealth/startup/StartupReport.java"))
				.contains(headline.group().replaceFirst("\\d", "%d"));
			Stream.of(STEP.split(text)).skip(1).forEach((problem) -> checkProblem(problem.replace("\n   ", "\n")));
		}
		else {
			checkProblem(text);
		}
	}

	// A sentence, facts with their labels, and another sentence
	private static void checkProblem(String problem) {
		List<String> lines = problem.strip().lines().toList();
		List<Integer> facts = new ArrayList<>();
		for (int index = 1; index < lines.size(); index++) {
			if (lines.get(index).startsWith("   ") || FACT.matcher(lines.get(index)).matches()) {
				facts.add(index);
			}
		}
		int first = facts.isEmpty() ? lines.size() : facts.get(0);
		int end = facts.isEmpty() ? lines.size() : facts.get(facts.size() - 1) + 1;
		assertThat(words(lines.subList(0, first)))
			.matches((text) -> CauseTemplates.match(text, ANY, "summary") || isGolden(text), "is a summary");
		assertThat(words(lines.subList(end, lines.size())))
			.matches((text) -> text.isEmpty() || CauseTemplates.match(text, ANY, "explanation"), "is an explanation");
		Set<String> labels = golden().flatMap(ReportText::labels).collect(Collectors.toSet());
		Metadata metadata = Metadata.read();
		assertThat(labels(String.join("\n", lines.subList(first, end))))
			.allMatch((label) -> labels.contains(label) || metadata.knows(label));
	}

	// Where the page has cut an id, it ends with dots
	private static boolean isGolden(String sentence) {
		Pattern pattern = Pattern
			.compile(Stream.of(sentence.split("…", -1)).map(Pattern::quote).collect(Collectors.joining("\\S+")));
		return golden().anyMatch((report) -> pattern.matcher(words(report.lines().toList())).find());
	}

	private static Stream<String> labels(String text) {
		return FACT.matcher(text).results().map((fact) -> fact.group(1));
	}

	private static Stream<String> steps(String report) {
		String actions = report.substring(report.indexOf(ACTION) + ACTION.length());
		return Stream.of(STEP.split(LINK.matcher(actions).replaceAll("")))
			.map((step) -> words(step.lines().toList()))
			.filter((step) -> !step.isEmpty());
	}

	private static String words(List<String> lines) {
		return String.join(" ", lines).strip().replaceAll("\\s+", " ");
	}

	private static String withoutNames(String step) {
		return step.replaceAll("[A-Z_]+_KEY", "NAME");
	}

	private static Stream<String> golden() {
		try (Stream<Path> files = Files.list(GOLDEN)) {
			return files.map((file) -> Builds.text(CodeBlocks.ROOT.relativize(file).toString())).toList().stream();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
