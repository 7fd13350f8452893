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

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.openaihealth.diagnosis.Cause;
import io.github.openaihealth.diagnosis.Diagnosis;
import io.github.openaihealth.diagnosis.ServiceAnswer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

/**
 * Tests for {@link StatusAnnouncer} and the fields of the log.
 */
@Timeout(10)
class StatusAnnouncerTests {

	private static final Instant NOW = Instant.parse("2026-11-23T03:00:00Z");

	private final List<OpenAiStatusChangedEvent> published = new CopyOnWriteArrayList<>();

	private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

	private final Logger logger = (Logger) LoggerFactory.getLogger(OpenAiMonitor.class);

	@BeforeEach
	void listen() {
		this.lines.start();
		this.logger.addAppender(this.lines);
	}

	@AfterEach
	void stopListening() {
		this.logger.detachAppender(this.lines);
	}

	@Test
	void holdsBackUntilOpened() {
		StatusAnnouncer announcer = new StatusAnnouncer(this.published::add);
		announcer.add(down());
		announcer.add(up());
		announcer.tell();
		assertThat(this.published).isEmpty();
		assertThat(this.lines.list).isEmpty();
		announcer.open();
		assertThat(this.published).containsExactly(down(), up());
		announcer.add(down());
		announcer.tell();
		announcer.tell();
		assertThat(this.published).containsExactly(down(), up(), down());
		assertThat(this.lines.list).hasSize(3);
	}

	@Test
	void changeDuringATellingIsToldAfterIt() {
		StatusAnnouncer[] announcer = new StatusAnnouncer[1];
		announcer[0] = new StatusAnnouncer((change) -> {
			if (this.published.isEmpty()) {
				announcer[0].add(up());
				announcer[0].tell();
			}
			this.published.add(change);
		});
		announcer[0].add(down());
		announcer[0].open();
		assertThat(this.published).containsExactly(down(), up());
	}

	@Test
	void errorOfOneDoesNotSilenceTheNext() {
		StatusAnnouncer announcer = new StatusAnnouncer((change) -> {
			this.published.add(change);
			throw new AssertionError("may hold a secret");
		});
		announcer.open();
		announcer.add(down());
		announcer.tell();
		announcer.add(up());
		announcer.tell();
		assertThat(this.published).containsExactly(down(), up());
	}

	@Test
	void isToldOnceWhereTwoThreadsTell() throws Exception {
		CountDownLatch telling = new CountDownLatch(1);
		CountDownLatch goOn = new CountDownLatch(1);
		StatusAnnouncer announcer = new StatusAnnouncer((change) -> {
			telling.countDown();
			await(goOn);
			this.published.add(change);
		});
		announcer.add(down());
		Thread first = new Thread(announcer::open);
		first.start();
		telling.await();
		announcer.add(up());
		announcer.tell();
		assertThat(this.published).isEmpty();
		goOn.countDown();
		first.join();
		assertThat(this.published).containsExactly(down(), up());
	}

	@Test
	void lineHasTheFieldsOfTheChange() {
		StatusAnnouncer announcer = new StatusAnnouncer(this.published::add);
		announcer.add(down());
		announcer.add(up());
		announcer.open();
		assertThat(this.lines.list.get(0).getMDCPropertyMap()).containsOnly(entry("openai.connection", "default"),
				entry("openai.status", "DOWN"), entry("openai.cause", "api-key-revoked"));
		assertThat(this.lines.list.get(1).getMDCPropertyMap()).containsOnly(entry("openai.connection", "default"),
				entry("openai.status", "UP"));
		assertThat(MDC.getCopyOfContextMap()).isNullOrEmpty();
	}

	@Test
	void lineOfAnotherCauseNamesBoth() {
		OpenAiStatusChangedEvent down = down();
		StatusAnnouncer announcer = new StatusAnnouncer(this.published::add);
		announcer.add(new OpenAiStatusChangedEvent("eu", ConnectionStatus.DOWN, ConnectionStatus.DOWN, NOW,
				List.of(Diagnosis.of(Cause.QUOTA_EXHAUSTED).withAnswer(new ServiceAnswer(429, null, "req_1"))),
				down.diagnosis(), NOW, NOW.minusSeconds(60), null));
		announcer.open();
		assertThat(this.lines.list).singleElement()
			.satisfies((line) -> assertThat(line.getFormattedMessage())
				.isEqualTo("OpenAI health (eu) DOWN: quota-exhausted, was api-key-revoked, "
						+ "last worked 2026-11-23T02:59:00Z (req_1), see " + Cause.QUOTA_EXHAUSTED.docs()));
	}

	@Test
	void lineOfAWarningHasItsCause() {
		new WarningLog("eu").record(List.of(Diagnosis.of(Cause.API_KEY_AGING, Map.of("age", "91 days"))));
		assertThat(this.lines.list).singleElement()
			.satisfies((line) -> assertThat(line.getMDCPropertyMap()).containsOnly(entry("openai.connection", "eu"),
					entry("openai.cause", "api-key-aging")));
	}

	private static OpenAiStatusChangedEvent down() {
		return new OpenAiStatusChangedEvent("default", ConnectionStatus.UP, ConnectionStatus.DOWN, NOW,
				List.of(Diagnosis.of(Cause.API_KEY_REVOKED, Map.of("when", "a minute ago"))), null, NOW,
				NOW.minusSeconds(60), null);
	}

	private static OpenAiStatusChangedEvent up() {
		return new OpenAiStatusChangedEvent("default", ConnectionStatus.DOWN, ConnectionStatus.UP, NOW.plusSeconds(60),
				List.of(), null, NOW, NOW.minusSeconds(60), Duration.ofMinutes(1));
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await(5, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
