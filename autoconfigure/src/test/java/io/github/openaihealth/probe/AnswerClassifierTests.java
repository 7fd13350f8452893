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

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import io.github.openaihealth.connection.ApiKey;
import io.github.openaihealth.diagnosis.Cause;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.HttpHeaders;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AnswerClassifier}.
 */
class AnswerClassifierTests {

	private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

	private static final ApiKey OPENAI_KEY = ApiKey.of(ProbeFixtures.projectKey());

	private static final ApiKey GATEWAY_KEY = ApiKey.of(ProbeFixtures.gatewayKey());

	private static final Question OPENAI = new Question(OPENAI_KEY, true, List.of());

	private static final Question GATEWAY = new Question(GATEWAY_KEY, false, List.of());

	private static final Question GATEWAY_WITH_OPENAI_KEY = new Question(OPENAI_KEY, false, List.of());

	private static final Question GATEWAY_WITHOUT_KEY = new Question(null, false, List.of());

	private static final String HTML = "<!DOCTYPE html><html><head><title>Attention required</title></head></html>";

	private final AnswerClassifier classifier = new AnswerClassifier();

	@ParameterizedTest(name = "{0} {1}")
	@MethodSource
	void openAi(int status, String body, @Nullable Cause cause) {
		assertThat(classify(status, body, OPENAI).cause()).isEqualTo(cause);
	}

