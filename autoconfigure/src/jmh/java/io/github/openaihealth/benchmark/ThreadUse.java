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
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.LongUnaryOperator;

import com.sun.management.ThreadMXBean;
import org.jspecify.annotations.Nullable;

/**
 * Counts what is allocated, and how much CPU is taken, by all threads, those of a client
 * among them, but for the server that they ask.
 */
final class ThreadUse {

	private static final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

	private static final Map<Long, Long> bytes = new HashMap<>();

	private static final Map<Long, Long> nanos = new HashMap<>();

	private static @Nullable Object sink;

	private ThreadUse() {
	}

	/**
	 * Count what an operation allocates, once it has been compiled.
	 * @param times how often it is done for that
	 * @param operation the operation
	 * @return bytes per operation
	 */
	static double bytesOf(int times, Callable<?> operation) {
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
				sink = operation.call();
			}
		}
		catch (Exception ex) {
			throw new IllegalStateException("What is measured failed", ex);
		}
	}

	/**
	 * Count what was allocated since this was first asked, by threads that have ended
	 * meanwhile as well.
	 * @return bytes
	 */
	static long bytes() {
		return sum(bytes, threads::getThreadAllocatedBytes);
	}

	/**
	 * Count the CPU time that was taken since this was first asked, likewise.
	 * @return nanoseconds
	 */
	static long cpu() {
		return sum(nanos, threads::getThreadCpuTime);
	}

	private static synchronized long sum(Map<Long, Long> known, LongUnaryOperator value) {
		for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
			if (thread != null && !thread.getThreadName().startsWith(ListServer.THREAD)) {
				known.merge(thread.getThreadId(), value.applyAsLong(thread.getThreadId()), Math::max);
			}
		}
		return known.values().stream().mapToLong(Long::longValue).sum();
	}

}
