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
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import com.sun.net.httpserver.HttpServer;
import io.github.openaihealth.actuate.OpenAiDescriptor.ChangeDescriptor;
import io.github.openaihealth.actuate.OpenAiDescriptor.ConnectionDescriptor;
import io.github.openaihealth.actuate.OpenAiEndpoint;
import io.github.openaihealth.actuate.OpenAiHealthIndicator;
import io.github.openaihealth.check.CheckResult;
import io.github.openaihealth.check.ConfigurationCheck;
import io.github.openaihealth.connection.KeysInUse;
import io.github.openaihealth.diagnosis.Diagnosis;
import io.github.openaihealth.probe.OpenAiProbe;
import io.github.openaihealth.probe.ProbeSettings;
import io.github.openaihealth.probe.ProbeTransport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.springframework.boot.actuate.endpoint.Sanitizer;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.http.client.HttpClientSettings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests for health and the endpoint, read and asked to poll by many at once while the
 * status changes.
 */
@Timeout(120)
class ParallelReadsTests {

	private static final int ROUNDS = 25;

	private static final int READS = 30;

	private static final int POSTS = 10;

	private static final String MODELS = "{\"object\":\"list\",\"data\":[{\"id\":\"a\"}]}";

	private static final String REJECTED = "{\"error\":{\"message\":\"Incorrect API key provided.\","
			+ "\"type\":\"invalid_request_error\",\"code\":\"invalid_api_key\"}}";

	private final AtomicInteger requests = new AtomicInteger();

	private final AtomicInteger underWay = new AtomicInteger();

	private final AtomicInteger mostUnderWay = new AtomicInteger();

	private final AtomicInteger status = new AtomicInteger(200);

	private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

	private final ExecutorService threads = Executors.newFixedThreadPool(16);

	private HttpServer server = mock();

	private OpenAiMonitor monitor = mock();

	@BeforeEach
	void start() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.createContext("/", (exchange) -> {
			this.requests.incrementAndGet();
			this.mostUnderWay.accumulateAndGet(this.underWay.incrementAndGet(), Math::max);
			int status = this.status.get();
			byte[] body = ((status == 200) ? MODELS : REJECTED).getBytes(StandardCharsets.UTF_8);
			this.underWay.decrementAndGet();
			exchange.sendResponseHeaders(status, body.length);
			exchange.getResponseBody().write(body);
			exchange.close();
		});
		this.server.start();
		this.monitor = monitor();
		this.monitor.start();
		this.monitor.begin().orTimeout(10, TimeUnit.SECONDS).join();
	}

	@AfterEach
	void stop() {
		this.monitor.destroy();
		this.server.stop(0);
		this.threads.shutdownNow();
	}

	@Test
	void thousandReadsAndRequestsForAPollSeeWholeStatesAndCauseOnePollInTenSeconds() throws Exception {
		OpenAiHealthIndicator indicator = new OpenAiHealthIndicator(this.monitor, "default", Status.DOWN);
		OpenAiEndpoint endpoint = new OpenAiEndpoint(this.monitor, new Sanitizer());
		for (int round = 1; round <= ROUNDS; round++) {
			boolean refused = round % 2 == 1;
			this.status.set(refused ? 401 : 200);
			this.ahead.updateAndGet((ahead) -> ahead.plus(PollRequests.SHORTEST_DISTANCE));
			int before = this.requests.get();
			CountDownLatch ready = new CountDownLatch(1);
			List<Future<ConnectionStatus>> reads = new ArrayList<>();
			for (int i = 0; i < READS; i++) {
				reads.add(submit(ready, () -> read(indicator, endpoint)));
			}
			List<Future<ConnectionDescriptor>> posts = new ArrayList<>();
			for (int i = 0; i < POSTS; i++) {
				posts.add(submit(ready, () -> endpoint.pollConnection("default")));
			}
			ready.countDown();
			for (Future<ConnectionStatus> read : reads) {
				assertThat(read.get(20, TimeUnit.SECONDS)).isNotEqualTo(ConnectionStatus.UNKNOWN);
			}
			for (Future<ConnectionDescriptor> post : posts) {
				assertThat(post.get(20, TimeUnit.SECONDS).state()).containsEntry("status", refused ? "DOWN" : "UP");
			}
			// A refusal and its confirmation, or a success
			assertThat(this.requests.get() - before).isEqualTo(refused ? 2 : 1);
		}
		assertThat(this.mostUnderWay).hasValue(1);
		assertThat(this.monitor.snapshot("default").history().changes()).hasSize(1 + ROUNDS);
	}

	private <T> Future<T> submit(CountDownLatch ready, Callable<T> task) {
		return this.threads.submit(() -> {
			ready.await(20, TimeUnit.SECONDS);
			return task.call();
		});
	}

	private ConnectionStatus read(OpenAiHealthIndicator indicator, OpenAiEndpoint endpoint) {
		Snapshot snapshot = this.monitor.snapshot("default");
		assertWhole(snapshot);
		Health health = indicator.health();
		assertThat(health.getDetails().containsKey("cause")).isEqualTo(health.getStatus().equals(Status.DOWN));
		ConnectionDescriptor described = endpoint.connection("default");
		assertThat(described).isNotNull();
		ChangeDescriptor change = described.changes().get(0);
		assertThat(described.state().get("status")).isEqualTo(change.to());
		assertThat(described.state().get("cause")).isEqualTo(change.cause());
		return snapshot.status();
	}

	private static void assertWhole(Snapshot snapshot) {
		Diagnosis problem = snapshot.state().problem();
		assertThat(problem != null).isEqualTo(snapshot.status() == ConnectionStatus.DOWN);
		OpenAiStatusChangedEvent change = snapshot.history().changes().get(0);
		assertThat(change.newStatus()).isEqualTo(snapshot.status());
		assertThat(change.diagnosis()).isEqualTo(problem);
		assertThat(change.since()).isEqualTo(snapshot.since());
		assertThat(snapshot.history().polls().get(0).time()).isEqualTo(snapshot.state().lastChecked());
	}

	private OpenAiMonitor monitor() {
		ConfigurationCheck check = mock();
		given(check.check(any())).willReturn(new CheckResult(List.of(), List.of(), null));
		TestSource source = new TestSource("default", "http://127.0.0.1:" + this.server.getAddress().getPort() + "/v1",
				"sk-proj-" + "k1".repeat(30));
		OpenAiProbe probe = new OpenAiProbe(
				new ProbeSettings(Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofDays(30)),
				new ProbeTransport(null, HttpClientSettings.defaults(), (name) -> null), List.of(), new KeysInUse());
		InstantSource ticks = MonitorClock.ticks(System::nanoTime);
		return new OpenAiMonitor(
				new MonitorSettings(true, true, Duration.ofSeconds(5), Duration.ofHours(10), 3, Duration.ofHours(10)),
				List.of(new CheckedSource(source, check, true)), probe,
				new MonitorClock(Clock.systemUTC(), () -> ticks.instant().plus(this.ahead.get())), (event) -> {
				});
	}

}
