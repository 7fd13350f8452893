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
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.github.openaihealth.probe.OpenAiProbe;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;

/**
 * Tests for {@link PollThreads}.
 */
@Timeout(10)
class PollThreadsTests {

	private static final Instant NOW = Instant.parse("2026-11-26T03:00:00Z");

	private final OpenAiProbe probe = mock();

	private final PollThreads threads = new PollThreads(this.probe, new MonitorClock(() -> NOW, () -> NOW),
			new Object());

	@AfterEach
	void close() {
		this.threads.close();
	}

	@Test
	void whatIsDueOrOverdueRunsOnADaemonOfItsOwn() throws Exception {
		Thread[] thread = new Thread[1];
		this.threads.at(Moments.at(NOW.minusSeconds(60)), () -> thread[0] = Thread.currentThread())
			.get(5, TimeUnit.SECONDS);
		assertThat(thread[0]).matches(Thread::isDaemon)
			.extracting(Thread::getName)
			.asString()
			.startsWith("openai-health-");
		then(this.probe).should(never()).submit(any());
	}

	@Test
	void whatIsPlannedLaterCanBeCancelled() {
		Runnable task = mock();
		assertThat(this.threads.at(Moments.at(NOW.plusSeconds(3600)), task).cancel(false)).isTrue();
		assertThat(this.threads.after(Duration.ofHours(1), task).cancel(false)).isTrue();
	}

	@Test
	void whatIsRepeatedGoesOnUntilTheEnd() throws Exception {
		CountDownLatch three = new CountDownLatch(3);
		this.threads.repeat(Duration.ofMillis(1), three::countDown);
		assertThat(three.await(5, TimeUnit.SECONDS)).isTrue();
	}

	@Test
	void nothingThatBlocksBeginsAfterAStop() {
		this.threads.requireRunning();
		this.threads.run(mock());
		then(this.probe).should().submit(any());
		this.threads.stop();
		assertThat(this.threads.areStopped()).isTrue();
		assertThat(this.threads.run(mock())).isNull();
		then(this.probe).should().submit(any());
		assertThatExceptionOfType(CancellationException.class).isThrownBy(this.threads::requireRunning);
	}

	@Test
	void endReleasesWhatTheProbeHolds() {
		this.threads.stop();
		then(this.probe).should(never()).close();
		this.threads.close();
		then(this.probe).should().close();
	}

}
