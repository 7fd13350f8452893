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

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.openaihealth.sample.simulation.Simulation;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that no twelve characters of a key appear in a line, on a page or over JMX,
 * whatever is logged and shown, and whatever the service says.
 */
@Tag("once")
class KeyLeakTests {

	private static final String KEY = Keys.project();

	// Nothing of its form tells that it is a key
	private static final String OPAQUE_KEY = Keys.opaque();

	// Of another library, and not the one that is watched
	private static final String FURTHER_KEY = Keys.opaque();

	private Simulation simulation = new Simulation(KEY, "ok");

	@AfterEach
	void close() {
		this.simulation.close();
	}

	@ParameterizedTest
	@MethodSource
	void keyIsNeverShown(Supply supply) throws Exception {
		close();
		this.simulation = new Simulation(supply.key(), "ok");
		try (SampleProcess sample = start(supply).awaitStarted()) {
			Awaitility.await()
				.untilAsserted(() -> assertThat(sample.get("/actuator/health/openai")).contains("\"UP\""));
			assertThat(this.simulation.requests()).isPositive();
			assertNothingLeaks(sample, supply.key());
			this.simulation.play("rejected");
			Awaitility.await()
				.atMost(Duration.ofSeconds(12))
				.untilAsserted(() -> assertThat(sample.get("/actuator/health/openai")).contains("\"DOWN\"",
						"api-key-revoked"));
			assertNothingLeaks(sample, supply.key());
			this.simulation.play("server-error");
			int requests = this.simulation.requests();
			Awaitility.await().until(() -> this.simulation.requests() > requests + 1);
			assertNothingLeaks(sample, supply.key());
		}
	}

	static Stream<Supply> keyIsNeverShown() {
		return Stream.of(
				new Supply("command line, and pasted into an id", OPAQUE_KEY, Map.of(),
						List.of("--openai.api-key=" + OPAQUE_KEY, "--openai.org-id=" + OPAQUE_KEY)),
				new Supply("OPENAI_API_KEY", KEY, Map.of("OPENAI_API_KEY", KEY), List.of()),
				new Supply("SPRING_APPLICATION_JSON", OPAQUE_KEY,
						Map.of("SPRING_APPLICATION_JSON", "{\"openai\":{\"api-key\":\"%s\"}}".formatted(OPAQUE_KEY)),
						List.of()),
				new Supply("Spring AI, and another key of LangChain4j", OPAQUE_KEY,
						Map.of("SPRING_AI_OPENAI_API_KEY", OPAQUE_KEY),
						List.of("--spring.ai.openai.base-url=${openai.base-url}",
								"--langchain4j.open-ai.embedding-model.api-key=" + FURTHER_KEY)),
				new Supply("JAVA_TOOL_OPTIONS", KEY, Map.of("JAVA_TOOL_OPTIONS", "-Dopenai.api-key=" + KEY),
						List.of()));
	}

	@Test
	void keyThatIsNotUsedYetIsNotShown() throws Exception {
		try (SampleProcess sample = start(new Supply("never polled", OPAQUE_KEY, Map.of("OPENAI_API_KEY", OPAQUE_KEY),
				List.of("--openai.probe.enabled=false")))
			.awaitStarted()) {
			assertThat(sample.get("/actuator/health/openai")).contains("\"UNKNOWN\"");
			assertNothingLeaks(sample, OPAQUE_KEY);
			assertThat(this.simulation.requests()).isZero();
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 200, 302, 401 })
	void whatTheServiceEchoesIsNotShown(int status) throws Exception {
		try (EchoingService service = new EchoingService(status);
				SampleProcess sample = start(new Supply("echo", OPAQUE_KEY, Map.of("OPENAI_API_KEY", OPAQUE_KEY),
						List.of("--openai.org-id=org-leaktests", "--openai.validation.on-failure=warn",
								"--openai.access-check.enabled=true", "--openai.health.required-models=gpt-made-up")),
						service.baseUrl())
					.awaitStarted()) {
			Awaitility.await().until(() -> service.echoes() > 4);
			assertThat(sample.json("/actuator/openai").toString()).contains("\"httpStatus\":");
			assertNothingLeaks(sample, OPAQUE_KEY);
		}
	}

	@Test
	void malformedKeyThatStopsNoStartIsNotShown() throws Exception {
		String json = "{\"openai\":{\"api-key\":\"%s\\n\"}}".formatted(OPAQUE_KEY);
		try (SampleProcess sample = start(new Supply("malformed", OPAQUE_KEY, Map.of("SPRING_APPLICATION_JSON", json),
				List.of("--openai.validation.on-failure=warn")))
			.awaitStarted()) {
			Awaitility.await()
				.untilAsserted(() -> assertThat(sample.get("/actuator/health/openai")).contains("api-key-malformed"));
			assertNothingLeaks(sample, OPAQUE_KEY);
			assertThat(this.simulation.requests()).isZero();
		}
	}

	@Test
	void malformedKeyIsNotShown() throws Exception {
		try (SampleProcess sample = start(
				new Supply("malformed", KEY, Map.of("OPENAI_API_KEY", KEY + "\n"), List.of()))) {
			assertThat(sample.awaitExit()).isOne();
			assertThat(sample.output()).contains("docs/causes.md#api-key-malformed");
			KeySearch.assertNotWritten(sample, KEY);
		}
	}

	private SampleProcess start(Supply supply) throws Exception {
		return start(supply, this.simulation.baseUrl());
	}

	private SampleProcess start(Supply supply, String baseUrl) throws Exception {
		Stream<String> arguments = Stream.concat(KeySearch.EVERYTHING_SHOWN.stream(),
				Stream.of("--openai.base-url=" + baseUrl, "--openai.health.interval=1s", "--sample.calls.enabled=true",
						"--logging.level.root=TRACE"));
		return SampleProcess.start(supply.environment(),
				Stream.concat(arguments, supply.arguments().stream()).toArray(String[]::new));
	}

	private static void assertNothingLeaks(SampleProcess sample, String key) throws Exception {
		KeySearch.assertNowhere(sample, key, FURTHER_KEY);
	}

	private record Supply(String name, String key, Map<String, String> environment, List<String> arguments) {

		@Override
		public String toString() {
			return this.name;
		}

	}

}
