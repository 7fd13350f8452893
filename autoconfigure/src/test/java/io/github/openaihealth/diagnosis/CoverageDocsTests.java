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

package io.github.openaihealth.diagnosis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that {@code docs/coverage.md} has no gap, and names nothing that does not exist.
 */
class CoverageDocsTests {

	private static final Path DOCS = Path.of("..", "docs");

	private static final List<Path> TESTS = List.of(Path.of("src", "test", "java"),
			Path.of("..", "sample-app", "src", "test", "java"));

	private static final Pattern LINK = Pattern.compile("]\\(([a-z-]+\\.md)#([a-z-]+)\\)");

	private static final Pattern TEST = Pattern.compile("`(\\w+Tests)\\.(\\w+)`");

	private static final Pattern HEADING = Pattern.compile("^#+ +(.+?) *$", Pattern.MULTILINE);

	private static final String NOT_APPLICABLE = "\n## What does not apply\n";

	@Test
	void rowsAreNumberedAndNoCellIsEmpty() throws IOException {
		List<List<String>> rows = rows(statements());
		assertThat(rows).map((row) -> row.get(0))
			.containsExactlyElementsOf(IntStream.rangeClosed(1, rows.size()).mapToObj(String::valueOf).toList());
		assertThat(rows).allSatisfy((row) -> assertThat(row).hasSize(4).noneMatch(String::isBlank));
		assertThat(rows).map((row) -> row.get(1)).doesNotHaveDuplicates();
	}

	@Test
	void everyRowNamesAPlaceAndATest() throws IOException {
		assertThat(rows(statements())).allSatisfy((row) -> {
			assertThat(row.get(2)).containsPattern(LINK);
			assertThat(TEST.matcher(row.get(3)).replaceAll("")).matches("[, ]*");
		});
	}

	@Test
	void whatDoesNotApplyHasAReason() throws IOException {
		String page = page();
		List<List<String>> rows = rows(page.substring(page.indexOf(NOT_APPLICABLE)));
		assertThat(rows).isNotEmpty().allSatisfy((row) -> assertThat(row).hasSize(2).noneMatch(String::isBlank));
	}

	@Test
	void linksLeadSomewhere() throws IOException {
		for (MatchResult link : LINK.matcher(page()).results().toList()) {
			String target = Files.readString(DOCS.resolve(link.group(1)));
			assertThat(HEADING.matcher(target).results().map((heading) -> anchor(heading.group(1)))).as(link.group())
				.contains(link.group(2));
		}
	}

	@Test
	void testsExist() throws IOException {
		Map<String, Path> sources = sources();
		for (MatchResult test : TEST.matcher(page()).results().toList()) {
			assertThat(sources).containsKey(test.group(1));
			assertThat(Files.readString(sources.get(test.group(1)))).contains("void " + test.group(2) + "(");
		}
	}

	@Test
	void causesThatTheGuideSpeaksOfAreThere() throws IOException {
		List<String> linked = LINK.matcher(page())
			.results()
			.filter((link) -> link.group(1).equals("causes.md"))
			.map((link) -> link.group(2))
			.toList();
		assertThat(linked).contains("api-key-missing", "api-key-rejected", "api-key-revoked", "api-key-malformed",
				"org-mismatch", "org-membership-required", "project-mismatch", "api-key-hardcoded");
	}

	private static String statements() throws IOException {
		String page = page();
		return page.substring(0, page.indexOf(NOT_APPLICABLE));
	}

	private static List<List<String>> rows(String text) {
		return text.lines()
			.filter((line) -> line.startsWith("|"))
			.skip(2)
			.map((line) -> Stream.of(line.substring(1, line.length() - 1).split("\\|", -1)).map(String::strip).toList())
			.toList();
	}

	private static Map<String, Path> sources() throws IOException {
		List<Path> files = new ArrayList<>();
		for (Path root : TESTS) {
			try (Stream<Path> walk = Files.walk(root)) {
				walk.filter((file) -> file.toString().endsWith("Tests.java")).forEach(files::add);
			}
		}
		return files.stream()
			.collect(Collectors.toMap((file) -> file.getFileName().toString().replace(".java", ""),
					Function.identity()));
	}

	private static String page() throws IOException {
		return Files.readString(DOCS.resolve("coverage.md"));
	}

	private static String anchor(String heading) {
		return heading.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 _-]", "").replace(' ', '-');
	}

}
