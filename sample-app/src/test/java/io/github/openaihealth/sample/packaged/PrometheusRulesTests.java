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
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the Prometheus rules are tested, used and documented. What they do is tested
 * by {@link PromtoolTests} and {@link ObservabilityTests}.
 */
class PrometheusRulesTests {

	private static final Path PAGE = Path.of("..", "docs", "observability", "README.md");

	private static final Pattern ALERT = Pattern.compile("- alert: (\\w+)");

	private static final Pattern RECORD = Pattern.compile("- record: (\\S+)");

	private static final Pattern TEXT = Pattern.compile("(runbook_url|summary|description|severity): ");

	@ParameterizedTest
	@MethodSource("alerts")
	void alertIsTestedAndDocumented(String alert) throws Exception {
		assertThat(allTests())
			.containsPattern("alertname: " + alert + "\n +eval_time: \\w+\n +exp_alerts:\n +- exp_labels")
			.containsPattern("alertname: " + alert + "\n +eval_time: \\w+\n +exp_alerts: \\[]");
		assertThat(Files.readString(PAGE)).containsOnlyOnce("| `" + alert + "` |");
	}

	@ParameterizedTest
	@MethodSource("alerts")
	void alertSaysWhatToDo(String alert) throws Exception {
		String rest = (Files.readString(file("openai-alerts")) + Files.readString(file("openai-rates")))
			.split("- alert: " + alert + "\n")[1];
		assertThat(TEXT.matcher(rest.split("- alert: ")[0]).results().map((match) -> match.group(1)))
			.containsExactly("severity", "summary", "description", "runbook_url");
	}

	@ParameterizedTest
	@MethodSource("records")
	void recordIsUsed(String series) throws IOException {
		String others = (Files.readString(file("openai-recording")) + Files.readString(file("openai-alerts"))
				+ Dashboard.read().text())
			.replace("- record: " + series, "");
		assertThat(others).contains(series);
	}

	@Test
	void alertOfTheRatesIsOff() throws Exception {
		assertThat(Files.readString(PrometheusTools.DIRECTORY.resolve("prometheus.yml")))
			.contains("openai-alerts.rules.yml")
			.doesNotContain("openai-rates.rules.yml");
	}

	static List<String> alerts() {
		return Stream.of("openai-alerts", "openai-rates").flatMap((rules) -> names(ALERT, rules).stream()).toList();
	}

	static List<String> records() {
		return names(RECORD, "openai-recording");
	}

	private static List<String> names(Pattern pattern, String rules) {
		try {
			return pattern.matcher(Files.readString(file(rules)))
				.results()
				.map((MatchResult match) -> match.group(1))
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String allTests() throws IOException {
		List<String> texts = new ArrayList<>();
		for (String file : PromtoolTests.testFiles()) {
			texts.add(Files.readString(PromtoolTests.DIRECTORY.resolve(file)));
		}
		return String.join("\n", texts);
	}

	private static Path file(String rules) {
		return PrometheusTools.DIRECTORY.resolve(rules + ".rules.yml");
	}

}
