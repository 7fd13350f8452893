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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.github.openaihealth.sample.simulation.MountedSecret;
import io.github.openaihealth.sample.simulation.Simulation;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that a key in a file is rotated without a restart, and that what goes wrong with
 * it is told by health, endpoint, log and meters alike. One running application goes
 * through it all, each time from a key of its own that works.
 */
@Tag("once")
@TestInstance(Lifecycle.PER_CLASS)
class KeyRotationTests {

	private static final Duration LIMIT = Duration.ofSeconds(20);

	private static final int SWAPS = 200;

	private final List<String> keys = new ArrayList<>(List.of(Keys.project()));

	private Simulation simulation;

	private MountedSecret secret;

	private SampleProcess sample;

	private WatchedConnection connection;

	private String first;

	private int changes;

	private Instant begin;

	@BeforeAll
	void start(@TempDir Path directory) throws Exception {
		this.simulation = new Simulation(this.keys.get(0), "ok");
		this.secret = new MountedSecret(Files.createDirectory(directory.resolve("secret")), "openai",
				this.keys.get(0) + "\n");
		List<String> arguments = List.of("--openai.api-key-file=" + this.secret.file(),
				"--openai.base-url=" + this.simulation.baseUrl(), "--openai.health.interval=1s");
		this.sample = SampleProcess
			.start(Stream.concat(arguments.stream(), KeySearch.EVERYTHING_SHOWN.stream()).toArray(String[]::new))
			.awaitStarted();
	}

	@AfterAll
	void stop() {
		this.sample.close();
		this.simulation.close();
	}

	@BeforeEach
	void useAKeyThatWorks() throws Exception {
		this.first = issue();
		this.secret.write(this.first + "\n");
		this.connection = WatchedConnection.only(this.sample);
		awaitUseOf(this.first);
		this.connection.awaitStatus("UP");
		this.connection.awaitNoWarning();
		this.connection = this.connection.fromNow();
		this.changes = this.connection.changes().size();
		this.begin = Instant.now();
	}

	@AfterEach
	void noKeyIsShown() throws Exception {
		KeySearch.assertNowhere(this.sample, this.keys.toArray(String[]::new));
	}

	@Test
	void healthNeverLeavesUpInTheRightOrder() throws Exception {
		assertThat(this.connection.details().path("apiKeySource").asString()).contains(this.secret.file().toString());
		String second = issue();
		this.connection.awaitFurtherPolls();
		this.secret.write(second + "\n");
		awaitUseOf(second);
		this.simulation.revokeKey(this.first);
		this.connection.awaitFurtherPolls();
		assertKeyShown(second);
		assertStillUp();
	}

	@Test
	void revokedBeforeItIsSwappedIsTold() throws Exception {
		String second = issue();
		this.simulation.revokeKey(this.first);
		Instant revoked = Instant.now();
		this.connection.awaitDown("api-key-revoked");
		assertKeyShown(this.first);
		assertLastWorkedBefore(revoked, "api-key-revoked");
		this.secret.write(second + "\n");
		this.connection.awaitStatus("UP");
		assertKeyShown(second);
		assertThat(changes()).containsExactly("UP -> DOWN", "DOWN -> UP");
	}

	@Test
	void wrongKeyIsToldWithTheLastSuccessOfTheOldOne() throws Exception {
		String wrong = Keys.project();
		this.keys.add(wrong);
		this.secret.write(wrong);
		this.connection.awaitDown("api-key-rejected");
		Instant refused = Instant.now();
		assertKeyShown(wrong);
		assertLastWorkedBefore(refused, "api-key-rejected");
		this.secret.write(this.first);
		this.connection.awaitStatus("UP");
		assertKeyShown(this.first);
	}

	@Test
	void halfOfAKeyIsToldAsAnyOtherThatIsWrong() throws Exception {
		String second = issue();
		String half = second.substring(0, second.length() / 2);
		this.keys.add(half);
		this.secret.write(half);
		this.connection.awaitDown("api-key-rejected");
		assertKeyShown(half);
		assertLastWorkedBefore(Instant.now(), "api-key-rejected");
		this.secret.write(second);
		this.connection.awaitStatus("UP");
		assertKeyShown(second);
	}

