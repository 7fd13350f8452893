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

package io.github.openaihealth.benchmark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

import io.github.openaihealth.benchmark.TrafficBenchmark.Exchange;
import io.github.openaihealth.monitor.SynchronousPoll;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.client.reactive.JdkClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Compares what the starter does with what it is measured by, each beside the other, in
 * half a minute. Only bytes, counts and ratios of CPU time are told, which hold on a busy
 * machine as well. Ends with exit code 3 where one of them is far from what it was.
 */
public final class Ratios {

	private static final int ROUNDS = 9;

	private static final int READS = 200_000;

	private static final int POLLS = 100;

	private static final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

	private static Object sink;

	private boolean failed;

	private Ratios() {
	}

	/**
	 * Compare.
	 * @param args are not needed
	 * @throws IOException if there is no port for a server
	 */
	public static void main(String[] args) throws IOException {
		Ratios ratios = new Ratios();
		System.out.printf(Locale.ROOT, "JDK %s, %d cores, %s%n%n", System.getProperty("java.version"),
				Runtime.getRuntime().availableProcessors(), processor());
		System.out.printf(Locale.ROOT, "%-62s %10s %10s %10s%n", "", "measured", "target", "at most");
		ratios.passes();
		ratios.health();
		ratios.polls();
		System.exit(ratios.failed ? 3 : 0);
	}

	private static String processor() throws IOException {
		Path file = Path.of("/proc/cpuinfo");
		List<String> lines = Files.isReadable(file) ? Files.readAllLines(file) : List.of();
		return lines.stream()
			.filter((line) -> line.startsWith("model name"))
			.map((line) -> line.substring(line.indexOf(':') + 1).strip())
			.findFirst()
			.orElse(System.getProperty("os.arch"));
	}

	private void passes() {
		for (Scenario scenario : Scenario.values()) {
			CountingPropertySource source = new CountingPropertySource();
			try (ConfigurableApplicationContext context = scenario.start(null, source)) {
				SynchronousPoll poll = new SynchronousPoll(context, false);
				ClientKey clientKey = new ClientKey(context);
				// The first one reads the connection
				clientKey.get();
				check("Passes over the environment per poll, " + scenario, source.count(poll::poll).passes(), 1, 1);
				check("Passes per request of the client, " + scenario, source.count(clientKey::get).passes(), 0, 0);
			}
		}
	}

	private void health() throws IOException {
		HealthBenchmark benchmark = new HealthBenchmark();
		benchmark.start();
		try {
			double[] nanos = cpu(READS, benchmark::openAi, benchmark::ping, System::nanoTime);
			tell("Reading health, ns of CPU", nanos[0]);
			tell("  ping's, which is always up, ns of CPU", nanos[1]);
			tell("  asking for the time alone, ns of CPU", nanos[2]);
			check("  health / ping", nanos[0] / nanos[1], 2, 4);
			check("  allocated, bytes", ThreadUse.bytesOf(READS, benchmark::openAi), 0, 1);
			tell("  ping's, bytes", ThreadUse.bytesOf(READS, benchmark::ping));
		}
		finally {
			benchmark.stop();
		}
	}

	private void polls() throws IOException {
		PollBenchmark benchmark = new PollBenchmark();
		benchmark.models = 10;
		benchmark.start();
		try {
			Probed few = probe(benchmark, 10, false, POLLS);
			Probed usual = probe(benchmark, 586, false, POLLS);
			Probed compressed = probe(benchmark, 586, true, POLLS);
			Probed many = probe(benchmark, 5860, false, POLLS / 5);
			check("586 models: probe / bytes of the body alone", usual.probe() / usual.bytes(), 2, 3);
			check("586 models: whole poll / bytes of the body alone", usual.poll() / usual.bytes(), 2, 4);
			check("586 models, gzip: probe / the same not compressed", compressed.probe() / usual.probe(), 1.5, 2);
			check("5,860 models: probe / bytes of the body alone", many.probe() / many.bytes(), 0.5, 1);
			check("Probe: bytes per byte that the list is longer, from 586 to 5,860", usual.growthTo(many), 0.2, 0.4);
			call(benchmark);
			tellOthers(benchmark);
		}
		finally {
			benchmark.stop();
		}
	}

