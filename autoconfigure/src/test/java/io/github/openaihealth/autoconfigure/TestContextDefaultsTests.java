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

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.test.annotation.DirtiesContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link OpenAiTestDefaultsContextCustomizerFactory}: a suite that knows
 * nothing of this starter stays green without a key.
 */
@DirtiesContext
class TestContextDefaultsTests {

	@Nested
	@SpringBootTest(classes = Application.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
	class WithoutAnySettings {

		@Test
		void startsWithoutAKeyAndCallsNobody(@Autowired Environment environment,
				@Autowired HealthIndicator openaiHealthIndicator) {
			assertThat(environment.getProperty("openai.validation.mode")).isEqualTo("offline");
			assertThat(environment.getProperty("openai.validation.on-failure")).isEqualTo("warn");
			assertThat(environment.getProperty("openai.probe.enabled")).isEqualTo("false");
			assertThat(environment.getProperty("openai.health.down-status")).isEqualTo("UNKNOWN");
			assertThat(openaiHealthIndicator.health()).isNotNull();
		}

	}

	@Nested
	@SpringBootTest(classes = Application.class, webEnvironment = SpringBootTest.WebEnvironment.NONE,
			properties = { "openai.validation.mode=off", "openai.enabled=false" })
	class WithItsOwnSettings {

		@Test
		void whatATestSetsWins(@Autowired Environment environment, @Autowired HealthIndicator openaiHealthIndicator) {
			assertThat(environment.getProperty("openai.validation.mode")).isEqualTo("off");
			assertThat(openaiHealthIndicator.health()).isNotNull()
				.satisfies((health) -> assertThat(health.getStatus()).isEqualTo(Status.UNKNOWN));
		}

	}

	@Nested
	@SpringBootTest(classes = WebApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
	class OfAnApplicationThatExpectsToBeHealthy {

		@Test
		void healthAnswers200WithoutAKey(@Autowired HealthIndicator openaiHealthIndicator, @LocalServerPort int port)
				throws Exception {
			Health health = Awaitility.await()
				.until(openaiHealthIndicator::health, (known) -> known.getDetails().containsKey("cause"));
			assertThat(health.getStatus()).isEqualTo(Status.UNKNOWN);
			assertThat(health.getDetails()).containsEntry("cause", "api-key-missing");
			HttpResponse<String> response = HttpClient.newHttpClient()
				.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/actuator/health")).build(),
						HttpResponse.BodyHandlers.ofString());
			assertThat(response.statusCode()).isEqualTo(200);
			assertThat(response.body()).contains("\"status\":\"UP\"");
		}

	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class WebApplication {

	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ OpenAiAutoConfiguration.class, OpenAiHealthContributorAutoConfiguration.class })
	static class Application {

	}

}
