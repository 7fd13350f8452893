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

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.core.util.Separators.Spacing;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the form of the {@link Dashboard}. Its queries are run by
 * {@link ObservabilityTests}.
 */
class DashboardTests {

	private static final Pattern VARIABLE = Pattern.compile("\\$\\{?(\\w+)");

	private static final Pattern METRIC = Pattern.compile("[a-z_:]*openai_[a-z_:0-9]+");

	private static final int COLUMNS = 24;

	private final Dashboard dashboard = Dashboard.read();

	@Test
	void holdsNothingThatGrafanaWouldChange() {
		JsonNode root = this.dashboard.root();
		assertThat(root.path("id").isNull()).isTrue();
		assertThat(root.path("uid").asString()).isEqualTo("openai-health");
		assertThat(root.has("version")).isFalse();
		assertThat(root.has("__inputs")).isFalse();
		assertThat(root.path("schemaVersion").intValue()).isEqualTo(39);
	}

	@Test
	void isFormattedAsGrafanaDoes() {
		Separators separators = Separators.createDefaultInstance()
			.withObjectNameValueSpacing(Spacing.AFTER)
			.withObjectEmptySeparator("")
			.withArrayEmptySeparator("");
		DefaultPrettyPrinter printer = new DefaultPrettyPrinter(separators)
			.withObjectIndenter(new DefaultIndenter("  ", "\n"))
			.withArrayIndenter(new DefaultIndenter("  ", "\n"));
		assertThat(this.dashboard.text())
			.isEqualTo(new JsonMapper().writer().with(printer).writeValueAsString(this.dashboard.root()) + "\n");
	}

	@Test
	void panelsHaveIdsOfTheirOwn() {
		assertThat(this.dashboard.panels()).extracting((panel) -> panel.path("id").intValue()).doesNotHaveDuplicates();
	}

	@Test
	void panelsDoNotOverlap() {
		List<String> cells = this.dashboard.panels().stream().flatMap(DashboardTests::cells).toList();
		assertThat(cells).isNotEmpty().doesNotHaveDuplicates();
	}

	@ParameterizedTest
	@MethodSource("panels")
	void panelExplainsItself(JsonNode panel) {
		assertThat(panel.path("title").asString()).isNotBlank();
		assertThat(panel.path("description").asString()).hasSizeGreaterThan(40);
		assertThat(panel.path("fieldConfig").path("defaults").path("unit").asString()).isNotBlank();
	}

	@ParameterizedTest
	@MethodSource("panels")
	void panelFitsIntoTheWidth(JsonNode panel) {
		JsonNode place = panel.path("gridPos");
		assertThat(place.path("x").intValue() + place.path("w").intValue()).isLessThanOrEqualTo(COLUMNS);
		assertThat(place.path("w").intValue()).isPositive();
		assertThat(place.path("h").intValue()).isPositive();
	}

	@ParameterizedTest
	@MethodSource("panels")
	void panelAsksTheChosenDataSource(JsonNode panel) {
		List<JsonNode> targets = panel.path("targets").valueStream().toList();
		assertThat(targets).isNotEmpty().allSatisfy((target) -> {
			assertThat(target.path("expr").asString()).isNotBlank();
			assertThat(target.path("datasource")).isEqualTo(panel.path("datasource"));
		});
		assertThat(targets).extracting((target) -> target.path("refId").asString()).doesNotHaveDuplicates();
		assertThat(panel.path("datasource").path("type").asString()).isEqualTo("prometheus");
		assertThat(panel.path("datasource").path("uid").asString()).isEqualTo("${datasource}");
	}

	@ParameterizedTest
	@MethodSource("queries")
	void queryIsRestrictedToWhatIsChosen(Dashboard.Query query) {
		assertThat(query.expression()).contains("job=~\"$job\"").contains("connection=~\"$connection\"");
		assertThat(query.interpolated()).doesNotContain("$");
	}

	@Test
	void variablesAreDefined() {
		Set<String> defined = new TreeSet<>(List.of("__rate_interval", "__value"));
		this.dashboard.root()
			.path("templating")
			.path("list")
			.forEach((variable) -> defined.add(variable.path("name").asString()));
		assertThat(defined).contains("datasource", "job", "instance", "connection");
		assertThat(strings(this.dashboard.root()).filter((text) -> !text.equals("$__all"))
			.flatMap((text) -> VARIABLE.matcher(text).results())
			.map((match) -> match.group(1))).isNotEmpty().isSubsetOf(defined);
	}

	@ParameterizedTest
	@MethodSource("queries")
	void queryNamesOnlyWhatIsRecordedOrMetered(Dashboard.Query query) throws Exception {
		String known = Files.readString(PrometheusTools.DIRECTORY.resolve("openai-recording.rules.yml"))
				+ Files.readString(Path.of("..", "docs", "observability", "README.md"));
		assertThat(METRIC.matcher(query.expression()).results().map(MatchResult::group))
			.allSatisfy((metric) -> assertThat(known).containsPattern("(- record: |`)" + metric + "\\b"));
	}

	static List<JsonNode> panels() {
		return Dashboard.read().panels();
	}

	static List<Dashboard.Query> queries() {
		return Dashboard.read().queries();
	}

	private static Stream<String> cells(JsonNode panel) {
		JsonNode place = panel.path("gridPos");
		return range(place, "x", "w").boxed()
			.flatMap((x) -> range(place, "y", "h").mapToObj((y) -> "%d, %d".formatted(x, y)));
	}

	private static IntStream range(JsonNode place, String start, String length) {
		int from = place.path(start).intValue();
		return IntStream.range(from, from + place.path(length).intValue());
	}

	private static Stream<String> strings(JsonNode node) {
		return node.isString() ? Stream.of(node.asString()) : node.valueStream().flatMap(DashboardTests::strings);
	}

}
