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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import io.github.openaihealth.diagnosis.Cause;
import io.github.openaihealth.monitor.ConnectionStatus;
import io.github.openaihealth.monitor.FleetSimulation;
import io.github.openaihealth.monitor.OpenAiStatusChangedEvent;
import io.github.openaihealth.monitor.RequestLog;

/**
 * Deploys a fleet within a second, and lets the service fail for ten minutes, in virtual
 * time over the monitor's schedule and state machine: how many requests there are in a
 * second, whether they are spread evenly, and when half of the fleet knows. With six
 * seeds that are fixed, and with others that are not; every other time the service
 * answers 503, or nothing until the timeout. Ends with exit code 3 if the peak after the
 * outage is more than 1.6 times the steady rate, if two or more of the tests of fit fail,
 * or if it takes half of the fleet longer than a minute to see the outage.
 */
public final class Fleet {

	private static final Duration MINUTE = Duration.ofMinutes(1);

	private static final Duration BEGIN = Duration.ofMinutes(15);

	private static final Duration END = BEGIN.plusMinutes(10);

	private static final Duration LAST = END.plusMinutes(15);

	private static final double HIGHEST_PEAK = 1.6;

	private static final double SIGNIFICANCE = 0.001;

	private static final int FIXED_SEEDS = 6;

	private Fleet() {
	}

	/**
	 * Let time pass, count, and draw.
	 * @param args the number of instances, with a comma and the number of other seeds
	 * behind it if need be, and the file to draw the picture to
	 * @throws IOException if the picture cannot be written
	 */
	public static void main(String[] args) throws IOException {
		String[] numbers = args[0].split(",");
		int instances = Integer.parseInt(numbers[0]);
		int others = (numbers.length > 1) ? Integer.parseInt(numbers[1]) : 4;
		System.out.printf(Locale.ROOT,
				"%,d instances, steady rate %.1f/s. Peaks in a second, as a multiple of that:%n"
						+ "%20s  %-20s %8s %8s %8s %8s %8s   p-values%n",
				instances, rate(instances), "seed", "the service", "1st wave", "deployed", "steady", "failing",
				"after it");
		List<Run> runs = new ArrayList<>();
		for (long seed : LongStream.concat(LongStream.rangeClosed(1, FIXED_SEEDS), new SplittableRandom().longs(others))
			.toArray()) {
			runs.add((runs.size() % 2 == 0) ? run(instances, seed, Cause.SERVICE_UNAVAILABLE, Duration.ofMillis(200))
					: run(instances, seed, Cause.TIMEOUT, FleetSimulation.defaults().probeTimeout()));
		}
		Files.writeString(Path.of(args[1]), draw(runs.get(0), instances));
		System.exit(verdict(runs) ? 0 : 3);
	}

	private static double rate(int instances) {
		return instances / (double) FleetSimulation.defaults().interval().toSeconds();
	}

	private static Run run(int instances, long seed, Cause cause, Duration latency) {
		FleetSimulation fleet = new FleetSimulation(instances, FleetSimulation.defaults(), seed);
		fleet.runUntil(BEGIN);
		fleet.fail(cause, latency);
		fleet.runUntil(END);
		Duration seen = fleet.median(ConnectionStatus.DOWN, OpenAiStatusChangedEvent::failingSince).minus(BEGIN);
		Duration down = fleet.median(ConnectionStatus.DOWN, OpenAiStatusChangedEvent::since).minus(BEGIN);
		fleet.recover();
		fleet.runUntil(LAST);
		Duration up = fleet.median(ConnectionStatus.UP, OpenAiStatusChangedEvent::since).minus(END);
		RequestLog requests = fleet.requests();
		double rate = rate(instances);
		Run run = new Run(requests, requests.peak(Duration.ZERO, Duration.ofSeconds(2)) / rate,
				requests.peak(Duration.ofSeconds(2), MINUTE.multipliedBy(2)) / rate,
				requests.peak(MINUTE.multipliedBy(2), BEGIN) / rate, requests.peak(BEGIN.plusMinutes(4), END) / rate,
				requests.peak(END, LAST) / rate,
				Stream.of(BEGIN.minus(MINUTE), END.plusMinutes(3), END.plusMinutes(10))
					.map((from) -> requests.uniformity(from, MINUTE).pValue())
					.toList(),
				seen, down, up);
		System.out.printf(Locale.ROOT, "%20d  %-20s %s%n", seed, cause.id(), run);
		return run;
	}

	// By chance, two of thirty tests fail in one run of two thousand
	private static boolean verdict(List<Run> runs) {
		long tests = runs.stream().mapToLong((run) -> run.fit().size()).sum();
		long failed = runs.stream()
			.flatMap((run) -> run.fit().stream())
			.filter((value) -> value < SIGNIFICANCE)
			.count();
		double peak = runs.stream().mapToDouble(Run::after).max().orElseThrow();
		System.out.printf(Locale.ROOT,
				"Of %d tests of fit %d failed on the level of %s, where chance fails %.2f. Highest peak after the outage: %.2f%n",
				tests, failed, SIGNIFICANCE, tests * SIGNIFICANCE, peak);
		return failed <= 1 && peak <= HIGHEST_PEAK
				&& runs.stream().allMatch((run) -> run.seen().compareTo(MINUTE) <= 0);
	}

