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

import java.util.concurrent.TimeUnit;

import io.github.openaihealth.monitor.SynchronousPoll;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

import org.springframework.context.ConfigurableApplicationContext;

/**
 * What is done beside each request to OpenAI: that of a poll, and one of the
 * application's own client.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 8, time = 2)
@Measurement(iterations = 5, time = 1)
public class RequestBenchmark {

	@Param
	Scenario scenario;

	private ConfigurableApplicationContext context;

	private SynchronousPoll poll;

	private ClientKey clientKey;

	/**
	 * Start the application.
	 */
	@Setup
	public void start() {
		this.context = this.scenario.start(null);
		this.poll = new SynchronousPoll(this.context, false);
		this.clientKey = new ClientKey(this.context);
	}

	/**
	 * Stop the application.
	 */
	@TearDown
	public void stop() {
		this.context.close();
	}

	/**
	 * Poll without the network.
	 * @return the snapshot
	 */
	@Benchmark
	public Object poll() {
		return this.poll.poll();
	}

	/**
	 * Ask for the key as the SDK does for each request.
	 * @return the key
	 */
	@Benchmark
	public Object clientRequestKey() {
		return this.clientKey.get();
	}

}
