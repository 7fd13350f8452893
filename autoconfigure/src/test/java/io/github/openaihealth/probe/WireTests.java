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
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link Wire} and {@link HostLookup}.
 */
@Timeout(30)
class WireTests {

	private static final Duration SECOND = Duration.ofSeconds(1);

	private final AtomicInteger lookups = new AtomicInteger();

	@Test
	void nothingIsSpentBeforeTheNetworkIsAsked() throws IOException {
		Wire wire = new Wire(SECOND, SECOND);
		assertThat(wire.spent()).isZero();
		assertThat(wire.<Integer>await((millis) -> millis)).isBetween(990, 1001);
		assertThat(wire.spent()).isPositive();
	}

	@Test
	void waitsAddUpUntilNoTimeIsLeft() throws IOException {
		Wire wire = new Wire(SECOND, Duration.ofMillis(100));
		wire.await((millis) -> busyFor(60));
		assertThat(wire.<Integer>await((millis) -> millis)).isLessThanOrEqualTo(41);
		wire.await((millis) -> busyFor(60));
		assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(() -> wire.await((millis) -> millis))
			.isNotInstanceOf(ConnectTimeoutException.class);
		assertThatExceptionOfType(ConnectTimeoutException.class)
			.isThrownBy(() -> wire.awaitConnection((millis) -> millis));
	}

	@Test
	void connectingHasTheShorterOfBothTimes() throws IOException {
		assertThat(new Wire(SECOND, Duration.ofMinutes(1)).<Integer>awaitConnection((millis) -> millis))
			.isLessThanOrEqualTo(1001);
		assertThat(new Wire(Duration.ofMinutes(1), SECOND).<Integer>awaitConnection((millis) -> millis))
			.isLessThanOrEqualTo(1001);
	}

	@Test
	void nextExchangeHasTimeToConnectOfItsOwnAndWhatIsLeftOfTheRest() throws IOException {
		Wire wire = new Wire(Duration.ofMillis(20), Duration.ofMinutes(1));
		wire.await((millis) -> busyFor(40));
		assertThatExceptionOfType(ConnectTimeoutException.class)
			.isThrownBy(() -> wire.awaitConnection((millis) -> millis));
		wire.beginNext();
		assertThat(wire.<Integer>awaitConnection((millis) -> millis)).isLessThanOrEqualTo(21);
		assertThat(wire.<Integer>await((millis) -> millis)).isLessThan(60_000 - 39);
	}

	@Test
	void whatIsWaitedForNowCounts() throws IOException {
		Wire wire = new Wire(SECOND, SECOND);
		wire.await((millis) -> {
			busyFor(20);
			assertThat(wire.spent()).isGreaterThanOrEqualTo(Duration.ofMillis(20));
			return millis;
		});
	}

	@Test
	void closingClosesTheSocketInUseAndEveryOneThatFollows() throws IOException {
		try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			Wire wire = new Wire(SECOND, SECOND);
			Socket first = new Socket(server.getInetAddress(), server.getLocalPort());
			Socket second = new Socket();
			wire.use(first);
			wire.close();
			assertThat(first.isClosed()).isTrue();
			assertThatExceptionOfType(SocketException.class).isThrownBy(() -> wire.use(second));
			assertThat(second.isClosed()).isTrue();
			assertThatExceptionOfType(SocketException.class).isThrownBy(() -> wire.await((millis) -> millis));
		}
	}

	@Test
	void hostsThatAreAddressesNeedNoThread() throws IOException {
		try (HostLookup lookup = new HostLookup(new BoundedExecutor(1, (task) -> {
			throw new AssertionError();
		}), InetAddress::getAllByName)) {
			assertThat(lookup.find("127.0.0.1", 1)).containsExactly(InetAddress.getByName("127.0.0.1"));
			assertThat(lookup.find("[::1]", 1)).containsExactly(InetAddress.getByName("::1"));
		}
	}

	@Test
	void oneThreadHangsAtMost() throws Exception {
		CountDownLatch answer = new CountDownLatch(1);
		List<Thread> threads = new CopyOnWriteArrayList<>();
		try (HostLookup lookup = new HostLookup(new BoundedExecutor(2, (task) -> {
			Thread thread = new Thread(task);
			thread.setDaemon(true);
			threads.add(thread);
			return thread;
		}), (host) -> {
			this.lookups.incrementAndGet();
			await(answer);
			return new InetAddress[] { InetAddress.getLoopbackAddress() };
		})) {
			for (int poll = 0; poll < 5; poll++) {
				assertThatExceptionOfType(SocketTimeoutException.class)
					.isThrownBy(() -> lookup.find("openai-health.invalid", 10));
			}
			assertThat(this.lookups).hasValue(1);
			answer.countDown();
			assertThat(lookup.find("openai-health.invalid", 10_000)).containsExactly(InetAddress.getLoopbackAddress());
			assertThat(threads).hasSize(1);
		}
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private static int busyFor(int millis) {
		for (long end = System.nanoTime() + millis * 1_000_000L; System.nanoTime() < end;) {
			Thread.onSpinWait();
		}
		return millis;
	}

}
