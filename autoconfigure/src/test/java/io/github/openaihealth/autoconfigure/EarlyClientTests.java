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

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests with servlet applications whose filter needs a client, which Tomcat asks for
 * before the regular singletons are made.
 */
@ExtendWith(OutputCaptureExtension.class)
class EarlyClientTests {

	private final FakeService service = new FakeService();

	@AfterEach
	void closeService() {
		this.service.close();
	}

	@ParameterizedTest
	@ValueSource(classes = { Application.class, ApplicationWithClient.class })
	void misconfigurationIsReportedFirst(Class<?> application, CapturedOutput output) {
		assertThatExceptionOfType(Exception.class)
			.isThrownBy(() -> run(application, "--openai.api-key=" + TestKeys.project() + " ").close());
		assertThat(output).contains("APPLICATION FAILED TO START")
			.contains("docs/causes.md#api-key-malformed")
			.doesNotContain("\tat ", "Tomcat started", "credential source", TestKeys.project());
	}

	@Test
	void clientThatFindsNoCredentialsIsReported(CapturedOutput output) {
		assertThatExceptionOfType(Exception.class).isThrownBy(() -> run(ApplicationWithClient.class).close());
		assertThat(output).contains("APPLICATION FAILED TO START", "No OpenAI API key was found.")
			.contains("docs/causes.md#api-key-missing")
			.doesNotContain("\tat ", "Tomcat started");
	}

	@Test
	void clientThatFindsNoCredentialsIsNobodysConcernWhereEverythingIsSwitchedOff(CapturedOutput output) {
		assertThatExceptionOfType(Exception.class)
			.isThrownBy(() -> run(ApplicationWithClient.class, "--openai.enabled=false").close());
		assertThat(output).contains("\tat ").doesNotContain("docs/causes.md#api-key-missing");
	}

	@Test
	void filterCallsTheServiceWithTheClient() throws Exception {
		try (ConfigurableApplicationContext context = run(Application.class, "--openai.api-key=" + TestKeys.project(),
				"--" + this.service.property(), "--openai.validation.mode=offline", "--openai.probe.enabled=false")) {
			URI uri = URI.create("http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port"));
			HttpResponse<Void> response = HttpClient.newHttpClient()
				.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.discarding());
			assertThat(response.headers().firstValue("X-Models")).hasValue("1");
		}
	}

	private static ConfigurableApplicationContext run(Class<?> application, String... arguments) {
		return new SpringApplicationBuilder(application).properties("server.port=0", "server.address=127.0.0.1")
			.run(arguments);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		@Bean
		Filter needsTheClient(OpenAIClient client) {
			return (request, response, chain) -> {
				((HttpServletResponse) response).setHeader("X-Models",
						Integer.toString(client.models().list().data().size()));
				chain.doFilter(request, response);
			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class ApplicationWithClient extends Application {

		@Bean
		OpenAIClient client() {
			return OpenAIOkHttpClient.builder().build();
		}

	}

}
