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

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.management.UnixOperatingSystemMXBean;
import com.sun.net.httpserver.HttpServer;
import io.github.openaihealth.check.CheckResult;
import io.github.openaihealth.check.ConfigurationCheck;
import io.github.openaihealth.connection.KeysInUse;
import io.github.openaihealth.connection.OpenAiConnections;
import io.github.openaihealth.probe.OpenAiProbe;
import io.github.openaihealth.probe.ProbeSettings;
import io.github.openaihealth.probe.ProbeTransport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.springframework.boot.http.client.HttpClientSettings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests for an {@link OpenAiMonitor} that is started and stopped over and over.
 */
@Timeout(120)
class RestartStormTests {

	private static final byte[] MODELS = "{\"object\":\"list\",\"data\":[{\"id\":\"a\"}]}"
		.getBytes(StandardCharsets.UTF_8);

	private static final int RESTARTS = 1_000;

	private final AtomicInteger requests = new AtomicInteger();

	private final Semaphore asked = new Semaphore(0);

	private final ConfigurationCheck check = mock();

	private final ExecutorService serverThreads = Executors.newCachedThreadPool();

	private volatile CountDownLatch gate = new CountDownLatch(0);

	private HttpServer server = mock();

	private OpenAiMonitor monitor = mock();

	@BeforeEach
	void start() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.createContext("/", (exchange) -> {
			this.requests.incrementAndGet();
			CountDownLatch gate = this.gate;
			this.asked.release();
			try (exchange) {
				gate.await(20, TimeUnit.SECONDS);
				exchange.sendResponseHeaders(200, MODELS.length);
				exchange.getResponseBody().write(MODELS);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		});
		this.server.setExecutor(this.serverThreads);
		this.server.start();
		given(this.check.check(any())).willReturn(new CheckResult(List.of(), List.of(), null));
		this.monitor = monitor(source());
	}

	@AfterEach
	void stop() {
		this.monitor.destroy();
		this.server.stop(0);
		this.serverThreads.shutdownNow();
		awaitNoThreads();
	}

	@Test
	void thousandRestartsLeaveNoThreadNoSocketAndNoPoll() throws Exception {
		restart(0, 30);
		awaitNoThreads();
		long descriptors = descriptors();
		restart(30, RESTARTS);
		awaitNoThreads();
		Awaitility.await()
			.atMost(Duration.ofSeconds(20))
			.untilAsserted(() -> assertThat(descriptors()).isLessThanOrEqualTo(descriptors + 4));
		int before = this.requests.get();
		Awaitility.await()
			.during(Duration.ofMillis(500))
			.atMost(Duration.ofSeconds(5))
			.until(() -> this.requests.get() == before);
		assertThat(this.monitor.snapshot("default").nextCheck()).isNull();
		assertThat(before).isGreaterThanOrEqualTo(RESTARTS / 2);
	}

	// In turns: after a poll, in the middle of one, and at once
	private void restart(int from, int to) throws InterruptedException {
		for (int i = from; i < to; i++) {
			CountDownLatch gate = new CountDownLatch((i % 3 == 1) ? 1 : 0);
			this.gate = gate;
			this.asked.drainPermits();
			this.monitor.start();
			if (i % 3 == 0) {
				assertThat(this.monitor.begin()).succeedsWithin(Duration.ofSeconds(10));
			}
			else if (i % 3 == 1) {
				assertThat(this.asked.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
			}
			this.monitor.stop();
			assertThat(this.monitor.isRunning()).isFalse();
			gate.countDown();
		}
	}

	@Test
	void startDuringAStopIsNoLostOne() {
		for (int i = 0; i < 300; i++) {
			this.monitor.start();
			CompletableFuture<Void> stopping = CompletableFuture.runAsync(this.monitor::stop);
			this.monitor.start();
			stopping.orTimeout(10, TimeUnit.SECONDS).join();
			if (this.monitor.isRunning()) {
				assertThat(this.monitor.begin()).succeedsWithin(Duration.ofSeconds(5));
			}
			this.monitor.stop();
		}
	}

	@Test
	void monitorThatIsDestroyedWhileTheApplicationStillStartsBeginsNothing() {
		this.monitor.destroy();
		assertThat(this.monitor.begin()).isCompleted();
		this.monitor.start();
		assertThat(this.monitor.isRunning()).isFalse();
		assertThat(this.monitor.pollNow("default")).isCompleted();
		assertThat(threads()).isEmpty();
		assertThat(this.requests).hasValue(0);
	}

	@Test
	void readingThatTakesTheInterruptOfAStopForItsOwnAsksNobody() throws Exception {
		CountDownLatch reading = new CountDownLatch(1);
		CountDownLatch read = new CountDownLatch(1);
		this.monitor = monitor(source().reading(() -> {
			reading.countDown();
			try {
				read.await();
			}
			catch (InterruptedException ex) {
				// As some do who should not
			}
		}));
		this.monitor.start();
		assertThat(reading.await(10, TimeUnit.SECONDS)).isTrue();
		this.monitor.stop();
		awaitNoThreads();
		assertThat(this.requests).hasValue(0);
	}

	private TestSource source() {
		return new TestSource("default", "http://127.0.0.1:" + this.server.getAddress().getPort() + "/v1",
				"sk-proj-" + "k1".repeat(30));
	}

	private OpenAiMonitor monitor(TestSource source) {
		OpenAiProbe probe = new OpenAiProbe(
				new ProbeSettings(Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofDays(30)),
				new ProbeTransport(null, HttpClientSettings.defaults(), (name) -> null), List.of(), new KeysInUse());
		return new OpenAiMonitor(
				new MonitorSettings(true, true, Duration.ofSeconds(5), Duration.ofMillis(50), 3, Duration.ofMinutes(2)),
				new OpenAiConnections(List.of(source), new KeysInUse()), this.check, probe, Clock.systemUTC(),
				(event) -> {
				});
	}

	private static long descriptors() {
		return (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system)
				? system.getOpenFileDescriptorCount() : 0;
	}

	private static void awaitNoThreads() {
		Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(threads()).isEmpty());
	}

	private static List<Thread> threads() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> thread.getName().startsWith("openai-health"))
			.toList();
	}

}
