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

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import io.github.openaihealth.connection.ApiKey;
import io.github.openaihealth.connection.KeysInUse;
import io.github.openaihealth.connection.OpenAiConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.http.HttpHeaders;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Lets the service say the key, in whatever form, wherever an answer can say anything,
 * and reads all that comes of it.
 */
class EchoedSecretsTests {

	// Nothing of its form tells that it is a key
	private static final String KEY = "qvxzjkwpmdhcbtrgnlfsqvzkxjwpdmhbctgrnflsvq";

	private static final List<String> HEADERS = List.of("x-request-id", "request-id", "cf-ray", "server", "via",
			"retry-after", "openai-organization", "openai-project", "openai-processing-ms", "openai-version",
			"x-ratelimit-limit-requests", "content-type", "www-authenticate", "proxy-authenticate");

	private static final String FORMER = "former-" + "hjQwzXkvBn".repeat(3);

	private static final String OTHER = "other-" + "mzkxqjvwpl".repeat(3);

	private final KeysInUse keys = new KeysInUse();

	private final ResultFactory results = new ResultFactory(
			new ProbeSettings(Duration.ofMillis(1500), Duration.ofSeconds(5), Duration.ofDays(30)),
			new ProxyHint(Map.<String, String>of()::get, Map.<String, String>of()::get), this.keys);

	private final OpenAiConnection connection = ProbeFixtures
		.requiring(ProbeFixtures.connection("https://gateway.example.com/v1", KEY), "a-model");

	@ParameterizedTest
	@MethodSource
	void nothingOfItIsTold(String echo, int status) {
		assertNotTold(echo, status);
	}

	private void assertNotTold(String echo, int status) {
		for (String body : bodies(echo)) {
			HttpHeaders headers = new HttpHeaders();
			HEADERS.forEach((name) -> headers.set(name, echo));
			headers.set("location", "https://" + echo + ".example.com/" + echo + "?token=" + echo);
			Answer answer = new Answer(status, headers, Body.complete(body.getBytes(StandardCharsets.UTF_8)));
			ProbeReply reply = new ProbeReply(answer, Instant.EPOCH, Duration.ZERO);
			ProbeResult result = this.results.create(reply.with(reply.followUps().withAccess(answer)), this.connection);
			assertThat(result.toString()).doesNotContainIgnoringCase(echo)
				.doesNotContainIgnoringCase(echo.substring(0, 12))
				.doesNotContainIgnoringCase(echo.substring(echo.length() - 12));
		}
	}

	static Stream<Arguments> nothingOfItIsTold() {
		return withEachStatus(echoes());
	}

	@ParameterizedTest
	@MethodSource
	void nothingIsToldOfAKeyThatWasReplacedOrOfAnotherConnections(String echo, int status) {
		this.keys.use("default", List.of(ApiKey.of(FORMER)));
		this.keys.use("default", List.of(ApiKey.of(KEY)));
		this.keys.use("other", List.of(ApiKey.of(OTHER)));
		assertNotTold(echo, status);
	}

	static Stream<Arguments> nothingIsToldOfAKeyThatWasReplacedOrOfAnotherConnections() {
		return withEachStatus(List.of(FORMER, "req_" + FORMER, FORMER + ":1", OTHER, "req_" + OTHER.substring(8, 30)));
	}

	private static Stream<Arguments> withEachStatus(List<String> echoes) {
		return echoes.stream()
			.flatMap((echo) -> Stream.of(200, 301, 302, 307, 308, 400, 401, 403, 404, 407, 429, 500, 503)
				.map((status) -> Arguments.of(echo, status)));
	}

	@Test
	void anIdOfTheServiceIsTold() {
		HttpHeaders headers = new HttpHeaders();
		headers.set("x-request-id", "req_" + "0123456789abcdef".repeat(2));
		Answer answer = new Answer(401, headers,
				Body.complete("{\"error\":{\"code\":\"invalid_api_key\"}}".getBytes(StandardCharsets.UTF_8)));
		assertThat(this.results.create(answer, this.connection, Instant.EPOCH, Duration.ZERO).toString())
			.contains("req_" + "0123456789abcdef".repeat(2), "invalid_api_key");
	}

	private static List<String> echoes() {
		byte[] bytes = KEY.getBytes(StandardCharsets.UTF_8);
		byte[] behind = ("user:" + KEY).getBytes(StandardCharsets.UTF_8);
		return List.of(KEY, KEY.substring(5, 17), KEY.toUpperCase(Locale.ROOT), "req_" + KEY.substring(0, 24),
				Base64.getEncoder().withoutPadding().encodeToString(bytes),
				Base64.getUrlEncoder().withoutPadding().encodeToString(behind), HexFormat.of().formatHex(bytes, 3, 30),
				"r" + HexFormat.of().withUpperCase().formatHex(bytes, 0, 20));
	}

	private static List<String> bodies(String echo) {
		return List.of("""
				{"object":"list","data":[{"id":"%1$s","object":"model","owned_by":"%1$s","shutdown_date":"%1$s"},
				{"id":"a-model","shutdown_date":"%1$s"}]}""".formatted(echo), """
				{"error":{"message":"Incorrect API key provided: %1$s. See https://%1$s.api.openai.com/%1$s",
				"type":"%1$s","param":"%1$s","code":"%1$s"}}""".formatted(echo), """
				{"error":{"message":"The key %1$s is no key","code":"invalid_api_key"}}""".formatted(echo),
				"{\"detail\":\"%s\"}".formatted(echo), "{\"%1$s\":\"%1$s\"}".formatted(echo), echo,
				"<html><title>%1$s</title>%1$s</html>".formatted(echo));
	}

}
