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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the links of {@code docs/observability} lead somewhere: those of the page,
 * of the dashboard and of the alerts.
 */
class ObservabilityDocsTests {

	private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

	private static final Path PAGE = ROOT.resolve("docs/observability/README.md");

	private static final Path ALERTS = ROOT.resolve("docs/observability/prometheus/openai-alerts.rules.yml");

	private static final Path RATES = ALERTS.resolveSibling("openai-rates.rules.yml");

	private static final Pattern LINK = Pattern.compile("]\\((?!https?:)([^)#]*)(?:#([^)]+))?\\)");

	// What a template puts after the # is the id of a cause
	private static final Pattern URL = Pattern
		.compile("https://github.com/openaihealth/openai-health-spring-boot/blob/main/([\\w./-]+)(?:#([\\w-]+))?");

	@ParameterizedTest
	@MethodSource
	void linkLeadsToASection(Path page, String anchor) throws IOException {
		assertThat(page).exists();
		if (anchor != null) {
			assertThat(anchors(page)).contains(anchor);
		}
	}

	static List<Object[]> linkLeadsToASection() throws IOException {
		Stream<Object[]> relative = LINK.matcher(Files.readString(PAGE))
			.results()
			.map((link) -> link(link.group(1).isEmpty() ? PAGE : PAGE.resolveSibling(link.group(1)), link));
		Stream<Object[]> absolute = Stream
			.of(Dashboard.read().text(), Files.readString(ALERTS), Files.readString(RATES))
			.flatMap((text) -> URL.matcher(text).results())
			.map((link) -> link(ROOT.resolve(link.group(1)), link));
		return Stream.concat(relative, absolute).toList();
	}

	private static Object[] link(Path page, MatchResult link) {
		return new Object[] { page.normalize(), link.group(2) };
	}

	private static List<String> anchors(Path page) throws IOException {
		return Files.readAllLines(page).stream().filter((line) -> line.startsWith("#")).map((line) -> {
			String title = line.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT);
			return title.replaceAll("[^a-z0-9 -]", "").replace(' ', '-');
		}).toList();
	}

}
