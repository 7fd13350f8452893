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

import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.openaihealth.check.CheckResult;
import io.github.openaihealth.check.ConfigurationCheck;
import io.github.openaihealth.connection.KeysInUse;
import io.github.openaihealth.connection.OpenAiConnections;
import io.github.openaihealth.diagnosis.Cause;
import io.github.openaihealth.probe.OpenAiProbe;
import io.github.openaihealth.probe.OpenAiProbeCustomizer;
import io.github.openaihealth.probe.ProbeSettings;
import io.github.openaihealth.probe.ProbeTransport;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import mockwebserver3.junit5.StartStop;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.spy;

/**
 * Tests for {@link OpenAiMonitor} with many connections: what they share, and that none
 * holds up another.
 */
@Timeout(60)
@ExtendWith(OutputCaptureExtension.class)
class ManyConnectionsTests {

	private static final String MODELS = "{\"object\":\"list\",\"data\":[{\"id\":\"a\"},{\"id\":\"b\"}]}";

	private static final String REJECTED = "{\"error\":{\"message\":\"Incorrect API key provided.\","
			+ "\"type\":\"invalid_request_error\",\"code\":\"invalid_api_key\"}}";

	private static final String MODEL = "{\"id\":\"c\",\"object\":\"model\"}";

	private static final String MODEL_NOT_FOUND = "{\"error\":{\"message\":\"The model does not exist.\","
			+ "\"code\":\"model_not_found\"}}";

	private static final String KEY = "sk-proj-" + "k1".repeat(30);

	private static final String OTHER_KEY = "sk-proj-" + "k2".repeat(30);

	@StartStop
	private final MockWebServer server = new MockWebServer();

	private final ConfigurationCheck check = mock();

	private final Queue<String> events = new ConcurrentLinkedQueue<>();

	private OpenAiProbe probe = probe(Duration.ofSeconds(5));

	private OpenAiMonitor monitor = mock();

