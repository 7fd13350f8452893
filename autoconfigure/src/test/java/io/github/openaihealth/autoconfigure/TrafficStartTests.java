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

import java.util.Arrays;
import java.util.stream.Stream;

import io.github.openaihealth.actuate.OpenAiHealthIndicator;
import io.github.openaihealth.traffic.OpenAiTraffic;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests that whole applications start as they did, and learn from their calls.
 */
class TrafficStartTests {

	private final TrafficService service = new TrafficService();

	@AfterEach
	void closeService() {
		this.service.close();
	}

	@ParameterizedTest
	@EnumSource
	void startIsAsBeforeAndTheFirstCallIsSeen(WebApplicationType type) {
		start(type);
	}

	@ParameterizedTest
	@EnumSource
	void lazyStartIsAsBeforeAndTheFirstCallIsSeen(WebApplicationType type) {
		start(type, "--spring.main.lazy-initialization=true");
	}

	private void start(WebApplicationType type, String... more) {
		this.service.answers(TrafficService.UNKNOWN_KEY);
		try (ConfigurableApplicationContext context = run(type, more)) {
			ConfigurableListableBeanFactory beans = context.getBeanFactory();
			assertThat(this.service.polls()).isOne();
			assertThat(beans.containsBeanDefinition("openAiClient")).isTrue();
			assertThat(Arrays.stream(beans.getSingletonNames())).doesNotContain("openAiClient", "openAiClientMaker");
			assertThat(context.getBeanNamesForType(OpenAiTraffic.class)).containsExactly("openAiTraffic");
			assertThatExceptionOfType(HttpClientErrorException.Unauthorized.class).isThrownBy(() -> call(context));
			Awaitility.await().untilAsserted(() -> assertThat(this.service.polls()).isEqualTo(2));
			assertThat(context.getBean(OpenAiHealthIndicator.class).health().getStatus()).isEqualTo(Status.UP);
		}
	}

	private void call(ConfigurableApplicationContext context) {
		context.getBean(RestClient.Builder.class)
			.build()
			.post()
			.uri(this.service.baseUrl() + "/responses")
			.header(HttpHeaders.AUTHORIZATION, "Bearer " + TestKeys.project())
			.body("{}")
			.retrieve()
			.toBodilessEntity();
	}

	private ConfigurableApplicationContext run(WebApplicationType type, String... more) {
		return new SpringApplicationBuilder(Application.class).web(type)
			.properties("server.port=0", "server.address=127.0.0.1", "openai.health.interval=1d")
			.run(Stream
				.concat(Stream.of("--" + this.service.property(), "--openai.api-key=" + TestKeys.project()),
						Stream.of(more))
				.toArray(String[]::new));
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
