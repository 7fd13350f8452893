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

import java.util.Locale;

import io.github.openaihealth.monitor.SynchronousPoll;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;

import org.springframework.context.ConfigurableApplicationContext;

/**
 * Counts how often a property source is asked, then measures time and allocation.
 */
public final class Benchmarks {

	private static final String ROW = "%-12s %-18s %14s %14s %14s%n";

	private Benchmarks() {
	}

	/**
	 * Count and measure.
	 * @param args the names of the benchmarks to run as a regular expression, and the
	 * file to write the results to as JSON
	 * @throws RunnerException if a benchmark failed
	 */
	public static void main(String[] args) throws RunnerException {
		count();
		ChainedOptionsBuilder options = new OptionsBuilder().include(args[0])
			.forks(1)
			.addProfiler(CpuTimeProfiler.class)
			.addProfiler(AllocationProfiler.class)
			.shouldFailOnError(true)
			.resultFormat(ResultFormatType.JSON)
			.result(args[1]);
		new Runner(options.build()).run();
	}

	private static void count() {
		System.out.printf(Locale.ROOT, ROW, "(scenario)", "", "values asked", "key asked", "passes");
		for (Scenario scenario : Scenario.values()) {
			CountingPropertySource source = new CountingPropertySource();
			try (ConfigurableApplicationContext context = scenario.start(null, source)) {
				SynchronousPoll poll = new SynchronousPoll(context, false);
				print(scenario, "poll", source.count(poll::poll));
				ClientKey clientKey = new ClientKey(context);
				// The first one reads the connection
				clientKey.get();
				print(scenario, "clientRequestKey", source.count(clientKey::get));
			}
		}
	}

	private static void print(Scenario scenario, String what, CountingPropertySource.Count count) {
		System.out.printf(Locale.ROOT, ROW, scenario, what, count.values(), count.keys(), count.passes());
	}

}
