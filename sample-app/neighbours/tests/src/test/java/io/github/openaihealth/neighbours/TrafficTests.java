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

package io.github.openaihealth.neighbours;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.openaihealth.neighbours.ClientLibrary.Ending;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that health learns from what the calls of an application are told, whatever its
 * client and whatever the kind of call, and that the application does not notice.
 */
@Tag("once")
class TrafficTests {

	private static final String KEY = "sk-proj-" + "aB3d".repeat(37);

	private StandIn standIn;

	@BeforeEach
	void startStandIn() throws IOException {
		this.standIn = new StandIn();
	}

	@AfterEach
	void stopStandIn() {
		this.standIn.close();
	}

	@ParameterizedTest
	@EnumSource
	void callWithoutCreditTurnsHealthUntilOneSucceeds(CallingApplication application) throws Exception {
		List<String> kinds = application.kinds();
		String first = kinds.get(0);
		String last = kinds.get(kinds.size() - 1);
		String output = run(application,
				Stream.concat(calls(kinds, "no-credit", first), calls(kinds, "gpt-test", last)),
				"--logging.level.root=trace");
		for (int i = 0; i < kinds.size(); i++) {
			assertThat(output).contains(
					kinds.get(i) + ":no-credit was told: RateLimitException 429 insufficient_quota ",
					kinds.get(i) + ":no-credit left health: DOWN quota-exhausted traffic req_call",
					kinds.get(i) + ":no-credit was counted: " + (i + 1) * application.attempts(),
					kinds.get(i) + ":gpt-test was told: done",
					kinds.get(i) + ":gpt-test had chunks: " + (kinds.get(i).endsWith("STREAM") ? 2 : 0),
					kinds.get(i) + ":gpt-test left health: UP null null ");
		}
		assertThat(output).contains("429: Told by the stand-in.").doesNotContain(KEY);
		assertThat(output.lines().filter((line) -> line.contains("in-confidence")))
			.allMatch((line) -> line.contains(" o.s.ai."));
		assertThat(this.standIn.wasBuffered()).isFalse();
		assertThat(this.standIn.calls()).isEqualTo((application.attempts() + 1) * kinds.size());
		assertThat(this.standIn.polls()).isOne();
	}

	@ParameterizedTest
	@EnumSource
	void callWithARevokedKeyIsAPollAtOnce(CallingApplication application) throws Exception {
		List<String> kinds = application.kinds();
		String first = kinds.get(0);
		String output = run(application, Stream.concat(calls(kinds, "wrong", "none"), calls(kinds, "revoked", first)));
		for (int i = 0; i < kinds.size(); i++) {
			assertThat(output).contains(
					kinds.get(i) + ":wrong was told: BadRequestException 400 context_length_exceeded ",
					kinds.get(i) + ":wrong left health: UP null null ", kinds.get(i) + ":wrong was counted: 0",
					kinds.get(i) + ":revoked was told: UnauthorizedException 401 invalid_api_key ",
					kinds.get(i) + ":revoked left health: DOWN api-key-revoked null req_poll",
					kinds.get(i) + ":revoked was counted: " + (i + 1));
		}
		// The one at the start, and the one at once with its confirmation
		assertThat(this.standIn.polls()).isBetween(3L, 4L);
	}

	@ParameterizedTest
	@EnumSource
	void nothingIsLearnedWhereThatIsSwitchedOff(CallingApplication application) throws Exception {
		List<String> kinds = application.kinds().subList(0, 2);
		String output = run(application,
				Stream.concat(calls(kinds, "no-credit", "none"), calls(kinds, "gpt-test", "none")),
				"--openai.traffic.enabled=false");
		for (String kind : kinds) {
			assertThat(output).contains(kind + ":no-credit was told: RateLimitException 429 insufficient_quota ",
					kind + ":no-credit left health: UP null null ", kind + ":no-credit was counted: 0",
					kind + ":gpt-test was told: done",
					kind + ":gpt-test had chunks: " + (kind.endsWith("STREAM") ? 2 : 0),
					kind + ":gpt-test left health: UP null null ");
		}
		assertThat(this.standIn.wasBuffered()).isFalse();
		assertThat(this.standIn.calls()).isEqualTo((application.attempts() + 1) * kinds.size());
		assertThat(this.standIn.polls()).isOne();
	}

	private String run(CallingApplication application, Stream<String> calls, String... more) throws Exception {
		Stream<String> arguments = Stream.of("--spring.profiles.active=traffic", application.setting("api-key=" + KEY),
				application.setting("base-url=" + this.standIn.baseUrl()), "--arrived=" + this.standIn.arrived(),
				"--openai.health.interval=1h");
		Ending ending = application.library()
			.run("with-starter", Map.of(),
					Stream.of(arguments, calls, Stream.of(more)).flatMap((part) -> part).toArray(String[]::new));
		assertThat(ending.exitCode()).as(ending.output()).isZero();
		return ending.output();
	}

	// Where a call turns health, the application waits for that. A list begins with that
	// one
	private static Stream<String> calls(List<String> kinds, String model, String turning) {
		Stream<String> others = kinds.stream().filter((kind) -> !kind.equals(turning));
		Stream<String> first = kinds.stream().filter(turning::equals).map((kind) -> kind + ":" + model + ":turns");
		return Stream.concat(first, others.map((kind) -> kind + ":" + model)).map((call) -> "--call=" + call);
	}

	/**
	 * An application, and the kinds of calls that it makes: the first turns health in
	 * these tests, and the last back.
	 */
	enum CallingApplication {

		OPENAI_JAVA(ClientLibrary.OPENAI_JAVA, "openai.", 3, "RESPONSES_STREAM", "RESPONSES", "RESPONSES_ASYNC",
				"RESPONSES_ASYNC_STREAM", "CHAT", "CHAT_STREAM", "CHAT_ASYNC", "CHAT_ASYNC_STREAM"),

		SPRING_AI(ClientLibrary.SPRING_AI, "spring.ai.openai.", 4, "CHAT", "CHAT_STREAM", "CLIENT", "EMBEDDING",
				"CLIENT_STREAM");

		private final ClientLibrary library;

		private final String prefix;

		private final int attempts;

		private final List<String> kinds;

		CallingApplication(ClientLibrary library, String prefix, int attempts, String... kinds) {
			this.library = library;
			this.prefix = prefix;
			this.attempts = attempts;
			this.kinds = List.of(kinds);
		}

		ClientLibrary library() {
			return this.library;
		}

		// The SDK makes two more attempts, and Spring AI has it make three
		int attempts() {
			return this.attempts;
		}

		List<String> kinds() {
			return this.kinds;
		}

		String setting(String setting) {
			return "--" + this.prefix + setting;
		}

	}

}