	private Probed probe(PollBenchmark benchmark, int models, boolean compressed, int times) throws IOException {
		int length = benchmark.answer(models, compressed);
		Probed probed = new Probed(length, ThreadUse.bytesOf(times, benchmark::bytes),
				ThreadUse.bytesOf(times, benchmark::probe), ThreadUse.bytesOf(times, benchmark::poll));
		tell(models + " models" + (compressed ? ", gzip" : "") + ": bytes of the body on the wire", probed.length());
		tell("  into an array over the probe's transport, bytes allocated", probed.bytes());
		tell("  probe, bytes allocated", probed.probe());
		tell("  whole poll, bytes allocated", probed.poll());
		return probed;
	}

	private void tellOthers(PollBenchmark benchmark) throws IOException {
		benchmark.answer(586, false);
		URI uri = URI.create(benchmark.baseUrl() + "/models");
		HttpClient client = HttpClient.newHttpClient();
		HttpRequest request = HttpRequest.newBuilder(uri).build();
		tell("586 models into an array by the JDK's HttpClient, bytes",
				ThreadUse.bytesOf(POLLS, () -> client.send(request, BodyHandlers.ofByteArray()).body()));
		WebClient webClient = WebClient.builder().clientConnector(new JdkClientHttpConnector(client)).build();
		tell("  by WebClient over that, bytes",
				ThreadUse.bytesOf(POLLS, () -> webClient.get().uri(uri).retrieve().bodyToMono(byte[].class).block()));
	}

	// What a request costs at least, to this thread alone, with the shortest list
	private void call(PollBenchmark request) throws IOException {
		request.answer(1, false);
		TrafficBenchmark benchmark = new TrafficBenchmark();
		benchmark.exchange = Exchange.ELSEWHERE;
		benchmark.start();
		try {
			double[] nanos = cpu(READS, benchmark::okHttp, benchmark::okHttpAlone, benchmark::restClient);
			double least = cpu(POLLS, request::bytes);
			tell("Request on loopback, ns of CPU", least);
			tell("  a call elsewhere adds to OkHttp's chain, ns of CPU", nanos[0] - nanos[1]);
			tell("  and to RestClient's end, ns of CPU", nanos[2]);
			check("  OkHttp's / the request", (nanos[0] - nanos[1]) / least, 0.002, 0.02);
			check("  RestClient's / the request", nanos[2] / least, 0.002, 0.02);
			check("  OkHttp's, bytes allocated",
					ThreadUse.bytesOf(READS, benchmark::okHttp) - ThreadUse.bytesOf(READS, benchmark::okHttpAlone), 96,
					256);
			check("  RestClient's, bytes allocated", ThreadUse.bytesOf(READS, benchmark::restClient), 96, 256);
		}
		finally {
			benchmark.stop();
		}
	}

	// One after the other in each round, so that what disturbs one disturbs all
	private static double[] cpu(int times, Callable<?>... operations) {
		double[][] nanos = new double[operations.length][ROUNDS];
		for (int round = -ROUNDS; round < ROUNDS; round++) {
			for (int operation = 0; operation < operations.length; operation++) {
				nanos[operation][Math.max(round, 0)] = cpu(times, operations[operation]);
			}
		}
		return Arrays.stream(nanos).mapToDouble((each) -> Arrays.stream(each).sorted().toArray()[ROUNDS / 2]).toArray();
	}

	private static double cpu(int times, Callable<?> operation) {
		try {
			long before = threads.getCurrentThreadCpuTime();
			for (int time = 0; time < times; time++) {
				sink = operation.call();
			}
			return (double) (threads.getCurrentThreadCpuTime() - before) / times;
		}
		catch (Exception ex) {
			throw new IllegalStateException("What is measured failed", ex);
		}
	}

	private void tell(String what, double measured) {
		System.out.printf(Locale.ROOT, "%-62s %10s%n", what, format(measured));
	}

	private void check(String what, double measured, double target, double most) {
		boolean exceeded = measured > most;
		this.failed |= exceeded;
		System.out.printf(Locale.ROOT, "%-62s %10s %10s %10s%s%n", what, format(measured), format(target), format(most),
				exceeded ? "  FAILED" : (measured > target) ? "  (target missed)" : "");
	}

	private static String format(double value) {
		return String.format(Locale.ROOT,
				(value >= 100 || value == Math.rint(value)) ? "%,.0f" : (value >= 0.1) ? "%.2f" : "%.4f", value);
	}

	/**
	 * What was allocated for one list.
	 *
	 * @param length the length of the body
	 * @param bytes for the body as an array
	 * @param probe for the probe
	 * @param poll for the whole poll
	 */
	private record Probed(int length, double bytes, double probe, double poll) {

		double growthTo(Probed other) {
			return (other.probe - this.probe) / (other.length - this.length);
		}

	}

}
