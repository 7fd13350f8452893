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

package io.github.openaihealth.probe;

import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * {@link ThreadPoolExecutor} that makes a thread only where none is idle, up to a bound
 * beyond which tasks wait for their turn, and whose idle threads end. The usual one with
 * a queue has as many threads as its bound soon after the beginning, however little there
 * is to do.
 */
final class BoundedExecutor extends ThreadPoolExecutor {

	/**
	 * Long enough for the confirmation of a refusal.
	 */
	private static final long IDLE_SECONDS = 2;

	private static final int FEW = 2;

	BoundedExecutor(int maxThreads, ThreadFactory threadFactory) {
		super(0, maxThreads, IDLE_SECONDS, TimeUnit.SECONDS, new HandOverQueue(), threadFactory,
				BoundedExecutor::enqueue);
	}

	@Override
	public void execute(Runnable task) {
		if (!isTakenInAMoment(task)) {
			super.execute(task);
		}
	}

	// A thread that has just done a task is about to ask for the next one. Not worth
	// waiting for among many.
	private boolean isTakenInAMoment(Runnable task) {
		int threads = getPoolSize();
		try {
			return threads > 0 && threads <= FEW
					&& ((HandOverQueue) getQueue()).tryTransfer(task, 1, TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	// All threads are busy, and take what is in the queue before they idle
	private static void enqueue(Runnable task, ThreadPoolExecutor executor) {
		if (executor.isShutdown()) {
			throw new RejectedExecutionException("Closed");
		}
		executor.getQueue().add(task);
	}

	/**
	 * Takes a task only where an idle thread waits for one, unless told to keep it.
	 */
	@SuppressWarnings("serial")
	private static final class HandOverQueue extends LinkedTransferQueue<Runnable> {

		@Override
		public boolean offer(Runnable task) {
			return tryTransfer(task);
		}

		@Override
		public boolean add(Runnable task) {
			return super.offer(task);
		}

	}

}
