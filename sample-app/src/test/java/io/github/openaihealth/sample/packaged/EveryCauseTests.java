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
import java.util.stream.Stream;

import io.github.openaihealth.diagnosis.Cause;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that every {@link Cause} can be provoked as {@code docs/try-it.md} says. One
 * running application plays the scenarios of the answers that stop no running one; the
 * others each have a start of their own.
 */
@Tag("once")
@TestInstance(Lifecycle.PER_CLASS)
class EveryCauseTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	// A poll is overdue after its limit and two intervals
	private static final Duration PAUSE = Duration.ofSeconds(5);

	private static final String[] HURRY = { "--openai.health.interval=1s", "--openai.health.failure-threshold=1",
			"--openai.health.max-backoff=1s", "--openai.probe.timeout=1s" };

	private SampleProcess running;

	@BeforeAll
	void start() throws Exception {
		this.running = SampleProcess.start(HURRY).awaitStarted();
	}

	@AfterAll
	void stop() {
		this.running.close();
	}

	@Test
	void everyCauseIsProvoked() {
		assertThat(Provocation.all()).as("rows of docs/try-it.md, one for each cause")
			.extracting(Provocation::cause)
			.containsExactlyInAnyOrderElementsOf(Stream.of(Cause.values()).map(Cause::id).toList());
	}

	@ParameterizedTest
	@MethodSource
	void startEndsWithAReport(Provocation provocation) throws Exception {
		try (SampleProcess sample = SampleProcess.start(provocation.arguments())) {
			assertThat(sample.awaitExit()).as(sample::output).isOne();
			assertThat(sample.output()).contains("APPLICATION FAILED TO START", "Description:", "Action:")
				.containsOnlyOnce("docs/causes.md#")
				.contains("docs/causes.md#" + provocation.cause())
				.doesNotContain("\n\tat ");
		}
	}

	static List<Provocation> startEndsWithAReport() {
		return Provocation.all("report").toList();
	}

	@ParameterizedTest
	@MethodSource
	void runningApplicationTellsTheCause(Provocation provocation) throws Exception {
		repair();
		this.running.play(provocation.scenario());
		awaitCause(this.running, provocation.cause());
	}

	static List<Provocation> runningApplicationTellsTheCause() {
		return Provocation.all("health").filter(Provocation::isScenario).toList();
	}

	@ParameterizedTest
	@MethodSource
	void runningApplicationWarns(Provocation provocation) throws Exception {
		this.running.play(provocation.scenario());
		awaitWarning(this.running, provocation.cause());
		assertThat(this.running.health().path("status").stringValue()).isEqualTo("UP");
	}

	static List<Provocation> runningApplicationWarns() {
		return Provocation.all("warning").filter(Provocation::isScenario).toList();
	}

	@ParameterizedTest
	@MethodSource
	void startedApplicationTellsTheCause(Provocation provocation) throws Exception {
		// The page's port is the application's own, which speaks no TLS
		String port = ":" + this.running.port() + "/";
		String[] arguments = Stream.of(provocation.arguments())
			.map((argument) -> argument.replace(":8080/", port))
			.toArray(String[]::new);
		try (SampleProcess sample = startInAHurry(arguments)) {
			awaitCause(sample, provocation.cause());
		}
	}

	static List<Provocation> startedApplicationTellsTheCause() {
		return Provocation.all("health").filter((provocation) -> !provocation.isScenario()).toList();
	}

	@ParameterizedTest
	@MethodSource
	void startedApplicationWarns(String commandLine) throws Exception {
		List<Provocation> provocations = Provocation.all("warning")
			.filter((provocation) -> provocation.commandLine().equals(commandLine))
			.toList();
		try (SampleProcess sample = startInAHurry(provocations.get(0).arguments())) {
			for (Provocation provocation : provocations) {
				awaitWarning(sample, provocation.cause());
			}
		}
	}

	static List<String> startedApplicationWarns() {
		return Provocation.all("warning")
			.filter((provocation) -> !provocation.isScenario())
			.map(Provocation::commandLine)
			.distinct()
			.toList();
	}

	@Test
	@EnabledOnOs({ OS.LINUX, OS.MAC })
	void pausedApplicationIsStale() throws Exception {
		assertThat(Provocation.all("paused")).extracting(Provocation::cause).containsExactly("stale");
		repair();
		this.running.play("slow");
		awaitCause(this.running, "timeout");
		// A poll that was on its way when the pause began ends with it: then once more
		await().untilAsserted(() -> {
			String last = lastChecked();
			await().until(() -> !lastChecked().equals(last));
			pause();
			JsonNode health = this.running.health();
			assertThat(health.path("details").path("cause").stringValue(null)).isEqualTo("stale");
			assertThat(health.path("status").stringValue()).isEqualTo("UNKNOWN");
		});
	}

	// A refusal stands through an outage
	private void repair() throws Exception {
		this.running.play("ok");
		await().untilAsserted(() -> assertThat(this.running.health().path("status").stringValue()).isEqualTo("UP"));
	}

	private void pause() throws Exception {
		this.running.signal("STOP");
		try {
			Thread.sleep(PAUSE.toMillis());
		}
		finally {
			this.running.signal("CONT");
		}
	}

	private String lastChecked() throws Exception {
		return this.running.health().path("details").path("lastChecked").stringValue();
	}

	private static SampleProcess startInAHurry(String... arguments) throws Exception {
		return SampleProcess.start(Stream.concat(Stream.of(HURRY), Stream.of(arguments)).toArray(String[]::new))
			.awaitStarted();
	}

	private static void awaitCause(SampleProcess sample, String cause) {
		await().untilAsserted(() -> {
			JsonNode details = sample.health().path("details");
			assertThat(details.path("cause").stringValue(null)).isEqualTo(cause);
			assertThat(details.path("docs").stringValue()).endsWith("docs/causes.md#" + cause);
			assertThat(details.path("actions").isEmpty()).isFalse();
		});
	}

	private static void awaitWarning(SampleProcess sample, String cause) {
		await()
			.untilAsserted(() -> assertThat(sample.health().path("details").path("warnings")).anySatisfy((warning) -> {
				assertThat(warning.path("cause").stringValue()).isEqualTo(cause);
				assertThat(warning.path("summary").stringValue()).isNotBlank();
				assertThat(warning.path("docs").stringValue()).endsWith("docs/causes.md#" + cause);
			}));
	}

	private static ConditionFactory await() {
		return Awaitility.await().atMost(LIMIT);
	}

}
