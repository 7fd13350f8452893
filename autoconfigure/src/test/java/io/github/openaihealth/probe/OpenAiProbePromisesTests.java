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

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.openaihealth.connection.KeysInUse;
import io.github.openaihealth.diagnosis.Cause;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.reactive.ClientHttpConnectorBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for what {@link OpenAiProbe} promises: it ends in time, leaves no connection
 * behind and prints no stray stack trace. Where the usual chain of {@link WebClient} and
 * Spring's connector breaks a promise, a control shows that the test would notice.
 */
@ExtendWith(OutputCaptureExtension.class)
@Timeout(60)
class OpenAiProbePromisesTests {

	private static final Duration LIMIT = Duration.ofMillis(300);

	private final ListAppender<ILoggingEvent> events = new ListAppender<>();

	private final Logger rootLogger = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

	private final Level level = this.rootLogger.getLevel();

	private final OpenAiProbe probe = create(LIMIT);

	@BeforeEach
	void listen() {
		this.events.start();
		this.rootLogger.addAppender(this.events);
		this.rootLogger.setLevel(Level.DEBUG);
	}

	@AfterEach
	void tearDown() {
		this.probe.close();
		this.rootLogger.detachAppender(this.events);
		this.rootLogger.setLevel(this.level);
	}

	@ParameterizedTest
	@CsvSource({ "silent, http", "silent, https", "stalling, http", "trickling, http" })
	void probeEndsInTimeAndLeavesNoConnection(String kind, String scheme, CapturedOutput output) throws Exception {
		try (HangingServer server = server(kind)) {
			for (int poll = 1; poll <= 5; poll++) {
				ProbeResult result = this.probe.probe(ProbeFixtures.connection(server.url(scheme)));
				assertThat(result.cause()).isEqualTo(Cause.TIMEOUT);
				assertThat(result.latency()).isBetween(LIMIT, LIMIT.plusMillis(1500));
			}
			Awaitility.await().untilAsserted(() -> assertThat(server.closed()).isEqualTo(5));
			assertThat(server.opened()).isEqualTo(5);
		}
		assertNothingLeaked(output);
	}

