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

import java.util.stream.Stream;

import io.github.openaihealth.diagnosis.Diagnosis;
import io.github.openaihealth.monitor.OpenAiMonitor;
import mockwebserver3.MockResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests with the answers of each gateway that the documentation describes. Their forms
 * come from the sources and the documentation that are named beside them.
 */
class GatewayTests {

	private final FakeService service = new FakeService();

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(OpenAiAutoConfiguration.class))
		.withPropertyValues(this.service.property(), "openai.validation.on-failure=warn", "openai.health.interval=1d");

	@AfterEach
	void closeService() {
		this.service.close();
	}

	@ParameterizedTest(name = "{0}, key {1}")
	@MethodSource
	void listsModels(String gateway, String key, String body, int models) {
		this.service.answers(json(200, body));
		this.contextRunner.withPropertyValues("openai.api-key=" + key).run((context) -> {
			OpenAiMonitor monitor = context.getBean(OpenAiMonitor.class);
			assertThat(monitor.snapshot("default").state().status().name()).isEqualTo("UP");
			assertThat(monitor.snapshot("default").state().lastResult()).isNotNull()
				.satisfies((result) -> assertThat(result.models()).isEqualTo(models));
			assertThat(monitor.snapshot("default").state().notices()).isEmpty();
		});
	}

	static Stream<Arguments> listsModels() {
		return Stream.of(
				// docs.litellm.ai, "Virtual Keys": keys begin with "sk-"
				Arguments.of("LiteLLM", "sk-" + "1234",
						"{\"data\":[{\"id\":\"gpt-4o\",\"object\":\"model\",\"created\":1677610602,\"owned_by\":\"openai\"}],"
								+ "\"object\":\"list\"}",
						1),
				// vLLM, entrypoints/openai/protocol.py: ModelList, ModelCard
				Arguments.of("vLLM", "EMPTY",
						"{\"object\":\"list\",\"data\":[{\"id\":\"meta-llama/Llama-3.1-8B\",\"object\":\"model\","
								+ "\"created\":1763900000,\"owned_by\":\"vllm\",\"root\":\"meta-llama/Llama-3.1-8B\","
								+ "\"parent\":null,\"max_model_len\":8192,\"permission\":[]}]}",
						1),
				// Ollama, openai/openai.go: ListCompletion, whose data is a nil slice at
				// first
				Arguments.of("Ollama", "ollama",
						"{\"object\":\"list\",\"data\":[{\"id\":\"llama3.2:latest\",\"object\":\"model\","
								+ "\"created\":1763900000,\"owned_by\":\"library\"}]}",
						1),
				Arguments.of("Ollama without models", "ollama", "{\"object\":\"list\",\"data\":null}", 0),
				// llama.cpp, tools/server: handle_models
				Arguments.of("llama.cpp", "EMPTY",
						"{\"models\":[{\"name\":\"model.gguf\",\"model\":\"model.gguf\"}],\"object\":\"list\","
								+ "\"data\":[{\"id\":\"model.gguf\",\"object\":\"model\",\"created\":1763900000,"
								+ "\"owned_by\":\"llamacpp\",\"meta\":{\"n_vocab\":128256}}]}",
						1),
				// learn.microsoft.com, "Models - List" of Azure OpenAI
				Arguments.of("Azure OpenAI", "0123456789abcdef".repeat(2),
						"{\"data\":[{\"status\":\"succeeded\",\"capabilities\":{\"inference\":true},"
								+ "\"lifecycle_status\":\"generally-available\",\"id\":\"gpt-4.1-nano\","
								+ "\"created_at\":1646126127,\"object\":\"model\"}],\"object\":\"list\"}",
						1));
	}

	@ParameterizedTest(name = "{0}, key {1}")
	@MethodSource
	void refuses(String gateway, @Nullable String key, int status, String body, String cause) {
		this.service.answers(json(status, body));
		ApplicationContextRunner runner = (key != null) ? this.contextRunner.withPropertyValues("openai.api-key=" + key)
				: this.contextRunner;
		runner.run((context) -> {
			Diagnosis problem = context.getBean(OpenAiMonitor.class).snapshot("default").state().problem();
			assertThat(problem).isNotNull().satisfies((found) -> assertThat(found.cause().id()).isEqualTo(cause));
		});
	}

	static Stream<Arguments> refuses() {
		return Stream.of(
				// LiteLLM, proxy/auth/auth_exception_handler.py, and reports of its users
				Arguments.of("LiteLLM", null, 401,
						litellm("Authentication Error, No api key passed in.", "auth_error", "\"None\"", 401),
						"api-key-not-sent"),
				Arguments.of("LiteLLM", "1234", 401,
						litellm("Authentication Error, LiteLLM Virtual Key expected. Received=1234, "
								+ "expected to start with 'sk-'.", "auth_error", "\"None\"", 401),
						"api-key-rejected"),
				Arguments.of("LiteLLM", "sk-" + "1234", 401, litellm(
						"Authentication Error, Invalid proxy server token passed. Received API Key = sk-...1234, "
								+ "Key Hash (Token) =0. Unable to find token in cache or `LiteLLM_VerificationTokenTable`",
						"token_not_found_in_db", "\"key\"", 401), "api-key-rejected"),
				Arguments.of("LiteLLM without a database", "sk-" + "1234", 400,
						litellm("No connected db.", "no_db_connection", "null", 400), "api-key-rejected"),
				// vLLM, entrypoints/openai/server_utils.py: AuthenticationMiddleware
				Arguments.of("vLLM", null, 401, "{\"error\":\"Unauthorized\"}", "api-key-not-sent"),
				Arguments.of("vLLM", "EMPTY", 401, "{\"error\":\"Unauthorized\"}", "api-key-rejected"),
				// llama.cpp, tools/server: format_error_response; a gateway in front may
				// ask for the key
				Arguments.of("llama.cpp", "EMPTY", 401,
						"{\"error\":{\"code\":401,\"message\":\"Invalid API Key\",\"type\":\"authentication_error\"}}",
						"api-key-rejected"),
				Arguments.of("llama.cpp while it loads", "EMPTY", 503,
						"{\"error\":{\"code\":503,\"message\":\"Loading model\",\"type\":\"unavailable_error\"}}",
						"service-unavailable"),
				// Azure OpenAI, as quoted in SciSharp/BotSharp#386 and
				// microsoft/genaiscript#781
				Arguments.of("Azure OpenAI", "0123456789abcdef".repeat(2), 401,
						"{\"error\":{\"code\":\"401\",\"message\":\"Access denied due to invalid subscription key or wrong "
								+ "API endpoint. Make sure to provide a valid key for an active subscription and use a "
								+ "correct regional API endpoint for your resource.\"}}",
						"api-key-rejected"),
				Arguments.of("any without models", "EMPTY", 404, "404 page not found", "endpoint-not-found"));
	}

	private static String litellm(String message, String type, String param, int code) {
		return "{\"error\":{\"message\":\"%s\",\"type\":\"%s\",\"param\":%s,\"code\":\"%d\"}}".formatted(message, type,
				param, code);
	}

	private static MockResponse json(int status, String body) {
		return new MockResponse.Builder().code(status).addHeader("Content-Type", "application/json").body(body).build();
	}

}