	@Test
	void fileThatIsBeingWrittenIsNotRead() throws Exception {
		String second = issue();
		Files.writeString(this.secret.file(), "");
		Files.writeString(this.secret.file(), second.substring(0, second.length() / 2));
		Files.writeString(this.secret.file(), second);
		awaitUseOf(second);
		assertStillUp();
		assertEveryPollWorked();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "\n", "deleted" })
	void lastGoodKeyIsUsedWhileTheFileHasNone(String content) throws Exception {
		if (content.equals("deleted")) {
			this.secret.delete();
		}
		else {
			this.secret.write(content);
		}
		this.connection.awaitWarning("api-key-file-unreadable");
		this.connection.awaitFurtherPolls();
		assertKeyShown(this.first);
		String second = issue();
		this.secret.write(second);
		this.connection.awaitNoWarning();
		awaitUseOf(second);
		assertStillUp();
	}

	@Test
	void keyThatIsRolledBackIsUsedAgain() throws Exception {
		String second = issue();
		this.secret.write(second);
		awaitUseOf(second);
		this.secret.write(this.first);
		await().untilAsserted(() -> assertKeyShown(this.first));
		this.simulation.revokeKey(second);
		this.connection.awaitFurtherPolls();
		assertStillUp();
	}

	@Test
	void fileIsSwappedWhilePollsRun() throws Exception {
		String second = issue();
		for (int i = 0; i < SWAPS; i++) {
			this.secret.write((i % 2 == 0) ? second : this.first);
			this.sample.getExisting("/actuator/health/openai");
		}
		this.connection.awaitFurtherPolls();
		await().untilAsserted(() -> assertKeyShown(this.first));
		assertStillUp();
		assertEveryPollWorked();
	}

	@Test
	void changeIsAskedAboutLongBeforeThePollThatIsDue() throws Exception {
		String second = issue();
		try (SampleProcess seldom = SampleProcess
			.start("--openai.api-key-file=" + this.secret.file(), "--openai.base-url=" + this.simulation.baseUrl(),
					"--openai.health.interval=1h")
			.awaitStarted()) {
			WatchedConnection connection = WatchedConnection.only(seldom);
			connection.awaitStatus("UP");
			this.secret.write(second);
			await().untilAsserted(() -> assertThat(connection.details().path("apiKey").asString())
				.endsWith(second.substring(second.length() - 4)));
			assertThat(connection.changes()).containsExactly("UNKNOWN -> UP");
		}
	}

	private String issue() {
		String key = this.simulation.issueKey();
		this.keys.add(key);
		return key;
	}

	private void awaitUseOf(String key) {
		await().until(() -> this.simulation.isUsed(key));
	}

	private List<String> changes() throws Exception {
		List<String> all = this.connection.changes();
		return all.subList(this.changes, all.size());
	}

	private void assertKeyShown(String key) throws Exception {
		assertThat(this.connection.details().path("apiKey").asString())
			.isEqualTo("sk-proj-…" + key.substring(key.length() - 4));
	}

	private void assertStillUp() throws Exception {
		assertThat(changes()).isEmpty();
		assertThat(this.connection.log()).doesNotContain("DOWN");
		assertThat(this.connection.status()).isEqualTo("UP");
		assertThat(this.connection.meter("openai_connection_up")).isEqualTo("1.0");
	}

	private void assertEveryPollWorked() throws Exception {
		for (JsonNode poll : this.connection.report().path("polls")) {
			if (Instant.parse(poll.path("time").asString()).isAfter(this.begin)) {
				assertThat(poll.path("outcome").asString()).isEqualTo("success");
				assertThat(poll.path("httpStatus").asInt()).isEqualTo(200);
			}
		}
	}

	private void assertLastWorkedBefore(Instant limit, String cause) throws Exception {
		String lastSuccess = this.connection.details().path("lastSuccess").asString();
		assertThat(Instant.parse(lastSuccess)).isBefore(limit);
		assertThat(this.connection.logLine(cause)).contains("last worked ");
	}

	private static ConditionFactory await() {
		return Awaitility.await().atMost(LIMIT);
	}

}