	@ParameterizedTest
	@ValueSource(strings = { "stalling", "trickling" })
	void usualChainLeavesConnections(String kind) throws Exception {
		try (HangingServer server = server(kind)) {
			WebClient webClient = usualChain();
			for (int poll = 1; poll <= 5; poll++) {
				assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> poll(webClient, server));
			}
			Awaitility.await()
				.during(Duration.ofMillis(500))
				.untilAsserted(() -> assertThat(server.closed()).isLessThan(server.opened()));
		}
	}

	@Test
	void oversizeBodyClosesItsConnection() throws Exception {
		String beginning = "HTTP/1.1 200 OK\r\nContent-Length: 9000000\r\n\r\n" + " ".repeat(3_000_000);
		try (HangingServer server = new HangingServer(beginning, false)) {
			try (OpenAiProbe patient = create(Duration.ofSeconds(20))) {
				for (int poll = 1; poll <= 5; poll++) {
					assertThat(patient.probe(ProbeFixtures.connection(server.url("http"))).cause())
						.isEqualTo(Cause.UNEXPECTED_RESPONSE);
				}
				Awaitility.await().untilAsserted(() -> assertThat(server.closed()).isEqualTo(5));
			}
		}
	}

	@ParameterizedTest
	@CsvSource({ "silent, http", "silent, https", "stalling, http" })
	void interruptEndsProbe(String kind, String scheme, CapturedOutput output) throws Exception {
		try (HangingServer server = server(kind); OpenAiProbe patient = create(Duration.ofSeconds(30))) {
			CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
			Thread thread = new Thread(() -> {
				try {
					patient.probe(ProbeFixtures.connection(server.url(scheme)));
					interrupted.complete(false);
				}
				catch (CancellationException ex) {
					interrupted.complete(Thread.currentThread().isInterrupted() && ex.getCause() == null);
				}
			});
			thread.start();
			Awaitility.await().until(() -> server.opened() == 1);
			thread.interrupt();
			assertThat(interrupted.get(2, TimeUnit.SECONDS)).isTrue();
			Awaitility.await().untilAsserted(() -> assertThat(server.closed()).isEqualTo(1));
		}
		assertNothingLeaked(output);
	}

	@Test
	void interruptedThreadSendsNothingAndMakesNoThread() throws Exception {
		Awaitility.await().untilAsserted(() -> assertThat(ProbeThreads.names()).isEmpty());
		try (HangingServer server = HangingServer.silent()) {
			Thread.currentThread().interrupt();
			assertThatExceptionOfType(CancellationException.class)
				.isThrownBy(() -> this.probe.probe(ProbeFixtures.connection(server.url("http"))));
			assertThat(Thread.interrupted()).isTrue();
			assertThat(ProbeThreads.names()).isEmpty();
			assertThat(server.opened()).isZero();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "silent", "stalling" })
	void closeEndsRunningProbeAndItsThreads(String kind, CapturedOutput output) throws Exception {
		OpenAiProbe patient = create(Duration.ofSeconds(30));
		try (HangingServer server = server(kind)) {
			CompletableFuture<ProbeResult> result = CompletableFuture
				.supplyAsync(() -> patient.probe(ProbeFixtures.connection(server.url("http"))));
			Awaitility.await().until(() -> server.opened() == 1);
			patient.close();
			assertThat(result.get(2, TimeUnit.SECONDS).outcome()).isEqualTo(Outcome.PASSING);
			Awaitility.await().untilAsserted(() -> assertThat(server.closed()).isEqualTo(1));
			this.probe.close();
			Awaitility.await().untilAsserted(() -> assertThat(ProbeThreads.names()).isEmpty());
		}
		assertNothingLeaked(output);
	}

	@Test
	void addressIsNotLogged() {
		this.rootLogger.setLevel(Level.TRACE);
		String host = ProbeFixtures.projectKey().toLowerCase(Locale.ROOT);
		this.probe.probe(ProbeFixtures.connection("http://" + host + ".invalid/v1", null));
		assertThat(List.copyOf(this.events.list)).map(ILoggingEvent::getFormattedMessage)
			.isNotEmpty()
			.noneMatch((message) -> message.contains(host));
	}

	private void assertNothingLeaked(CapturedOutput output) {
		assertThat(List.copyOf(this.events.list)).noneMatch((event) -> event.getLevel().isGreaterOrEqual(Level.WARN))
			.noneMatch((event) -> event.getThrowableProxy() != null)
			.noneMatch((event) -> event.getFormattedMessage().contains(ProbeFixtures.projectKey()));
		assertThat(output).doesNotContain(ProbeFixtures.projectKey()).doesNotContain("ERROR", "\tat ");
	}

	private static HangingServer server(String kind) throws IOException {
		return switch (kind) {
			case "silent" -> HangingServer.silent();
			case "stalling" -> HangingServer.stalling();
			default -> HangingServer.trickling();
		};
	}

	private static OpenAiProbe create(Duration timeout) {
		return new OpenAiProbe(new ProbeSettings(Duration.ofSeconds(2), timeout, Duration.ofDays(30)),
				new ProbeTransport(null, HttpClientSettings.defaults(), (name) -> null), List.of(), new KeysInUse());
	}

	private static WebClient usualChain() {
		return WebClient.builder()
			.clientConnector(ClientHttpConnectorBuilder.jdk()
				.build(HttpClientSettings.defaults().withTimeouts(LIMIT, LIMIT.multipliedBy(10))))
			.build();
	}

	private static void poll(WebClient webClient, HangingServer server) {
		webClient.get().uri(server.url("http")).retrieve().bodyToMono(String.class).timeout(LIMIT).block();
	}

}