	static Stream<Arguments> openAi() {
		return Stream.of(
				Arguments.arguments(401, error("Incorrect API key provided: abc.", "invalid_api_key"),
						Cause.API_KEY_REJECTED),
				Arguments.arguments(401, error("whatever", "INVALID_API_KEY"), Cause.API_KEY_REJECTED),
				Arguments.arguments(401, error("Incorrect API key provided: ''.", null), Cause.API_KEY_REJECTED),
				Arguments.arguments(401, "{\"error\":\"Incorrect API key provided: x.\"}", Cause.API_KEY_REJECTED),
				Arguments.arguments(403, error("nope", "invalid_api_key"), Cause.API_KEY_REJECTED),
				Arguments.arguments(401, error("You didn't provide an API key. You need to …", null),
						Cause.API_KEY_NOT_SENT),
				Arguments.arguments(401, "{\"error\":\"You did not provide an API key\"}", Cause.API_KEY_NOT_SENT),
				Arguments.arguments(401, error("Missing bearer authentication in header", null),
						Cause.API_KEY_NOT_SENT),
				Arguments.arguments(401, error("x", "no_organization"), Cause.ORG_MEMBERSHIP_REQUIRED),
				Arguments.arguments(401, error("You must be a member of an organization to use the API", null),
						Cause.ORG_MEMBERSHIP_REQUIRED),
				Arguments.arguments(401, error("x", "invalid_organization"), Cause.ORG_MISMATCH),
				Arguments.arguments(404, error("No such organization: org-abc.", ""), Cause.ORG_MISMATCH),
				Arguments.arguments(401, error("x", "mismatched_organization"), Cause.ORG_MISMATCH),
				Arguments.arguments(401,
						error("OpenAI-Organization header should match organization for API key", null),
						Cause.ORG_MISMATCH),
				Arguments.arguments(401, error("x", "mismatched_project"), Cause.PROJECT_MISMATCH),
				Arguments.arguments(401, error("OpenAI-Project header should match project for API key", null),
						Cause.PROJECT_MISMATCH),
				Arguments.arguments(401, error("x", "account_deactivated"), Cause.ACCOUNT_DEACTIVATED),
				Arguments.arguments(401, error("The account org-abc has been deactivated.", null),
						Cause.ACCOUNT_DEACTIVATED),
				Arguments.arguments(403, "{\"error\":{\"message\":\"x\",\"type\":\"access_terminated\"}}",
						Cause.ACCOUNT_DEACTIVATED),
				Arguments.arguments(401, error("x", "ip_not_authorized"), Cause.IP_NOT_ALLOWED),
				Arguments.arguments(403, error("Your IP address 192.0.2.7 is not allowed", null), Cause.IP_NOT_ALLOWED),
				Arguments.arguments(401, error("x", "incorrect_hostname"), Cause.HOSTNAME_MISMATCH),
				Arguments.arguments(401, error("Attempted with incorrect regional hostname.", null),
						Cause.HOSTNAME_MISMATCH),
				Arguments.arguments(403, error("x", "unsupported_country_region_territory"),
						Cause.REGION_NOT_SUPPORTED),
				Arguments.arguments(403, error("Country, region, or territory not supported", null),
						Cause.REGION_NOT_SUPPORTED),
				Arguments.arguments(403, error(scopes("api.model.read"), null), Cause.MODELS_SCOPE_MISSING),
				Arguments.arguments(403, "{\"error\":\"" + scopes("api.model.read") + "\"}",
						Cause.MODELS_SCOPE_MISSING),
				Arguments.arguments(401, error(scopes("api.model.read"), null), Cause.MODELS_SCOPE_MISSING),
				Arguments.arguments(403, error(scopes("api.model.read"), "missing_scope"), Cause.MODELS_SCOPE_MISSING),
				Arguments.arguments(403, error(scopes("api.files.read"), null), Cause.PERMISSION_DENIED),
				Arguments.arguments(403, error("You may not.", "brand_new_code"), Cause.PERMISSION_DENIED),
				Arguments.arguments(401, error("You may not.", "brand_new_code"), Cause.PERMISSION_DENIED),
				Arguments.arguments(401, "{\"error\":{\"message\":\"You may not.\",\"code\":401}}",
						Cause.PERMISSION_DENIED),
				Arguments.arguments(401, "{\"error\":\"No.\"}", Cause.PERMISSION_DENIED),
				Arguments.arguments(429, error("x", "rate_limit_exceeded"), Cause.RATE_LIMITED),
				Arguments.arguments(429, error("x", "slow_down"), Cause.RATE_LIMITED),
				Arguments.arguments(429, error("Too many requests", null), Cause.RATE_LIMITED),
				Arguments.arguments(429, "{\"error\":\"Too many requests\"}", Cause.RATE_LIMITED),
				Arguments.arguments(429, error("x", "insufficient_quota"), Cause.QUOTA_EXHAUSTED),
				Arguments.arguments(429,
						"{\"error\":{\"message\":\"x\",\"type\":\"insufficient_quota\",\"code\":null}}",
						Cause.QUOTA_EXHAUSTED),
				Arguments.arguments(429, error("You exceeded your current quota, please check", null),
						Cause.QUOTA_EXHAUSTED),
				Arguments.arguments(403, error("x", "insufficient_quota"), Cause.QUOTA_EXHAUSTED),
				Arguments.arguments(429, error("x", "credit_balance_exhausted"), Cause.QUOTA_EXHAUSTED),
				Arguments.arguments(429, error("x", "organization_spend_limit_exceeded"), Cause.QUOTA_EXHAUSTED),
				Arguments.arguments(429, error("x", "project_spend_limit_exceeded"), Cause.QUOTA_EXHAUSTED),
				Arguments.arguments(429, error("x", "organization_usage_limit_exceeded"), Cause.QUOTA_EXHAUSTED),
				Arguments.arguments(400, error("x", "billing_hard_limit_reached"), Cause.QUOTA_EXHAUSTED),
				Arguments.arguments(402, error("Pay first", null), Cause.QUOTA_EXHAUSTED),
				Arguments.arguments(429, error("x", "billing_not_active"), Cause.BILLING_INACTIVE),
				Arguments.arguments(429, error("Your account is not active, please check your billing details", null),
						Cause.BILLING_INACTIVE),
				Arguments.arguments(429, HTML, Cause.SERVICE_UNAVAILABLE),
				Arguments.arguments(429, "", Cause.SERVICE_UNAVAILABLE),
				Arguments.arguments(429, "slow down", Cause.SERVICE_UNAVAILABLE),
				Arguments.arguments(429, "{\"message\":\"Too many\"}", Cause.SERVICE_UNAVAILABLE),
				Arguments.arguments(404, error("Invalid URL (GET /v1/v1/models)", null), Cause.ENDPOINT_NOT_FOUND),
				Arguments.arguments(404, error("Unknown request URL", "unknown_url"), Cause.ENDPOINT_NOT_FOUND),
				Arguments.arguments(404, HTML, Cause.ENDPOINT_NOT_FOUND),
				Arguments.arguments(404, "", Cause.ENDPOINT_NOT_FOUND),
				Arguments.arguments(405, "{\"error\":\"Method not allowed\"}", Cause.ENDPOINT_NOT_FOUND),
				Arguments.arguments(501, "not here", Cause.ENDPOINT_NOT_FOUND),
				Arguments.arguments(500, "{\"error\":{\"message\":\"x\",\"type\":\"server_error\",\"code\":null}}",
						Cause.SERVICE_UNAVAILABLE),
				Arguments.arguments(400, "{\"error\":{\"message\":\"x\",\"type\":\"server_error\"}}",
						Cause.SERVICE_UNAVAILABLE),
				Arguments.arguments(503, error("x", "server_is_overloaded"), Cause.SERVICE_UNAVAILABLE),
				Arguments.arguments(500, error("x", "invalid_api_key"), Cause.SERVICE_UNAVAILABLE),
				Arguments.arguments(502, HTML, Cause.SERVICE_UNAVAILABLE),
				Arguments.arguments(520, "error code: 520", Cause.SERVICE_UNAVAILABLE),
				Arguments.arguments(529, "", Cause.SERVICE_UNAVAILABLE),
				Arguments.arguments(504, "{}", Cause.SERVICE_UNAVAILABLE),
				Arguments.arguments(407, HTML, Cause.PROXY_AUTHENTICATION),
				Arguments.arguments(407, error("x", "invalid_api_key"), Cause.PROXY_AUTHENTICATION),
				Arguments.arguments(301, "", Cause.UNEXPECTED_RESPONSE),
				Arguments.arguments(302, HTML, Cause.UNEXPECTED_RESPONSE),
				Arguments.arguments(304, "", Cause.UNEXPECTED_RESPONSE),
				Arguments.arguments(307, "{\"data\":[]}", Cause.UNEXPECTED_RESPONSE),
				Arguments.arguments(401, HTML, Cause.UNEXPECTED_RESPONSE),
				Arguments.arguments(403, HTML, Cause.UNEXPECTED_RESPONSE),
				Arguments.arguments(401, "", Cause.UNEXPECTED_RESPONSE),
				Arguments.arguments(403, "Forbidden", Cause.UNEXPECTED_RESPONSE),
				Arguments.arguments(401, "{\"error\":{}}", Cause.UNEXPECTED_RESPONSE),
				Arguments.arguments(401, "{\"error\":null}", Cause.UNEXPECTED_RESPONSE),
				Arguments.arguments(401, "[]", Cause.UNEXPECTED_RESPONSE),
				Arguments.arguments(403, "\"no\"", Cause.UNEXPECTED_RESPONSE),
				Arguments.arguments(401, "{\"detail\":\"Unauthorized\"}", Cause.UNEXPECTED_RESPONSE),
				Arguments.arguments(400, error("Bad request", null), Cause.UNEXPECTED_RESPONSE),
				Arguments.arguments(418, error("I am a teapot", null), Cause.UNEXPECTED_RESPONSE),
				Arguments.arguments(400, "", Cause.UNEXPECTED_RESPONSE),
				Arguments.arguments(451, HTML, Cause.UNEXPECTED_RESPONSE),
				Arguments.arguments(200, HTML, Cause.UNEXPECTED_RESPONSE),
				Arguments.arguments(200, "", Cause.UNEXPECTED_RESPONSE),
				Arguments.arguments(200, "OK", Cause.UNEXPECTED_RESPONSE),
				Arguments.arguments(200, "{}", Cause.UNEXPECTED_RESPONSE),
				Arguments.arguments(200, "null", Cause.UNEXPECTED_RESPONSE),
				Arguments.arguments(200, "[1,2]", Cause.UNEXPECTED_RESPONSE),
				Arguments.arguments(200, "[]", Cause.UNEXPECTED_RESPONSE),
				Arguments.arguments(200, "{\"data\":[{\"name\":\"x\"}]}", Cause.UNEXPECTED_RESPONSE),
				Arguments.arguments(200, "{\"data\":{\"id\":\"x\"}}", Cause.UNEXPECTED_RESPONSE),
				Arguments.arguments(200, "{\"object\":\"list\",\"data\":[{\"id\":\"a\"},", Cause.UNEXPECTED_RESPONSE),
				Arguments.arguments(200, error("x", "invalid_api_key"), Cause.UNEXPECTED_RESPONSE),
				Arguments.arguments(204, "", Cause.UNEXPECTED_RESPONSE),
				Arguments.arguments(200, models("a", "b"), null),
				Arguments.arguments(200, "{\"object\":\"list\",\"data\":[]}", null),
				Arguments.arguments(200, " \n" + models("a") + "\n trailing", null),
				Arguments.arguments(200, "\uFEFF" + models("a"), null));
	}

