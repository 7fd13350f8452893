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

package io.github.openaihealth.probe;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import io.github.openaihealth.connection.OpenAiConnection;
import io.github.openaihealth.diagnosis.Cause;
import io.github.openaihealth.diagnosis.Diagnosis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Retirements}.
 */
class RetirementsTests {

	private static final String OPENAI = "https://api.openai.com/v1";

	private static final LocalDate DAY = LocalDate.parse("2027-01-14");

	private final Retirements retirements = new Retirements(Duration.ofDays(30));

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			2026-12-14T23:59:59Z |
			2026-12-15T00:00:00Z | The model 'gpt-old' is shut down on 2027-01-14, in 30 days.
			2027-01-12T12:00:00Z | The model 'gpt-old' is shut down on 2027-01-14, in 1 day.
			2027-01-13T00:00:01Z | The model 'gpt-old' is shut down on 2027-01-14, in less than a day.
			2027-01-14T00:00:00Z | The model 'gpt-old' is shut down on 2027-01-14, a day that has come.
			2027-03-01T00:00:00Z | The model 'gpt-old' is shut down on 2027-01-14, a day that has come.
			""")
	void warnsInTime(Instant now, String summary) {
		List<RetiringModel> retiring = retiring(OPENAI, now, "gpt-old");
		assertThat(retiring).extracting(RetiringModel::day).containsExactly(DAY);
		Diagnosis warning = retiring.get(0).warning();
		assertThat((warning != null) ? warning.summary() : null).isEqualTo(summary);
		assertThat((warning != null) ? warning.cause() : Cause.MODEL_RETIRING).isEqualTo(Cause.MODEL_RETIRING);
	}

	@Test
	void onlyRequiredModelsCountTheEarliestFirst() {
		Instant now = Instant.parse("2026-11-01T00:00:00Z");
		assertThat(retiring(OPENAI, now, "gpt-last", "gpt-new", "models/gpt-old")).extracting(RetiringModel::id)
			.containsExactly("models/gpt-old", "gpt-last");
		assertThat(retiring(OPENAI, now)).isEmpty();
	}

	@Test
	void gatewaySpeaksForItself() {
		Diagnosis warning = retiring("https://llm.example.com/v1", Instant.parse("2027-01-01T00:00:00Z"), "gpt-old")
			.get(0)
			.warning();
		assertThat(warning).isNotNull();
		assertThat(warning.summary()).startsWith("llm.example.com tells that the model 'gpt-old' is shut down");
		assertThat(warning.actions().toString()).doesNotContain("openai.com");
	}

	@Test
	void keyAmongTheRequiredModelsIsMasked() {
		OpenAiConnection connection = ProbeFixtures.requiring(ProbeFixtures.connection(OPENAI),
				ProbeFixtures.projectKey());
		ModelList list = list(
				"{\"data\":[{\"id\":\"" + ProbeFixtures.projectKey() + "\",\"shutdown_date\":\"2027-01-14\"}]}");
		assertThat(this.retirements.of(list, connection, Instant.parse("2027-01-01T00:00:00Z")).toString())
			.contains("2027-01-14")
			.doesNotContain(ProbeFixtures.projectKey().substring(8, 40));
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "null", "\"\"", "\"soon\"", "\"2027-02-30\"", "20270114", "{}", "\"2027-01-14T00:00:00Z\"" })
	void whatIsNoDaySaysNothing(String value) {
		ModelList list = list("{\"data\":[{\"id\":\"a\",\"shutdown_date\":" + value + "}]}");
		assertThat(list.retiring(List.of("a"))).isEmpty();
		assertThat(list.count()).isOne();
	}

	private List<RetiringModel> retiring(String baseUrl, Instant now, String... required) {
		OpenAiConnection connection = ProbeFixtures.requiring(ProbeFixtures.connection(baseUrl), required);
		ModelList list = list("""
				{"object": "list", "data": [{"id": "gpt-new", "shutdown_date": null},
				{"id": "gpt-old", "shutdown_date": "2027-01-14"}, {"id": "gpt-last", "shutdown_date": "2027-06-30"},
				{"id": "gpt-else", "shutdown_date": "2026-12-24"}]}
				""");
		return this.retirements.of(list, connection, now);
	}

	private static ModelList list(String json) {
		JsonNode root = new JsonTree().read(JsonMapper.shared().createParser(json));
		assertThat(root).isNotNull();
		ModelList list = ModelList.of(root);
		assertThat(list).isNotNull();
		return list;
	}

}
