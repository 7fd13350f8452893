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

import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import com.sun.management.ThreadMXBean;
import com.sun.management.UnixOperatingSystemMXBean;
import io.github.openaihealth.connection.OpenAiConnection;
import io.github.openaihealth.probe.FaultScript.End;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Tests that no fault of the wire costs {@link OpenAiProbe} more than its timeout, a
 * descriptor, a thread or much memory, without help from the server, and that the poll
 * after it works.
 */
@Timeout(180)
class OpenAiProbeFaultTests {

	static final int POLLS = 50;

	/**
	 * How much later than its timeout most polls end at most.
	 */
	static final Duration LATE = Duration.ofMillis(100);

	/**
	 * How much later any poll ends, on a machine that has much else to do.
	 */
	private static final Duration MUCH_LATER = Duration.ofSeconds(5);

	/**
	 * What one poll allocates at most, whatever it is sent.
	 */
	static final int MEGABYTES = 32;

	private static final int TOLERANCE = 2;

	@ParameterizedTest(name = "{0}")
	@MethodSource
	void fault(Fault fault) throws Exception {
		try (FaultStage stage = new FaultStage(fault)) {
			OpenAiConnection connection = ProbeFixtures.connection(stage.url());
			assertWorks(stage, connection);
			try (OpenAiProbe probe = stage.probe()) {
				stage.play();
				// The client itself may take some descriptors, and takes them once
				assertCause(fault, probe.probe(connection));
				awaitNothingOpen(stage);
				long before = descriptors();
				List<Duration> times = Stream.generate(() -> time(fault, connection, probe))
					.limit(POLLS)
					.sorted()
					.toList();
				Duration limit = fault.hangs() ? FaultStage.IMPATIENT : FaultStage.PATIENT;
				assertThat(times.get(POLLS / 2)).isLessThan(limit.plus(LATE));
				assertThat(times.get(POLLS - 1)).isLessThan(limit.plus(MUCH_LATER));
				awaitNothingOpen(stage);
				assertThat(allocated(connection, probe)).isLessThan(MEGABYTES * 1024L * 1024);
				stage.heal();
				await().untilAsserted(() -> assertThat(stage.open()).isZero());
				await().untilAsserted(() -> assertThat(descriptors()).isLessThanOrEqualTo(before + TOLERANCE));
			}
			assertWorks(stage, connection);
		}
		await().untilAsserted(() -> assertThat(ProbeThreads.names()).isEmpty());
	}

	static Stream<Fault> fault() {
		return Stream.concat(Faults.broken().stream(), Faults.working().stream());
	}

	private static void awaitNothingOpen(FaultStage stage) {
		await().untilAsserted(() -> assertThat(stage.isDeaf() ? 0 : stage.open()).isZero());
	}

	private static Duration time(Fault fault, OpenAiConnection connection, OpenAiProbe probe) {
		long start = System.nanoTime();
		ProbeResult result = probe.probe(connection);
		Duration time = Duration.ofNanos(System.nanoTime() - start);
		assertCause(fault, result);
		return time;
	}

	private static void assertCause(Fault fault, ProbeResult result) {
		assertThat(result.cause()).isEqualTo(fault.cause());
		assertThat(result.outcome() == Outcome.SUCCESS).isEqualTo(fault.cause() == null);
		assertThat(result.stopsStart()).isFalse();
	}

	// On this thread, whose allocations are counted
	private static long allocated(OpenAiConnection connection, OpenAiProbe probe) {
		ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
		long before = threads.getCurrentThreadAllocatedBytes();
		probe.result(probe.ask(connection), connection);
		return threads.getCurrentThreadAllocatedBytes() - before;
	}

	private static void assertWorks(FaultStage stage, OpenAiConnection connection) {
		try (OpenAiProbe probe = stage.probe(FaultStage.PATIENT)) {
			assertThat(probe.probe(connection).outcome()).isEqualTo(Outcome.SUCCESS);
		}
		await().until(() -> stage.open() == 0);
	}

	/**
	 * The client that the probe does not use, to show that the test above would notice.
	 */
	@Test
	void clientOfTheJdkKeepsItsSockets() throws Exception {
		try (FaultServer server = new FaultServer(FaultScript.answering("SSH-2.0-OpenSSH_9.2p1\r\n", End.WAIT))) {
			HttpClient client = HttpClient.newHttpClient();
			HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port())).build();
			for (int poll = 0; poll < 3; poll++) {
				assertThatException().isThrownBy(() -> client.send(request, HttpResponse.BodyHandlers.discarding()));
			}
			Awaitility.await().during(Duration.ofMillis(500)).until(() -> server.open() > 0);
		}
	}

	private static ConditionFactory await() {
		return Awaitility.await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(2));
	}

	private static long descriptors() {
		return (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix)
				? unix.getOpenFileDescriptorCount() : 0;
	}

}