	@AfterEach
	void stop() {
		this.monitor.destroy();
		Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> threads().isEmpty());
	}

	@Test
	void connectionsAreToldOfInTheirOrder() {
		answer(200, MODELS);
		begin(Duration.ofHours(1), source("default"), source("eu"), source("us"));
		assertThat(this.monitor.names()).containsExactly("default", "eu", "us");
		assertThat(this.monitor.snapshots()).extracting(Snapshot::name).containsExactly("default", "eu", "us");
		assertThat(this.monitor.snapshot("eu").name()).isEqualTo("eu");
		assertThatIllegalArgumentException().isThrownBy(() -> this.monitor.snapshot("eux"))
			.withMessageContaining("'eux'");
		assertThatIllegalArgumentException().isThrownBy(() -> this.monitor.pollNow("eux"));
	}

	@Test
	void connectionsThatMakeTheSameRequestShareIt() {
		answer(200, MODELS);
		begin(Duration.ofHours(1), sources(100));
		assertThat(this.server.getRequestCount()).isEqualTo(1);
		assertThat(this.monitor.snapshots()).allSatisfy((snapshot) -> {
			assertThat(snapshot.status()).isEqualTo(ConnectionStatus.UP);
			assertThat(snapshot.history().polls()).hasSize(1);
			assertThat(snapshot.nextCheck()).isNotNull();
		});
	}

	@Test
	void pollOfOneCountsForAllThatMakeTheSameRequest() {
		answer(200, MODELS);
		begin(Duration.ofHours(1), source("default"), source("eu"), source("us").key(OTHER_KEY));
		assertThat(this.server.getRequestCount()).isEqualTo(2);
		this.monitor.pollNow("eu").join();
		awaitPolls("default", 2);
		assertThat(this.server.getRequestCount()).isEqualTo(3);
		assertThat(this.monitor.snapshot("eu").history().polls()).hasSize(2);
		assertThat(this.monitor.snapshot("us").history().polls()).hasSize(1);
		Snapshot shared = this.monitor.snapshot("default");
		assertThat(shared.nextCheck()).isAfter(Objects.requireNonNull(shared.state().lastChecked()));
	}

	@Test
	void refusalIsConfirmedForAllByOneRequest() {
		answer(401, REJECTED);
		List<Snapshot> snapshots = begin(Duration.ofHours(1), sources(20));
		// On a starved machine one asks again before the last has ended its first poll
		assertThat(this.server.getRequestCount()).isBetween(2, 3);
		assertThat(snapshots).allSatisfy((snapshot) -> {
			assertThat(snapshot.state().cause()).isEqualTo(Cause.API_KEY_REJECTED);
			assertThat(snapshot.state().status()).isEqualTo(ConnectionStatus.DOWN);
			assertThat(snapshot.history().polls()).hasSize(2);
		});
	}

	@Test
	void eachIsJudgedByItsOwnModels() {
		answer(200, MODELS);
		begin(Duration.ofHours(1), source("default", "a"), source("eu", "c"));
		// The list, the model that does not stand in it, and the list once more
		assertThat(this.server.getRequestCount()).isEqualTo(3);
		assertThat(this.monitor.snapshot("default").status()).isEqualTo(ConnectionStatus.UP);
		assertThat(this.monitor.snapshot("eu").state().cause()).isEqualTo(Cause.MODEL_UNAVAILABLE);
	}

	@Test
	void whatOneWasToldOfAModelCountsForAll() {
		this.server.setDispatcher(new Dispatcher() {

			@Override
			public MockResponse dispatch(RecordedRequest request) {
				String target = request.getTarget();
				return new MockResponse.Builder().code(target.endsWith("/gone") ? 404 : 200)
					.body(target.endsWith("/models") ? MODELS : target.endsWith("/gone") ? MODEL_NOT_FOUND : MODEL)
					.build();
			}

		});
		begin(Duration.ofHours(1), source("default", "c"), source("eu", "c", "d"), source("us", "c", "gone"));
		assertThat(this.monitor.snapshot("default").status()).isEqualTo(ConnectionStatus.UP);
		Snapshot asking = this.monitor.snapshot("eu");
		assertThat(asking.status()).isEqualTo(ConnectionStatus.UP);
		assertThat(asking.history().polls()).allSatisfy((poll) -> assertThat(poll.cause()).isNull());
		Snapshot other = this.monitor.snapshot("us");
		assertThat(other.state().cause()).isEqualTo(Cause.MODEL_UNAVAILABLE);
		assertThat(Objects.requireNonNull(other.result()).missingModels()).containsExactly("gone");
		// The list, each model once, and the list once more for the confirmation
		assertThat(this.server.getRequestCount()).isEqualTo(5);
	}

	@Test
	void successThatProvesNothingOfTheKeyIsLoggedOnce(CapturedOutput output) {
		answer(200, "{\"data\":[{\"id\":\"a\",\"owned_by\":\"llamacpp\"}]}");
		begin(Duration.ofHours(1), source("default"));
		Snapshot snapshot = this.monitor.pollNow("default").join();
		assertThat(snapshot.history().polls()).hasSize(2);
		assertThat(snapshot.status()).isEqualTo(ConnectionStatus.UP);
		assertThat(snapshot.warnings()).extracting((warning) -> warning.cause().id())
			.containsExactly("api-key-not-checked");
		assertThat(snapshot.state().acceptedKeys()).isEmpty();
		assertThat(output.toString().lines().filter((line) -> line.contains("(api-key-not-checked, see ")))
			.singleElement()
			.asString()
			.contains("WARN", "127.0.0.1 lists its models to anybody")
			.doesNotContain(KEY);
		answer(401, REJECTED);
		awaitRefusal();
		assertThat(this.monitor.snapshot("default").state().cause()).isEqualTo(Cause.API_KEY_REJECTED);
	}

	private void awaitRefusal() {
		this.monitor.stop();
		this.monitor.begin().orTimeout(20, TimeUnit.SECONDS).join();
	}

	@Test
	void questionForAModelThatHangsDelaysNoStop() {
		CountDownLatch asked = new CountDownLatch(1);
		this.server.setDispatcher(new Dispatcher() {

			@Override
			public MockResponse dispatch(RecordedRequest request) {
				if (request.getTarget().endsWith("/models")) {
					return new MockResponse.Builder().body(MODELS).build();
				}
				asked.countDown();
				return new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build();
			}

		});
		create(Duration.ofHours(1), source("default", "c"));
		this.monitor.begin();
		await(asked);
		long begin = System.nanoTime();
		this.monitor.destroy();
		Awaitility.await().atMost(Duration.ofSeconds(4)).until(() -> threads().isEmpty());
		assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(4));
	}

	@ParameterizedTest
	@MethodSource
	void requestsThatDifferAreMadeEach(UnaryOperator<TestSource> difference, int requests) {
		answer(200, MODELS);
		begin(Duration.ofHours(1), source("default"), difference.apply(source("eu")));
		assertThat(this.server.getRequestCount()).isEqualTo(requests);
	}

	static Stream<Arguments> requestsThatDifferAreMadeEach() {
		UnaryOperator<TestSource> none = (source) -> source;
		UnaryOperator<TestSource> key = (source) -> source.key(OTHER_KEY);
		UnaryOperator<TestSource> organization = (source) -> source.orgId("org-1");
		return Stream.of(Arguments.of(none, 1), Arguments.of(key, 2), Arguments.of(organization, 2));
	}

	@Test
	void connectionWhoseKeyHasChangedMakesItsOwnRequest() {
		answer(200, MODELS);
		TestSource changing = source("eu");
		begin(Duration.ofHours(1), source("default"), changing);
		changing.key(OTHER_KEY);
		this.monitor.pollNow("default").join();
		awaitPolls("eu", 2);
		assertThat(this.server.getRequestCount()).isEqualTo(3);
	}

	@Test
	void keyThatChangesInAFileIsPolledAtOnce() {
		answer(200, MODELS);
		TestSource changing = source("eu").watched();
		begin(Duration.ofHours(1), source("default"), changing);
		changing.key(OTHER_KEY);
		awaitPolls("eu", 2);
		Awaitility.await()
			.during(Duration.ofMillis(1500))
			.atMost(Duration.ofSeconds(5))
			.until(() -> this.monitor.snapshot("eu").history().polls().size() == 2);
		assertThat(this.monitor.snapshot("default").history().polls()).hasSize(1);
	}

	@Test
	void rejectionOfAChangedKeyStandsBesideWhatTheOneBeforeDid() {
		answer(200, MODELS);
		TestSource changing = source("default").watched();
		begin(Duration.ofHours(1), changing);
		this.monitor.start();
		answer(401, REJECTED);
		changing.key(OTHER_KEY);
		Awaitility.await().until(() -> this.monitor.snapshot("default").status() == ConnectionStatus.DOWN);
		Snapshot snapshot = this.monitor.snapshot("default");
		assertThat(snapshot.state().cause()).isEqualTo(Cause.API_KEY_REJECTED);
		assertThat(snapshot.state().lastSuccess()).isNotNull();
		assertThat(this.events).containsExactly("default UNKNOWN UP", "default UP DOWN");
	}

	@Test
	void connectionsThatHangMakeNoOtherStale() throws Exception {
		Duration timeout = Duration.ofMillis(100);
		Duration interval = timeout.multipliedBy(12);
		this.probe = probe(timeout);
		answer(200, MODELS);
		try (ServerSocket silent = new ServerSocket(0, 1000, InetAddress.getLoopbackAddress())) {
			List<TestSource> sources = new ArrayList<>(List.of(source("default")));
			for (int i = 0; i < 100; i++) {
				sources.add(new TestSource("silent-" + i, "http://127.0.0.1:" + silent.getLocalPort() + "/v1", KEY)
					.orgId("org-" + i));
			}
			create(interval, sources.toArray(TestSource[]::new));
			this.monitor.begin();
			AtomicInteger most = new AtomicInteger();
			Awaitility.await().pollInterval(Duration.ofMillis(20)).atMost(Duration.ofSeconds(30)).until(() -> {
				most.accumulateAndGet(threads().size(), Math::max);
				assertThat(this.monitor.snapshots()).noneMatch(Snapshot::stale);
				return this.monitor.snapshots().stream().allMatch((snapshot) -> snapshot.history().polls().size() >= 5);
			});
			assertThat(most.get()).isBetween(8, 1 + 16);
			assertThat(this.monitor.snapshot("default").status()).isEqualTo(ConnectionStatus.UP);
			assertThat(this.monitor.snapshot("silent-99").state().cause()).isEqualTo(Cause.TIMEOUT);
		}
	}

	@Test
	void detailsThatHangHoldUpNobodyElse() {
		answer(200, MODELS);
		CountDownLatch never = new CountDownLatch(1);
		create(Duration.ofMillis(200), source("default").reading(() -> await(never)), source("eu"));
		this.monitor.begin();
		awaitPolls("eu", 3);
		assertThat(this.monitor.snapshot("default").history().polls()).isEmpty();
	}

	@Test
	void oneConnectionNeedsNoMoreThreadsThanOneToTellWhenAndOneToAsk() {
		answer(200, MODELS);
		begin(Duration.ofMillis(50), source("default"));
		awaitPolls("default", 5);
		assertThat(threads()).hasSizeLessThanOrEqualTo(2);
	}

	@Test
	void hundredConnectionsThatAreAnsweredNeedFewThreads() {
		answer(200, MODELS);
		TestSource[] sources = IntStream.range(0, 100)
			.mapToObj((i) -> source("c" + i).orgId("org-" + i))
			.toArray(TestSource[]::new);
		begin(Duration.ofHours(1), sources);
		assertThat(this.server.getRequestCount()).isEqualTo(100);
		assertThat(threads()).hasSizeLessThanOrEqualTo(1 + 16).allMatch(Thread::isDaemon);
	}

	@Test
	void stopIsQuickInTheMiddleOfPollsAndLeavesNoThread() throws Exception {
		try (ServerSocket silent = new ServerSocket(0, 1000, InetAddress.getLoopbackAddress())) {
			TestSource[] sources = IntStream.range(0, 40)
				.mapToObj((i) -> new TestSource("c" + i, "http://127.0.0.1:" + silent.getLocalPort() + "/v1", KEY)
					.orgId("org-" + i))
				.toArray(TestSource[]::new);
			create(Duration.ofHours(1), sources);
			this.monitor.begin();
			Awaitility.await().until(() -> threads().size() == 1 + 16);
			long before = System.nanoTime();
			this.monitor.stop();
			assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofMillis(950));
			Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> threads().isEmpty());
			assertThat(this.monitor.snapshots()).allMatch((snapshot) -> snapshot.history().polls().isEmpty());
		}
	}

	@Test
	void filterThatNeverReturnsIsToldAndMakesNoThreads() {
		CountDownLatch end = new CountDownLatch(1);
		this.probe = spy(probe(Duration.ofSeconds(5), (builder) -> builder.filter((request, next) -> {
			while (end.getCount() > 0) {
				Thread.onSpinWait();
			}
			return next.exchange(request);
		})));
		given(this.probe.patience()).willReturn(Duration.ofMillis(200));
		try {
			create(Duration.ofMillis(100), source("default"));
			this.monitor.begin();
			awaitPolls("default", 4);
			assertThat(this.monitor.snapshot("default").state().cause()).isEqualTo(Cause.CONNECTION_FAILED);
			assertThat(threads()).hasSizeLessThanOrEqualTo(1 + 2);
		}
		finally {
			end.countDown();
		}
	}

	@Test
	void listenerIsToldWhosePollItIs() {
		answer(200, MODELS);
		Queue<String> told = new ConcurrentLinkedQueue<>();
		begin(Duration.ofHours(1), source("default"), source("eu").key(OTHER_KEY));
		this.monitor.addListener((connection, poll) -> told.add(connection));
		assertThat(told).containsExactly("default", "eu");
		this.monitor.pollNow("eu").join();
		assertThat(told).containsExactly("default", "eu", "eu");
		assertThat(this.monitor.pollNow().join()).hasSize(2);
		assertThat(told).containsExactlyInAnyOrder("default", "eu", "eu", "default");
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await(50, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private List<Snapshot> begin(Duration interval, TestSource... sources) {
		create(interval, sources);
		return this.monitor.begin().orTimeout(20, TimeUnit.SECONDS).join();
	}

	private void create(Duration interval, TestSource... sources) {
		given(this.check.check(any())).willReturn(new CheckResult(List.of(), List.of(), null));
		this.monitor = new OpenAiMonitor(
				new MonitorSettings(true, true, Duration.ofSeconds(5), interval, 3, Duration.ofMinutes(2)),
				new OpenAiConnections(List.of(sources), new KeysInUse()), this.check, this.probe, Clock.systemUTC(),
				(event) -> {
					OpenAiStatusChangedEvent change = (OpenAiStatusChangedEvent) event;
					this.events.add(change.connection() + " " + change.oldStatus() + " " + change.newStatus());
				});
	}

	private void answer(int status, String body) {
		this.server.setDispatcher(new Dispatcher() {

			@Override
			public MockResponse dispatch(RecordedRequest request) {
				return new MockResponse.Builder().code(status).body(body).build();
			}

		});
	}

	private void awaitPolls(String connection, int polls) {
		Awaitility.await()
			.atMost(Duration.ofSeconds(20))
			.until(() -> this.monitor.snapshot(connection).history().polls().size() >= polls);
	}

	private TestSource[] sources(int number) {
		return IntStream.range(0, number).mapToObj((i) -> source("c" + i)).toArray(TestSource[]::new);
	}

	private TestSource source(String name, String... requiredModels) {
		return new TestSource(name, "http://127.0.0.1:" + this.server.getPort() + "/v1", KEY, requiredModels);
	}

	private static OpenAiProbe probe(Duration timeout, OpenAiProbeCustomizer... customizers) {
		return new OpenAiProbe(new ProbeSettings(timeout, timeout, Duration.ofDays(30)),
				new ProbeTransport(null, HttpClientSettings.defaults(), (name) -> null), List.of(customizers),
				new KeysInUse());
	}

	private static List<Thread> threads() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> thread.getName().startsWith("openai-health"))
			.toList();
	}

}
