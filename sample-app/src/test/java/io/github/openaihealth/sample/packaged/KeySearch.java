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
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Looks for raw keys in all that a running application shows and writes.
 */
final class KeySearch {

	/**
	 * The arguments with which an application shows as much as it can.
	 */
	static final List<String> EVERYTHING_SHOWN = List.of("--management.endpoints.web.exposure.include=*",
			"--management.endpoint.env.show-values=always", "--management.endpoint.configprops.show-values=always",
			"--logging.level.io.github.openaihealth=TRACE");

	private static final List<String> PAGES = List.of("/actuator", "/actuator/env", "/actuator/configprops",
			"/actuator/health", "/actuator/health/openai", "/actuator/beans", "/actuator/mappings",
			"/actuator/conditions", "/actuator/metrics", "/actuator/metrics/openai.connection.up", "/actuator/openai",
			"/actuator/prometheus", "/actuator/threaddump", "/actuator/loggers");

	// These need not exist for every way of supplying the key
	private static final List<String> FURTHER_PAGES = List.of("/actuator/metrics/openai.probe",
			"/actuator/metrics/openai.traffic.refusals", "/actuator/metrics/http.client.requests",
			"/actuator/env/openai.api-key", "/actuator/env/OPENAI_API_KEY", "/actuator/configprops/openai",
			"/actuator/env/SPRING_AI_OPENAI_API_KEY", "/actuator/env/spring.ai.openai.api-key",
			"/actuator/env/langchain4j.open-ai.embedding-model.api-key",
			"/actuator/env/openai.connections.research.api-key", "/actuator/openai/default",
			"/actuator/openai/research", "/actuator/health/openai/research", "/simulation", "/simulation/rotation");

	private KeySearch() {
	}

	/**
	 * Assert that no key is shown on any page, nor after another poll, nor in the output.
	 * @param sample the application
	 * @param keys the keys
	 * @throws Exception if a page cannot be read
	 */
	static void assertNowhere(SampleProcess sample, String... keys) throws Exception {
		for (String page : PAGES) {
			assertThat(sample.getExisting(page)).as(page).doesNotContain(keys);
		}
		for (String page : FURTHER_PAGES) {
			assertThat(sample.get(page)).as(page).doesNotContain(keys);
		}
		assertThat(sample.post("/actuator/openai")).as("a poll").doesNotContain(keys);
		assertThat(sample.post("/simulation/call")).as("a call").contains("\"status\":").doesNotContain(keys);
		assertThat(ownOutput(sample)).doesNotContain(keys);
	}

	/**
	 * Return the output but for the line that the JVM itself prints before any code of
	 * the application runs: it repeats {@code JAVA_TOOL_OPTIONS}, and nothing can stop
	 * it.
	 * @param sample the application
	 * @return what the application has written
	 */
	static String ownOutput(SampleProcess sample) {
		return sample.output()
			.lines()
			.filter((line) -> !line.startsWith("Picked up JAVA_TOOL_OPTIONS: "))
			.collect(Collectors.joining("\n"));
	}

}
