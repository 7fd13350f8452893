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

package io.github.openaihealth.probe;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import io.github.openaihealth.connection.KeysInUse;
import io.github.openaihealth.connection.OpenAiConnection;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.HttpHeaders;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AnswerClassifier} and {@link ResultFactory} with answers that nobody
 * thought of: whatever comes, there is a result, and the key is not in it.
 */
@Tag("once")
class AnswerClassifierMutationTests {

	private static final int[] STATUSES = { 200, 204, 301, 400, 401, 402, 403, 404, 405, 407, 418, 429, 500, 501, 503,
			999 };

	private static final String KEY = ProbeFixtures.projectKey();

	private static final String ECHO = KEY.substring(0, 8) + "*".repeat(KEY.length() - 12)
			+ KEY.substring(KEY.length() - 4);

	private static final List<String> SEEDS = List.of(
			"{\"error\":{\"message\":\"Incorrect API key provided: " + KEY + ".\",\"type\":\"invalid_request_error\","
					+ "\"param\":null,\"code\":\"invalid_api_key\"}}",
			"{\"error\":{\"message\":\"Incorrect API key provided: " + ECHO
					+ ". You can find your API key at https://platform.openai.com.\",\"code\":\"invalid_api_key\"}}",
			"{\"error\":{\"message\":\"x\",\"type\":\"" + KEY + "\",\"code\":\"" + KEY + "\"}}",
			"{\"error\":\"" + KEY + "\",\"code\":\"" + KEY + "\"}",
			"{\"type\":\"error\",\"error\":{\"type\":\"authentication_error\",\"message\":\"" + KEY + "\"}}",
			"{\"error\":{\"code\":401,\"message\":\"" + KEY + "\",\"status\":\"" + "UNAUTHENTICATED\"}}",
			"{\"object\":\"list\",\"data\":[{\"id\":\"" + KEY + "\"},{\"id\":\"a\",\"created\":1}]}",
			"<html><body>" + KEY + "</body></html>", "{\"detail\":\"" + KEY + "\"}", KEY, "");

	private static final List<String> HEADERS = List.of("https://sso.example.com/login?key=" + KEY, KEY,
			"/login/" + KEY, "120", "-1.5e99", "Wed, 21 Oct 2026 07:28:00 GMT", "req_" + KEY, "text/html; a=" + KEY);

	private static final String PUNCTUATION = "{}[]\":,\\\u0000 \n<&0-eE.u";

	private final ResultFactory results = new ResultFactory(
			new ProbeSettings(Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofDays(30)),
			new ProxyHint((name) -> null, (name) -> null), new KeysInUse());

	@Test
	void mutatedBodies() {
		Random random = new Random(20261123);
		for (int round = 0; round < 6000; round++) {
			byte[] body = mutate(SEEDS.get(random.nextInt(SEEDS.size())).getBytes(StandardCharsets.UTF_8), random);
			assertHarmless(STATUSES[random.nextInt(STATUSES.length)], body, random.nextBoolean());
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "[", "{\"error\":", "{\"data\":[", "[{\"error\":[" })
	void deepNesting(String opening) {
		byte[] body = opening.repeat(200_000).getBytes(StandardCharsets.UTF_8);
		assertHarmless(401, body, true);
		assertHarmless(200, body, false);
	}

	@Test
	void longValues() {
		String digits = "9".repeat(100_000);
		String text = "missing scopes: ip account ".repeat(50_000);
		assertHarmless(401, ("{\"error\":{\"code\":" + digits + "}}").getBytes(StandardCharsets.UTF_8), true);
		assertHarmless(401, ("{\"error\":{\"message\":\"" + text + "\"}}").getBytes(StandardCharsets.UTF_8), true);
		assertHarmless(200,
				("{\"data\":[" + "{\"id\":\"x\"},".repeat(100_000) + "{}]}").getBytes(StandardCharsets.UTF_8), true);
	}

	@Test
	@Timeout(20)
	void longEchoes() {
		for (String echo : List.of("*".repeat(1_000_000), KEY.repeat(20_000), ". you can".repeat(100_000),
				KEY.substring(0, 8) + "*".repeat(900) + "wXyZ", "x".repeat(999), "\n".repeat(100_000))) {
			String message = "Incorrect API key provided: " + echo.replace("\n", "\\n");
			assertHarmless(401, ("{\"error\":{\"message\":\"" + message + "\"}}").getBytes(StandardCharsets.UTF_8),
					true);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "Location", "Retry-After", "retry-after-ms", "x-request-id", "Content-Type", "Server" })
	void mutatedHeaders(String name) {
		Random random = new Random(name.hashCode());
		for (int round = 0; round < 300; round++) {
			byte[] value = mutate(HEADERS.get(random.nextInt(HEADERS.size())).getBytes(StandardCharsets.UTF_8), random);
			HttpHeaders headers = new HttpHeaders();
			headers.add(name, new String(value, StandardCharsets.ISO_8859_1));
			for (int status : STATUSES) {
				assertHarmless(status, new byte[0], headers, random.nextBoolean());
			}
		}
	}

	private void assertHarmless(int status, byte[] body, boolean openAiHost) {
		HttpHeaders headers = new HttpHeaders();
		headers.add("x-request-id", KEY);
		headers.add("retry-after", KEY);
		headers.add("location", "https://" + KEY + ".example.com/" + KEY + "?token=" + KEY);
		assertHarmless(status, body, headers, openAiHost);
	}

	private void assertHarmless(int status, byte[] body, HttpHeaders headers, boolean openAiHost) {
		OpenAiConnection connection = ProbeFixtures
			.connection(openAiHost ? "https://api.openai.com/v1" : "https://gateway.example.com/v1");
		ProbeResult result = this.results.create(new Answer(status, headers, Body.complete(body)),
				ProbeFixtures.requiring(connection, "required"), Instant.EPOCH, Duration.ofMillis(1));
		assertThat(result.toString()).doesNotContain(KEY).hasSizeLessThan(4000);
		assertThat(result.answer()).isNotNull();
	}

	private static byte[] mutate(byte[] body, Random random) {
		ByteArrayOutputStream mutated = new ByteArrayOutputStream();
		int rate = 1 + random.nextInt(60);
		for (byte original : body) {
			switch ((random.nextInt(rate) == 0) ? random.nextInt(4) : 4) {
				case 0 -> mutated.write(random.nextInt(256));
				case 1 -> mutated.write(PUNCTUATION.charAt(random.nextInt(PUNCTUATION.length())));
				case 2 -> mutated.writeBytes(new byte[] { original, original });
				case 3 -> {
					// left out
				}
				default -> mutated.write(original);
			}
		}
		byte[] bytes = mutated.toByteArray();
		return (random.nextInt(5) == 0) ? Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)) : bytes;
	}

}
