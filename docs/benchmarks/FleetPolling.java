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

import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Counts the requests that a fleet of instances makes, by the schedule that each follows:
 * one check at the start, a first wait drawn evenly from (0, interval], later waits of the
 * interval, give or take 10 %. Nothing is started and nothing is sent: it is arithmetic
 * with random numbers, always the same ones, and takes some seconds.
 *
 * <pre>
 * java docs/benchmarks/FleetPolling.java [interval in seconds] [connections per instance]
 * </pre>
 *
 * A peak is the largest number of requests in any second, wherever it begins, to a
 * hundredth of a second.
 */
public class FleetPolling {

	private static final int[] FLEETS = { 100, 1_000, 10_000, 100_000 };

	private static final double JITTER = 0.1;

	// The instances of a fleet that is restarted at once do not start in the same moment
	private static final double RESTART = 10;

	private static final double HOUR = 3_600;

	private static final int BINS_PER_SECOND = 100;

	public static void main(String[] args) {
		double interval = (args.length > 0) ? Double.parseDouble(args[0]) : 60;
		int connections = (args.length > 1) ? Integer.parseInt(args[1]) : 1;
		System.out.printf(Locale.ROOT, "interval %.0f s, connections per instance: %d, restart within %.0f s%n%n",
				interval, connections, RESTART);
		System.out.println("          |   mean of | peak of | restart: peak of | restart: peak of | the same, were the first");
		System.out.println("instances | all hours | an hour |       the checks |        the polls |  wait not drawn evenly");
		for (int instances : FLEETS) {
			Load even = new Load(instances, connections, interval, true);
			Load waves = new Load(instances, connections, interval, false);
			System.out.printf(Locale.ROOT, "%9d | %7.1f/s | %5d/s | %14d/s | %14d/s | %22d/s%n", instances,
					instances * connections / interval, even.peakOfPolls(HOUR, 2 * HOUR), even.peakOfChecks(),
					even.peakOfPolls(0, 10 * interval), waves.peakOfPolls(0, 10 * interval));
		}
	}

	/**
	 * The requests of a fleet in the two hours after it was restarted at once.
	 */
	private static final class Load {

		private final int[] checks = new int[bin(2 * HOUR) + 1];

		private final int[] polls = new int[this.checks.length];

		Load(int instances, int connections, double interval, boolean even) {
			SplittableRandom random = new SplittableRandom(2026);
			for (int i = 0; i < instances; i++) {
				add(RESTART * random.nextDouble(), connections, interval, even, random);
			}
		}

		private void add(double start, int connections, double interval, boolean even, SplittableRandom random) {
			for (int i = 0; i < connections; i++) {
				this.checks[bin(start)]++;
				double wait = even ? interval * (1 - random.nextDouble()) : jittered(interval, random);
				for (double time = start + wait; time < 2 * HOUR; time += jittered(interval, random)) {
					this.polls[bin(time)]++;
				}
			}
		}

		int peakOfChecks() {
			return peak(this.checks, 0, 2 * HOUR);
		}

		int peakOfPolls(double from, double to) {
			return peak(this.polls, from, Math.min(to, 2 * HOUR));
		}

		private static double jittered(double interval, SplittableRandom random) {
			return interval * (1 - JITTER + 2 * JITTER * random.nextDouble());
		}

		private static int peak(int[] requests, double from, double to) {
			int peak = 0;
			int sum = 0;
			for (int i = bin(from); i < bin(to); i++) {
				sum += requests[i];
				sum -= (i >= bin(from) + BINS_PER_SECOND) ? requests[i - BINS_PER_SECOND] : 0;
				peak = Math.max(peak, sum);
			}
			return peak;
		}

		private static int bin(double time) {
			return (int) (time * BINS_PER_SECOND);
		}

	}

}
