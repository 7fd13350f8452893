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

package io.github.openaihealth.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the README lists the properties as the metadata describes them, and that
 * {@code docs/configuration.md} names each with its default, {@code docs/connections.md}
 * those that a named connection has. After a change write the list anew with
 * {@code -Dgolden.update=true}.
 */
class PropertiesDocsTests {

	private static final Path README = Path.of("..", "README.md");

	private static final Path CONFIGURATION = Path.of("..", "docs", "configuration.md");

	private static final Path CONNECTIONS = Path.of("..", "docs", "connections.md");

	private static final String BEGIN = "<!-- properties: written by PropertiesDocsTests -->\n";

	private static final String END = "<!-- end of properties -->\n";

	private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z.-]+)` \\| (?:`(.*?)`)? ?\\|");

	@Test
	void readmeListsThePropertiesOfTheMetadata() throws IOException {
		String page = Files.readString(README);
		assertThat(page).containsSubsequence(BEGIN, END);
		int begin = page.indexOf(BEGIN) + BEGIN.length();
		String expected = page.substring(0, begin) + table() + page.substring(page.indexOf(END));
		if (Boolean.getBoolean("golden.update")) {
			Files.writeString(README, expected);
		}
		assertThat(Files.readString(README)).as("README.md, its list written anew with -Dgolden.update=true")
			.isEqualTo(expected);
	}

	@Test
	void configurationNamesEachPropertyWithItsDefault() throws IOException {
		Map<String, String> rows = ROW.matcher(Files.readString(CONFIGURATION))
			.results()
			.filter((row) -> row.group(1).contains("."))
			.collect(
					Collectors.toMap((row) -> row.group(1), PropertiesDocsTests::defaultValue, (first, same) -> first));
		Map<String, String> properties = new TreeMap<>();
		properties().forEach((property) -> properties.put(property.path("name").asString(),
				property.path("defaultValue").asString("")));
		// A map, which has rows of its own
		properties.remove("openai.connections");
		assertThat(rows).as("rows of docs/configuration.md, one for each property with its default")
			.containsAllEntriesOf(properties);
	}

	@Test
	void connectionsTellsWhatANamedConnectionHasAndInherits() throws IOException {
		String page = Files.readString(CONNECTIONS);
		int inheritance = page.indexOf("### What it inherits");
		assertThat(ConnectionProperties.names()).allSatisfy((name) -> {
			assertThat(page.substring(0, inheritance)).as("docs/connections.md, \"What a connection has\"")
				.containsPattern("\\| .*\\." + Pattern.quote(name) + "`.*\\|");
			assertThat(page.substring(inheritance)).as("docs/connections.md, \"What it inherits\"")
				.containsPattern("\\| .*`" + Pattern.quote(name) + "`.*\\|");
		});
	}

	private static String defaultValue(MatchResult row) {
		return (row.group(2) != null) ? row.group(2) : "";
	}

	private static String table() throws IOException {
		StringBuilder table = new StringBuilder("| property | default | |\n|---|---|---|\n");
		for (JsonNode property : properties()) {
			String value = property.path("defaultValue").asString("");
			table.append("| `%s` | %s| %s |\n".formatted(property.path("name").asString(),
					value.isEmpty() ? "" : "`" + value + "` ", property.path("description").asString()));
		}
		return table.toString();
	}

	private static Iterable<JsonNode> properties() throws IOException {
		try (InputStream metadata = OpenAiProperties.class
			.getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
			return StreamSupport.stream(JsonMapper.shared().readTree(metadata).path("properties").spliterator(), false)
				.sorted(Comparator.comparing((property) -> property.path("name").asString()))
				.toList();
		}
	}

}
