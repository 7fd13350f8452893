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
import java.lang.management.MemoryMXBean;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

import com.sun.management.UnixOperatingSystemMXBean;
import com.sun.net.httpserver.HttpServer;
import io.github.openaihealth.actuate.OpenAiMetrics;
import io.github.openaihealth.connection.KeysInUse;
import io.github.openaihealth.monitor.AcceleratedMonitor;
import io.github.openaihealth.monitor.History;
import io.github.openaihealth.monitor.Snapshot;
import io.github.openaihealth.traffic.OpenAiTraffic;
import io.github.openaihealth.traffic.RateLimits;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.springframework.context.ConfigurableApplicationContext;

/**
 * Polls a server on loopback 100,000 times through a real monitor, of which every
 * thousandth stretch of fifty fails in turns, tells it of a million calls of the
 * application, and looks from time to time at what that leaves behind: heap after a full
 * collection, threads, file descriptors, meters, and the history. Ends with exit code 3
 * if one of them grows.
 */
public final class Soak {

	private static final int STRETCH = 1000;

	private static final int FAILING = 50;

	private static final int CALLS = 10;

	private static final int SAMPLES = 20;

	private static final long MEGABYTE = 1024 * 1024;

	private static final String MODELS = "{\"object\":\"list\",\"data\":[{\"id\":\"model-1\",\"object\":\"model\"}]}";

	private static final String REFUSAL = "{\"error\":{\"message\":\"Incorrect API key provided\",\"type\":"
			+ "\"invalid_request_error\",\"param\":null,\"code\":\"invalid_api_key\"}}";

	private Soak() {
	}

	/**
	 * Poll, look, and draw.
	 * @param args the number of polls, and the file to draw the picture to
	 * @throws IOException if there is no port, or the picture cannot be written
	 */
	public static void main(String[] args) throws IOException {
		int polls = Integer.parseInt(args[0]);
		AtomicInteger requests = new AtomicInteger();
		HttpServer server = start(requests);
		List<Sample> samples = new ArrayList<>();
		try (ConfigurableApplicationContext context = Scenario.PLAIN.start(ModelsServer.baseUrl(server));
				AcceleratedMonitor accelerated = new AcceleratedMonitor(context)) {
			SimpleMeterRegistry registry = new SimpleMeterRegistry();
			new OpenAiMetrics(accelerated.monitor(), Clock.systemUTC()).bindTo(registry);
			OpenAiTraffic traffic = new OpenAiTraffic(accelerated.monitor(), true,
					new RateLimits(accelerated.monitor().names(), List.of()), new KeysInUse());
			long start = System.nanoTime();
			for (int poll = 1; poll <= polls; poll++) {
				Snapshot snapshot = accelerated.poll();
				call(traffic, poll);
				if (poll % (polls / SAMPLES) == 0) {
					samples.add(Sample.take(poll, registry, snapshot));
					System.out.println(samples.get(samples.size() - 1));
				}
			}
			System.out.printf(Locale.ROOT, "%,d polls (%s for the monitor), %,d requests, %,d calls in %d s%n", polls,
					accelerated.passed(), requests.get(), (long) polls * CALLS,
					Duration.ofNanos(System.nanoTime() - start).toSeconds());
		}
		finally {
			server.stop(0);
		}
		Files.writeString(Path.of(args[1]), draw(samples));
		System.exit(isFlat(samples) ? 0 : 3);
	}

	private static HttpServer start(AtomicInteger requests) throws IOException {
		HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		server.createContext("/v1/models", (exchange) -> {
			int request = requests.incrementAndGet();
			boolean fails = request % STRETCH >= STRETCH - FAILING;
			int status = !fails ? 200 : ((request / STRETCH) % 2 == 0) ? 401 : 503;
			byte[] body = ((status == 401) ? REFUSAL : MODELS).getBytes(StandardCharsets.UTF_8);
			exchange.getResponseHeaders().set("Content-Type", "application/json");
			exchange.getResponseHeaders().set("x-request-id", "req_" + request);
			exchange.sendResponseHeaders(status, body.length);
			exchange.getResponseBody().write(body);
			exchange.close();
		});
		server.start();
		return server;
	}

