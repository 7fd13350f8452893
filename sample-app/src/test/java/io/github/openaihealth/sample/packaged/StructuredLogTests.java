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

import java.util.List;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the line that tells of a change, in the structured formats of Spring Boot.
 */
@Tag("once")
class StructuredLogTests {

	private static final String CHANGE = "OpenAI health UP -> DOWN";

	private final JsonMapper mapper = new JsonMapper();

	@ParameterizedTest
	@CsvSource({ "ecs, /openai/connection, /openai/status, /openai/cause",
			"logstash, /openai.connection, /openai.status, /openai.cause" })
	void changeHasItsFields(String format, String connection, String status, String cause) throws Exception {
		try (SampleProcess sample = SampleProcess
			.start("--logging.structured.format.console=" + format, "--openai.health.interval=1s")
			.awaitStarted()) {
			sample.post("/simulation/revoked");
			sample.post("/actuator/openai");
			Awaitility.await().until(() -> !changes(sample).isEmpty());
			JsonNode line = this.mapper.readTree(changes(sample).get(0));
			assertThat(line.at(connection).asString()).isEqualTo("default");
			assertThat(line.at(status).asString()).isEqualTo("DOWN");
			assertThat(line.at(cause).asString()).isEqualTo("api-key-revoked");
		}
	}

	private static List<String> changes(SampleProcess sample) {
		return sample.output().lines().filter((line) -> line.contains(CHANGE) && line.endsWith("}")).toList();
	}

}
