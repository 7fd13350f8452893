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

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.function.Function;

import io.github.openaihealth.diagnosis.Cause;
import io.github.openaihealth.probe.Outcome;
import io.github.openaihealth.probe.ProbeResult;
import org.jspecify.annotations.Nullable;

/**
 * A fleet of instances in virtual time, each of which polls as a
 * {@link ConnectionMonitor} does: its {@link SnapshotReducer} makes of each answer what
 * is known then, and when to poll next. Nothing is started and nothing is sent, and the
 * same seed gives the same polls.
 */
public final class FleetSimulation {

	/**
	 * How long it takes until all of a fleet has started.
	 */
	public static final Duration DEPLOYMENT = Duration.ofSeconds(1);

	private static final ProbeResult SUCCESS = Results.success();

	private final MonitorSettings settings;

	private final SplittableRandom random;

	private final List<Instance> instances = new ArrayList<>();

	private final PriorityQueue<Instance> queue = new PriorityQueue<>(Comparator.comparing(Instance::due));

	private final RequestLog requests = new RequestLog();

	private ProbeResult answer = SUCCESS;

	/**
	 * Create a fleet that is deployed at the beginning.
	 * @param instances the number of instances, of one connection each
	 * @param settings how each watches its connection
	 * @param seed what its chance depends on
	 */
	public FleetSimulation(int instances, MonitorSettings settings, long seed) {
		this.settings = settings;
		this.random = new SplittableRandom(seed);
		for (int i = 0; i < instances; i++) {
			Duration start = Duration.ofNanos(this.random.nextLong(DEPLOYMENT.toNanos()));
			this.instances.add(new Instance(Instant.EPOCH.plus(start)));
		}
		this.queue.addAll(this.instances);
	}

	/**
	 * Return the settings that an application has which sets nothing.
	 * @return the defaults
	 */
	public static MonitorSettings defaults() {
		return new MonitorSettings(true, true, Duration.ofSeconds(5), Duration.ofSeconds(60), 3, Duration.ofMinutes(2));
	}

	/**
	 * Have the service answer as it should from now on.
	 */
	public void recover() {
		this.answer = SUCCESS;
	}

	/**
	 * Have the service fail from now on.
	 * @param cause how
	 * @param latency how long it takes for that
	 */
	public void fail(Cause cause, Duration latency) {
		this.answer = new ProbeResult(Outcome.PASSING, Results.diagnosis(cause), latency, null, null, List.of(), null,
				false, null);
	}

	/**
	 * Let time pass.
	 * @param end until when, since the beginning
	 */
	public void runUntil(Duration end) {
		Instant until = Instant.EPOCH.plus(end);
		while (this.queue.element().due().isBefore(until)) {
			Instance instance = this.queue.remove();
			this.requests.add(instance.due());
			instance.poll();
			this.queue.add(instance);
		}
	}

	/**
	 * Have all instances poll in the same moment, as if something had told them to.
	 * @param time when, since the beginning
	 */
	public void pollAll(Duration time) {
		runUntil(time);
		this.queue.clear();
		this.instances.forEach((instance) -> instance.due = Instant.EPOCH.plus(time));
		this.queue.addAll(this.instances);
	}

	/**
	 * Return the requests that were made.
	 * @return the requests
	 */
	public RequestLog requests() {
		return this.requests;
	}

	/**
	 * Return when half of the fleet knew something.
	 * @param status the status that changed last at all instances
	 * @param time tells the time of that change that matters
	 * @return the median, since the beginning
	 */
	public Duration median(ConnectionStatus status, Function<OpenAiStatusChangedEvent, @Nullable Instant> time) {
		List<Duration> times = this.instances.stream()
			.map((instance) -> instance.snapshot.history().latestChange())
			.filter((change) -> change != null && change.newStatus() == status)
			.map(time)
			.map((instant) -> Duration.between(Instant.EPOCH, instant))
			.sorted()
			.toList();
		if (times.size() < this.instances.size()) {
			throw new IllegalStateException(
					"Only %d of %d are %s".formatted(times.size(), this.instances.size(), status));
		}
		return times.get(times.size() / 2);
	}

	/**
	 * An instance of the application.
	 */
	private final class Instance {

		private final SnapshotReducer reducer = new SnapshotReducer("default", FleetSimulation.this.settings);

		private Snapshot snapshot = this.reducer.initial();

		private boolean firstWait = true;

		private Instant due;

		Instance(Instant start) {
			this.due = start;
		}

		Instant due() {
			return this.due;
		}

		void poll() {
			ProbeResult result = FleetSimulation.this.answer;
			Instant end = this.due.plus(result.latency());
			this.snapshot = this.reducer.next(this.snapshot,
					new Reading.PollResult(null, List.of(), new Evidence.Probed(result, "key")), new Moment(end, end),
					this.firstWait, FleetSimulation.this.random.nextDouble());
			this.firstWait &= this.snapshot.polled().unconfirmed();
			Moment due = this.snapshot.due();
			this.due = (due != null) ? due.ticks() : Instant.MAX;
		}

	}

}