	private static void call(OpenAiTraffic traffic, int poll) {
		for (int call = 0; call < CALLS; call++) {
			if (poll % STRETCH >= STRETCH - FAILING) {
				traffic.refused("default", 429, "insufficient_quota", "req_call_" + poll);
			}
			else {
				traffic.succeeded("default");
			}
		}
	}

	// The first is taken after everything was done once
	private static boolean isFlat(List<Sample> samples) {
		Sample first = samples.get(0);
		return samples.stream()
			.allMatch((sample) -> sample.heap() <= first.heap() + MEGABYTE && sample.threads() <= first.threads() + 2
					&& sample.descriptors() <= first.descriptors() + 2 && sample.meters() == first.meters()
					&& sample.history() <= History.MAX_POLLS + History.MAX_CHANGES);
	}

	private static String draw(List<Sample> samples) {
		int last = samples.get(samples.size() - 1).polls();
		StringBuilder picture = new StringBuilder(
				"""
						<svg xmlns="http://www.w3.org/2000/svg" viewBox="-10 0 650 300" font-family="sans-serif" font-size="12" \
						role="img" aria-label="What %,d polls leave behind">
						<rect x="-10" width="650" height="300" fill="#ffffff"/>
						<path d="M60 20V260H560" fill="none" stroke="#888888"/>
						"""
					.formatted(last));
		line(picture, samples, 60, "#1f6feb", "heap", Sample::kilobytes, "kB", 40);
		line(picture, samples, 120, "#9a3412", "descriptors", Sample::descriptors, "", 100);
		line(picture, samples, 180, "#166534", "threads", Sample::threads, "", 160);
		line(picture, samples, 240, "#6b21a8", "meters", Sample::meters, "", 220);
		picture.append(
				"<text x=\"560\" y=\"280\" text-anchor=\"end\" fill=\"#333333\">%,d polls</text>\n".formatted(last));
		return picture.append("</svg>\n").toString();
	}

	// Each in a band of its own, from zero to twice its first value
	private static void line(StringBuilder picture, List<Sample> samples, int bottom, String color, String name,
			ToLongFunction<Sample> value, String unit, int label) {
		double first = Math.max(1, value.applyAsLong(samples.get(0)));
		int last = samples.get(samples.size() - 1).polls();
		String points = samples.stream()
			.map((sample) -> String.format(Locale.ROOT, "%.1f,%.1f", 60 + 500.0 * sample.polls() / last,
					bottom - 20 * value.applyAsLong(sample) / first))
			.collect(Collectors.joining(" "));
		picture
			.append("<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>%n".formatted(points,
					color))
			.append("<text x=\"566\" y=\"%d\" fill=\"%s\">%s</text>%n".formatted(label, color, name))
			.append("<text x=\"54\" y=\"%d\" text-anchor=\"end\" fill=\"%s\">%d %s</text>%n".formatted(label, color,
					(long) first, unit));
	}

	/**
	 * What is left behind at a moment.
	 *
	 * @param polls the number of polls until then
	 * @param heap the heap in use after a full collection, in bytes
	 * @param threads the number of threads
	 * @param descriptors the number of open file descriptors
	 * @param meters the number of meters
	 * @param history the number of polls and changes that are remembered
	 */
	private record Sample(int polls, long heap, long threads, long descriptors, long meters, long history) {

		static Sample take(int polls, SimpleMeterRegistry registry, Snapshot snapshot) {
			MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
			memory.gc();
			memory.gc();
			long descriptors = (ManagementFactory
				.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system)
						? system.getOpenFileDescriptorCount() : 0;
			return new Sample(polls, memory.getHeapMemoryUsage().getUsed(),
					ManagementFactory.getThreadMXBean().getThreadCount(), descriptors, registry.getMeters().size(),
					snapshot.history().polls().size() + snapshot.history().changes().size());
		}

		long kilobytes() {
			return this.heap / 1024;
		}

		@Override
		public String toString() {
			return String.format(Locale.ROOT,
					"%,9d polls: heap %,7d kB, %d threads, %d descriptors, %d meters, %d remembered", this.polls,
					kilobytes(), this.threads, this.descriptors, this.meters, this.history);
		}

	}

}
