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
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import io.github.openaihealth.connection.KeysInUse;
import io.github.openaihealth.diagnosis.Cause;
import io.github.openaihealth.probe.OpenAiProbe;
import io.github.openaihealth.probe.ProbeResult;
import io.github.openaihealth.probe.ProbeSettings;
import io.github.openaihealth.probe.ProbeTransport;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationEventPublisher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;

/**
 * Tests for {@link OpenAiMonitor}.
 */
@Timeout(30)
@ExtendWith(OutputCaptureExtension.class)
class OpenAiMonitorTests {

	private final Queue<ProbeResult> answers = new ConcurrentLinkedQueue<>();

	private final Queue<Object> events = new ConcurrentLinkedQueue<>();

	private final AtomicInteger polls = new AtomicInteger();

	private final CheckedSource source = mock();

	private final OpenAiProbe probe = new OpenAiProbe(
			new ProbeSettings(Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofDays(30)),
			new ProbeTransport(null, HttpClientSettings.defaults(), (name) -> null), List.of(), new KeysInUse());

	private OpenAiMonitor monitor = monitor(Duration.ofMillis(50), Clock.systemUTC());

	@AfterEach
	void stopMonitor() {
		this.monitor.destroy();
		// What it still says must not be taken for the next one's
		Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> ownThreads().isEmpty());
	}

	@Test
	void pollsOnceStarted() {
		this.monitor.start();
		awaitPolls(3);
		assertThat(this.monitor.snapshot("default").state().status()).isEqualTo(ConnectionStatus.UP);
		assertThat(this.monitor.isRunning()).isTrue();
	}

	@Test
	void snapshotBeforeTheFirstPollIsUnknown() {
		assertThat(this.monitor.snapshot("default").status()).isEqualTo(ConnectionStatus.UNKNOWN);
		then(this.source).should(never()).read();
	}

	@Test
	void readingSnapshotsCausesNoPoll() {
		this.monitor = monitor(Duration.ofHours(1), Clock.systemUTC());
		this.monitor.begin().join();
		for (int i = 0; i < 1000; i++) {
			this.monitor.snapshot("default");
		}
		assertThat(this.polls).hasValue(1);
	}

	@Test
	void firstPollIsNotRepeatedByStart() {
		this.monitor = monitor(Duration.ofHours(1), Clock.systemUTC());
		CompletableFuture<List<Snapshot>> first = this.monitor.begin();
		first.join();
		this.monitor.start();
		assertThat(this.monitor.begin()).isCompletedWithValue(first.join());
		assertThat(this.polls).hasValue(1);
	}

	@Test
	void firstSnapshotIsConfirmed() {
		this.monitor = monitor(Duration.ofHours(1), Clock.systemUTC());
		answer(Cause.API_KEY_REJECTED, Cause.API_KEY_REJECTED);
		Snapshot first = this.monitor.begin().join().get(0);
		assertThat(this.polls).hasValue(2);
		assertThat(first.state().unconfirmed()).isFalse();
		assertThat(first.state().status()).isEqualTo(ConnectionStatus.DOWN);
	}

	@Test
	void changeOfStatusIsLoggedOnceWithCauseAndLink(CapturedOutput output) {
		answer(null, Cause.ORG_MISMATCH, Cause.ORG_MISMATCH, Cause.ORG_MISMATCH, Cause.ORG_MISMATCH, null);
		this.monitor.start();
		awaitPolls(8);
		assertThat(output.toString().lines().filter((line) -> line.contains("OpenAI health"))).satisfiesExactly(
				(line) -> assertThat(line).contains("INFO").contains("OpenAI health UNKNOWN -> UP"),
				(line) -> assertThat(line).contains("WARN")
					.contains("OpenAI health UP -> DOWN: org-mismatch, last worked ")
					.contains("(req_1), see " + Cause.ORG_MISMATCH.docs()),
				(line) -> assertThat(line).contains("INFO").contains("OpenAI health DOWN -> UP after PT"));
	}

	@Test
	void whatHappenedBeforeTheStartIsLoggedAtTheStart(CapturedOutput output) {
		this.monitor.begin().join();
		assertThat(output).doesNotContain("OpenAI health");
		this.monitor.start();
		assertThat(output).containsOnlyOnce("OpenAI health UNKNOWN -> UP");
	}

	@Test
	void stopIsQuickInTheMiddleOfAPollAndLeavesNoThread() throws Exception {
		CountDownLatch polling = new CountDownLatch(1);
		CountDownLatch interrupted = new CountDownLatch(1);
		willAnswer((invocation) -> {
			polling.countDown();
			try {
				new CountDownLatch(1).await();
				throw new IllegalStateException("Nobody counts down");
			}
			catch (InterruptedException ex) {
				interrupted.countDown();
				throw new CancellationException();
			}
		}).given(this.source).read();
		this.monitor.start();
		assertThat(polling.await(5, TimeUnit.SECONDS)).isTrue();
		long before = System.nanoTime();
		this.monitor.stop();
		assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofMillis(950));
		assertThat(interrupted.await(5, TimeUnit.SECONDS)).isTrue();
		Awaitility.await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> assertThat(ownThreads()).isEmpty());
	}

	@Test
	void threadIsADaemon() {
		this.monitor.begin().join();
		assertThat(ownThreads()).isNotEmpty().allMatch(Thread::isDaemon);
	}

	@Test
	void startsAgainAfterAStop() {
		this.monitor.start();
		awaitPolls(1);
		this.monitor.stop();
		assertThat(this.monitor.snapshot("default").nextCheck()).isNull();
		int polled = this.polls.get();
		this.monitor.start();
		awaitPolls(polled + 2);
		assertThat(this.monitor.snapshot("default").nextCheck()).isNotNull();
	}

	@Test
	void disabledMonitorNeverPolls() {
		this.monitor = new OpenAiMonitor(
				new MonitorSettings(false, true, Duration.ofSeconds(1), Duration.ofSeconds(1), 3,
						Duration.ofMinutes(2)),
				List.of(this.source), this.probe, new MonitorClock(Clock.systemUTC()), this.events::add);
		this.monitor.start();
		assertThat(ownThreads()).isEmpty();
		assertThat(this.monitor.snapshot("default").status()).isEqualTo(ConnectionStatus.UNKNOWN);
	}

	@Test
	void errorOfOurOwnIsToldByItsTypeAndDoesNotEndThePolls(CapturedOutput output) {
		willAnswer((invocation) -> {
			if (this.polls.incrementAndGet() == 1) {
				throw new AssertionError("may hold a secret");
			}
			return result(Results.success());
		}).given(this.source).read();
		this.monitor.start();
		awaitPolls(2);
		assertThat(output).contains("java.lang.AssertionError").doesNotContain("may hold a secret");
	}

	@Test
	void nextCheckFollowsTheClock() {
		Clock clock = Clock.fixed(Instant.parse("2026-11-23T03:00:00Z"), ZoneOffset.UTC);
		this.monitor = monitor(Duration.ofHours(1), clock);
		Snapshot first = this.monitor.begin().join().get(0);
		assertThat(first.state().lastChecked()).isEqualTo(clock.instant());
		assertThat(first.nextCheck()).isBetween(clock.instant(), clock.instant().plus(Duration.ofHours(1)));
	}

	@Test
	void changesArePublishedInTheirOrder() {
		answer(null, Cause.ORG_MISMATCH, Cause.ORG_MISMATCH, null);
		this.monitor.start();
		awaitPolls(5);
		assertThat(this.events).hasSize(3).first().isInstanceOfSatisfying(OpenAiStatusChangedEvent.class, (change) -> {
			assertThat(change.connection()).isEqualTo("default");
			assertThat(change.oldStatus()).isEqualTo(ConnectionStatus.UNKNOWN);
			assertThat(change.newStatus()).isEqualTo(ConnectionStatus.UP);
			assertThat(change.diagnosis()).isNull();
		});
		assertThat(this.events).element(1).isInstanceOfSatisfying(OpenAiStatusChangedEvent.class, (change) -> {
			assertThat(change.newStatus()).isEqualTo(ConnectionStatus.DOWN);
			assertThat(change.diagnosis()).isEqualTo(Results.of(Cause.ORG_MISMATCH).diagnosis());
			assertThat(change.failingSince()).isBefore(change.since());
			assertThat(change.lastSuccess()).isBefore(change.failingSince());
		});
	}

	@Test
	void nothingIsPublishedBeforeTheStart() {
		this.monitor.begin().join();
		assertThat(this.events).isEmpty();
		this.monitor.start();
		assertThat(this.events).hasSize(1);
	}

	@Test
	void refusalThatIsTakenForGrantedIsAChange(CapturedOutput output) {
		this.monitor = monitor(Duration.ofHours(1), Clock.systemUTC());
		answer(Cause.API_KEY_REJECTED);
		willAnswer((invocation) -> {
			if (this.polls.incrementAndGet() > 1) {
				new CountDownLatch(1).await();
			}
			return result(Results.of(Cause.API_KEY_REJECTED));
		}).given(this.source).read();
		this.monitor.begin();
		Awaitility.await()
			.atMost(Duration.ofSeconds(5))
			.until(() -> this.monitor.snapshot("default").state().unconfirmed());
		assertThat(this.monitor.settle().get(0).history().changes()).hasSize(1);
		this.monitor.start();
		assertThat(this.events).hasSize(1);
		assertThat(output).containsOnlyOnce("OpenAI health UNKNOWN -> DOWN: api-key-rejected");
	}

	@Test
	void failureOfAListenerIsToldByItsTypeAndEndsNothing(CapturedOutput output) {
		this.monitor = monitor(Duration.ofMillis(50), Clock.systemUTC(), (event) -> {
			this.events.add(event);
			throw new IllegalStateException("may hold a secret");
		});
		answer(null, Cause.ORG_MISMATCH, Cause.ORG_MISMATCH, null);
		this.monitor.start();
		awaitPolls(6);
		assertThat(this.events).hasSize(3);
		assertThat(output)
			.contains("a listener of OpenAiStatusChangedEvent failed with java.lang.IllegalStateException")
			.doesNotContain("may hold a secret");
	}

	@Test
	void pollNowDoesNotWaitForTheNextPoll() {
		this.monitor = monitor(Duration.ofHours(1), Clock.systemUTC());
		this.monitor.start();
		awaitPolls(1);
		answer(Cause.ORG_MISMATCH, Cause.ORG_MISMATCH);
		Snapshot snapshot = this.monitor.pollNow("default").join();
		assertThat(snapshot.state().status()).isEqualTo(ConnectionStatus.DOWN);
		assertThat(this.polls).hasValue(3);
		assertThat(snapshot.nextCheck()).isAfter(Instant.now());
		Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> this.events.size() == 2);
	}

	@Test
	void allWhoAskAtTheSameTimeShareOnePoll() throws Exception {
		this.monitor = monitor(Duration.ofHours(1), Clock.systemUTC());
		this.monitor.start();
		awaitPolls(1);
		CountDownLatch answered = new CountDownLatch(1);
		willAnswer((invocation) -> {
			this.polls.incrementAndGet();
			answered.await();
			return result(Results.success());
		}).given(this.source).read();
		List<CompletableFuture<Snapshot>> asked = Stream.generate(() -> this.monitor.pollNow("default"))
			.limit(8)
			.toList();
		asked.get(0).cancel(true);
		answered.countDown();
		for (CompletableFuture<Snapshot> request : asked.subList(1, asked.size())) {
			assertThat(request.get(5, TimeUnit.SECONDS).history().polls()).hasSize(2);
		}
		assertThat(this.polls).hasValue(2);
	}

	@Test
	void whoAsksDuringAPollSharesThatOne() throws Exception {
		CountDownLatch polling = new CountDownLatch(1);
		CountDownLatch answered = new CountDownLatch(1);
		this.monitor = monitor(Duration.ofHours(1), Clock.systemUTC());
		willAnswer((invocation) -> {
			this.polls.incrementAndGet();
			polling.countDown();
			answered.await();
			return result(Results.success());
		}).given(this.source).read();
		this.monitor.start();
		assertThat(polling.await(5, TimeUnit.SECONDS)).isTrue();
		CompletableFuture<Snapshot> asked = this.monitor.pollNow("default");
		answered.countDown();
		assertThat(asked.get(5, TimeUnit.SECONDS).state().status()).isEqualTo(ConnectionStatus.UP);
		assertThat(this.polls).hasValue(1);
	}

	@Test
	void whoAsksAgainTooSoonGetsWhatIsKnown() {
		this.monitor = monitor(Duration.ofHours(1), Clock.systemUTC());
		this.monitor.start();
		awaitPolls(1);
		this.monitor.pollNow("default").join();
		answer(Cause.ORG_MISMATCH, Cause.ORG_MISMATCH);
		assertThat(this.monitor.pollNow("default")).isCompletedWithValue(this.monitor.snapshot("default"));
		assertThat(this.polls).hasValue(2);
	}

	@Test
	void pollNowKeepsThePollsGoing() {
		this.monitor = monitor(Duration.ofMillis(200), Clock.systemUTC());
		this.monitor.start();
		awaitPolls(1);
		this.monitor.pollNow("default").join();
		awaitPolls(5);
	}

	@Test
	void pollNowIsAnsweredByAStop() {
		CountDownLatch never = new CountDownLatch(1);
		this.monitor = monitor(Duration.ofHours(1), Clock.systemUTC());
		willAnswer((invocation) -> {
			try {
				never.await();
			}
			catch (InterruptedException ex) {
				throw new CancellationException();
			}
			return result(Results.success());
		}).given(this.source).read();
		this.monitor.start();
		CompletableFuture<Snapshot> asked = this.monitor.pollNow("default");
		this.monitor.stop();
		assertThat(asked).isCompleted();
		assertThat(this.monitor.pollNow("default")).isCompleted();
	}

	@Test
	void listenerIsToldOfPastAndComingPollsOnceEach() {
		Queue<Poll> told = new ConcurrentLinkedQueue<>();
		answer(Cause.API_KEY_REJECTED, Cause.API_KEY_REJECTED);
		this.monitor.begin().join();
		this.monitor.addListener((connection, poll) -> told.add(poll));
		assertThat(told).hasSizeGreaterThanOrEqualTo(2)
			.allSatisfy((poll) -> assertThat(poll.cause()).isIn(Cause.API_KEY_REJECTED, null));
		awaitPolls(5);
		Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> told.size() >= 5);
		assertThat(told).doesNotHaveDuplicates().extracting(Poll::time).isSorted();
	}

	@Test
	void listenerThatFailsKeepsNobodyFromBeingTold(CapturedOutput output) {
		Queue<Poll> told = new ConcurrentLinkedQueue<>();
		this.monitor.addListener((connection, poll) -> {
			throw new IllegalStateException("may hold a secret");
		});
		this.monitor.addListener((connection, poll) -> told.add(poll));
		this.monitor.start();
		awaitPolls(3);
		assertThat(told).hasSizeGreaterThanOrEqualTo(2);
		assertThat(output).contains("failed with java.lang.IllegalStateException").doesNotContain("may hold a secret");
	}

	@Test
	void errorOfAListenerKeepsNothingFromGoingOn() {
		this.monitor.addListener((connection, poll) -> {
			throw new NoSuchMethodError("of a registry that does not fit");
		});
		answer(Cause.ORG_MISMATCH, Cause.ORG_MISMATCH);
		assertThat(this.monitor.begin()).succeedsWithin(Duration.ofSeconds(5));
		this.monitor.start();
		assertThat(this.events).hasSize(1);
	}

	@Test
	void whoWaitsMayAskTheMonitorAndBlock() {
		this.monitor = monitor(Duration.ofHours(1), Clock.systemUTC());
		this.monitor.start();
		awaitPolls(1);
		CompletableFuture<Snapshot> asked = this.monitor.pollNow("default")
			.thenApply(
					(snapshot) -> CompletableFuture.supplyAsync(() -> this.monitor.pollNow("default")).join().join());
		assertThat(asked).succeedsWithin(Duration.ofSeconds(5));
	}

	@Test
	void pollThatEndsUnexpectedlyKeepsNobodyWaiting() {
		this.monitor = monitor(Duration.ofHours(1), Clock.systemUTC());
		this.monitor.start();
		awaitPolls(1);
		Instant planned = this.monitor.snapshot("default").nextCheck();
		willAnswer((invocation) -> {
			throw new NoClassDefFoundError("of a client for secrets");
		}).given(this.source).read();
		assertThat(this.monitor.pollNow("default")).succeedsWithin(Duration.ofSeconds(5))
			.satisfies((snapshot) -> assertThat(snapshot.nextCheck()).isBefore(planned));
	}

	@ParameterizedTest
	@ValueSource(strings = { "PT1H", "-PT1H", "P3650D", "-P3650D" })
	void clockThatIsSetDelaysNoPollAndMakesNothingStale(Duration set) {
		AtomicReference<Instant> time = new AtomicReference<>(Instant.now());
		Clock clock = mock();
		given(clock.instant()).willAnswer((invocation) -> time.get());
		this.monitor = monitor(Duration.ofMillis(100), clock);
		willAnswer((invocation) -> {
			this.polls.incrementAndGet();
			time.updateAndGet((now) -> now.plus(set));
			return result(Results.success());
		}).given(this.source).read();
		this.monitor.start();
		awaitPolls(3);
		time.updateAndGet((now) -> now.plus(set));
		assertThat(this.monitor.snapshot("default").status()).isEqualTo(ConnectionStatus.UP);
		awaitPolls(this.polls.get() + 3);
	}

	@Test
	void monitorThatIsSilentForTooLongIsStale() {
		AtomicReference<Instant> ticks = new AtomicReference<>(Instant.EPOCH);
		Clock clock = mock();
		given(clock.instant()).willAnswer((invocation) -> ticks.get());
		this.monitor = monitor(Duration.ofHours(1), new MonitorClock(Clock.systemUTC(), clock), this.events::add);
		this.monitor.begin().join();
		Instant overdue = Instant.EPOCH.plus(Duration.ofHours(3).plusSeconds(5));
		ticks.set(overdue.minus(Duration.ofHours(1)));
		assertThat(this.monitor.snapshot("default").stale()).isFalse();
		ticks.set(overdue.plusMillis(1));
		assertThat(this.monitor.snapshot("default").stale()).isTrue();
	}

	@Test
	void listenerThatLeftIsToldNothing() {
		Queue<Poll> told = new ConcurrentLinkedQueue<>();
		PollListener listener = (connection, poll) -> told.add(poll);
		this.monitor.addListener(listener);
		this.monitor.removeListener(listener);
		this.monitor.start();
		awaitPolls(3);
		assertThat(told).isEmpty();
	}

	private OpenAiMonitor monitor(Duration interval, Clock clock) {
		return monitor(interval, clock, this.events::add);
	}

	private OpenAiMonitor monitor(Duration interval, Clock clock, ApplicationEventPublisher publisher) {
		return monitor(interval, new MonitorClock(clock), publisher);
	}

	private OpenAiMonitor monitor(Duration interval, MonitorClock clock, ApplicationEventPublisher publisher) {
		given(this.source.name()).willReturn("default");
		willAnswer((invocation) -> {
			this.polls.incrementAndGet();
			ProbeResult answer = this.answers.poll();
			return result((answer != null) ? answer : Results.success());
		}).given(this.source).read();
		return new OpenAiMonitor(
				new MonitorSettings(true, true, Duration.ofSeconds(5), interval, 3, Duration.ofMinutes(2)),
				List.of(this.source), this.probe, clock, publisher);
	}

	private void answer(@Nullable Cause... causes) {
		for (Cause cause : causes) {
			this.answers.add((cause != null) ? Results.of(cause) : Results.success());
		}
	}

	private void awaitPolls(int number) {
		Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> this.polls.get() >= number);
		Awaitility.await()
			.atMost(Duration.ofSeconds(5))
			.until(() -> this.monitor.snapshot("default").state().lastChecked() != null);
	}

	private static Reading result(ProbeResult result) {
		return new Reading.Done(new Reading.PollResult(null, List.of(), new Evidence.Probed(result, "key")));
	}

	private static List<Thread> ownThreads() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> thread.getName().startsWith("openai-health"))
			.toList();
	}

}
