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
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.openaihealth.connection.ApiKey;
import io.github.openaihealth.connection.BaseUrl;
import io.github.openaihealth.connection.KeysInUse;
import io.github.openaihealth.connection.OpenAiConnection;
import io.github.openaihealth.connection.TestConnections;
import io.github.openaihealth.diagnosis.Cause;
import io.github.openaihealth.diagnosis.ServiceAnswer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CallRefusal}.
 */
class CallRefusalTests {

	private static final String KEY = "sk-proj-" + "ab3D".repeat(10);

	private final OpenAiConnection connection = TestConnections.of("default", BaseUrl.of("https://api.openai.com/v1"),
			ApiKey.of(KEY), null, null, Map.of(), null);

	private final KeysInUse keys = new KeysInUse();

	@ParameterizedTest
	@MethodSource
	void refusalIsToldByItsCode(int status, @Nullable String type, @Nullable String code, String message,
			@Nullable Cause cause) {
		CallRefusal refusal = read(status, body(type, code, message));
		if (cause == null) {
			assertThat(refusal).isNull();
		}
		else {
			assertThat(refusal).isNotNull();
			assertThat(refusal.cause()).isEqualTo(cause);
			assertThat(refusal.answer().httpStatus()).isEqualTo(status);
			assertThat(refusal.answer().requestId()).isEqualTo("req_42");
		}
	}

	static Stream<Arguments> refusalIsToldByItsCode() {
		String incorrect = "Incorrect API key provided: sk-proj-****ab3D.";
		String quota = "You exceeded your current quota, please check your plan and billing details.";
		return Stream.of(Arguments.of(429, "insufficient_quota", "insufficient_quota", quota, Cause.QUOTA_EXHAUSTED),
				Arguments.of(429, "insufficient_quota", null, quota, Cause.QUOTA_EXHAUSTED),
				Arguments.of(429, null, "credit_balance_exhausted", "Add credit.", Cause.QUOTA_EXHAUSTED),
				Arguments.of(429, null, "project_spend_limit_exceeded", "Limit.", Cause.QUOTA_EXHAUSTED),
				Arguments.of(400, "invalid_request_error", "billing_hard_limit_reached", "Limit.",
						Cause.QUOTA_EXHAUSTED),
				Arguments.of(429, "billing_not_active", "billing_not_active", "Not active.", Cause.BILLING_INACTIVE),
				Arguments.of(429, "requests", "rate_limit_exceeded", "Rate limit reached for gpt-4o.",
						Cause.RATE_LIMITED),
				// Gateways speak of quota where they mean requests per minute
				Arguments.of(429, null, "RESOURCE_EXHAUSTED", quota, null),
				Arguments.of(429, "throttled", "429", quota, null), Arguments.of(429, null, null, quota, null),
				Arguments.of(401, "invalid_request_error", "invalid_api_key", incorrect, Cause.API_KEY_REJECTED),
				Arguments.of(401, null, "mismatched_project", "Mismatch.", Cause.PROJECT_MISMATCH),
				Arguments.of(401, null, null, "You have insufficient permissions. Missing scopes: model.request.",
						Cause.INFERENCE_SCOPE_MISSING),
				Arguments.of(403, null, null, "Missing scopes: api.model.read.", Cause.MODELS_SCOPE_MISSING),
				Arguments.of(403, null, null, "Something nobody knows.", Cause.PERMISSION_DENIED),
				Arguments.of(400, "invalid_request_error", "invalid_value", "Bad.", null),
				Arguments.of(404, "invalid_request_error", "model_not_found", "No such model.", null),
				Arguments.of(422, null, "insufficient_quota", quota, null),
				Arguments.of(500, "server_error", "insufficient_quota", quota, null));
	}

	@ParameterizedTest
	@ValueSource(ints = { 401, 403 })
	void bareRefusalIsADenial(int status) {
		CallRefusal refusal = CallRefusal.of(status, new HttpHeaders(), new byte[0], this.connection, this.keys);
		assertThat(refusal).isNotNull();
		assertThat(refusal.cause()).isEqualTo(Cause.PERMISSION_DENIED);
		assertThat(refusal.answer().requestId()).isNull();
	}

