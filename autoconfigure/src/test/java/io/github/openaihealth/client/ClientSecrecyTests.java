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

package io.github.openaihealth.client;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import com.openai.client.OpenAIClient;
import com.openai.core.LogLevel;
import com.openai.errors.OpenAIException;
import io.github.openaihealth.connection.ApiKey;
import io.github.openaihealth.connection.DetailsConnectionSource;
import io.github.openaihealth.connection.OpenAiConnectionDetails;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests that the client shows no key, however much is logged.
 */
@ExtendWith(OutputCaptureExtension.class)
class ClientSecrecyTests {

	private static final String KEY = "sk-proj-" + "aB3d".repeat(37);

	@StartStop
	private final MockWebServer server = new MockWebServer();

	private final Logger okHttp = Logger.getLogger("okhttp3");

	private final Level level = this.okHttp.getLevel();

	private final Records records = new Records();

	@BeforeEach
	void logEverything() {
		this.okHttp.setLevel(Level.ALL);
		this.okHttp.addHandler(this.records);
	}

	@AfterEach
	void restoreLogging() {
		this.okHttp.removeHandler(this.records);
		this.okHttp.setLevel(this.level);
	}

	@Test
	void logsOfTheSdkHaveNoKey(CapturedOutput output) {
		this.server.enqueue(new MockResponse.Builder().addHeader("Content-Type", "application/json")
			.body("{\"object\":\"list\",\"data\":[]}")
			.build());
		OpenAIClient client = client(KEY);
		assertThat(client.models().list().data()).isEmpty();
		client.close();
		assertThat(output).containsIgnoringCase("Authorization: ").doesNotContain(KEY);
		assertThat(this.records.messages).noneMatch((message) -> message.contains(KEY));
		assertThat(client.toString()).doesNotContain(KEY);
	}

	@Test
	void failuresHaveNoKey(CapturedOutput output) {
		this.server.enqueue(new MockResponse.Builder().code(401).body("{\"error\":{\"message\":\"No\"}}").build());
		this.server
			.enqueue(new MockResponse.Builder().onResponseStart(SocketEffect.ShutdownConnection.INSTANCE).build());
		OpenAIClient client = client(KEY);
		assertThat(failure(client)).contains("401").doesNotContain(KEY);
		assertThat(failure(client)).contains("Request failed").doesNotContain(KEY);
		client.close();
		assertThat(output).contains("<-- !! ").doesNotContain(KEY);
	}

	@Test
	void keyThatCannotBeSentIsNotShownEither(CapturedOutput output) {
		OpenAIClient client = client(KEY + "\n");
		assertThat(failure(client)).contains("api-key-malformed").doesNotContain(KEY);
		client.close();
		assertThat(output).doesNotContain(KEY);
	}

	@Test
	void newKeyOfAnotherServerIsNotSentToTheOneBefore() throws Exception {
		this.server.enqueue(new MockResponse.Builder().code(401).build());
		this.server.enqueue(new MockResponse.Builder().code(401).build());
		AtomicReference<String> key = new AtomicReference<>(KEY);
		AtomicReference<String> baseUrl = new AtomicReference<>("http://127.0.0.1:" + this.server.getPort() + "/v1");
		OpenAIClient client = client(key::get, baseUrl::get);
		assertThat(failure(client)).contains("401");
		baseUrl.set("https://elsewhere.example.com/v1");
		assertThat(failure(client)).contains("401");
		key.set("another-" + KEY);
		assertThat(failure(client)).contains("not sent to the server before", "restart the application")
			.doesNotContain(KEY);
		client.close();
		assertThat(this.server.getRequestCount()).isEqualTo(2);
		assertThat(this.server.takeRequest().getHeaders().get("Authorization")).isEqualTo("Bearer " + KEY);
		assertThat(this.server.takeRequest().getHeaders().get("Authorization")).isEqualTo("Bearer " + KEY);
	}

	@Test
	void keyIsNotSentWhereARedirectLeads() throws Exception {
		try (MockWebServer other = new MockWebServer()) {
			other.start();
			for (int status : List.of(301, 302, 303, 307, 308)) {
				this.server.enqueue(new MockResponse.Builder().code(status)
					.addHeader("Location", other.url("/v1/models").toString())
					.build());
				other.enqueue(new MockResponse.Builder().code(401).build());
				OpenAIClient client = client(KEY);
				assertThat(failure(client)).doesNotContain(KEY);
				client.close();
			}
			int followed = other.getRequestCount();
			for (int request = 0; request < followed; request++) {
				assertThat(other.takeRequest().getHeaders().toString()).doesNotContain(KEY);
			}
		}
	}

	private OpenAIClient client(String key) {
		return client(() -> key, () -> "http://127.0.0.1:" + this.server.getPort() + "/v1");
	}

	private static OpenAIClient client(Supplier<String> key, Supplier<String> baseUrl) {
		OpenAiConnectionDetails details = new OpenAiConnectionDetails() {

			@Override
			public String getBaseUrl() {
				return baseUrl.get();
			}

			@Override
			public ApiKey getApiKey() {
				return ApiKey.of(key.get());
			}

		};
		return new OpenAiClientFactory(new DetailsConnectionSource("default", details), null, null)
			.create(List.of((builder) -> builder.maxRetries(0).logLevel(LogLevel.DEBUG)));
	}

	private static String failure(OpenAIClient client) {
		RuntimeException failure = catchThrowableOfType(RuntimeException.class, () -> client.models().list());
		assertThat(failure).isInstanceOfAny(OpenAIException.class, IllegalStateException.class);
		StringWriter text = new StringWriter();
		failure.printStackTrace(new PrintWriter(text));
		return text.toString();
	}

	private static final class Records extends Handler {

		private final List<String> messages = new CopyOnWriteArrayList<>();

		@Override
		public synchronized void publish(LogRecord record) {
			this.messages.add(String.valueOf(record.getMessage()));
		}

		@Override
		public void flush() {
		}

		@Override
		public void close() {
		}

	}

}
