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

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.stream.Stream;

import io.github.openaihealth.actuate.OpenAiHealthIndicator;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.thread.Threading;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests with whole applications: servlet, reactive and without a web server.
 */
@ExtendWith(OutputCaptureExtension.class)
class KindsOfApplicationTests {

	private final FakeService service = new FakeService();

	@AfterEach
	void closeService() {
		this.service.close();
	}

	@ParameterizedTest
	@EnumSource(mode = Mode.EXCLUDE, names = "NONE")
	void webApplicationAnswersWithoutAskingAgain(WebApplicationType type) throws Exception {
		try (ConfigurableApplicationContext context = run(type)) {
			JsonNode health = health(context);
			assertThat(health.path("status").asString()).isEqualTo("UP");
			assertThat(health.path("details").path("models").asInt()).isEqualTo(1);
			assertThat(health.path("details").path("apiKey").asString()).startsWith("sk-proj-…").hasSize(13);
			assertThat(health.path("details").has("latency")).isTrue();
			for (int read = 0; read < 100; read++) {
				health(context);
			}
			assertThat(this.service.requests()).isEqualTo(1);
		}
	}

	@ParameterizedTest
	@EnumSource(mode = Mode.EXCLUDE, names = "NONE")
	void webApplicationPollsOnRequest(WebApplicationType type) throws Exception {
		try (ConfigurableApplicationContext context = run(type)) {
			this.service.answers(FakeService.REJECTED);
			HttpRequest request = HttpRequest.newBuilder(uri(context, "/actuator/openai"))
				.POST(HttpRequest.BodyPublishers.noBody())
				.build();
			HttpResponse<String> response = HttpClient.newHttpClient()
				.send(request, HttpResponse.BodyHandlers.ofString());
			assertThat(JsonMapper.shared().readTree(response.body()).at("/connections/default/state/cause").asString())
				.isEqualTo("api-key-revoked");
		}
	}

	@Test
	void applicationWithoutWebStaysSo() {
		try (ConfigurableApplicationContext context = run(WebApplicationType.NONE)) {
			assertThat(context.getBean(OpenAiHealthIndicator.class).health())
				.satisfies((health) -> assertThat(health.getStatus()).isEqualTo(Status.UP));
			assertThat(Thread.getAllStackTraces().keySet())
				.filteredOn((thread) -> thread.getName().startsWith("openai-health"))
				.isNotEmpty()
				.allMatch(Thread::isDaemon);
		}
		Awaitility.await()
			.untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet()).extracting(Thread::getName)
				.noneMatch((name) -> name.startsWith("openai-health")));
	}

	@ParameterizedTest
	@EnumSource(mode = Mode.EXCLUDE, names = "NONE")
	void lazyApplicationChecksPollsAndMeters(WebApplicationType type) throws Exception {
		try (ConfigurableApplicationContext context = run(type, "--spring.main.lazy-initialization=true")) {
			assertThat(this.service.requests()).isEqualTo(1);
			assertThat(health(context).path("status").asString()).isEqualTo("UP");
			assertThat(get(context, "/actuator/metrics/openai.connection.up").at("/measurements/0/value").asInt())
				.isOne();
			assertThat(get(context, "/actuator/metrics/openai.probe").at("/measurements/0/value").asInt()).isOne();
		}
	}

	@Test
	void lazyApplicationFailsAsAnyOther(CapturedOutput output) {
		this.service.answers(FakeService.REJECTED);
		assertThatExceptionOfType(Exception.class)
			.isThrownBy(() -> run(WebApplicationType.SERVLET, "--spring.main.lazy-initialization=true").close());
		assertThat(output).contains("APPLICATION FAILED TO START")
			.contains("docs/causes.md#api-key-rejected")
			.doesNotContain("\tat ");
	}

	@ParameterizedTest
	@EnumSource
	void applicationWithVirtualThreadsPollsOnItsOwnThread(WebApplicationType type) {
		try (ConfigurableApplicationContext context = run(type, "--spring.threads.virtual.enabled=true")) {
			assertThat(Threading.VIRTUAL.isActive(context.getEnvironment()))
				.isEqualTo(Runtime.version().feature() >= 21);
			assertThat(context.getBean(OpenAiHealthIndicator.class).health())
				.satisfies((health) -> assertThat(health.getStatus()).isEqualTo(Status.UP));
			assertThat(Thread.getAllStackTraces().keySet())
				.filteredOn((thread) -> thread.getName().startsWith("openai-health"))
				.isNotEmpty()
				.allMatch(Thread::isDaemon);
		}
		Awaitility.await()
			.untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet()).extracting(Thread::getName)
				.noneMatch((name) -> name.startsWith("openai-health")));
	}

	@Test
	void failedStartIsAReportWithoutStackTrace(CapturedOutput output) {
		this.service.answers(FakeService.REJECTED);
		assertThatExceptionOfType(Exception.class).isThrownBy(() -> run(WebApplicationType.SERVLET).close());
		assertThat(output).contains("APPLICATION FAILED TO START")
			.contains("docs/causes.md#api-key-rejected")
			.doesNotContain("\tat ")
			.doesNotContain(TestKeys.project());
	}

	private ConfigurableApplicationContext run(WebApplicationType type, String... arguments) {
		return new SpringApplicationBuilder(Application.class).web(type)
			.properties("server.port=0", "server.address=127.0.0.1", "management.endpoint.health.show-details=always",
					"management.endpoints.web.exposure.include=health,metrics,openai", "openai.health.interval=1d")
			.run(Stream
				.concat(Stream.of("--" + this.service.property(), "--openai.api-key=" + TestKeys.project()),
						Stream.of(arguments))
				.toArray(String[]::new));
	}

	private static JsonNode health(ConfigurableApplicationContext context) throws Exception {
		return get(context, "/actuator/health/openai");
	}

	private static JsonNode get(ConfigurableApplicationContext context, String path) throws Exception {
		HttpResponse<String> response = HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(uri(context, path)).build(), HttpResponse.BodyHandlers.ofString());
		return JsonMapper.shared().readTree(response.body());
	}

	private static URI uri(ConfigurableApplicationContext context, String path) {
		return URI.create("http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port") + path);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
