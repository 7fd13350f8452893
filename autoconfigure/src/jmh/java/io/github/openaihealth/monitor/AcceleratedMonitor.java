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
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import io.github.openaihealth.check.ConfigurationCheck;
import io.github.openaihealth.connection.OpenAiConnections;
import io.github.openaihealth.probe.OpenAiProbe;

import org.springframework.beans.factory.BeanFactory;

/**
 * A monitor as an application has it, over the real wire, for which as much time passes
 * from one poll to the next as has to.
 */
public final class AcceleratedMonitor implements AutoCloseable {

	private static final Duration STEP = PollRequests.SHORTEST_DISTANCE.plusSeconds(1);

	private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

	private final InstantSource ticks = MonitorClock.ticks(System::nanoTime);

	private final OpenAiMonitor monitor;

	/**
	 * Create a monitor of an application's connections.
	 * @param application the application
	 */
	public AcceleratedMonitor(BeanFactory application) {
		List<CheckedSource> sources = new ArrayList<>();
		application.getBean(OpenAiConnections.class)
			.forEach((source) -> sources
				.add(new CheckedSource(source, application.getBean(ConfigurationCheck.class), true)));
		MonitorSettings settings = application.getBean(OpenAiMonitor.class).snapshot(sources.get(0).name()).settings();
		this.monitor = new OpenAiMonitor(settings, sources, application.getBean(OpenAiProbe.class),
				new MonitorClock(Clock.systemUTC(), this::now), (event) -> {
				});
		this.monitor.start();
		this.monitor.begin().join();
	}

	/**
	 * Return the monitor.
	 * @return the monitor, which polls when it is asked to
	 */
	public OpenAiMonitor monitor() {
		return this.monitor;
	}

	/**
	 * Poll the first connection once, and confirm what has to be.
	 * @return what is known then
	 */
	public Snapshot poll() {
		this.ahead.updateAndGet((ahead) -> ahead.plus(STEP));
		return this.monitor.pollNow(this.monitor.names().get(0)).join();
	}

	/**
	 * Poll all connections once, and confirm what has to be.
	 * @return what is known then
	 */
	public List<Snapshot> pollAll() {
		this.ahead.updateAndGet((ahead) -> ahead.plus(STEP));
		return this.monitor.pollNow().join();
	}

	/**
	 * Return how much time has passed for the monitor.
	 * @return the time
	 */
	public Duration passed() {
		return Duration.between(Instant.EPOCH, now());
	}

	private Instant now() {
		return this.ticks.instant().plus(this.ahead.get());
	}

	@Override
	public void close() {
		this.monitor.destroy();
	}

}
