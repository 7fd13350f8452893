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
import java.time.Instant;
import java.util.List;

import io.github.openaihealth.connection.ApiKey;
import io.github.openaihealth.connection.BaseUrl;
import io.github.openaihealth.diagnosis.Cause;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.HttpHeaders;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AnswerClassifier} with answers that have no form, or one that hardly
 * says anything.
 */
class AnswerWordsTests {

	private static final Question OPENAI = question("https://api.openai.com/v1", ProbeFixtures.projectKey());

	private static final Question GATEWAY = question("https://gateway.example.com/v1", ProbeFixtures.gatewayKey());

	private final AnswerClassifier classifier = new AnswerClassifier();

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			401 | Jwt is missing                 | API_KEY_NOT_SENT
			401 | Jwt is expired                 | API_KEY_REJECTED
			403 | RBAC: access denied            | PERMISSION_DENIED
			402 | Payment required               | QUOTA_EXHAUSTED
			401 | Unauthorized                   | UNEXPECTED_RESPONSE
			402 | Pay                            | UNEXPECTED_RESPONSE
			403 | Forbidden fruit                | PERMISSION_DENIED
			403 | No                             | UNEXPECTED_RESPONSE
			400 | No                             | UNEXPECTED_RESPONSE
			404 | 404 page not found             | ENDPOINT_NOT_FOUND
			403 | 403: permission lacks          | PERMISSION_DENIED
			429 | 100 requests per minute        | SERVICE_UNAVAILABLE
			200 | Invalid API key                | UNEXPECTED_RESPONSE
			""")
	void text(int status, String words, Cause cause) {
		for (String body : List.of(words, '"' + words + '"')) {
			Verdict verdict = classify(status, body, GATEWAY);
			assertThat(verdict.cause()).isEqualTo(cause);
			assertThat(verdict.recognised()).isFalse();
			assertThat(verdict.vendor()).isNull();
		}
	}

	@Test
	void textSaysNothingOnOpenAisHost() {
		for (String body : List.of("Jwt is expired", "\"Invalid API key\"", "Forbidden", "Payment required")) {
			for (int status : new int[] { 401, 402, 403 }) {
				assertThat(classify(status, body, OPENAI).cause()).isEqualTo(Cause.UNEXPECTED_RESPONSE);
			}
		}
	}

	@Test
	void longTextIsAPage() {
		assertThat(classify(401, "Invalid API key" + ".".repeat(485), GATEWAY).cause())
			.isEqualTo(Cause.API_KEY_REJECTED);
		assertThat(classify(401, "Invalid API key" + ".".repeat(486), GATEWAY).cause())
			.isEqualTo(Cause.UNEXPECTED_RESPONSE);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{"message":"Unauthorized"}                             | API_KEY_REJECTED
			{"message":"You may not do this"}                      | PERMISSION_DENIED
			{"message":"This key may not do this"}                 | PERMISSION_DENIED
			{"error":{"message":"Go away now please","type":"authentication_error"}} | API_KEY_REJECTED
			{"error":{"message":"Go away","code":"closed"}}        | PERMISSION_DENIED
			{"error":{"message":"Token trouble","code":"closed"}}  | API_KEY_REJECTED
			{"exp":"token expired"}                                | API_KEY_REJECTED
			{"error":{"message":"Usage limit reached","code":"invalid_api_key"}} | QUOTA_EXHAUSTED
			""")
	void unauthorizedOfAGateway(String body, Cause cause) {
		assertThat(classify(401, body, GATEWAY).cause()).isEqualTo(cause);
	}

	@Test
	void refusalInAnyJsonOfAGateway() {
		assertThat(classify(403, "{\"message\":\"Go\"}", GATEWAY).cause()).isEqualTo(Cause.PERMISSION_DENIED);
		assertThat(classify(403, "{\"message\":\"Go\"}", OPENAI).cause()).isEqualTo(Cause.UNEXPECTED_RESPONSE);
		assertThat(classify(402, "{\"message\":\"Go\"}", GATEWAY).cause()).isEqualTo(Cause.QUOTA_EXHAUSTED);
		assertThat(classify(402, "{\"message\":\"Go\"}", OPENAI).cause()).isEqualTo(Cause.UNEXPECTED_RESPONSE);
		assertThat(classify(403, "{\"a\":1}", GATEWAY).cause()).isEqualTo(Cause.UNEXPECTED_RESPONSE);
		assertThat(classify(401, "[1]", GATEWAY).cause()).isEqualTo(Cause.UNEXPECTED_RESPONSE);
		assertThat(classify(402, "[1]", GATEWAY).cause()).isEqualTo(Cause.UNEXPECTED_RESPONSE);
	}

	@ParameterizedTest
	@CsvSource({ "400, UNEXPECTED_RESPONSE", "402, QUOTA_EXHAUSTED", "404, WRONG_PROVIDER", "403, WRONG_PROVIDER",
			"401, WRONG_PROVIDER", "429, SERVICE_UNAVAILABLE" })
	void vendorThatSaysNothingToAKeyOfOpenAis(int status, Cause cause) {
		Question question = question("https://api.groq.com/openai/v1", ProbeFixtures.projectKey());
		assertThat(classify(status, "{\"error\":\"no\"}", question).cause()).isEqualTo(cause);
	}

	@Test
	void azureIsAnsweredForByGatewaysToo() {
		Question question = question("https://a.openai.azure.com/openai/v1", ProbeFixtures.projectKey());
		assertThat(classify(403, "{\"error\":{\"code\":\"403\",\"message\":\"Go\"}}", question).cause())
			.isEqualTo(Cause.PERMISSION_DENIED);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{'type':'error','error':{'type':'authentication_error','code':'401','message':'x'}}",
			"{'type':'failure','error':{'type':'authentication_error','message':'x'}}",
			"{'type':'error','error':{'type':'OpenAIBackendError','message':'x'}}",
			"{'type':'error','error':{'message':'x'}}" })
	void notAnthropics(String body) {
		Verdict verdict = classify(401, body.replace('\'', '"'),
				question("https://gateway.example.com/v1", ProbeFixtures.projectKey()));
		assertThat(verdict.vendor()).isNull();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "none", textBlock = """
			403 | error code: 1009  | cloudflare | REGION_NOT_SUPPORTED | none
			403 | error code: 1006  | cloudflare | IP_NOT_ALLOWED       | none
			403 | error code: 1020  | cloudflare | UNEXPECTED_RESPONSE  | error 1020 of Cloudflare's
			403 | error code: 1020  | nginx      | UNEXPECTED_RESPONSE  | text instead of JSON
			403 | error codes: 1009 | cloudflare | UNEXPECTED_RESPONSE  | text instead of JSON
			429 | error code: 1015  | cloudflare | SERVICE_UNAVAILABLE  | none
			520 | error code: 520   | cloudflare | SERVICE_UNAVAILABLE  | none
			""")
	void textOfCloudflare(int status, String body, String server, Cause cause, @Nullable String finding) {
		HttpHeaders headers = new HttpHeaders();
		headers.add("Server", server);
		Verdict verdict = classify(status, body, headers, OPENAI);
		assertThat(verdict.cause()).isEqualTo(cause);
		assertThat(verdict.finding()).isEqualTo(finding);
	}

	@Test
	void challengeOfCloudflare() {
		HttpHeaders headers = new HttpHeaders();
		headers.add("cf-mitigated", "challenge");
		for (int status : new int[] { 403, 429, 503 }) {
			Verdict verdict = classify(status, "<html>Just a moment</html>", headers, OPENAI);
			assertThat(verdict.cause()).isEqualTo(Cause.UNEXPECTED_RESPONSE);
			assertThat(verdict.finding()).isEqualTo("a challenge of Cloudflare's instead of JSON");
		}
		String json = "{\"error\":{\"message\":\"x\",\"code\":\"invalid_api_key\"}}";
		assertThat(classify(401, json, headers, OPENAI).cause()).isEqualTo(Cause.API_KEY_REJECTED);
		assertThat(classify(403, "<html>Just a moment</html>", OPENAI).finding())
			.isEqualTo("a web page instead of JSON");
	}

	@Test
	void headerCountsWhereThereIsNoBody() {
		HttpHeaders headers = new HttpHeaders();
		headers.add("WWW-Authenticate", "Bearer error=\"invalid_token\"");
		assertThat(classify(401, "", headers, GATEWAY).cause()).isEqualTo(Cause.API_KEY_REJECTED);
		assertThat(classify(401, "", headers, GATEWAY).recognised()).isFalse();
		assertThat(classify(401, "", headers, OPENAI).cause()).isEqualTo(Cause.UNEXPECTED_RESPONSE);
		assertThat(classify(401, "<html></html>", headers, GATEWAY).cause()).isEqualTo(Cause.UNEXPECTED_RESPONSE);
		assertThat(classify(401, "", GATEWAY).finding()).isEqualTo("an empty answer");
	}

	private Verdict classify(int status, String body, Question question) {
		return classify(status, body, new HttpHeaders(), question);
	}

	private Verdict classify(int status, String body, HttpHeaders headers, Question question) {
		Answer answer = new Answer(status, headers, Body.complete(body.getBytes(StandardCharsets.UTF_8)));
		return this.classifier.classify(answer, question, Instant.EPOCH);
	}

	private static Question question(String baseUrl, String key) {
		return new Question(ApiKey.of(key), BaseUrl.of(baseUrl), List.of());
	}

}