	@ParameterizedTest(name = "{0} {1}")
	@MethodSource
	void gateway(int status, String body, Cause cause) {
		assertThat(classify(status, body, GATEWAY).cause()).isEqualTo(cause);
	}

	static Stream<Arguments> gateway() {
		return Stream.of(Arguments.arguments(401, error("x", "invalid_api_key"), Cause.API_KEY_REJECTED),
				Arguments.arguments(401, "{\"error\":\"Unauthorized\"}", Cause.API_KEY_REJECTED),
				Arguments.arguments(401,
						"{\"error\":{\"message\":\"Authentication Error\",\"type\":\"auth_error\",\"code\":\"401\"}}",
						Cause.API_KEY_REJECTED),
				Arguments.arguments(401, "{\"error\":{\"message\":\"No auth credentials found\",\"code\":401}}",
						Cause.API_KEY_REJECTED),
				Arguments.arguments(401, error("Your token is expired", "token_expired"), Cause.API_KEY_REJECTED),
				Arguments.arguments(401, error("Not on Sundays", "closed"), Cause.PERMISSION_DENIED),
				Arguments.arguments(401, "{\"detail\":\"Not authenticated\"}", Cause.API_KEY_REJECTED),
				Arguments.arguments(401, "{\"message\":\"Unauthorized\"}", Cause.API_KEY_REJECTED),
				Arguments.arguments(403, "{\"message\":\"Forbidden\"}", Cause.UNEXPECTED_RESPONSE),
				Arguments.arguments(403, error("Team budget", "budget"), Cause.PERMISSION_DENIED),
				Arguments.arguments(401, anthropic("authentication_error"), Cause.API_KEY_REJECTED),
				Arguments.arguments(403, anthropic("permission_error"), Cause.PERMISSION_DENIED),
				Arguments.arguments(404, anthropic("not_found_error"), Cause.ENDPOINT_NOT_FOUND),
				Arguments.arguments(429, anthropic("rate_limit_error"), Cause.SERVICE_UNAVAILABLE),
				Arguments.arguments(529, anthropic("overloaded_error"), Cause.SERVICE_UNAVAILABLE),
				Arguments.arguments(401, google(401, "UNAUTHENTICATED"), Cause.API_KEY_REJECTED),
				Arguments.arguments(400, google(400, "INVALID_ARGUMENT"), Cause.API_KEY_REJECTED),
				Arguments.arguments(401, "[" + google(401, "UNAUTHENTICATED") + "]", Cause.API_KEY_REJECTED),
				Arguments.arguments(401, azure(), Cause.API_KEY_REJECTED));
	}

