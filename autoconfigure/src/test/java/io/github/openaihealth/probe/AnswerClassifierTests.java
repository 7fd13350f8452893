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
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

import io.github.openaihealth.connection.ApiKey;
import io.github.openaihealth.connection.BaseUrl;
import io.github.openaihealth.connection.EchoComparison;
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

	private static final BaseUrl OPENAI_URL = BaseUrl.of("https://api.openai.com/v1");

	private static final BaseUrl GATEWAY_URL = BaseUrl.of("https://gateway.example.com/v1");

	private static final Question OPENAI = new Question(OPENAI_KEY, OPENAI_URL, List.of());

	private static final Question GATEWAY = new Question(GATEWAY_KEY, GATEWAY_URL, List.of());

	private static final Question GATEWAY_WITH_OPENAI_KEY = new Question(OPENAI_KEY, GATEWAY_URL, List.of());

	private static final Question GATEWAY_WITHOUT_KEY = new Question(null, GATEWAY_URL, List.of());

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
						Cause.API_KEY_NOT_SENT),
				Arguments.arguments(401, error("Your token is expired", "token_expired"), Cause.API_KEY_REJECTED),
				Arguments.arguments(401, error("Not on Sundays", "closed"), Cause.PERMISSION_DENIED),
				Arguments.arguments(401, "{\"detail\":\"Not authenticated\"}", Cause.API_KEY_NOT_SENT),
				Arguments.arguments(401, "{\"message\":\"Unauthorized\"}", Cause.API_KEY_REJECTED),
				Arguments.arguments(403, "{\"message\":\"Forbidden\"}", Cause.PERMISSION_DENIED),
				Arguments.arguments(403, error("Team budget", "budget"), Cause.PERMISSION_DENIED),
				Arguments.arguments(401, anthropic("authentication_error"), Cause.API_KEY_REJECTED),
				Arguments.arguments(403,
						anthropic("permission_error").replace("invalid x-api-key", "Your API key may not use this"),
						Cause.PERMISSION_DENIED),
				Arguments.arguments(403,
						anthropic("permission_error").replace("invalid x-api-key", "OAuth token has been revoked."),
						Cause.API_KEY_REJECTED),
				Arguments.arguments(404, anthropic("not_found_error"), Cause.ENDPOINT_NOT_FOUND),
				Arguments.arguments(429, anthropic("rate_limit_error"), Cause.RATE_LIMITED),
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
						Cause.API_KEY_NOT_SENT, null),
				Arguments.arguments(401,
						"{\"statusCode\":401,\"message\":\"Unauthorized. Access token is missing, invalid, audience is "
								+ "incorrect, or have expired.\"}",
						Cause.API_KEY_REJECTED, null),
				Arguments.arguments(403, "{\"statusCode\":403,\"message\":\"Forbidden\"}", Cause.PERMISSION_DENIED,
						null),
				Arguments.arguments(404, "{\"statusCode\":404,\"message\":\"Resource not found\"}",
						Cause.ENDPOINT_NOT_FOUND, null),
				Arguments.arguments(429, "{\"error\":\"slow\"}", Cause.SERVICE_UNAVAILABLE, null),
				Arguments.arguments(404, error("no such organization here", "x"), Cause.ENDPOINT_NOT_FOUND, null),
				Arguments
					.arguments(401, error("the team's account was renamed", "closed"), Cause.PERMISSION_DENIED, null),
				Arguments.arguments(400, error("no such project", "x"), Cause.UNEXPECTED_RESPONSE, null),
				Arguments.arguments(404, "{\"error\":{\"code\":\"404\",\"message\":\"Resource not found\"}}",
						Cause.ENDPOINT_NOT_FOUND, "Azure"),
				Arguments.arguments(404, "{\"error\":{\"code\":\"DeploymentNotFound\",\"message\":\"x\"}}",
						Cause.ENDPOINT_NOT_FOUND, "Azure"),
				Arguments.arguments(500, google(500, "INTERNAL"), Cause.SERVICE_UNAVAILABLE, null),
				Arguments.arguments(401, "{\"detail\":\"Unauthorized\"}", Cause.API_KEY_REJECTED, null));
	}

	@ParameterizedTest(name = "{0} {1}")
	@CsvSource(delimiter = '|', textBlock = """
			401 | api_key_expired                 | API_KEY_REJECTED
			401 | expired_api_key                 | API_KEY_REJECTED
			401 | api_key_revoked                 | API_KEY_REJECTED
			401 | revokedApiKey                   | API_KEY_REJECTED
			403 | ApiKeyDisabled                  | API_KEY_REJECTED
			401 | leaked-key                      | API_KEY_REJECTED
			401 | invalid_token                   | API_KEY_REJECTED
			401 | incorrect_credentials           | API_KEY_REJECTED
			401 | key_not_found                   | API_KEY_REJECTED
			400 | invalid_max_tokens              | UNEXPECTED_RESPONSE
			401 | keyboard_layout_unknown         | PERMISSION_DENIED
			401 | authentication_required         | PERMISSION_DENIED
			403 | organization_not_found          | ORG_MISMATCH
			401 | unknown_organisation            | ORG_MISMATCH
			403 | organization_verification       | PERMISSION_DENIED
			403 | project_not_found               | PROJECT_MISMATCH
			403 | project_archived                | PROJECT_MISMATCH
			401 | invalid_project                 | PROJECT_MISMATCH
			429 | project_spend_limit_reached     | QUOTA_EXHAUSTED
			429 | monthly_quota_exceeded          | QUOTA_EXHAUSTED
			403 | insufficient_funds              | QUOTA_EXHAUSTED
			402 | insufficientBalance             | QUOTA_EXHAUSTED
			429 | budget_exceeded                 | QUOTA_EXHAUSTED
			403 | billing_suspended               | BILLING_INACTIVE
			402 | payment_method_missing          | BILLING_INACTIVE
			429 | tokens_rate_limit_reached       | RATE_LIMITED
			429 | too_many_requests               | RATE_LIMITED
			429 | RequestThrottled                | RATE_LIMITED
			401 | account_suspended               | ACCOUNT_DEACTIVATED
			403 | user_deactivated                | ACCOUNT_DEACTIVATED
			401 | wrong_hostname                  | HOSTNAME_MISMATCH
			403 | country_blocked                 | REGION_NOT_SUPPORTED
			403 | ip_address_denied               | IP_NOT_ALLOWED
			403 | tip_not_allowed                 | PERMISSION_DENIED
			400 | engine_overloaded               | SERVICE_UNAVAILABLE
			""")
	void unknownCodesFallToTheNearestCauseAndAreKept(int status, String code, Cause cause) {
		Verdict verdict = classify(status, error("x", code), OPENAI);
		assertThat(verdict.cause()).isEqualTo(cause);
		assertThat(verdict.answer().errorCode()).isEqualTo(code);
		assertThat(classify(status, "{\"error\":{\"type\":\"" + code + "\",\"code\":null}}", OPENAI).cause())
			.isEqualTo(cause);
	}

	@Test
	void codeCountsBeforeTypeAndTypeBeforeMessage() {
		String message = "\"message\":\"You must be a member of an organization\"";
		assertThat(
				classify(403, "{\"error\":{\"code\":\"slow_down\",\"type\":\"server_error\"," + message + "}}", OPENAI)
					.cause())
			.isEqualTo(Cause.RATE_LIMITED);
		assertThat(
				classify(403, "{\"error\":{\"code\":\"new\",\"type\":\"access_terminated\"," + message + "}}", OPENAI)
					.cause())
			.isEqualTo(Cause.ACCOUNT_DEACTIVATED);
		assertThat(
				classify(403, "{\"error\":{\"code\":\"project_not_found\",\"type\":\"new\"," + message + "}}", OPENAI)
					.cause())
			.isEqualTo(Cause.ORG_MEMBERSHIP_REQUIRED);
		assertThat(classify(403, "{\"error\":{\"code\":\"project_not_found\",\"type\":\"account_closed\"}}", OPENAI)
			.cause()).isEqualTo(Cause.PROJECT_MISMATCH);
	}

	@ParameterizedTest(name = "{0} {1}")
	@CsvSource(delimiter = '|', textBlock = """
			401 | [{"error":{"code":"invalid_api_key"}}]                                    | API_KEY_REJECTED
			401 | {"error":[{"code":"invalid_api_key"}]}                                    | API_KEY_REJECTED
			401 | {"error":{"error":{"code":"invalid_api_key"}}}                            | API_KEY_REJECTED
			401 | {"object":"error","message":"x","type":"y","code":"invalid_api_key"}      | API_KEY_REJECTED
			401 | {"object":"error","message":"Incorrect API key provided: x"}              | API_KEY_REJECTED
			401 | {"message":"x","type":"y","code":"mismatched_project"}                    | PROJECT_MISMATCH
			401 | {"message":"x","code":"invalid_api_key"}                                  | UNEXPECTED_RESPONSE
			401 | {"error":"x","code":"account_deactivated"}                                | ACCOUNT_DEACTIVATED
			401 | {"error":{"code":" invalid_api_key "}}                                    | API_KEY_REJECTED
			401 | {"error":{"code":{"a":1},"type":[1],"message":7}}                         | PERMISSION_DENIED
			401 | {"error":[{"code":"invalid_api_key"},{}]}                                 | UNEXPECTED_RESPONSE
			401 | [{"error":{"code":"invalid_api_key"}},{}]                                 | UNEXPECTED_RESPONSE
			401 | {"errors":[{"message":"Incorrect API key provided: x"}]}                  | UNEXPECTED_RESPONSE
			401 | {"error":true,"message":"Unauthorized"}                                   | UNEXPECTED_RESPONSE
			401 | {"object":"error"}                                                        | UNEXPECTED_RESPONSE
			429 | {"object":"error","message":"slow","code":"rate_limit_exceeded"}          | RATE_LIMITED
			403 | {"error":{"error":"x"}}                                                   | UNEXPECTED_RESPONSE
			404 | {"error":{"message":"The model does not exist","code":"model_not_found"}} | ENDPOINT_NOT_FOUND
			""")
	void formsOfErrors(int status, String body, Cause cause) {
		assertThat(classify(status, body, OPENAI).cause()).isEqualTo(cause);
	}

	@ParameterizedTest(name = "{0}")
	@ValueSource(strings = { "{\"errors\":[{\"message\":\"Invalid token\"}]}",
			"{\"detail\":{\"message\":\"Invalid key\"}}", "{\"fault\":{\"faultstring\":\"Invalid ApiKey\"}}",
			"{\"Message\":\"Unauthorized\"}", "{\"error_msg\":\"No such key\",\"error_code\":110}",
			"{\"msg\":\"Unauthorized\"}", "{\"title\":\"Unauthorized\",\"status\":401}",
			"{\"status\":401,\"detail\":\"Authentication failed\"}",
			"{\"timestamp\":1,\"status\":401,\"error\":\"Unauthorized\",\"path\":\"/v1/models\"}",
			"{\"error_description\":\"The access token expired\"}", "{\"errorMessage\":\"denied\"}" })
	void formsOfGateways(String body) {
		assertThat(classify(401, body, GATEWAY).cause()).isEqualTo(Cause.API_KEY_REJECTED);
		assertThat(classify(401, body, GATEWAY_WITHOUT_KEY).cause()).isEqualTo(Cause.API_KEY_NOT_SENT);
	}

	@ParameterizedTest(name = "{0} {1} {2}")
	@CsvSource(delimiter = '|',
			textBlock = """
					401 | gateway.example.com | {"error":{"message":"Authentication Fails, Your api key: ****abcd is invalid","type":"authentication_error","param":null,"code":"invalid_request_error"}} | DeepSeek
					401 | gateway.example.com | {"error":{"message":"Authentication Fails (no such user)","code":"invalid_request_error"}} | DeepSeek
					400 | gateway.example.com | {"code":"Client specified an invalid argument","error":"Incorrect API key provided: xa***bc. You can obtain an API key from https://console.x.ai."} | xAI
					404 | gateway.example.com | {"error":{"message":"Unknown request URL: GET /models. See https://console.groq.com/docs/","type":"invalid_request_error","code":"unknown_url"}} | Groq
					401 | gateway.example.com | {"id":"a","error":{"message":"Invalid API key provided. You can find yours at https://api.together.xyz/settings/api-keys.","code":"invalid_api_key"}} | Together
					401 | gateway.example.com | {"error":{"message":"No auth credentials found","code":401}} | OpenRouter
					401 | gateway.example.com | {"error":{"message":"No cookie auth credentials found","code":401}} | OpenRouter
					401 | gateway.example.com | {"error":{"message":"User not found.","code":401},"user_id":"user_1"} | OpenRouter
					401 | gateway.example.com | {"error":{"message":"See https://openrouter.ai/keys","code":"x"}} | OpenRouter
					401 | gateway.example.com | {"error":{"code":"unauthorized","message":"Bad credentials","details":"Bad credentials"}} | GitHub Models
					401 | gateway.example.com | {"message":"Bad credentials","documentation_url":"https://docs.example.com","status":"401"} | GitHub
					401 | gateway.example.com | {"message":"Wrong API Key","type":"invalid_request_error","param":"api_key","code":"wrong_api_key"} | Cerebras
					401 | gateway.example.com | {"success":false,"errors":[{"code":10000,"message":"Authentication error"}]} | Cloudflare
					401 | gateway.example.com | {"type":"error","error":{"type":"authentication_error","message":"invalid x-api-key"},"request_id":"req_1"} | Anthropic
					401 | gateway.example.com | {"error":"invalid x-api-key"} | Anthropic
					400 | gateway.example.com | [{"error":{"code":400,"message":"API key not valid.","status":"INVALID_ARGUMENT","details":[]}}] | Google
					401 | gateway.example.com | {"error":{"code":"401","message":"Access denied due to invalid subscription key or wrong API endpoint."}} | Azure
					401 | gateway.example.com | {"message":"Missing ocp-apim-subscription-key"} | Azure
					401 | gateway.example.com | {"error":"Invalid credentials in Authorization header"} | Hugging Face
					401 | api.groq.com | {"error":{"message":"Invalid API Key","type":"invalid_request_error","code":"invalid_api_key"}} | Groq
					401 | api.mistral.ai | {"message":"Unauthorized","request_id":"a"} | Mistral
					401 | api.mistral.ai | {"detail":"Unauthorized"} | Mistral
					401 | api.deepseek.com | {"error":"x"} | DeepSeek
					401 | api.x.ai | {"error":"x"} | xAI
					404 | api.perplexity.ai | {"detail":"Not Found"} | Perplexity
					401 | api.anthropic.com | {"error":"x"} | Anthropic
					403 | generativelanguage.googleapis.com | {"error":"x"} | Google
					401 | my-resource.openai.azure.com | {"error":"x"} | Azure
					401 | models.inference.ai.azure.com | {"error":"x"} | GitHub Models
					401 | models.github.ai | {"error":"x"} | GitHub Models
					401 | api-inference.huggingface.co | {"error":"x"} | Hugging Face
					401 | integrate.api.nvidia.com | {"status":401,"title":"Unauthorized","detail":"Authentication failed"} | NVIDIA
					401 | api.elevenlabs.io | {"detail":{"status":"invalid_api_key","message":"Invalid API key"}} | ElevenLabs
					401 | dashscope.aliyuncs.com | {"error":{"message":"Incorrect API key provided. ","code":"invalid_api_key"}} | Alibaba
					""")
	void vendors(int status, String host, String body, String vendor) {
		Verdict verdict = classify(status, body, question(OPENAI_KEY, host));
		assertThat(verdict.cause()).isEqualTo(Cause.WRONG_PROVIDER);
		assertThat(verdict.vendor()).isEqualTo(vendor);
		assertThat(verdict.recognised()).isTrue();
		assertThat(classify(status, body, OPENAI).vendor()).isNull();
		Verdict ofOwnKey = classify(status, body, question(GATEWAY_KEY, host));
		assertThat(ofOwnKey.vendor()).isEqualTo(vendor);
		assertThat(ofOwnKey.cause()).isNotEqualTo(Cause.WRONG_PROVIDER);
	}

	@ParameterizedTest
	@CsvSource({ "X-Groq-Region, Groq", "mistral-correlation-id, Mistral", "X-GitHub-Request-Id, GitHub",
			"x-request-id," })
	void vendorsByHeader(String header, @Nullable String vendor) {
		HttpHeaders headers = new HttpHeaders();
		headers.add(header, "a");
		assertThat(classify(401, error("x", "invalid_api_key"), headers, GATEWAY_WITH_OPENAI_KEY).vendor())
			.isEqualTo(vendor);
		assertThat(classify(401, HTML, headers, GATEWAY_WITH_OPENAI_KEY).vendor()).isNull();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			401 | gateway.example.com | {"error":{"message":"Authentication Error","type":"auth_error","code":"401"}}
			401 | gateway.example.com | {"error":{"message":"x","param":null,"code":"401"}}
			401 | gateway.example.com | {"error":{"message":"Unauthorized","code":"4010"}}
			401 | gateway.example.com | {"error":{"message":"x","code":401}}
			401 | gateway.example.com | {"error":{"message":"x","code":401,"type":"y"},"user_id":"z"}
			401 | gateway.example.com | {"error":{"message":"x","code":401,"status":"not google"}}
			401 | gateway.example.com | {"statusCode":"401","message":"x"}
			401 | gateway.example.com | {"statusCode":401,"detail":"x"}
			401 | gateway.example.com | {"message":"Bad credentials"}
			401 | gateway.example.com | {"documentation_url":"x","message":"x"}
			401 | gateway.example.com | {"success":false,"message":"x"}
			401 | gateway.example.com | {"success":"no","errors":[{"message":"x"}]}
			401 | gateway.example.com | {"type":"failure","error":{"message":"x"}}
			401 | notapi.x.ai.example   | {"error":"x"}
			401 | myanthropic.com       | {"error":"x"}
			401 | localhost             | {"error":"x"}
			""")
	void noVendor(int status, String host, String body) {
		Verdict verdict = classify(status, body, question(OPENAI_KEY, host));
		assertThat(verdict.vendor()).isNull();
		assertThat(verdict.cause()).isEqualTo(Cause.API_KEY_REJECTED);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			429 | {"error":{"code":"rate_limit_exceeded"}} | RATE_LIMITED
			429 | {"error":{"code":"insufficient_quota"}}  | QUOTA_EXHAUSTED
			429 | {"error":"slow down"}                    | SERVICE_UNAVAILABLE
			402 | {"error":"Insufficient Balance"}         | QUOTA_EXHAUSTED
			403 | {"error":"no"}                           | PERMISSION_DENIED
			400 | {"error":"no"}                           | UNEXPECTED_RESPONSE
			400 | {"error":"Your api key is odd"}          | UNEXPECTED_RESPONSE
			400 | {"error":"Your api key is invalid"}      | API_KEY_REJECTED
			404 | {"error":"no"}                           | ENDPOINT_NOT_FOUND
			401 | {"error":"no"}                           | API_KEY_REJECTED
			503 | {"error":"no"}                           | SERVICE_UNAVAILABLE
			""")
	void vendorWithAKeyOfItsOwn(int status, String body, Cause cause) {
		assertThat(classify(status, body, question(GATEWAY_KEY, "api.groq.com")).cause()).isEqualTo(cause);
	}

	@Test
	void vendorWithoutAKey() {
		assertThat(classify(401, "{\"error\":\"no\"}", question(null, "api.groq.com")).cause())
			.isEqualTo(Cause.API_KEY_NOT_SENT);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "none", textBlock = """
			302 | none                                         | a redirect (302)
			302 | /                                            | a redirect (302) to another path of the same host
			301 | https://gateway.example.com/v1/models/       | a redirect (301) to another path of the same host
			301 | models/                                      | a redirect (301) to another path of the same host
			302 | /login?next=/v1/models                       | a redirect (302) to a login page
			302 | /users/sign_in                               | a redirect (302) to another path of the same host
			302 | /sign-in                                     | a redirect (302) to a login page
			302 | https://sso.example.com/a?SAMLRequest=secret | a redirect (302) to a login page at sso.example.com
			303 | https://LOGIN.example.com/common/x#y         | a redirect (303) to a login page at login.example.com
			307 | https://idp.example.com/oauth2/authorize?a=b | a redirect (307) to a login page at idp.example.com
			308 | https://other.example.com/v1/models?token=x  | a redirect (308) to other.example.com
			302 | //other.example.com/blog/authors             | a redirect (302) to other.example.com
			302 | https://other.example.com:8443/?a={b}        | a redirect (302) to other.example.com
			302 | http://gateway.example.com/v1                | a redirect (302) to another path of the same host
			302 | https://user:pass@other.example.com/         | a redirect (302) to other.example.com
			302 | https://bad host/                            | a redirect (302)
			302 | mailto:a@example.com                         | a redirect (302)
			302 | https://h_st/                                | a redirect (302)
			302 | ''                                           | a redirect (302)
			304 | none                                         | a redirect (304)
			399 | none                                         | a redirect (399)
			199 | none                                         | status 199
			""")
	void redirects(int status, @Nullable String location, String finding) {
		HttpHeaders headers = new HttpHeaders();
		headers.add("Location", location);
		assertThat(classify(status, "", headers, GATEWAY).finding()).isEqualTo(finding);
	}

	@Test
	void redirectToTheSecuredHost() {
		HttpHeaders headers = new HttpHeaders();
		headers.add("Location", "https://gateway.example.com/v1/models");
		Question question = new Question(GATEWAY_KEY, BaseUrl.of("http://gateway.example.com/v1"), List.of());
		assertThat(classify(301, "", headers, question).finding()).isEqualTo("a redirect (301) to 'https:'");
	}

	@Test
	void redirectToTheKeyIsNotShown() {
		HttpHeaders headers = new HttpHeaders();
		headers.add("Location", "https://" + ProbeFixtures.gatewayKey() + ".example.com/");
		assertThat(classify(302, "", headers, GATEWAY).finding()).isEqualTo("a redirect (302)");
	}

	@ParameterizedTest
	@MethodSource
	void bytes(byte[] body, @Nullable Cause cause, @Nullable String finding) {
		Answer answer = new Answer(401, new HttpHeaders(), Body.complete(body));
		Verdict verdict = this.classifier.classify(answer, OPENAI, NOW);
		assertThat(verdict.cause()).isEqualTo(cause);
		assertThat(verdict.finding()).isEqualTo(finding);
	}

	static Stream<Arguments> bytes() {
		byte[] error = error("Ung\u00FCltig", "invalid_api_key").getBytes(StandardCharsets.UTF_8);
		return Stream.of(
				Arguments.of(error("Ung\u00FCltig", "invalid_api_key").getBytes(StandardCharsets.ISO_8859_1),
						Cause.API_KEY_REJECTED, null),
				Arguments.of("{\"error\":\"\u00FC".getBytes(StandardCharsets.ISO_8859_1), Cause.UNEXPECTED_RESPONSE,
						"a truncated answer"),
				Arguments.of(error, Cause.API_KEY_REJECTED, null),
				Arguments.of(Arrays.copyOf(error, error.length - 4), Cause.UNEXPECTED_RESPONSE, "a truncated answer"),
				Arguments.of(Arrays.copyOf(error, 30), Cause.UNEXPECTED_RESPONSE, "a truncated answer"),
				Arguments.of(Arrays.copyOf(error, 1), Cause.UNEXPECTED_RESPONSE, "a truncated answer"),
				Arguments.of(new byte[0], Cause.UNEXPECTED_RESPONSE, "an empty answer"),
				Arguments.of(new byte[40], Cause.UNEXPECTED_RESPONSE, "an empty answer"),
				Arguments.of("\uFEFF \n".getBytes(StandardCharsets.UTF_8), Cause.UNEXPECTED_RESPONSE,
						"an empty answer"),
				Arguments.of(HTML.getBytes(StandardCharsets.UTF_16), Cause.UNEXPECTED_RESPONSE,
						"a web page instead of JSON"),
				Arguments.of(new byte[] { 0x1F, (byte) 0x8B, 8, 0 }, Cause.UNEXPECTED_RESPONSE, "a truncated answer"),
				Arguments.of(new byte[] { 0x1F, (byte) 0x8B, 7, 0, 0, 0, 0, 0, 0, 0 }, Cause.UNEXPECTED_RESPONSE,
						"a compressed answer that cannot be read"),
				Arguments.of(new byte[] { 0x1F, (byte) 0x8B }, Cause.UNEXPECTED_RESPONSE, "a truncated answer"),
				Arguments.of(new byte[] { 0x1F }, Cause.UNEXPECTED_RESPONSE, "an empty answer"),
				Arguments.of(new byte[] { 0x1F, 0x20, 8, 0 }, Cause.UNEXPECTED_RESPONSE, "text instead of JSON"),
				Arguments.of(new byte[] { (byte) 0xFF, (byte) 0xC0, 1 }, Cause.UNEXPECTED_RESPONSE,
						"text instead of JSON"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			<html><form><input name="p" type="password"></form></html>    | a login page instead of JSON
			<html><title>Company Sign-In</title></html>                   | a login page instead of JSON
			<html><title>Log in</title></html>                            | a login page instead of JSON
			<form><input type="hidden" name="SAMLRequest"></form>         | a login page instead of JSON
			<html><title>Attention Required! Cloudflare</title></html>    | a page of Cloudflare's instead of JSON
			<?xml version="1.0"?><Error><Code>AccessDenied</Code></Error> | XML instead of JSON
			<?xml version="1.0"?><!DOCTYPE html><html></html>             | a web page instead of JSON
			<?xml version="1.0"?><html></html>                            | a web page instead of JSON
			<html><title>Blog: logging in depth</title></html>            | a web page instead of JSON
			""")
	void pages(String body, String finding) {
		for (int status : new int[] { 200, 401, 403 }) {
			Verdict verdict = classify(status, body, OPENAI);
			assertThat(verdict.cause()).isEqualTo(Cause.UNEXPECTED_RESPONSE);
			assertThat(verdict.finding()).isEqualTo(finding);
			assertThat(verdict.recognised()).isFalse();
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{"error":"Unexpected endpoint or method. (GET /models)"} | an error instead of models
			{"error":{"code":"invalid_api_key"}}                     | an error instead of models
			{"message":"ok"}                                         | no list of models
			""")
	void errorWithSuccessStatus(String body, String finding) {
		Verdict verdict = classify(200, body, OPENAI);
		assertThat(verdict.cause()).isEqualTo(Cause.UNEXPECTED_RESPONSE);
		assertThat(verdict.finding()).isEqualTo(finding);
		assertThat(verdict.recognised()).isFalse();
		assertThat(verdict.answer().errorCode()).isNull();
	}

	@ParameterizedTest
	@CsvSource({ "199, UNEXPECTED_RESPONSE", "300, UNEXPECTED_RESPONSE", "399, UNEXPECTED_RESPONSE",
			"400, UNEXPECTED_RESPONSE", "499, UNEXPECTED_RESPONSE", "500, SERVICE_UNAVAILABLE" })
	void boundsOfStatuses(int status, Cause cause) {
		assertThat(classify(status, models("a"), OPENAI).cause()).isEqualTo(cause);
		assertThat(classify(299, models("a"), OPENAI).cause()).isNull();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			401 | Incorrect API key provided: ''. You can find your API key at https://platform.openai.com. | NOTHING
			401 | Incorrect API key provided: . You can find your API key at https://platform.openai.com.   | NOTHING
			401 | incorrect api key provided: changeme. You can obtain                                      | ANOTHER
			401 | Incorrect API key provided: changeme.                                                     | ANOTHER
			401 | Incorrect API key provided: changeme                                                      | ANOTHER
			401 | Incorrect API key provided:changeme.                                                      | ANOTHER
			401 | Incorrect API key provided: sk-proj-*****************. You can find                       |
			401 | Incorrect API key provided                                                                |
			401 | You did something. Incorrect API key provided: sk-proj-****************Zz9z. You can find | ANOTHER
			""")
	void received(int status, String message, EchoComparison.@Nullable Outcome outcome) {
		Verdict verdict = classify(status, error(message, "invalid_api_key"), OPENAI);
		assertThat(verdict.cause()).isEqualTo(Cause.API_KEY_REJECTED);
		EchoComparison received = verdict.received();
		assertThat((received != null) ? received.outcome() : null).isEqualTo(outcome);
	}

	@Test
	void receivedTheSameKey() {
		String key = ProbeFixtures.projectKey();
		String echo = key.substring(0, 8) + "*".repeat(key.length() - 12) + key.substring(key.length() - 4);
		String message = "Incorrect API key provided: " + echo + ". You can find your API key at x.";
		for (String body : List.of(error(message, "invalid_api_key"), error(message, null),
				"{\"error\":\"" + message + "\"}", "{\"detail\":\"" + message + "\"}")) {
			EchoComparison received = classify(401, body, GATEWAY_WITH_OPENAI_KEY).received();
			assertThat(received).isNotNull();
			assertThat(received.outcome()).isEqualTo(EchoComparison.Outcome.SAME);
		}
		assertThat(classify(401, error(message, "mismatched_project"), OPENAI).received()).isNull();
		assertThat(classify(500, error(message, null), OPENAI).received()).isNull();
	}

	@Test
	void receivedThoughNoneIsConfigured() {
		String body = "{\"error\":{\"message\":\"Incorrect API key provided: changeme.\",\"code\":\"invalid_api_key\"}}";
		EchoComparison received = classify(401, body, GATEWAY_WITHOUT_KEY).received();
		assertThat(received).isNotNull();
		assertThat(received.outcome()).isEqualTo(EchoComparison.Outcome.ANOTHER);
	}

	@Test
	void echoIsSearchedInTheBeginningOnly() {
		String message = "x".repeat(1990) + " Incorrect API key provided: changeme.";
		assertThat(classify(401, error(message, "invalid_api_key"), OPENAI).received()).isNull();
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
		Question question = new Question(OPENAI_KEY, OPENAI_URL, List.of("b", "x", "y", "x"));
		Verdict verdict = classify(200, models("a", "b", "c", "c"), question);
		assertThat(verdict.cause()).isEqualTo(Cause.MODEL_UNAVAILABLE);
		assertThat(verdict.models()).isEqualTo(3);
		assertThat(verdict.missingModels()).containsExactly("x", "y");
		assertThat(classify(200, "[{\"id\":\"b\"},{\"id\":\"x\"},{\"id\":\"y\"}]", question).cause()).isNull();
	}

	@Test
	void beginningOfAListCountsAndProvesNoAbsence() {
		Question question = new Question(GATEWAY_KEY, GATEWAY_URL, List.of("z"));
		for (String body : List.of("{\"object\":\"list\",\"data\":[{\"id\":\"a\"},{\"id\":\"b\"},{\"i",
				"[{\"id\":\"a\"},{\"id\":\"b\"},", "{\"data\":[{\"id\":\"a\"},{\"id\":\"b\"}],\"more\":\"")) {
			Verdict verdict = classifyBeginning(body, question);
			assertThat(verdict.cause()).isNull();
			assertThat(verdict.models()).isEqualTo(2);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{", "{\"data\":[", "{\"data\":[{\"id\":", "<html>", "{\"a\":[1,2", "\"x" })
	void beginningOfAnythingElseIsTooMuch(String body) {
		Verdict verdict = classifyBeginning(body, GATEWAY);
		assertThat(verdict.cause()).isEqualTo(Cause.UNEXPECTED_RESPONSE);
		assertThat(verdict.finding()).isEqualTo("more than 2 MiB");
	}

	@Test
	void beginningOfAListWithAnErrorIsNone() {
		Verdict verdict = classifyBeginning("{\"success\":false,\"data\":[{\"id\":\"a\"},", GATEWAY);
		assertThat(verdict.cause()).isEqualTo(Cause.UNEXPECTED_RESPONSE);
	}

	private Verdict classifyBeginning(String body, Question question) {
		Body beginning = new Body(body.getBytes(StandardCharsets.UTF_8), Body.Extent.OVERSIZE);
		return this.classifier.classify(new Answer(200, new HttpHeaders(), beginning), question, NOW);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			["a","b"]                                                        | 2
			{"models":["a","b"]}                                             | 2
			{"models":[{"id":"a"}]}                                          | 1
			{"data":[{"id":2},{"id":null},null,7,{"name":"x"},{"id":"a"}]}   | 3
			{"data":[{"id":"a"}],"error":null,"errors":[],"success":true}    | 1
			{"data":[{"id":"a"}],"error":{},"code":200,"status":"ok"}        | 1
			{"data":[{"id":"a"}],"code":500}                                 | 1
			{"object":"list","data":null}                                    | 0
			""")
	void formsOfLists(String body, int models) {
		Verdict verdict = classify(200, body, GATEWAY);
		assertThat(verdict.cause()).isNull();
		assertThat(verdict.models()).isEqualTo(models);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					{"object":"list","data":[],"success":false}               | an error instead of models
					{"data":[{"id":"a"}],"success":false}                     | an error instead of models
					{"data":[{"id":"a"}],"error":"Invalid token"}             | an error instead of models
					{"data":[],"errors":[{"code":1}]}                         | an error instead of models
					{"data":[],"code":401}                                    | an error instead of models
					{"data":[],"status":"error"}                              | an error instead of models
					{"object":"error","message":"x"}                          | an error instead of models
					{"data":null}                                             | no list of models
					{"models":[]}                                             | no list of models
					{"models":[{"name":"llama"}]}                             | no list of models
					{"models":[{"name":"models/gemini-2.5-flash"}]} | Google's own list of models: '/openai' is missing in the path
					""")
	void noLists(String body, String finding) {
		Verdict verdict = classify(200, body, GATEWAY);
		assertThat(verdict.cause()).isEqualTo(Cause.UNEXPECTED_RESPONSE);
		assertThat(verdict.finding()).isEqualTo(finding);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{"data":[{"id":"*"}]}                                   |
			{"data":[{"id":"openai/*"}]}                            | gemini,models/b
			{"data":[{"id":"openai/*"},{"id":"gem*"},{"id":"b"}]}   |
			{"data":[{"id":"models/gemini"},{"id":"openai/gpt"}]}   | models/b
			{"data":[{"id":"a"}]}                                   | openai/gpt,gemini,models/b
			{"data":[{"id":"a"}],"has_more":false,"next":""}        | openai/gpt,gemini,models/b
			{"data":[{"id":"a"}],"has_more":true}                   |
			{"data":[{"id":"a"}],"nextPageToken":"x"}               |
			{"data":[{"id":"a"}],"next_page_token":"x"}             |
			{"data":[{"id":"a"}],"next":"https://example.com/2"}    |
			""")
	void requiredModels(String body, @Nullable String missing) {
		Question question = new Question(GATEWAY_KEY, GATEWAY_URL, List.of("openai/gpt", "gemini", "models/b"));
		assertThat(classify(200, body, question).missingModels())
			.containsExactly((missing != null) ? missing.split(",") : new String[0]);
	}

	@ParameterizedTest
	@ValueSource(strings = { "br", "zstd", "deflate", "gzip, br" })
	void compressionThatCannotBeRead(String encoding) {
		HttpHeaders headers = new HttpHeaders();
		headers.add("Content-Encoding", encoding);
		Answer answer = new Answer(200, headers, Body.complete(new byte[] { 0x07, 0x02, (byte) 0x80, 7 }));
		Verdict verdict = this.classifier.classify(answer, GATEWAY, NOW);
		assertThat(verdict.cause()).isEqualTo(Cause.UNEXPECTED_RESPONSE);
		assertThat(verdict.finding()).isEqualTo("a compressed answer that cannot be read");
		assertThat(classify(200, models("a"), headers, GATEWAY).cause()).isNull();
	}

	@Test
	void compressedAnswersAreReadUpToTheLimit() throws IOException {
		String list = "{\"data\":[{\"id\":\"a\"}" + " ".repeat(3 * Body.LIMIT);
		byte[] body = gzip(list);
		Verdict verdict = this.classifier.classify(new Answer(200, new HttpHeaders(), Body.complete(body)), GATEWAY,
				NOW);
		assertThat(verdict.models()).isEqualTo(1);
		byte[] cut = Arrays.copyOf(body, body.length / 2);
		Body beginning = new Body(Arrays.copyOf(gzip(models("a")), 30), Body.Extent.COMPLETE);
		assertThat(this.classifier.classify(new Answer(200, new HttpHeaders(), beginning), GATEWAY, NOW).finding())
			.isEqualTo("a truncated answer");
		assertThat(
				this.classifier.classify(new Answer(200, new HttpHeaders(), Body.complete(cut)), GATEWAY, NOW).models())
			.isEqualTo(1);
	}

	@Test
	void rawDeflate() throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, new Deflater(9, true))) {
			out.write(models("a").getBytes(StandardCharsets.UTF_8));
		}
		HttpHeaders headers = new HttpHeaders();
		headers.add("Content-Encoding", "DEFLATE");
		Answer answer = new Answer(200, headers, Body.complete(bytes.toByteArray()));
		assertThat(this.classifier.classify(answer, GATEWAY, NOW).models()).isEqualTo(1);
	}

	private static byte[] gzip(String text) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
			out.write(text.getBytes(StandardCharsets.UTF_8));
		}
		return bytes.toByteArray();
	}

	@ParameterizedTest(name = "{0} {1}")
	@CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
			401 | API key required                                               | API_KEY_NOT_SENT
			401 | Authorization header is missing                                | API_KEY_NOT_SENT
			400 | Missing API key                                                | API_KEY_NOT_SENT
			403 | No token was provided                                          | API_KEY_NOT_SENT
			401 | Please provide an API key                                      | API_KEY_NOT_SENT
			401 | You must include your bearer token in the request              | API_KEY_NOT_SENT
			401 | Authentication required                                        | API_KEY_NOT_SENT
			401 | Missing or invalid API key                                     | API_KEY_REJECTED
			401 | API key is missing or invalid                                  | API_KEY_REJECTED
			401 | Please provide a valid API key                                 | API_KEY_REJECTED
			401 | No such token                                                  | API_KEY_REJECTED
			403 | The token has expired                                          | API_KEY_REJECTED
			400 | Invalid virtual key                                            | API_KEY_REJECTED
			403 | jwt expired                                                    | API_KEY_REJECTED
			403 | Unable to validate the access token                            | API_KEY_REJECTED
			403 | Authentication failed                                          | API_KEY_REJECTED
			400 | Invalid request: token limit                                   | UNEXPECTED_RESPONSE
			400 | Invalid value for max tokens                                   | UNEXPECTED_RESPONSE
			403 | Model is disabled for this key                                 | PERMISSION_DENIED
			401 | Model is disabled for this token: permission needed            | PERMISSION_DENIED
			401 | The token lacks the scope models.read                          | PERMISSION_DENIED
			403 | Invalid scope for token                                        | PERMISSION_DENIED
			401 | Your plan has no access to this API                            | PERMISSION_DENIED
			400 | Credit balance too low                                         | QUOTA_EXHAUSTED
			403 | Spending limit reached                                         | QUOTA_EXHAUSTED
			401 | You have run out of credits                                    | QUOTA_EXHAUSTED
			429 | Monthly quota exceeded                                         | QUOTA_EXHAUSTED
			403 | API key disabled: budget exceeded                              | QUOTA_EXHAUSTED
			429 | Quota exceeded for requests per minute                         | RATE_LIMITED
			429 | Requests exceeded the token rate limit                         | RATE_LIMITED
			429 | Quota exceeded for requests per day, add credits               | QUOTA_EXHAUSTED
			403 | Your team has been suspended                                   | ACCOUNT_DEACTIVATED
			401 | Key not allowed to access model. This key can only access others | PERMISSION_DENIED
			401 | Failed to resolve API Key variable request.header.x-api-key    | API_KEY_NOT_SENT
			400 | User location is not supported for the API use                 | REGION_NOT_SUPPORTED
			403 | The request failed because your account has an overdue balance | QUOTA_EXHAUSTED
			412 | Account x is suspended, after reaching the monthly spending limit | QUOTA_EXHAUSTED
			404 | Missing API key                                                | ENDPOINT_NOT_FOUND
			500 | Budget exceeded                                                | SERVICE_UNAVAILABLE
			""")
	void wordsOfGateways(int status, String message, Cause cause) {
		assertThat(classify(status, "{\"error\":{\"message\":\"" + message + "\"}}", GATEWAY).cause()).isEqualTo(cause);
		Cause withoutKey = classify(status, "{\"error\":{\"message\":\"" + message + "\"}}", GATEWAY_WITHOUT_KEY)
			.cause();
		assertThat(withoutKey).isEqualTo((cause != Cause.API_KEY_REJECTED) ? cause : Cause.API_KEY_NOT_SENT);
	}

	@Test
	void throttlingInAnotherFormSaysNothingOfTheKey() {
		assertThat(classify(429, "{\"message\":\"10 requests per minute\"}", GATEWAY).cause())
			.isEqualTo(Cause.SERVICE_UNAVAILABLE);
	}

	@ParameterizedTest(name = "{0}")
	@ValueSource(strings = { "<html><title>Web Page Blocked</title>by company policy</html>",
			"<html>Your organization does not allow this site</html>", "<html>FortiGuard</html>",
			"<html>Sign in to use this network</html>", "<form><input type=password></form>",
			"Access denied by the security policy of your company" })
	void pagesOfTheNetwork(String body) {
		HttpHeaders cloudflare = new HttpHeaders();
		cloudflare.add("CF-RAY", "9f00aa11bb22cc33-FRA");
		for (int status : new int[] { 402, 403, 404, 429, 451, 500, 503, 511 }) {
			Verdict verdict = classify(status, body, OPENAI);
			assertThat(verdict.cause()).isEqualTo(Cause.UNEXPECTED_RESPONSE);
			assertThat(verdict.recognised()).isFalse();
		}
		assertThat(classify(503, body, cloudflare, OPENAI).cause()).isEqualTo(Cause.SERVICE_UNAVAILABLE);
		assertThat(classify(407, body, OPENAI).cause()).isEqualTo(Cause.PROXY_AUTHENTICATION);
	}

	@ParameterizedTest(name = "{0}")
	@ValueSource(strings = { "<html><title>502 Bad Gateway</title>nginx</html>", "no healthy upstream", "",
			"<html>The server is under maintenance. Please try again later or contact the administrator.</html>" })
	void pagesOfAnOutage(String body) {
		assertThat(classify(503, body, OPENAI).cause()).isEqualTo(Cause.SERVICE_UNAVAILABLE);
		assertThat(classify(511, body, OPENAI).cause()).isEqualTo(Cause.UNEXPECTED_RESPONSE);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "none", textBlock = """
			403 | 1009 | REGION_NOT_SUPPORTED | none
			403 | 1020 | UNEXPECTED_RESPONSE  | error 1020 of Cloudflare's
			429 | 1015 | SERVICE_UNAVAILABLE  | none
			502 | 502  | SERVICE_UNAVAILABLE  | none
			""")
	void errorsOfCloudflare(int status, int number, Cause cause, @Nullable String finding) {
		Verdict verdict = classify(status, "{\"title\":\"x\",\"error_code\":" + number + ",\"cloudflare_error\":true}",
				OPENAI);
		assertThat(verdict.cause()).isEqualTo(cause);
		assertThat(verdict.finding()).isEqualTo(finding);
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
	void echoedPartsOfKeysAreDropped() {
		String part = ProbeFixtures.gatewayKey().substring(10, 22);
		HttpHeaders headers = new HttpHeaders();
		headers.add("x-request-id", "req_" + part);
		headers.add("Location", "https://" + part + ".example.com/login");
		Verdict verdict = classify(401, error("x", "no-" + part.toUpperCase(Locale.ROOT)), headers, GATEWAY);
		assertThat(verdict.answer().errorCode()).isNull();
		assertThat(verdict.answer().requestId()).isNull();
		assertThat(classify(302, "", headers, GATEWAY).finding()).isNotNull().doesNotContain(part);
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

	private static Question question(@Nullable ApiKey key, String host) {
		return new Question(key, BaseUrl.of("https://" + host + "/v1"), List.of());
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
