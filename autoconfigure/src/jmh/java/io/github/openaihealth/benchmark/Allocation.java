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

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.concurrent.Callable;

import com.sun.management.ThreadMXBean;

/**
 * Counts what is allocated by all threads, those of a client among them, but for the
 * server that they ask.
 */
final class Allocation {

	private static final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

	private Allocation() {
	}

	/**
	 * Count what an operation allocates, once it has been compiled.
	 * @param times how often it is done for that
	 * @param operation the operation
	 * @return bytes per operation
	 */
	static double of(int times, Callable<?> operation) {
		repeat(times, operation);
		double least = Double.MAX_VALUE;
		for (int round = 0; round < 3; round++) {
			long before = bytes();
			repeat(times, operation);
			least = Math.min(least, (double) (bytes() - before) / times);
		}
		return least;
	}

	private static void repeat(int times, Callable<?> operation) {
		try {
			for (int time = 0; time < times; time++) {
				operation.call();
			}
		}
		catch (Exception ex) {
			throw new IllegalStateException("What is measured failed", ex);
		}
	}

	/**
	 * Count what was allocated until now.
	 * @return bytes
	 */
	static long bytes() {
		long bytes = 0;
		for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
			if (thread != null && !thread.getThreadName().startsWith(ListServer.THREAD)) {
				bytes += Math.max(0, threads.getThreadAllocatedBytes(thread.getThreadId()));
			}
		}
		return bytes;
	}

}
