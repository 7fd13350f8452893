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
import java.util.concurrent.ScheduledFuture;

import org.jspecify.annotations.Nullable;

import org.springframework.scheduling.Trigger;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/**
 * Polls again and again on the only thread of a scheduler of its own. That is no bean, so
 * that the application's own scheduling is not touched, and its thread is a daemon, so
 * that a command-line application ends.
 */
final class PollingTask {

	private final ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();

	private final Runnable poll;

	private final Trigger trigger;

	private @Nullable ScheduledFuture<?> planned;

	/**
	 * Create a task.
	 * @param clock the clock of the trigger
	 * @param poll polls once
	 * @param trigger tells when
	 */
	PollingTask(Clock clock, Runnable poll, Trigger trigger) {
		this.poll = poll;
		this.trigger = trigger;
		this.scheduler.setThreadNamePrefix("openai-health-");
		this.scheduler.setDaemon(true);
		this.scheduler.setRemoveOnCancelPolicy(true);
		this.scheduler.setClock(clock);
		this.scheduler.setErrorHandler(StatusLog::unexpected);
		this.scheduler.initialize();
	}

	/**
	 * Ask the trigger anew, instead of waiting for what it said last. What runs already
	 * is not disturbed.
	 */
	void reschedule() {
		if (this.planned != null) {
			this.planned.cancel(false);
		}
		this.planned = this.scheduler.schedule(this.poll, this.trigger);
	}

	/**
	 * End at once, in the middle of a poll too.
	 */
	void shutdown() {
		this.scheduler.shutdown();
	}

}