	private static String draw(Run run, int instances) {
		double rate = rate(instances);
		int seconds = (int) LAST.toSeconds();
		StringBuilder picture = new StringBuilder("""
				<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 300" font-family="sans-serif" font-size="12" \
				role="img" aria-label="Requests per second of %,d instances">
				<rect width="640" height="300" fill="#ffffff"/>
				""".formatted(instances));
		picture.append(String.format(Locale.ROOT,
				"<rect x=\"%.1f\" y=\"20\" width=\"%.1f\" height=\"240\" fill=\"#fde8e8\"/>%n",
				x(BEGIN.toSeconds(), seconds), x(END.toSeconds(), seconds) - x(BEGIN.toSeconds(), seconds)));
		String points = IntStream.range(0, seconds)
			.mapToObj((second) -> String.format(Locale.ROOT, "%.1f,%.1f", x(second, seconds),
					y(run.requests().number(Duration.ofSeconds(second), Duration.ofSeconds(second + 1)) / rate)))
			.collect(Collectors.joining(" "));
		picture.append(
				"<polyline points=\"%s\" fill=\"none\" stroke=\"#1f6feb\" stroke-width=\"1\"/>%n".formatted(points));
		line(picture, 1, "#166534", "%.0f/s".formatted(rate), "steady");
		line(picture, HIGHEST_PEAK, "#9a3412", "%.0f/s".formatted(HIGHEST_PEAK * rate),
				"%s times".formatted(HIGHEST_PEAK));
		picture.append("<path d=\"M60 20V260H560\" fill=\"none\" stroke=\"#888888\"/>\n");
		label(picture, BEGIN, END, seconds, "10 minutes of 503");
		label(picture, END, LAST, seconds, "answers again");
		label(picture, Duration.ZERO, BEGIN, seconds, "deployed");
		picture.append("<text x=\"66\" y=\"32\" fill=\"#1f6feb\">%,d in the first second</text>%n"
			.formatted(run.requests().number(Duration.ZERO, Duration.ofSeconds(1))));
		return picture.append("</svg>\n").toString();
	}

	private static void line(StringBuilder picture, double ratio, String color, String left, String right) {
		picture.append(String.format(Locale.ROOT,
				"<path d=\"M60 %1$.1fH560\" stroke=\"%2$s\" stroke-dasharray=\"4 4\"/>%n"
						+ "<text x=\"54\" y=\"%3$.1f\" text-anchor=\"end\" fill=\"%2$s\">%4$s</text>%n"
						+ "<text x=\"566\" y=\"%3$.1f\" fill=\"%2$s\">%5$s</text>%n",
				y(ratio), color, y(ratio) + 4, left, right));
	}

	private static void label(StringBuilder picture, Duration from, Duration to, int seconds, String text) {
		picture.append(String.format(Locale.ROOT,
				"<text x=\"%.1f\" y=\"280\" text-anchor=\"middle\" fill=\"#333333\">%s</text>%n",
				x((from.toSeconds() + to.toSeconds()) / 2, seconds), text));
	}

	private static double x(long second, int seconds) {
		return 60 + 500.0 * second / seconds;
	}

	// The first wave is far beyond the picture
	private static double y(double ratio) {
		return 260 - 120 * Math.min(ratio, 2);
	}

	/**
	 * What a fleet did.
	 *
	 * @param requests its requests
	 * @param wave the peak of its start, as a multiple of the steady rate
	 * @param deployed that of the two minutes after the start
	 * @param steady that of the time until the outage
	 * @param failing that of the outage, once waits have grown
	 * @param after that of the time after the outage
	 * @param fit the p-values of the tests of fit: in the minute before the outage, three
	 * minutes after it, and ten
	 * @param seen when half of the fleet had seen the outage
	 * @param down when half of the fleet was down
	 * @param up when half of the fleet was up again
	 */
	private record Run(RequestLog requests, double wave, double deployed, double steady, double failing, double after,
			List<Double> fit, Duration seen, Duration down, Duration up) {

		@Override
		public String toString() {
			return String.format(Locale.ROOT,
					"%8.1f %8.2f %8.2f %8.2f %8.2f   %s   seen after %d s, DOWN %d s, UP %d s", this.wave,
					this.deployed, this.steady, this.failing, this.after,
					this.fit.stream()
						.map((value) -> String.format(Locale.ROOT, "%.3f", value))
						.collect(Collectors.joining(" ")),
					this.seen.toSeconds(), this.down.toSeconds(), this.up.toSeconds());
		}

	}

}
