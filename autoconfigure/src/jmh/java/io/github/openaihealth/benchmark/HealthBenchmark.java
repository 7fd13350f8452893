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

import com.sun.net.httpserver.HttpServer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.health.registry.HealthContributorRegistry;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.Assert;

/**
 * Reads the health of a connection that is up, with all of its details, and for
 * comparison that of Spring Boot's own indicator that does nothing.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 6, time = 1)
@Measurement(iterations = 5, time = 1)
public class HealthBenchmark {

	private HttpServer server;

	private ConfigurableApplicationContext context;

	private HealthIndicator openAi;

	private HealthIndicator ping;

	/**
	 * Start the application, and a server that answers its first poll.
	 * @throws IOException if there is no port for the server
	 */
	@Setup
	public void start() throws IOException {
		this.server = ModelsServer.start();
		this.context = Scenario.PLAIN.start(ModelsServer.baseUrl(this.server));
		this.openAi = indicator("openai");
		this.ping = indicator("ping");
		Assert.state(openAi().getStatus().equals(Status.UP), () -> "Not UP: " + openAi());
	}

	private HealthIndicator indicator(String name) {
		return (HealthIndicator) this.context.getBean(HealthContributorRegistry.class).getContributor(name);
	}

	/**
	 * Stop the application and the server.
	 */
	@TearDown
	public void stop() {
		this.context.close();
		this.server.stop(0);
	}

	/**
	 * Read the health of the connection.
	 * @return the health
	 */
	@Benchmark
	public Health openAi() {
		return this.openAi.health();
	}

	/**
	 * Read Spring Boot's health that is always up.
	 * @return the health
	 */
	@Benchmark
	public Health ping() {
		return this.ping.health();
	}

}
