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

package io.github.openaihealth.neighbours;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.HttpServer;
import io.github.openaihealth.neighbours.ClientLibrary.Ending;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that an application with Spring AI or LangChain4j needs no settings but theirs.
 */
@Tag("once")
class SettingsCountTests {

	private static final byte[] MODELS = "{\"object\":\"list\",\"data\":[{\"id\":\"gpt-test\",\"object\":\"model\"}]}"
		.getBytes(StandardCharsets.UTF_8);

	private static final String KEY = "sk-proj-" + "aB3d".repeat(37);

	private static final String STACK_TRACE = "\n\tat ";

	private final List<String> requests = new CopyOnWriteArrayList<>();

	private HttpServer server;

	@BeforeEach
	void startServer() throws Exception {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.createContext("/v1/models", (exchange) -> {
			this.requests.add(exchange.getRequestHeaders().get("Authorization") + " for "
					+ exchange.getRequestHeaders().get("OpenAI-Organization"));
			exchange.getResponseHeaders().set("Content-Type", "application/json");
			exchange.sendResponseHeaders(200, MODELS.length);
			exchange.getResponseBody().write(MODELS);
			exchange.close();
		});
		this.server.start();
	}

	@AfterEach
	void stopServer() {
		this.server.stop(0);
	}

	@ParameterizedTest
	@EnumSource(names = { "SPRING_AI", "LANGCHAIN4J" })
	void keyOfTheLibraryIsCheckedAtItsAddress(ClientLibrary neighbour) throws Exception {
		Ending ending = start(neighbour, Map.of(), property(neighbour, "api-key=test-key"), baseUrl(neighbour),
				property(neighbour, "organization-id=org-test"));
		assertThat(ending.exitCode()).as(ending.output()).isZero();
		assertThat(ending.output()).contains("OpenAI health UNKNOWN -> UP").doesNotContain("settings-differ");
		assertThat(this.requests).containsExactly("[Bearer test-key] for [org-test]");
	}

	@Test
	void variableThatSpringAiReadsItselfIsCheckedAtItsAddress() throws Exception {
		Ending ending = start(ClientLibrary.SPRING_AI, Map.of("OPENAI_API_KEY", "test-key"),
				baseUrl(ClientLibrary.SPRING_AI));
		assertThat(ending.exitCode()).as(ending.output()).isZero();
		assertThat(this.requests).containsExactly("[Bearer test-key] for null");
	}

	@Test
	void variableThatLangChain4jDoesNotReadIsNotSentToItsAddress() throws Exception {
		Ending ending = start(ClientLibrary.LANGCHAIN4J, Map.of("OPENAI_API_KEY", KEY),
				baseUrl(ClientLibrary.LANGCHAIN4J), "--openai.probe.enabled=false", "--openai.validation.mode=offline");
		assertThat(ending.exitCode()).as(ending.output()).isZero();
		assertThat(this.requests).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "SPRING_AI, spring.ai.openai.embedding.api-key",
			"LANGCHAIN4J, langchain4j.open-ai.embedding-model.api-key" })
	void keyOfAnotherModelIsTold(ClientLibrary neighbour, String property) throws Exception {
		Ending ending = start(neighbour, Map.of(), property(neighbour, "api-key=test-key"), baseUrl(neighbour),
				"--" + property + "=another-key");
		assertThat(ending.exitCode()).as(ending.output()).isZero();
		assertThat(ending.output()).contains("settings-differ", "'" + property + "' (").doesNotContain("another-key");
		assertThat(this.requests).containsExactly("[Bearer test-key] for null");
	}

	@ParameterizedTest
	@CsvSource({ "SPRING_AI, --spring.ai.openai.api-key=${NOT_SET}, api-key-unresolved",
			"SPRING_AI, --spring.ai.openai.api-key=, api-key-empty",
			"SPRING_AI, --spring.ai.openai.api-key=test-key --spring.ai.openai.base-url=https://api.openai.com, base-url-invalid",
			"LANGCHAIN4J, --langchain4j.open-ai.chat-model.api-key=, api-key-empty",
			"LANGCHAIN4J, --langchain4j.open-ai.chat-model.api-key=your-api-key, api-key-placeholder",
			"LANGCHAIN4J, --langchain4j.open-ai.chat-model.api-key=test-key --langchain4j.open-ai.chat-model.base-url=https://api.openai.com, base-url-invalid" })
	void whatTheLibraryDoesNotNoticeIsReported(ClientLibrary neighbour, String commandLine, String cause)
			throws Exception {
		String[] arguments = commandLine.split(" ");
		Ending alone = neighbour.run("alone", Map.of(), arguments);
		assertThat(alone.exitCode()).as(alone.output()).isZero();
		assertReport(start(neighbour, Map.of(), arguments), arguments[arguments.length - 1], cause);
	}

	@Test
	void placeholderThatEndsLangChain4jIsReportedFirst() throws Exception {
		String argument = property(ClientLibrary.LANGCHAIN4J, "api-key=${NOT_SET}");
		Ending alone = ClientLibrary.LANGCHAIN4J.run("alone", Map.of(), argument);
		assertThat(alone.exitCode()).as(alone.output()).isOne();
		assertThat(alone.output()).contains(STACK_TRACE, "Could not resolve placeholder 'NOT_SET'");
		Ending ending = start(ClientLibrary.LANGCHAIN4J, Map.of(), argument);
		assertReport(ending, argument, "api-key-unresolved");
		assertThat(ending.output()).doesNotContain("Could not resolve placeholder");
	}

	private static void assertReport(Ending ending, String argument, String cause) {
		assertThat(ending.exitCode()).as(ending.output()).isOne();
		assertThat(ending.output())
			.contains("APPLICATION FAILED TO START", argument.replaceAll("^--|=.*$", ""), "docs/causes.md#" + cause)
			.doesNotContain(STACK_TRACE);
	}

	private String baseUrl(ClientLibrary neighbour) {
		return property(neighbour, "base-url=http://127.0.0.1:" + this.server.getAddress().getPort() + "/v1");
	}

	private static String property(ClientLibrary neighbour, String setting) {
		return ((neighbour == ClientLibrary.SPRING_AI) ? "--spring.ai.openai." : "--langchain4j.open-ai.chat-model.")
				+ setting;
	}

	// The second poll is at a random moment within the interval
	private static Ending start(ClientLibrary neighbour, Map<String, String> environment, String... arguments)
			throws Exception {
		String[] seldom = Arrays.copyOf(arguments, arguments.length + 1);
		seldom[arguments.length] = "--openai.health.interval=10h";
		return neighbour.run("with-starter", environment, seldom);
	}

}
