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

package io.github.openaihealth.neighbours.traffic;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import com.openai.errors.OpenAIServiceException;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.health.registry.HealthContributorRegistry;
import org.springframework.util.Assert;

/**
 * Makes the calls that the arguments {@code --call} name, such as
 * {@code RESPONSES:gpt-test}, and prints after each what it was told, and what health
 * says then. One that ends with an exclamation mark is to turn health.
 */
public class TrafficRunner implements ApplicationRunner {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private final Calls calls;

	private final HealthContributorRegistry health;

	private final MeterRegistry meters;

	private final URI arrived;

	TrafficRunner(Calls calls, HealthContributorRegistry health, MeterRegistry meters,
			@Value("${arrived}") URI arrived) {
		this.calls = calls;
		this.health = health;
		this.meters = meters;
		this.arrived = arrived;
	}

	@Override
	public void run(ApplicationArguments arguments) throws InterruptedException {
		List<String> calls = arguments.getOptionValues("call");
		Assert.notEmpty(calls, "There is no argument --call");
		for (String call : calls) {
			String[] parts = call.split(":");
			Status before = health().getStatus();
			AtomicInteger chunks = new AtomicInteger();
			String told = told(parts[0], parts[1], () -> report(chunks.incrementAndGet()));
			if (parts.length > 2) {
				awaitChangeFrom(before);
			}
			Health health = health();
			String name = parts[0] + ":" + parts[1];
			System.out.println(name + " was told: " + told);
			System.out.println(name + " had chunks: " + chunks);
			System.out.println(name + " left health: " + health.getStatus() + " " + health.getDetails().get("cause")
					+ " " + health.getDetails().get("evidence") + " " + health.getDetails().get("requestId"));
			System.out.println(name + " was counted: "
					+ (int) this.meters.find("openai.traffic.refusals")
						.counters()
						.stream()
						.mapToDouble((counter) -> counter.count())
						.sum());
		}
	}

	private String told(String kind, String model, Runnable chunk) {
		try {
			this.calls.make(kind, model, chunk);
			return "done";
		}
		catch (RuntimeException ex) {
			return describe(ex);
		}
	}

	private static String describe(Throwable ex) {
		for (Throwable cause = ex; cause != null; cause = cause.getCause()) {
			if (cause instanceof OpenAIServiceException service) {
				return service.getClass().getSimpleName() + " " + service.statusCode() + " "
						+ service.code().orElse("without a code") + " " + service.getMessage();
			}
		}
		return String.valueOf(ex);
	}

	private Health health() {
		Health health = (this.health.getContributor("openai") instanceof HealthIndicator indicator) ? indicator.health()
				: null;
		Assert.state(health != null, "There is no health of OpenAI");
		return health;
	}

	private void awaitChangeFrom(Status before) throws InterruptedException {
		Instant end = Instant.now().plus(PATIENCE);
		while (health().getStatus().equals(before) && Instant.now().isBefore(end)) {
			Thread.sleep(20);
		}
	}

	// The service holds the last part back until it hears of the first
	private void report(int chunk) {
		if (chunk == 1) {
			try {
				this.arrived.toURL().openStream().close();
			}
			catch (IOException ex) {
				throw new IllegalStateException(ex);
			}
		}
	}

}