	@ParameterizedTest
	@ValueSource(ints = { 200, 302, 400, 402, 404, 429, 500, 503 })
	void otherBareStatusTellsNothing(int status) {
		assertThat(CallRefusal.of(status, new HttpHeaders(), new byte[0], this.connection, this.keys)).isNull();
		assertThat(CallRefusal.ofCode(status, null, null, this.connection, this.keys)).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "<html>No quota</html>", "insufficient_quota", "[]", "{", "{\"error\":", "null" })
	void bodyThatIsNoErrorTellsNothing(String body) {
		assertThat(read(429, body)).isNull();
		assertThat(read(401, body)).isNotNull()
			.satisfies((refusal) -> assertThat(refusal.cause()).isEqualTo(Cause.PERMISSION_DENIED));
	}

	@Test
	void codeAloneIsEnough() {
		CallRefusal refusal = CallRefusal.ofCode(429, "Insufficient_Quota", "req_7", this.connection, this.keys);
		assertThat(refusal).isNotNull();
		assertThat(refusal.cause()).isEqualTo(Cause.QUOTA_EXHAUSTED);
		assertThat(refusal.answer().requestId()).isEqualTo("req_7");
		assertThat(CallRefusal.ofCode(401, "invalid_api_key", null, this.connection, this.keys)).isNotNull()
			.satisfies((rejected) -> assertThat(rejected.cause()).isEqualTo(Cause.API_KEY_REJECTED));
	}

	@Test
	void whatIdentifiesTheAnswerNeverHoldsAKey() {
		assertThat(CallRefusal.ofCode(401, KEY, KEY, this.connection, this.keys)).isNotNull()
			.satisfies((refusal) -> assertThat(refusal.answer().errorCode()).isNull())
			.satisfies((refusal) -> assertThat(refusal.answer().requestId()).isNull())
			.satisfies((refusal) -> assertThat(refusal.toString()).doesNotContain(KEY));
		assertThat(CallRefusal.ofCode(401, "bad\ncode", "id with blanks", this.connection, this.keys)).isNotNull()
			.satisfies((refusal) -> assertThat(refusal.answer().errorCode()).isNull())
			.satisfies((refusal) -> assertThat(refusal.answer().requestId()).isNull());
	}

	@Test
	void keyIsKnownByItsHeaderAlone() {
		ApiKey apiKey = ApiKey.of(KEY);
		assertThat(apiKey.isBearerIn("Bearer " + KEY)).isTrue();
		assertThat(apiKey.isBearerIn("bearer " + KEY)).isTrue();
		assertThat(apiKey.isBearerIn("Bearer " + KEY + "x")).isFalse();
		assertThat(apiKey.isBearerIn("Bearer x" + KEY.substring(1))).isFalse();
		assertThat(apiKey.isBearerIn("Basic  " + KEY)).isFalse();
		assertThat(apiKey.isBearerIn(KEY)).isFalse();
		assertThat(apiKey.isBearerIn("")).isFalse();
	}

	@Test
	void keyThatWasReplacedIsNotTold() {
		String former = "former-" + "hjQwzXkvBn".repeat(3);
		this.keys.use("default", List.of(ApiKey.of(former)));
		this.keys.use("default", List.of(ApiKey.of(KEY)));
		assertThat(CallRefusal.ofCode(401, former, "req_" + former, this.connection, this.keys)).isNotNull()
			.extracting(CallRefusal::answer)
			.hasToString(new ServiceAnswer(401, null, null).toString());
		assertThat(read(401, body(null, former, former))).isNotNull().asString().doesNotContainIgnoringCase(former);
	}

	private @Nullable CallRefusal read(int status, String body) {
		HttpHeaders headers = new HttpHeaders();
		headers.setContentType(MediaType.APPLICATION_JSON);
		headers.set("x-request-id", "req_42");
		return CallRefusal.of(status, headers, body.getBytes(StandardCharsets.UTF_8), this.connection, this.keys);
	}

	private static String body(@Nullable String type, @Nullable String code, String message) {
		return "{\"error\":{\"message\":\"%s\",\"type\":%s,\"param\":null,\"code\":%s}}".formatted(message,
				quoted(type), quoted(code));
	}

	private static String quoted(@Nullable String value) {
		return (value != null) ? '"' + value + '"' : "null";
	}

}
