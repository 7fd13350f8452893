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
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import io.github.openaihealth.probe.OpenAiProbe;
import org.jspecify.annotations.Nullable;

import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * The threads that polls take place on, until they are stopped. One knows when, and never
 * blocks; it is private and no bean, so that the application's own scheduling is not
 * touched. Those of the probe do what may block. All of them are daemons, so that a
 * command-line application ends.
 * <p>
 * They are stopped with the monitor's lock. So whoever holds it, and has seen that they
 * are not, may plan and begin; once they are, nothing begins any more.
 */
final class PollThreads {

	private final OpenAiProbe probe;

	private final MonitorClock clock;

	private final Object lock;

	private final ScheduledThreadPoolExecutor timer;

	private boolean stopped;

	PollThreads(OpenAiProbe probe, MonitorClock clock, Object lock) {
		this.probe = probe;
		this.clock = clock;
		this.lock = lock;
		CustomizableThreadFactory threadFactory = new CustomizableThreadFactory("openai-health-");
		threadFactory.setDaemon(true);
		this.timer = new ScheduledThreadPoolExecutor(1, threadFactory);
		this.timer.setRemoveOnCancelPolicy(true);
	}

	/**
	 * Run a task that does not block at a moment.
	 * @param due when
	 * @param task the task
	 * @return the plan, to be cancelled
	 */
	Future<?> at(Moment due, Runnable task) {
		return after(this.clock.now().until(due), task);
	}

	/**
	 * Run a task that does not block after a while.
	 * @param delay how long to wait
	 * @param task the task
	 * @return the plan, to be cancelled
	 */
	Future<?> after(Duration delay, Runnable task) {
		return this.timer.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
	}

	/**
	 * Run a task that does not block over and over, until the end.
	 * @param delay how long to wait before each time
	 * @param task the task, which must not throw
	 */
	void repeat(Duration delay, Runnable task) {
		this.timer.scheduleWithFixedDelay(task, delay.toNanos(), delay.toNanos(), TimeUnit.NANOSECONDS);
	}

	/**
	 * Run a task that may block as soon as a thread is free, unless the end has come.
	 * @param task the task
	 * @return the run, to be interrupted, or {@code null} if there is none
	 */
	@Nullable Future<?> run(Runnable task) {
		synchronized (this.lock) {
			return this.stopped ? null : this.probe.submit(Executors.callable(task));
		}
	}

	boolean areStopped() {
		synchronized (this.lock) {
			return this.stopped;
		}
	}

	/**
	 * End a task that was overtaken by a stop. Whoever reads a connection may have taken
	 * the interrupt for its own.
	 * @throws CancellationException if the end has come
	 */
	void requireRunning() {
		if (areStopped()) {
			throw new CancellationException();
		}
	}

	/**
	 * Begin nothing more. Must be followed by {@link #close()}, without the lock.
	 */
	void stop() {
		synchronized (this.lock) {
			this.stopped = true;
		}
	}

	/**
	 * End at once, in the middle of tasks too, and release whatever the probe holds.
	 */
	void close() {
		this.timer.shutdownNow();
		this.probe.close();
	}

}
