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
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;

import io.github.openaihealth.check.ConfigurationCheck;
import io.github.openaihealth.connection.ConnectionReader;
import io.github.openaihealth.connection.ConnectionSummary;
import io.github.openaihealth.diagnosis.Diagnosis;
import io.github.openaihealth.probe.OpenAiProbe;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.TriggerContext;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/**
 * Watches one connection. It polls with a scheduler of its own, which is no bean, so that
 * the application's own scheduling is not touched, and whose only thread is a daemon, so
 * that a command-line application ends. Reading a {@link #snapshot()} reads a field.
 * <p>
 * The start-up validation may {@linkplain #begin() begin} before the context starts; the
 * first poll is then the validation's call.
 */
public final class OpenAiMonitor implements SmartLifecycle, DisposableBean {

	private final MonitorSettings settings;

	private final ConnectionObserver observer;

	private final Clock clock;

	private final StateMachine machine;

	private final PollSchedule schedule;

	private final StatusLog log;

	private final Object lock = new Object();

	private CompletableFuture<Snapshot> settled = new CompletableFuture<>();

	private @Nullable ThreadPoolTaskScheduler scheduler;

	private boolean started;

	private boolean firstWait = true;

	private volatile Snapshot snapshot;

	/**
	 * Create a monitor.
	 * @param settings how to watch
	 * @param reader where to connect
	 * @param check the check of the values before each call
	 * @param probe the call
	 * @param clock the clock
	 */
	public OpenAiMonitor(MonitorSettings settings, ConnectionReader reader, ConfigurationCheck check, OpenAiProbe probe,
			Clock clock) {
		this(settings, new ConnectionObserver(reader, check, probe, settings.probeEnabled()), clock);
	}

	OpenAiMonitor(MonitorSettings settings, ConnectionObserver observer, Clock clock) {
		this.settings = settings;
		this.observer = observer;
		this.clock = clock;
		this.machine = new StateMachine(settings.failureThreshold());
		this.schedule = new PollSchedule(settings);
		this.log = new StatusLog(observer.name());
		this.snapshot = new Snapshot(observer.name(), settings, null, ConnectionState.INITIAL, List.of(), null);
	}

	/**
	 * Return what is known now. Causes no request.
	 * @return the latest snapshot
	 */
	public Snapshot snapshot() {
		return this.snapshot;
	}

	/**
	 * Begin to poll, at once and in the background, if that has not begun yet. Does
	 * nothing where the monitor is disabled.
	 * @return completes with the first snapshot in which nothing awaits its confirmation;
	 * never where the monitor is disabled
	 */
	public CompletableFuture<Snapshot> begin() {
		synchronized (this.lock) {
			if (this.scheduler == null && this.settings.enabled()) {
				this.snapshot = withNextCheck(this.clock.instant());
				this.scheduler = createScheduler();
				this.scheduler.schedule(this::poll, this::nextExecution);
			}
			return this.settled;
		}
	}

	/**
	 * Take a refusal for granted whose confirmation nobody can wait for any longer.
	 * @return the snapshot without anything unconfirmed
	 */
	public Snapshot settle() {
		synchronized (this.lock) {
			Snapshot last = this.snapshot;
			ConnectionState state = this.machine.settle(last.state(), this.clock.instant());
			this.snapshot = new Snapshot(last.name(), last.settings(), last.connection(), state,
					last.configurationWarnings(), last.nextCheck());
			return this.snapshot;
		}
	}

	@Override
	public void start() {
		synchronized (this.lock) {
			this.started = true;
			begin();
			this.log.record(this.snapshot.state(), this.clock.instant());
		}
	}

	@Override
	public void stop() {
		ThreadPoolTaskScheduler scheduler;
		synchronized (this.lock) {
			this.started = false;
			scheduler = this.scheduler;
			this.scheduler = null;
			this.settled = new CompletableFuture<>();
			this.firstWait = true;
			this.snapshot = withNextCheck(null);
		}
		if (scheduler != null) {
			scheduler.shutdown();
			this.observer.release();
		}
	}

	@Override
	public boolean isRunning() {
		synchronized (this.lock) {
			return this.started;
		}
	}

	@Override
	public void destroy() {
		stop();
	}

	private void poll() {
		ThreadPoolTaskScheduler scheduler;
		synchronized (this.lock) {
			scheduler = this.scheduler;
		}
		try {
			record(this.observer.observe(), scheduler);
		}
		catch (CancellationException ex) {
			// Stopped in the middle of a poll: there is nothing to record
		}
	}

	private @Nullable Instant nextExecution(TriggerContext context) {
		Instant nextCheck = this.snapshot.nextCheck();
		Instant last = context.lastActualExecution();
		// A poll that failed beyond all expectation has planned nothing
		return (nextCheck != null && last != null && !nextCheck.isAfter(last)) ? last.plus(this.settings.interval())
				: nextCheck;
	}

	private void record(ConnectionObserver.Sighting sighting, @Nullable ThreadPoolTaskScheduler scheduler) {
		synchronized (this.lock) {
			if (scheduler == null || scheduler != this.scheduler) {
				// Stopped in the meantime, and perhaps started again
				return;
			}
			Instant now = this.clock.instant();
			ConnectionState state = this.machine.next(this.snapshot.state(), sighting.observation(), now);
			Instant nextCheck = now
				.plus(this.schedule.next(state, this.firstWait, ThreadLocalRandom.current().nextDouble()));
			ConnectionSummary connection = (sighting.connection() != null) ? sighting.connection()
					: this.snapshot.connection();
			this.snapshot = new Snapshot(this.observer.name(), this.settings, connection, state, sighting.warnings(),
					nextCheck);
			if (!state.unconfirmed()) {
				this.firstWait = false;
				this.settled.complete(this.snapshot);
			}
			if (this.started) {
				this.log.record(state, now);
			}
		}
	}

	private Snapshot withNextCheck(@Nullable Instant nextCheck) {
		Snapshot last = this.snapshot;
		List<Diagnosis> warnings = last.configurationWarnings();
		return new Snapshot(last.name(), last.settings(), last.connection(), last.state(), warnings, nextCheck);
	}

	private ThreadPoolTaskScheduler createScheduler() {
		ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
		scheduler.setThreadNamePrefix("openai-health-");
		scheduler.setDaemon(true);
		scheduler.setRemoveOnCancelPolicy(true);
		scheduler.setClock(this.clock);
		scheduler.setErrorHandler(StatusLog::unexpected);
		scheduler.initialize();
		return scheduler;
	}

}
