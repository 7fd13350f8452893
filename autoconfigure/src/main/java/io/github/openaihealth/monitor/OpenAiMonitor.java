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
import java.util.concurrent.CompletableFuture;

import io.github.openaihealth.check.ConfigurationCheck;
import io.github.openaihealth.connection.ConnectionSource;
import io.github.openaihealth.probe.OpenAiProbe;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;

/**
 * Watches one connection: polls, remembers, and tells of changes. Reading a
 * {@link #snapshot()} reads a field.
 * <p>
 * The start-up validation may {@linkplain #begin() begin} before the context starts; the
 * first poll is then the validation's call.
 */
public final class OpenAiMonitor implements SmartLifecycle, DisposableBean {

	private final StatusAnnouncer announcer;

	private final Poller poller;

	private volatile boolean running;

	/**
	 * Create a monitor.
	 * @param settings how to watch
	 * @param reader where to connect
	 * @param check the check of the values before each call
	 * @param probe the call
	 * @param clock tells the time of day that is shown; the schedule does not depend on
	 * it
	 * @param publisher told of each {@link OpenAiStatusChangedEvent}
	 */
	public OpenAiMonitor(MonitorSettings settings, ConnectionSource reader, ConfigurationCheck check, OpenAiProbe probe,
			Clock clock, ApplicationEventPublisher publisher) {
		this(settings, new ConnectionPoll(reader, check, probe, settings.probeEnabled()), new MonitorClock(clock),
				publisher);
	}

	OpenAiMonitor(MonitorSettings settings, ConnectionPoll observer, MonitorClock clock,
			ApplicationEventPublisher publisher) {
		this.announcer = new StatusAnnouncer(publisher::publishEvent);
		this.poller = new Poller(settings, observer, clock, this.announcer);
	}

	/**
	 * Return what is known now. Causes no request.
	 * @return the latest snapshot
	 */
	public Snapshot snapshot() {
		return this.poller.snapshot();
	}

	/**
	 * Begin to poll, at once and in the background, if that has not begun yet. Does
	 * nothing where the monitor is disabled.
	 * @return completes with the first snapshot in which nothing awaits its confirmation;
	 * never where the monitor is disabled
	 */
	public CompletableFuture<Snapshot> begin() {
		return this.poller.begin();
	}

	/**
	 * Poll now instead of when the next poll is due. All who ask meanwhile share one
	 * poll, also with one that is under way, and whoever asks again within ten seconds
	 * gets what is known. Must not be awaited on the monitor's own thread, which would
	 * wait for itself.
	 * @return completes with the snapshot after the poll, its confirmation included; at
	 * once where the monitor does not run
	 */
	public CompletableFuture<Snapshot> pollNow() {
		return this.poller.pollNow();
	}

	/**
	 * Take a refusal for granted whose confirmation nobody can wait for any longer.
	 * @return the snapshot without anything unconfirmed
	 */
	public Snapshot settle() {
		this.poller.settle();
		return this.poller.snapshot();
	}

	/**
	 * Add a listener. It is told of the polls that are still remembered, and then of each
	 * that follows.
	 * @param listener the listener
	 */
	public void addListener(PollListener listener) {
		this.poller.addListener(listener);
	}

	/**
	 * Remove a listener.
	 * @param listener the listener
	 */
	public void removeListener(PollListener listener) {
		this.poller.removeListener(listener);
	}

	@Override
	public void start() {
		this.running = true;
		this.poller.begin();
		this.announcer.open();
	}

	@Override
	public void stop() {
		this.running = false;
		this.poller.stop();
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public void destroy() {
		stop();
	}

}
