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
import java.lang.management.ThreadMXBean;
import java.util.Collection;
import java.util.List;

import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * {@link InternalProfiler} for the CPU time of the measuring threads per operation, which
 * holds also where others keep the machine busy.
 */
public final class CpuTimeProfiler implements InternalProfiler {

	private static final String WORKER = "jmh-worker";

	private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

	private long before;

	@Override
	public String getDescription() {
		return "CPU time of the measuring threads";
	}

	@Override
	public void beforeIteration(BenchmarkParams benchmarkParams, IterationParams iterationParams) {
		this.before = nanos();
	}

	@Override
	public Collection<? extends Result<?>> afterIteration(BenchmarkParams benchmarkParams,
			IterationParams iterationParams, IterationResult result) {
		double micros = (nanos() - this.before) / 1e3;
		return List.of(new ScalarResult("cpu.time.norm", micros / result.getMetadata().getAllOps(), "us/op",
				AggregationPolicy.AVG));
	}

	private long nanos() {
		long nanos = 0;
		for (ThreadInfo thread : this.threads.dumpAllThreads(false, false, 0)) {
			if (thread.getThreadName().contains(WORKER)) {
				nanos += this.threads.getThreadCpuTime(thread.getThreadId());
			}
		}
		return nanos;
	}

}
