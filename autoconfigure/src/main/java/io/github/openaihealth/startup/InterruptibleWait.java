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

package io.github.openaihealth.startup;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * Waits on the thread that starts the application so that the application can still be
 * told to stop. A context that is closed while it starts interrupts a thread that waits
 * without a limit, but waits itself until one that waits with a limit has ended. So here
 * another thread knows the limit.
 */
final class InterruptibleWait {

	private InterruptibleWait() {
	}

	/**
	 * Wait.
	 * @param <T> what is waited for
	 * @param future completes with it, and never exceptionally
	 * @param timeout how long to wait
	 * @return what was waited for, or {@code null} if it has not come
	 * @throws InterruptedException if the thread is interrupted
	 */
	static <T> @Nullable T await(CompletableFuture<T> future, Duration timeout) throws InterruptedException {
		if (future.isDone()) {
			return future.join();
		}
		CompletableFuture<Void> limit = new CompletableFuture<>();
		CustomizableThreadFactory threadFactory = new CustomizableThreadFactory("openai-health-limit-");
		threadFactory.setDaemon(true);
		ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, threadFactory);
		try {
			timer.schedule(() -> limit.complete(null), timeout.toNanos(), TimeUnit.NANOSECONDS);
			CompletableFuture.anyOf(future, limit).get();
			return future.getNow(null);
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException("Neither of both fails", ex);
		}
		finally {
			timer.shutdownNow();
		}
	}

}
