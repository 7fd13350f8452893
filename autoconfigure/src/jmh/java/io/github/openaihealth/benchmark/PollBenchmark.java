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

import java.io.IOException;
import java.util.concurrent.TimeUnit;

import io.github.openaihealth.connection.OpenAiConnection;
import io.github.openaihealth.connection.OpenAiConnections;
import io.github.openaihealth.monitor.SynchronousPoll;
import io.github.openaihealth.probe.BytesOfBody;
import io.github.openaihealth.probe.OpenAiProbe;
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
 * Polls a server on loopback for lists of different lengths, and for comparison reads the
 * same answers over the same transport into arrays.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class PollBenchmark {

	/**
	 * How many models the list has.
	 */
	@Param({ "10", "586", "5860" })
	int models;

	private ListServer server;

	private ConfigurableApplicationContext context;

	private OpenAiConnection connection;

	private OpenAiProbe probe;

	private SynchronousPoll poll;

	private BytesOfBody bytesOfBody;

	/**
	 * Start the application, and a server that answers its polls.
	 * @throws IOException if there is no port for the server
	 */
	@Setup
	public void start() throws IOException {
		this.server = new ListServer(this.models);
		this.context = Scenario.PLAIN.start(this.server.baseUrl());
		this.connection = this.context.getBean(OpenAiConnections.class).iterator().next().read();
		this.probe = this.context.getBean(OpenAiProbe.class);
		this.poll = new SynchronousPoll(this.context, true);
		this.bytesOfBody = new BytesOfBody(this.connection);
		answer(this.models, false);
	}

	int answer(int expected, boolean compressed) throws IOException {
		int length = this.server.answer(expected, compressed);
		Integer models = this.probe.result(this.probe.ask(this.connection), this.connection).models();
		if (models == null || models != expected) {
			throw new IllegalStateException("The list has " + models + " models");
		}
		return length;
	}

	/**
	 * Stop the application and the server.
	 */
	@TearDown
	public void stop() {
		this.bytesOfBody.close();
		this.context.close();
		this.server.close();
	}

	String baseUrl() {
		return this.server.baseUrl();
	}

	/**
	 * Make the request, and keep the body as bytes.
	 * @return the body
	 * @throws IOException if there is none
	 */
	@Benchmark
	public Object bytes() throws IOException {
		return this.bytesOfBody.read();
	}

	/**
	 * Make the request, and tell what the answer means.
	 * @return the result
	 */
	@Benchmark
	public Object probe() {
		return this.probe.result(this.probe.ask(this.connection), this.connection);
	}

	/**
	 * Poll: read the connection, check it, probe it, and make the next snapshot.
	 * @return the snapshot
	 */
	@Benchmark
	public Object poll() {
		return this.poll.poll();
	}

}
