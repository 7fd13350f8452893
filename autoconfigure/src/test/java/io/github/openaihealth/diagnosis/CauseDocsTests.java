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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that {@code docs/causes.md} explains every {@link Cause}, at the address that
 * {@link Cause#docs()} names.
 */
class CauseDocsTests {

	private static final Path PAGE = Path.of("..", "docs", "causes.md");

	private static final Pattern HEADING = Pattern.compile("^(#+) +(.+?) *$");

	private static final Pattern LINK = Pattern.compile("\\]\\(#([^)]+)\\)");

	private static final Pattern SAMPLE = Pattern.compile("(?s)\n```(?:json|text)\n(.+?)\n```\n");

	private static final Pattern JSON_SAMPLE = Pattern.compile("\"summary\": \"([^\"]+)\"");

	private static final Pattern WARNING = Pattern.compile("\"warnings\": \\[(.+?)]", Pattern.DOTALL);

	private static final Pattern BLANK = Pattern.compile("(?<!\\$)\\{[^}{]+}");

	private static final String SECTION = "###";

	private static final String RESERVED = "\n> Reserved for a coming version";

	private static final List<String> PARTS = List.of("Why", "Confirm", "Fix", "Prevent", "Effect");

	@Test
	void everyCauseHasOneSectionAndThereAreNoOthers() throws IOException {
		assertThat(headings(SECTION)).as("sections of docs/causes.md").containsExactlyInAnyOrderElementsOf(ids());
	}

	@Test
	void anchorOfEverySectionIsTheId() throws IOException {
		assertThat(headings(SECTION)).map(CauseDocsTests::anchor).containsExactlyInAnyOrderElementsOf(ids());
		assertThat(anchors()).doesNotHaveDuplicates();
	}

	@Test
	void contentsListEveryCauseOnceAndInOrder() throws IOException {
		String page = Files.readString(PAGE);
		int begin = page.indexOf("\n## Contents\n");
		String contents = page.substring(begin, page.indexOf("\n## ", begin + 1));
		List<String> linked = LINK.matcher(contents).results().map((match) -> match.group(1)).toList();
		assertThat(linked).as("links in the contents of docs/causes.md")
			.filteredOn((anchor) -> Cause.of(anchor).isPresent())
			.containsExactlyElementsOf(headings(SECTION));
	}

	@Test
	void everySectionTellsItsEffect() throws IOException {
		String[] sections = Files.readString(PAGE).split("\n" + SECTION + " ");
		assertThat(Arrays.stream(sections).skip(1)).allMatch((section) -> section.contains("\n**Effect.** "));
	}

	@Test
	void everySectionOfAFeatureThatExistsHasAllParts() throws IOException {
		assertThat(sections()).allSatisfy((id, section) -> {
			if (!section.contains(RESERVED)) {
				assertThat(PARTS).allSatisfy((part) -> assertThat(section).as("section %s of docs/causes.md", id)
					.contains("\n**" + part + ".** "));
				assertThat(section).as("section %s of docs/causes.md has the symptom as a block", id).contains("\n```");
			}
		});
	}

	@Test
	void samplesReadAsTheTextsDo() throws IOException {
		Properties texts = PropertiesLoaderUtils.loadProperties(
				new EncodedResource(new ClassPathResource("causes.properties", Cause.class), StandardCharsets.UTF_8));
		assertThat(sections()).allSatisfy((id, section) -> {
			Matcher sample = SAMPLE.matcher(section);
			while (sample.find()) {
				String text = sample.group(1).replaceAll("\\s+", " ");
				Matcher json = JSON_SAMPLE.matcher(text);
				if (json.find()) {
					assertThat(json.group(1)).matches(pattern(texts, id));
				}
				else if (!text.startsWith("\"") && !text.startsWith("{")) {
					assertThat(text).as("symptom of %s in docs/causes.md, its summary in causes.properties", id)
						.matches(pattern(texts, id) + ".*");
				}
			}
		});
	}

	@Test
	void samplesOfWarningsHaveIdSentenceAndLink() throws IOException {
		assertThat(sections()).allSatisfy((id, section) -> assertThat(WARNING.matcher(section).results())
			.allSatisfy((sample) -> assertThat(sample.group(1).replaceAll("\\s+", " "))
				.startsWith("{\"cause\": \"%s\", \"summary\": \"".formatted(id))
				.endsWith("\", \"docs\": \"https://…/docs/causes.md#%s\"}".formatted(id))));
	}

	private static String pattern(Properties texts, String id) {
		return texts.stringPropertyNames()
			.stream()
			.filter((key) -> key.matches(id + "(?:@[a-z-]+)?\\.summary"))
			.map((key) -> Stream.of(BLANK.split(texts.getProperty(key), -1))
				.map(Pattern::quote)
				.collect(Collectors.joining(".+")))
			.collect(Collectors.joining("|", "(?:", ")"));
	}

	@Test
	void linksWithinThePageLeadSomewhere() throws IOException {
		List<String> linked = LINK.matcher(Files.readString(PAGE)).results().map((match) -> match.group(1)).toList();
		assertThat(anchors()).containsAll(linked);
	}

	@Test
	void addressOfACauseNamesThePageAndItsSection() {
		for (Cause cause : Cause.values()) {
			assertThat(cause.docs()).endsWith("/docs/causes.md#" + cause.id());
		}
	}

	@Test
	void addressOfADevelopmentVersionIsThatOfItsBranch() {
		assertThat(Cause.STALE.docs())
			.isEqualTo("https://github.com/openaihealth/openai-health-spring-boot/blob/main/docs/causes.md#stale");
	}

	@Test
	void pageIsOnTheClassPath() throws IOException {
		String location = Cause.STALE.docsOnClassPath();
		assertThat(location).endsWith("#stale");
		Resource page = new DefaultResourceLoader().getResource(location.substring(0, location.indexOf('#')));
		assertThat(page.getContentAsString(StandardCharsets.UTF_8)).isEqualTo(Files.readString(PAGE));
	}

	private static Map<String, String> sections() throws IOException {
		return Arrays.stream(Files.readString(PAGE).split("\n" + SECTION + " "))
			.skip(1)
			.collect(Collectors.toMap((section) -> section.lines().findFirst().orElseThrow(), Function.identity()));
	}

	private static List<String> ids() {
		return Arrays.stream(Cause.values()).map(Cause::id).toList();
	}

	private static List<String> anchors() throws IOException {
		return headings("#+").stream().map(CauseDocsTests::anchor).toList();
	}

	private static String anchor(String heading) {
		return heading.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 _-]", "").replace(' ', '-');
	}

	private static List<String> headings(String level) throws IOException {
		List<String> headings = new ArrayList<>();
		boolean code = false;
		for (String line : Files.readAllLines(PAGE)) {
			code ^= line.startsWith("```");
			Matcher heading = HEADING.matcher(line);
			if (!code && heading.matches() && heading.group(1).matches(level)) {
				headings.add(heading.group(2));
			}
		}
		return headings;
	}

}
