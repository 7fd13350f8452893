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
import java.util.Map;

import io.github.openaihealth.connection.DiagnosisFactory;
import io.github.openaihealth.connection.KeysInUse;
import io.github.openaihealth.diagnosis.Cause;
import io.github.openaihealth.diagnosis.Diagnosis;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.HttpHeaders;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TokenRefusal}: what an answer tells of a token, and which advice comes
 * of it.
 */
class TokenRefusalTests {

	private static final String OPENAI = "https://api.openai.com/v1";

	private static final String GATEWAY = "https://gateway.example.com/v1";

	private static final String TOKEN = "eyJ" + "hbGciOiJSUzI1NiJ9." + "eyJ" + "zdWIiOiJh".repeat(40) + ".c2lnbmF0dXJl";

	private static final String OPAQUE = "oat_" + "0a1B".repeat(10);

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			token_expired          | Provided authentication token is expired.          | EXPIRED
			invalid_issuer         | Your authentication token is not from valid issuer | FOREIGN
			token_invalidated      | Your authentication token has been invalidated.    | WITHDRAWN
			token_revoked          | Encountered invalidated oauth token                | WITHDRAWN
			invalid_jwt            | Could not parse your authentication token.         | UNREADABLE
			invalid_authentication | Invalid authentication.                            | OTHER
			invalid_api_key        | Incorrect API key provided: eyJ                    | OTHER
			""")
	void codesOfOpenAi(String code, String message, TokenRefusal expected) {
		ProbeResult result = result(OPENAI, TOKEN, error(code, message));
		assertThat(result.cause()).isEqualTo(Cause.API_KEY_REJECTED);
		assertThat(result.token()).isEqualTo(expected);
		assertThat(result.stopsStart()).isTrue();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			The access token expired                                | EXPIRED
			Jwt is expired                                          | EXPIRED
			Token expired at 2026-11-20T10:00:00Z                   | EXPIRED
			Authentication Token已过期                              | EXPIRED
			Jwt not yet valid                                       | EARLY
			Jwt issuer is not configured                            | FOREIGN
			Unknown issuer                                          | FOREIGN
			Audiences in Jwt are not allowed                        | FOREIGN
			The OAuth token has been revoked                        | WITHDRAWN
			Jwt is not in the form of Header.Payload.Signature      | UNREADABLE
			Invalid token                                           |
			Invalid or expired token                                |
			The access token is invalid or has expired              |
			Access token is missing, invalid, or have expired.      |
			The token is expired, revoked, malformed, or otherwise  |
			""")
	void wordsOfGateways(String words, @Nullable TokenRefusal expected) {
		String body = "{\"error\":\"invalid_token\",\"error_description\":\"" + words + "\"}";
		assertThat(result(GATEWAY, OPAQUE, body).token()).isEqualTo(expected);
		assertThat(result(GATEWAY, TOKEN, body).token()).isEqualTo((expected != null) ? expected : TokenRefusal.OTHER);
	}

	@Test
	void keyIsToldOfAsAKey() {
		String key = ProbeFixtures.projectKey();
		assertThat(result(OPENAI, key, error("token_expired", "x")).token()).isEqualTo(TokenRefusal.KEY_EXPIRED);
		assertThat(result(OPENAI, key, error("invalid_issuer", "x")).token()).isEqualTo(TokenRefusal.KEY_INSTEAD);
		assertThat(result(OPENAI, key, error("invalid_api_key", "x")).token()).isNull();
		assertThat(diagnosis(OPENAI, key, error("token_expired", "x")).summary())
			.isEqualTo("The service answers that the key has expired.");
		assertThat(diagnosis(OPENAI, key, error("invalid_issuer", "x")).explanation())
			.isEqualTo("'openai.api-key' has the form of a key: something on the way may put a token in its place.");
	}

	@Test
	void tokenOfAnotherVendorIsAToken() {
		String token = "sk-" + "ant-oat01-" + "a1B2".repeat(20);
		assertThat(result(GATEWAY, token, error(null, "OAuth token has been revoked.")).token())
			.isEqualTo(TokenRefusal.WITHDRAWN);
	}

	@Test
	void withoutAKeyNothingIsRejected() {
		ProbeResult result = result(GATEWAY, null, error("token_expired", "Token expired"));
		assertThat(result.cause()).isEqualTo(Cause.API_KEY_NOT_SENT);
		assertThat(result.token()).isNull();
	}

	@Test
	void expiredTokenIsRenewedInTheBean() {
		Diagnosis diagnosis = diagnosis(OPENAI, TOKEN, error("token_expired", "x"));
		assertThat(diagnosis.summary()).isEqualTo("The token that was sent has expired.");
		assertThat(diagnosis.actions()).hasSize(3);
		assertThat(diagnosis.actions().get(0)).contains("OpenAiConnectionDetails")
			.endsWith("return () -> ApiKey.of(auth.getToken());");
		assertThat(diagnosis.actions().get(1)).contains("clock");
		assertThat(diagnosis.facts())
			.anyMatch((fact) -> fact.value().endsWith("(JSON Web Token, " + TOKEN.length() + " characters)"));
		assertThat(diagnosis.toString()).doesNotContain(TOKEN.substring(0, 40));
	}

	@Test
	void foreignTokenIsComparedWithWhatOpenAiLists() {
		assertThat(diagnosis(OPENAI, TOKEN, error("invalid_issuer", "x")).actions())
			.anyMatch((action) -> action.contains("'iss' and 'aud'") && action.contains("Workload Identity Provider"));
	}

	@ParameterizedTest
	@EnumSource
	void everyRefusalHasTextsForOpenAiAndForGateways(TokenRefusal refusal) {
		assertThat(diagnosis(OPENAI, refusal)).isNotEqualTo(diagnosis(OPENAI, (TokenRefusal) null));
		Diagnosis gateways = diagnosis(GATEWAY, refusal);
		assertThat(gateways).isNotEqualTo(diagnosis(GATEWAY, (TokenRefusal) null));
		assertThat(gateways.toString()).doesNotContain("openai.com", "OpenAI's");
	}

	@ParameterizedTest
	@ValueSource(strings = { "invalid_client", "unauthorized_client", "invalid_grant", "invalid_target" })
	void exchangeThatFailsElsewhereSaysNothingOfTheKey(String code) {
		for (int status : new int[] { 400, 401, 403 }) {
			ProbeResult result = result(status, GATEWAY, OPAQUE,
					"{\"error\":\"" + code + "\",\"error_description\":\"Client authentication failed\"}");
			if (code.equals("invalid_grant")) {
				result = result(status, GATEWAY, OPAQUE, "{\"error\":\"invalid_grant\"}");
			}
			assertThat(result.cause()).isEqualTo(Cause.PERMISSION_DENIED);
			assertThat(result.stopsStart()).isFalse();
			assertThat(result.diagnosis()).isNotNull()
				.satisfies((diagnosis) -> assertThat(diagnosis.summary()).contains("gateway.example.com", code));
		}
	}

	private static Diagnosis diagnosis(String baseUrl, @Nullable TokenRefusal refusal) {
		String variant = (refusal != null) ? refusal.variant() : "none";
		return new DiagnosisFactory(ProbeFixtures.connection(baseUrl)).create(Cause.API_KEY_REJECTED, variant,
				Map.of("vendor", "The service at gateway.example.com"));
	}

	private static Diagnosis diagnosis(String baseUrl, String key, String body) {
		Diagnosis diagnosis = result(baseUrl, key, body).diagnosis();
		assertThat(diagnosis).isNotNull();
		return diagnosis;
	}

	private static ProbeResult result(String baseUrl, @Nullable String key, String body) {
		return result(401, baseUrl, key, body);
	}

	private static ProbeResult result(int status, String baseUrl, @Nullable String key, String body) {
		ResultFactory results = new ResultFactory(
				new ProbeSettings(Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofDays(30)),
				new ProxyHint((name) -> null, (name) -> null), new KeysInUse());
		Answer answer = new Answer(status, new HttpHeaders(), Body.complete(body.getBytes(StandardCharsets.UTF_8)));
		return results.create(answer, ProbeFixtures.connection(baseUrl, key), Instant.EPOCH, Duration.ofMillis(1));
	}

	private static String error(@Nullable String code, String message) {
		return "{\"error\":{\"message\":\"" + message + "\",\"type\":\"invalid_request_error\",\"param\":null,\"code\":"
				+ ((code != null) ? "\"" + code + "\"" : "null") + "}}";
	}

}
