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

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;

import javax.management.ObjectName;

import io.github.openaihealth.actuate.OpenAiHealthIndicator;
import io.github.openaihealth.monitor.OpenAiMonitor;
import io.github.openaihealth.monitor.OpenAiStatusChangedEvent;
import io.github.openaihealth.traffic.OkHttpCalls;
import io.github.openaihealth.traffic.OpenAiTraffic;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.event.EventListener;
import org.springframework.test.util.ReflectionTestUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that as many refused calls as an application can make cost no more than one.
 */
@ExtendWith(OutputCaptureExtension.class)
class TrafficBurstTests {

	private static final int CALLS = 10_000;

	private static final int THREADS = 8;

	private final TrafficService service = new TrafficService();

	private final Queue<OpenAiStatusChangedEvent> events = new ConcurrentLinkedQueue<>();

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(OpenAiAutoConfiguration.class,
				OpenAiHealthContributorAutoConfiguration.class, OpenAiMetricsAutoConfiguration.class,
				OpenAiTrafficAutoConfiguration.class, MetricsAutoConfiguration.class))
		.withBean(MeterRegistry.class, SimpleMeterRegistry::new)
		.withBean(Listener.class, () -> new Listener(this.events))
		.withPropertyValues(this.service.property(), "openai.api-key=" + TestKeys.project(),
				"openai.validation.mode=online", "openai.probe.enabled=true", "openai.health.interval=1d");

	@AfterEach
	void closeService() {
		this.service.close();
	}

	@Test
	void refusedKeysAreOnePollInTenSeconds() {
		this.contextRunner.run((context) -> {
			awaitStart(context);
			Duration taken = refuse(context, 401, "invalid_api_key");
			Awaitility.await().untilAsserted(() -> assertThat(this.service.polls()).isGreaterThan(1));
			assertThat(this.service.polls()).isBetween(2, 2 + (int) (taken.toSeconds() / 10));
			assertThat(counted(context, "api-key-rejected")).isEqualTo(CALLS);
			assertThat(this.events).isEmpty();
		});
	}

	@Test
	void usedUpCreditIsOneLineAndOneEvent(CapturedOutput output) {
		this.contextRunner.run((context) -> {
			awaitStart(context);
			refuse(context, 429, "insufficient_quota");
			Awaitility.await().untilAsserted(() -> assertThat(this.events).hasSize(1));
			long instances = instances();
			refuse(context, 429, "insufficient_quota");
			assertThat(context.getBean(OpenAiHealthIndicator.class).health().getDetails())
				.containsEntry("cause", "quota-exhausted")
				.containsEntry("evidence", "traffic");
			assertThat(counted(context, "quota-exhausted")).isEqualTo(2 * CALLS);
			assertThat(this.service.polls()).isOne();
			assertThat(this.events).hasSize(1);
			assertThat(output.toString().lines().filter((line) -> line.contains("OpenAI health UP -> DOWN")))
				.hasSize(1);
			// The next poll, and the end of the ten minutes
			assertThat(planned(context)).isLessThanOrEqualTo(2);
			assertThat(instances() - instances).isLessThan(100);
		});
	}

	private void awaitStart(AssertableApplicationContext context) {
		context.getBean(OpenAiMonitor.class).begin().join();
		Awaitility.await().untilAsserted(() -> assertThat(this.events).hasSize(1));
		this.events.clear();
	}

	private Duration refuse(AssertableApplicationContext context, int status, String code) throws Exception {
		OkHttpClient client = new OkHttpClient.Builder()
			.addInterceptor(new OkHttpCalls(context.getBean(OpenAiTraffic.class), null))
			.addInterceptor((chain) -> refusal(chain.request(), status, code))
			.build();
		Request request = new Request.Builder().url(this.service.baseUrl() + "/responses")
			.header("Authorization", "Bearer " + TestKeys.project())
			.post(RequestBody.create("{}", MediaType.get("application/json")))
			.build();
		long begin = System.nanoTime();
		ExecutorService threads = Executors.newFixedThreadPool(THREADS);
		try {
			List<Future<?>> ends = new ArrayList<>();
			for (int i = 0; i < THREADS; i++) {
				ends.add(threads.submit(() -> call(client, request)));
			}
			for (Future<?> end : ends) {
				end.get();
			}
		}
		finally {
			threads.shutdownNow();
		}
		return Duration.ofNanos(System.nanoTime() - begin);
	}

	private static Void call(OkHttpClient client, Request request) throws IOException {
		for (int i = 0; i < CALLS / THREADS; i++) {
			client.newCall(request).execute().close();
		}
		return null;
	}

	private static Response refusal(Request request, int status, String code) {
		return new Response.Builder().request(request)
			.protocol(Protocol.HTTP_1_1)
			.code(status)
			.message("")
			.body(ResponseBody.create(
					"{\"error\":{\"message\":\"No.\",\"type\":\"" + code + "\",\"code\":\"" + code + "\"}}",
					MediaType.get("application/json")))
			.build();
	}

	private static double counted(AssertableApplicationContext context, String cause) {
		return context.getBean(MeterRegistry.class)
			.get("openai.traffic.refusals")
			.tag("cause", cause)
			.counter()
			.count();
	}

	private static int planned(AssertableApplicationContext context) {
		Object value = context.getBean(OpenAiMonitor.class);
		for (String field : List.of("lifecycle", "poller", "threads", "timer")) {
			value = Objects.requireNonNull(ReflectionTestUtils.getField(value, field));
		}
		return ((ScheduledThreadPoolExecutor) value).getQueue().size();
	}

	// The histogram is of what a full collection has left
	private static long instances() throws Exception {
		String histogram = (String) ManagementFactory.getPlatformMBeanServer()
			.invoke(new ObjectName("com.sun.management:type=DiagnosticCommand"), "gcClassHistogram",
					new Object[] { new String[0] }, new String[] { String[].class.getName() });
		return histogram.lines()
			.filter((line) -> line.contains("io.github.openaihealth"))
			.mapToLong((line) -> Long.parseLong(line.strip().split("\\s+")[1]))
			.sum();
	}

	/**
	 * Told of each change of the status.
	 *
	 * @param events where it is kept
	 */
	record Listener(Queue<OpenAiStatusChangedEvent> events) {

		@EventListener
		void onChange(OpenAiStatusChangedEvent event) {
			this.events.add(event);
		}

	}

}