	@ParameterizedTest(name = "{0} {1}")
	@MethodSource
	void gatewayWithOpenAiKey(int status, String body, Cause cause, @Nullable String vendor) {
		Verdict verdict = classify(status, body, GATEWAY_WITH_OPENAI_KEY);
		assertThat(verdict.cause()).isEqualTo(cause);
		assertThat(verdict.vendor()).isEqualTo(vendor);
	}

	static Stream<Arguments> gatewayWithOpenAiKey() {
		return Stream.of(Arguments.arguments(401, anthropic("authentication_error"), Cause.WRONG_PROVIDER, "Anthropic"),
				Arguments.arguments(404, anthropic("not_found_error"), Cause.WRONG_PROVIDER, "Anthropic"),
				Arguments.arguments(401, google(401, "UNAUTHENTICATED"), Cause.WRONG_PROVIDER, "Google"),
				Arguments.arguments(403, google(403, "PERMISSION_DENIED"), Cause.WRONG_PROVIDER, "Google"),
				Arguments.arguments(400, google(400, "INVALID_ARGUMENT"), Cause.WRONG_PROVIDER, "Google"),
				Arguments.arguments(401, azure(), Cause.WRONG_PROVIDER, "Azure"),
				Arguments.arguments(401, "{\"statusCode\":401,\"message\":\"Unauthorized. Access token is missing\"}",
						Cause.API_KEY_REJECTED, null),
				Arguments.arguments(403, "{\"statusCode\":403,\"message\":\"Forbidden\"}", Cause.UNEXPECTED_RESPONSE,
						null),
				Arguments.arguments(404, "{\"statusCode\":404,\"message\":\"Resource not found\"}",
						Cause.ENDPOINT_NOT_FOUND, null),
				Arguments.arguments(429, "{\"error\":\"slow\"}", Cause.SERVICE_UNAVAILABLE, null),
				Arguments.arguments(404, error("no such organization here", "x"), Cause.ENDPOINT_NOT_FOUND, null),
				Arguments.arguments(401, error("account team-x was disabled for maintenance", "closed"),
						Cause.PERMISSION_DENIED, null),
				Arguments.arguments(400, error("no such project", "x"), Cause.UNEXPECTED_RESPONSE, null),
				Arguments.arguments(404, "{\"error\":{\"code\":\"404\",\"message\":\"Resource not found\"}}",
						Cause.ENDPOINT_NOT_FOUND, "Azure"),
				Arguments.arguments(500, google(500, "INTERNAL"), Cause.SERVICE_UNAVAILABLE, null),
				Arguments.arguments(401, "{\"detail\":\"Unauthorized\"}", Cause.API_KEY_REJECTED, null));
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"error\":\"Unauthorized\"}", "{\"error\":{\"message\":\"x\",\"code\":\"brand_new\"}}",
			"{\"message\":\"Unauthorized\"}", "{\"type\":\"error\",\"error\":{\"type\":\"authentication_error\"}}" })
	void unauthorizedWithoutKey(String body) {
		assertThat(classify(401, body, GATEWAY_WITHOUT_KEY).cause()).isEqualTo(Cause.API_KEY_NOT_SENT);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			200 | <html></html>    | a web page instead of JSON
			200 | OK               | text instead of JSON
			200 | {}               | no list of models
			200 | {"data":[        | a truncated answer
			302 | <html></html>    | a redirect (302)
			401 | {"a":1}          | JSON of an unknown form
			418 | {"error":"x"}    | status 418
			""")
	void finding(int status, String body, String finding) {
		assertThat(classify(status, body, OPENAI).finding()).isEqualTo(finding);
	}

	@Test
	void emptyBody() {
		assertThat(classify(200, " \r\n", OPENAI).finding()).isEqualTo("an empty answer");
	}

	@ParameterizedTest
	@CsvSource({ "200, UNEXPECTED_RESPONSE", "401, UNEXPECTED_RESPONSE", "404, ENDPOINT_NOT_FOUND",
			"429, SERVICE_UNAVAILABLE", "503, SERVICE_UNAVAILABLE", "407, PROXY_AUTHENTICATION" })
	void incompleteBody(int status, Cause cause) {
		for (Body.Extent extent : List.of(Body.Extent.OVERSIZE, Body.Extent.CUT_OFF)) {
			Answer answer = new Answer(status, new HttpHeaders(), Body.without(extent));
			assertThat(this.classifier.classify(answer, OPENAI, NOW).cause()).isEqualTo(cause);
		}
	}

	@Test
	void modelsAreCountedAndMissingOnesNamed() {
		Question question = new Question(OPENAI_KEY, true, List.of("b", "x", "y", "x"));
		Verdict verdict = classify(200, models("a", "b", "c", "c"), question);
		assertThat(verdict.cause()).isEqualTo(Cause.MODEL_UNAVAILABLE);
		assertThat(verdict.models()).isEqualTo(3);
		assertThat(verdict.missingModels()).containsExactly("x", "y");
		assertThat(classify(200, "[{\"id\":\"b\"},{\"id\":\"x\"},{\"id\":\"y\"}]", question).cause()).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "UTF-16", "UTF-16LE", "UTF-8" })
	void encodings(String charset) {
		byte[] bytes = error("x", "invalid_api_key").getBytes(Charset.forName(charset));
		Answer answer = new Answer(401, new HttpHeaders(), Body.complete(bytes));
		assertThat(this.classifier.classify(answer, OPENAI, NOW).cause()).isEqualTo(Cause.API_KEY_REJECTED);
	}

	@Test
	void identifiersAreKept() {
		HttpHeaders headers = new HttpHeaders();
		headers.add("X-Request-ID", "req_0123456789abcdef");
		headers.add("Retry-After", "7");
		Verdict verdict = classify(429, error("x", "slow_down"), headers, OPENAI);
		assertThat(verdict.answer().httpStatus()).isEqualTo(429);
		assertThat(verdict.answer().errorCode()).isEqualTo("slow_down");
		assertThat(verdict.answer().requestId()).isEqualTo("req_0123456789abcdef");
		assertThat(verdict.retryAfter()).isEqualTo(Duration.ofSeconds(7));
		assertThat(verdict.recognised()).isTrue();
	}

	@Test
	void codeIsKeptAsItCame() {
		assertThat(classify(401, "{\"error\":{\"message\":\"x\",\"code\":401}}", OPENAI).answer().errorCode())
			.isEqualTo("401");
		assertThat(classify(500, error("x", "odd"), OPENAI).answer().errorCode()).isEqualTo("odd");
		assertThat(classify(401, error("x", ""), OPENAI).answer().errorCode()).isNull();
		assertThat(classify(401, error("x", "a b"), OPENAI).answer().errorCode()).isNull();
		assertThat(classify(401, error("x", "a".repeat(65)), OPENAI).answer().errorCode()).isNull();
	}

	@Test
	void echoedKeysAreDropped() {
		HttpHeaders headers = new HttpHeaders();
		headers.add("x-request-id", "req_" + ProbeFixtures.gatewayKey());
		Verdict verdict = classify(401, error("x", ProbeFixtures.projectKey()), headers, GATEWAY);
		assertThat(verdict.answer().errorCode()).isNull();
		assertThat(verdict.answer().requestId()).isNull();
	}

	@Test
	void recognisedIsTheServicesOwnFormOnly() {
		assertThat(classify(401, error("x", "invalid_api_key"), GATEWAY).recognised()).isTrue();
		assertThat(classify(401, "{\"error\":\"Unauthorized\"}", GATEWAY).recognised()).isTrue();
		assertThat(classify(401, anthropic("authentication_error"), GATEWAY).recognised()).isTrue();
		assertThat(classify(401, "{\"message\":\"Unauthorized\"}", GATEWAY).recognised()).isFalse();
		assertThat(classify(404, HTML, GATEWAY).recognised()).isFalse();
		assertThat(classify(200, models("a"), GATEWAY).recognised()).isFalse();
	}

	private Verdict classify(int status, String body, Question question) {
		return classify(status, body, new HttpHeaders(), question);
	}

	private Verdict classify(int status, String body, HttpHeaders headers, Question question) {
		Answer answer = new Answer(status, headers, Body.complete(body.getBytes(StandardCharsets.UTF_8)));
		return this.classifier.classify(answer, question, NOW);
	}

	private static String error(String message, @Nullable String code) {
		String shown = (code != null) ? "\"" + code + "\"" : "null";
		return "{\n  \"error\": {\"message\": \"" + message
				+ "\", \"type\": \"invalid_request_error\", \"param\": null, \"code\": " + shown + "}\n}\n";
	}

	private static String scopes(String scope) {
		return "You have insufficient permissions for this operation. Missing scopes: " + scope + ". Check it.";
	}

	private static String models(String... ids) {
		List<String> models = Stream.of(ids).map((id) -> "{\"id\":\"" + id + "\",\"object\":\"model\"}").toList();
		return "{\"object\":\"list\",\"data\":[" + String.join(",", models) + "],\"more\":1}";
	}

	private static String anthropic(String type) {
		return "{\"type\":\"error\",\"error\":{\"type\":\"" + type + "\",\"message\":\"invalid x-api-key\"}}";
	}

	private static String google(int code, String status) {
		return "{\"error\":{\"code\":" + code + ",\"message\":\"API key not valid.\",\"status\":\"" + status + "\"}}";
	}

	private static String azure() {
		return "{\"error\":{\"code\":\"401\",\"message\":\"Access denied due to invalid subscription key\"}}";
	}

}
