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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

import io.github.openaihealth.monitor.AcceleratedMonitor;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/**
 * Polls 1, 10 and 100 connections with different keys, each as often as makes the same
 * number of polls, over the real wire, and compares what a poll costs. Ends with exit
 * code 3 if it costs more with more connections, or more than one thread plans polls.
 */
public final class Connections {

	private static final int[] NUMBERS = { 1, 10, 100 };

	private static final int POLLS = 400;

	private static final int ROUNDS = 5;

	private static final double MOST = 1.25;

	private static final String SCHEDULER = "openai-health-[0-9]+";

	private Connections() {
	}

	/**
	 * Compare.
	 * @param args are not needed
	 * @throws IOException if there is no port for the server
	 */
	public static void main(String[] args) throws IOException {
		System.out.printf(Locale.ROOT, "JDK %s, %d cores%n%n", System.getProperty("java.version"),
				Runtime.getRuntime().availableProcessors());
		List<Watched> all = new ArrayList<>();
		try (ListServer server = new ListServer(10)) {
			for (int number : NUMBERS) {
				all.add(new Watched(number, server.baseUrl()));
			}
			// In turns, so that what disturbs one disturbs all
			for (int round = -1; round < ROUNDS; round++) {
				for (Watched watched : all) {
					watched.poll(round >= 0);
				}
			}
		}
		boolean failed = false;
		System.out.println("connections | schedulers | CPU per poll | allocated per poll");
		for (Watched watched : all) {
			watched.close();
			System.out.printf(Locale.ROOT, "%11d | %10d | %9.3f ms | %15.1f kB%n", watched.number, watched.schedulers,
					watched.least(Use::nanos) / 1e6, watched.least(Use::bytes) / 1e3);
			failed |= watched.schedulers > 1;
		}
		Watched one = all.get(0);
		for (Watched watched : all.subList(1, all.size())) {
			double cpu = watched.least(Use::nanos) / one.least(Use::nanos);
			double bytes = watched.least(Use::bytes) / one.least(Use::bytes);
			System.out.printf(Locale.ROOT, "%d connections / one: CPU %.2f, allocated %.2f, at most %.2f%n",
					watched.number, cpu, bytes, MOST);
			failed |= cpu > MOST || bytes > MOST;
		}
		System.exit(failed ? 3 : 0);
	}

	/**
	 * What a poll took.
	 *
	 * @param nanos of CPU
	 * @param bytes of memory
	 */
	private record Use(double nanos, double bytes) {

	}

	/**
	 * An application with some connections.
	 */
	private static final class Watched {

		private final int number;

		private final ConfigurableApplicationContext context;

		private final AcceleratedMonitor monitor;

		private final List<Use> uses = new ArrayList<>();

		private final long schedulers;

		Watched(int number, String baseUrl) {
			this.number = number;
			Map<String, Object> keys = new HashMap<>();
			for (int connection = 1; connection < number; connection++) {
				keys.put("openai.connections.c" + connection + ".api-key", "benchmark-of-connection-" + connection);
			}
			this.context = Scenario.PLAIN.start(baseUrl, new MapPropertySource("connections", keys));
			long before = countSchedulers();
			this.monitor = new AcceleratedMonitor(this.context);
			this.schedulers = countSchedulers() - before;
		}

		private static long countSchedulers() {
			return Thread.getAllStackTraces()
				.keySet()
				.stream()
				.filter((thread) -> thread.getName().matches(SCHEDULER))
				.count();
		}

		void poll(boolean measured) {
			long nanos = ThreadUse.cpu();
			long bytes = ThreadUse.bytes();
			for (int poll = 0; poll < POLLS; poll += this.number) {
				if (this.monitor.pollAll().size() != this.number) {
					throw new IllegalStateException("There are not " + this.number + " connections");
				}
			}
			if (measured) {
				this.uses.add(new Use((double) (ThreadUse.cpu() - nanos) / POLLS,
						(double) (ThreadUse.bytes() - bytes) / POLLS));
			}
		}

		double least(ToDoubleFunction<Use> value) {
			return this.uses.stream().mapToDouble(value).min().orElseThrow();
		}

		void close() {
			this.monitor.close();
			this.context.close();
		}

	}

}
