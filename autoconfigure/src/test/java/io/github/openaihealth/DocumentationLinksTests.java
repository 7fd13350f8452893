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

package io.github.openaihealth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that each link of the documentation within this project leads to a file, and to a
 * heading of it where it names one, and that each page can be reached from the first.
 */
class DocumentationLinksTests {

	private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

	private static final Pattern LINK = Pattern
		.compile("(?<!\\\\)\\]\\(([^)\\s]+)\\)|(?:src|srcset)=\"([^\"/][^\"]*)\"");

	private static final Pattern HEADING = Pattern.compile("^#+ +(.+?) *$");

	private static final Pattern ELSEWHERE = Pattern.compile("[a-z]+:.*");

	@TestFactory
	Stream<DynamicTest> linksLeadSomewhere() throws IOException {
		return pages().stream()
			.map((page) -> DynamicTest.dynamicTest(ROOT.relativize(page).toString(),
					() -> assertThat(broken(page)).isEmpty()));
	}

	@TestFactory
	Stream<DynamicTest> everyPageIsReachedFromTheFirst() throws IOException {
		Set<Path> reached = new HashSet<>();
		reach(ROOT.resolve("README.md"), reached);
		return pages().stream()
			.filter((page) -> !page.startsWith(ROOT.resolve(".github")))
			.map((page) -> DynamicTest.dynamicTest(ROOT.relativize(page).toString(),
					() -> assertThat(reached).contains(page)));
	}

	private static void reach(Path page, Set<Path> reached) throws IOException {
		if (reached.add(page) && page.toString().endsWith(".md")) {
			for (String link : links(page)) {
				Path target = target(page, link);
				Path file = Files.isDirectory(target) ? target.resolve("README.md") : target;
				if (Files.exists(file)) {
					reach(file, reached);
				}
			}
		}
	}

	private static List<String> broken(Path page) throws IOException {
		List<String> broken = new ArrayList<>();
		for (String link : links(page)) {
			Path target = target(page, link);
			int anchor = link.indexOf('#');
			boolean found = Files.exists(target)
					&& (anchor == -1 || headings(target).contains(link.substring(anchor + 1)));
			if (!found) {
				broken.add(link);
			}
		}
		return broken;
	}

	private static Path target(Path page, String link) {
		String file = link.replaceFirst("#.*", "");
		return file.isEmpty() ? page : page.resolveSibling(file).normalize();
	}

	private static List<String> links(Path page) throws IOException {
		return LINK.matcher(String.join("\n", prose(page)))
			.results()
			.map((link) -> (link.group(1) != null) ? link.group(1) : link.group(2))
			.filter((link) -> !ELSEWHERE.matcher(link).matches())
			.toList();
	}

	// As GitHub makes them of headings
	private static Set<String> headings(Path page) throws IOException {
		Map<String, Integer> seen = new HashMap<>();
		Set<String> headings = new HashSet<>();
		for (String line : prose(page)) {
			Matcher heading = HEADING.matcher(line);
			if (heading.matches()) {
				String anchor = heading.group(1)
					.replaceAll("\\[([^]]+)]\\([^)]+\\)", "$1")
					.toLowerCase(Locale.ROOT)
					.replaceAll("[^\\p{L}\\p{N} _-]", "")
					.replace(' ', '-');
				int times = seen.merge(anchor, 1, Integer::sum);
				headings.add((times == 1) ? anchor : anchor + "-" + (times - 1));
			}
		}
		return headings;
	}

	private static List<String> prose(Path page) throws IOException {
		List<String> prose = new ArrayList<>();
		boolean code = false;
		for (String line : Files.readAllLines(page)) {
			boolean fence = line.stripLeading().startsWith("```");
			code ^= fence;
			if (!code && !fence) {
				prose.add(line.replaceAll("`[^`]*`", (line.startsWith("#") ? "$0" : "")));
			}
		}
		return prose;
	}

	private static List<Path> pages() throws IOException {
		List<Path> pages = new ArrayList<>(List.of(ROOT.resolve("README.md")));
		for (String directory : List.of("docs", ".github")) {
			try (Stream<Path> files = Files.walk(ROOT.resolve(directory))) {
				files.filter((file) -> file.toString().endsWith(".md") && !file.toString().contains("/target/"))
					.forEach(pages::add);
			}
		}
		return pages;
	}

}
