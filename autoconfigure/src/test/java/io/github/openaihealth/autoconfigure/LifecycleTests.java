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

package io.github.openaihealth.autoconfigure;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.github.openaihealth.actuate.OpenAiHealthIndicator;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what becomes of an application that is stopped: by a checkpoint, after which
 * Spring starts its lifecycle again, or for good in the middle of its start.
 */
@ExtendWith(OutputCaptureExtension.class)
class LifecycleTests {

	@Test
	void stoppedApplicationHoldsNoConnectionAndAsksNobodyUntilItIsStartedAgain(CapturedOutput output) throws Exception {
		try (KeepAliveServer server = new KeepAliveServer();
				ConfigurableApplicationContext context = run(WebApplicationType.SERVLET,
						"--openai.base-url=" + server.baseUrl(), "--openai.api-key=" + TestKeys.project(),
						"--openai.health.interval=1s")) {
			awaitRequests(server, 2);
			context.stop();
			Awaitility.await().untilAsserted(() -> assertThat(server.openConnections()).isZero());
			int before = server.requests();
			Awaitility.await()
				.during(Duration.ofMillis(2500))
				.atMost(Duration.ofSeconds(4))
				.until(() -> server.requests() == before);
			context.start();
			awaitRequests(server, before + 2);
			assertThat(context.getBean(OpenAiHealthIndicator.class).health())
				.satisfies((health) -> assertThat(health.getStatus()).isEqualTo(Status.UP));
			assertThat(output).containsOnlyOnce("UNKNOWN -> UP");
		}
	}

	@Test
	void applicationThatIsToldToStopWhileItWaitsForTheCheckStopsAtOnce() throws Exception {
		try (FakeService service = new FakeService()) {
			service.answers(FakeService.LATE);
			CompletableFuture<ConfigurableApplicationContext> starting = new CompletableFuture<>();
			SpringApplicationBuilder application = new SpringApplicationBuilder(Application.class)
				.web(WebApplicationType.NONE)
				.initializers(starting::complete);
			Thread thread = new Thread(() -> application.run("--openai.base-url=" + service.baseUrl(),
					"--openai.api-key=" + TestKeys.project(), "--openai.probe.timeout=5m",
					"--openai.validation.timeout=5m", "--spring.docker.compose.enabled=false"));
			thread.start();
			ConfigurableApplicationContext context = starting.get(30, TimeUnit.SECONDS);
			Awaitility.await().atMost(Duration.ofMinutes(1)).until(service::requests, (requests) -> requests == 1);
			Awaitility.await()
				.atMost(Duration.ofMinutes(1))
				.until(thread::getState, (state) -> state == Thread.State.WAITING);
			context.close();
			thread.join(Duration.ofSeconds(10).toMillis());
			assertThat(thread.isAlive()).isFalse();
			assertThat(context.isActive()).isFalse();
			Awaitility.await()
				.untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet()).map(Thread::getName)
					.noneMatch((name) -> name.startsWith("openai-health-")));
		}
	}

	private static void awaitRequests(KeepAliveServer server, int requests) {
		Awaitility.await().untilAsserted(() -> assertThat(server.requests()).isGreaterThanOrEqualTo(requests));
	}

	private static ConfigurableApplicationContext run(WebApplicationType type, String... arguments) {
		return new SpringApplicationBuilder(Application.class).web(type)
			.properties("server.port=0", "server.address=127.0.0.1")
			.run(arguments);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
