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

package io.github.openaihealth.monitor;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.openaihealth.check.CheckResult;
import io.github.openaihealth.check.ConfigurationCheck;
import io.github.openaihealth.connection.KeysInUse;
import io.github.openaihealth.connection.OpenAiConnections;
import io.github.openaihealth.diagnosis.Cause;
import io.github.openaihealth.probe.Fault;
import io.github.openaihealth.probe.Fault.Player;
import io.github.openaihealth.probe.FaultStage;
import io.github.openaihealth.probe.Faults;
import io.github.openaihealth.probe.OpenAiProbe;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests what {@link OpenAiMonitor} says of the faults of the wire: one line when one
 * turns the status, one when it is over, and no stack trace. In the middle of one it
 * stops at once.
 */
@Tag("once")
@Timeout(180)
@ExtendWith(OutputCaptureExtension.class)
class FaultLogTests {

	private static final int REPEATED = 3;

	private static final Duration INTERVAL = Duration.ofMillis(2);

	private final ListAppender<ILoggingEvent> events = new ListAppender<>();

	private final Logger rootLogger = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

	private final Level level = this.rootLogger.getLevel();

	private @Nullable OpenAiMonitor monitor;

	@BeforeEach
	void listen() {
		this.events.start();
		this.rootLogger.addAppender(this.events);
		this.rootLogger.setLevel(Level.DEBUG);
	}

	@AfterEach
	void stop() {
		if (this.monitor != null) {
			this.monitor.destroy();
		}
		this.rootLogger.detachAppender(this.events);
		this.rootLogger.setLevel(this.level);
		await().until(() -> threads() == 0);
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource
	void faultIsLoggedWhenItBeginsAndEnds(Fault fault, CapturedOutput output) throws Exception {
		Cause cause = fault.cause();
		assertThat(cause).isNotNull();
		try (FaultStage stage = new FaultStage(fault); OpenAiProbe probe = stage.probe(timeout(fault))) {
			OpenAiMonitor monitor = watch(stage, probe);
			monitor.start();
			await().until(() -> monitor.snapshot("default").status() == ConnectionStatus.UP);
			stage.play();
			await().until(() -> monitor.snapshot("default").status() == ConnectionStatus.DOWN);
			awaitPolls(monitor, monitor.snapshot("default").state().failures().inRow() + REPEATED);
			assertThat(monitor.snapshot("default").state().cause()).isEqualTo(cause);
			stage.heal();
			await().until(() -> lines().count() == 3);
			monitor.destroy();
		}
		assertThat(lines()).satisfiesExactly((line) -> assertThat(line).isEqualTo("OpenAI health UNKNOWN -> UP"),
				(line) -> assertThat(line).startsWith("OpenAI health UP -> DOWN: " + cause.id() + ", last worked "),
				(line) -> assertThat(line).startsWith("OpenAI health DOWN -> UP after PT"));
		assertNoStackTrace(output);
	}

	static Stream<Fault> faultIsLoggedWhenItBeginsAndEnds() {
		return Faults.broken().stream();
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource
	void whatWorksIsNotLogged(Fault fault, CapturedOutput output) throws Exception {
		try (FaultStage stage = new FaultStage(fault); OpenAiProbe probe = stage.probe()) {
			OpenAiMonitor monitor = watch(stage, probe);
			monitor.start();
			await().until(() -> monitor.snapshot("default").status() == ConnectionStatus.UP);
			stage.play();
			int before = stage.served();
			await().until(() -> stage.served() > before + REPEATED);
			monitor.destroy();
		}
		assertThat(lines()).containsExactly("OpenAI health UNKNOWN -> UP");
		assertNoStackTrace(output);
	}

	static Stream<Fault> whatWorksIsNotLogged() {
		return Faults.working().stream();
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource
	void stopDoesNotWaitForAFault(Fault fault) throws Exception {
		try (FaultStage stage = new FaultStage(fault); OpenAiProbe probe = stage.probe(Duration.ofSeconds(50))) {
			OpenAiMonitor monitor = watch(stage, probe);
			stage.play();
			monitor.start();
			await().until(() -> probe.waited().toMillis() > 50);
			long start = System.nanoTime();
			monitor.stop();
			assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
			await().until(() -> threads() == 0);
			await().until(() -> stage.isDeaf() || stage.open() == 0);
		}
		assertThat(lines()).isEmpty();
	}

	static Stream<Fault> stopDoesNotWaitForAFault() {
		return Faults.broken().stream().filter(Fault::hangs);
	}

	private OpenAiMonitor watch(FaultStage stage, OpenAiProbe probe) {
		ConfigurationCheck check = mock();
		given(check.check(any())).willReturn(new CheckResult(List.of(), List.of(), null));
		TestSource source = new TestSource("default", stage.url(), "sk-proj-" + "k1".repeat(30));
		this.monitor = new OpenAiMonitor(new MonitorSettings(true, true, Duration.ofSeconds(5), INTERVAL, 3, INTERVAL),
				new OpenAiConnections(List.of(source), new KeysInUse()), check, probe, Clock.systemUTC(), (event) -> {
				});
		return this.monitor;
	}

	// A handshake takes its time where much else is to do
	private static Duration timeout(Fault fault) {
		if (!fault.hangs()) {
			return Duration.ofSeconds(5);
		}
		boolean encrypted = fault.player() == Player.SERVICE_WITH_TLS || fault.player() == Player.PROXY;
		return Duration.ofMillis(encrypted ? 400 : 50);
	}

	private static void awaitPolls(OpenAiMonitor monitor, int failures) {
		await().until(() -> monitor.snapshot("default").state().failures().inRow() >= failures);
	}

	private Stream<String> lines() {
		return List.copyOf(this.events.list)
			.stream()
			.filter((event) -> event.getLevel().isGreaterOrEqual(Level.INFO))
			.map(ILoggingEvent::getFormattedMessage);
	}

	private void assertNoStackTrace(CapturedOutput output) {
		assertThat(List.copyOf(this.events.list)).noneMatch((event) -> event.getThrowableProxy() != null);
		assertThat(output).doesNotContain("\tat ");
	}

	private static long threads() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> thread.getName().startsWith("openai-health"))
			.count();
	}

	private static ConditionFactory await() {
		return Awaitility.await()
			.atMost(Duration.ofSeconds(30))
			.pollDelay(Duration.ZERO)
			.pollInterval(Duration.ofMillis(2));
	}

}
