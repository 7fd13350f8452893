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
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.github.openaihealth.monitor.OpenAiMonitor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.LivenessState;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ByteArrayResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what {@code docs/health.md} says of groups and load balancers, with the very
 * configuration that it shows.
 */
class AvailabilityTests {

	private static final Path DOCS = Path.of("..", "docs", "health.md");

	private final FakeService service = new FakeService();

	@AfterEach
	void closeService() {
		this.service.close();
	}

	@Test
	void readinessFollowsWhereTheGroupNamesIt() throws Exception {
		try (ConfigurableApplicationContext context = run("**Readiness: only on purpose.**")) {
			assertThat(status(context, "/actuator/health/readiness")).isEqualTo(200);
			revoke(context);
			assertThat(status(context, "/actuator/health/readiness")).isEqualTo(503);
			assertThat(status(context, "/actuator/health/liveness")).isEqualTo(200);
			ApplicationAvailability availability = context.getBean(ApplicationAvailability.class);
			assertThat(availability.getReadinessState()).isEqualTo(ReadinessState.ACCEPTING_TRAFFIC);
			assertThat(availability.getLivenessState()).isEqualTo(LivenessState.CORRECT);
		}
	}

	@Test
	void readinessDoesNotFollowByItself() throws Exception {
		try (ConfigurableApplicationContext context = run(null)) {
			revoke(context);
			assertThat(status(context, "/actuator/health/readiness")).isEqualTo(200);
			assertThat(status(context, "/actuator/health/liveness")).isEqualTo(200);
			assertThat(status(context, "/actuator/health")).isEqualTo(503);
		}
	}

	@Test
	void componentIsNotFoundUntilSomethingOfItIsShown() throws Exception {
		try (ConfigurableApplicationContext context = run(null)) {
			assertThat(status(context, "/actuator/health/openai")).isEqualTo(404);
		}
		try (ConfigurableApplicationContext context = run(null, "management.endpoint.health.show-components=always")) {
			assertThat(get(context, "/actuator/health/openai").body()).isEqualTo("{\"status\":\"UP\"}");
		}
	}

	@Test
	void groupOfItsOwnTellsTheDetails() throws Exception {
		try (ConfigurableApplicationContext context = run("**A group of its own**")) {
			revoke(context);
			assertThat(get(context, "/actuator/health/dependencies").statusCode()).isEqualTo(503);
			assertThat(get(context, "/actuator/health/dependencies").body()).contains("api-key-revoked");
		}
	}

	@Test
	void downStatusUnknownKeepsTheTotalUp() throws Exception {
		try (ConfigurableApplicationContext context = run(null, "openai.health.down-status=UNKNOWN",
				"management.endpoint.health.show-details=always")) {
			revoke(context);
			assertThat(get(context, "/actuator/health")).satisfies((response) -> {
				assertThat(response.statusCode()).isEqualTo(200);
				assertThat(response.body()).contains("api-key-revoked")
					.contains("\"status\":\"UNKNOWN\"")
					.endsWith("\"status\":\"UP\"}");
			});
		}
	}

	@Test
	void downStatusOutOfServiceIsUnavailableAsWell() throws Exception {
		try (ConfigurableApplicationContext context = run(null, "openai.health.down-status=OUT_OF_SERVICE")) {
			revoke(context);
			assertThat(status(context, "/actuator/health")).isEqualTo(503);
			assertThat(get(context, "/actuator/health").body()).contains("OUT_OF_SERVICE");
		}
	}

	private void revoke(ConfigurableApplicationContext context) {
		this.service.answers(FakeService.REJECTED);
		context.getBean(OpenAiMonitor.class).pollNow().join();
	}

	private ConfigurableApplicationContext run(@Nullable String paragraph, String... properties) {
		SpringApplication application = new SpringApplicationBuilder(Application.class)
			.properties("server.port=0", "server.address=127.0.0.1", "openai.health.interval=1d",
					this.service.property(), "openai.api-key=" + TestKeys.project())
			.properties(properties)
			.build();
		if (paragraph != null) {
			List<PropertySource<?>> documented = yamlAfter(paragraph);
			application.addInitializers(
					(context) -> documented.forEach(context.getEnvironment().getPropertySources()::addLast));
		}
		return application.run();
	}

	private static List<PropertySource<?>> yamlAfter(String paragraph) {
		try {
			String page = Files.readString(DOCS);
			assertThat(page).containsOnlyOnce(paragraph);
			int start = page.indexOf("```yaml\n", page.indexOf(paragraph)) + "```yaml\n".length();
			// There is no database here
			String yaml = page.substring(start, page.indexOf("```", start)).replace("openai, db", "openai");
			return new YamlPropertySourceLoader().load("docs/health.md",
					new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8)));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static int status(ConfigurableApplicationContext context, String path) throws Exception {
		return get(context, path).statusCode();
	}

	private static HttpResponse<String> get(ConfigurableApplicationContext context, String path) throws Exception {
		URI uri = URI.create("http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port") + path);
		return HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
