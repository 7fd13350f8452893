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

package io.github.openaihealth.connection;

import java.io.IOException;
import java.lang.reflect.UndeclaredThrowableException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.util.stream.Stream;

import javax.net.ssl.SSLHandshakeException;

import com.fasterxml.jackson.core.JsonParseException;
import com.openai.core.JsonValue;
import com.openai.core.http.Headers;
import com.openai.errors.BadRequestException;
import com.openai.errors.SubjectTokenProviderException;
import com.openai.models.ErrorObject;
import io.github.openaihealth.diagnosis.Cause;
import io.github.openaihealth.diagnosis.Diagnosis;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ReadFailure}.
 */
class ReadFailureTests {

	private static final String SECRET = "eyJ" + "hbGciOiJub25lIn0." + "c2VjcmV0".repeat(8) + ".c2ln";

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			invalid_grant           | mapped to each other
			invalid_subject_token   | identity token has ended
			token_expired           | identity token has ended
			invalid_issuer          | of the identity token with the issuer
			invalid_client          | the client's secret
			unauthorized_client     | Let the token service allow this client
			invalid_request         | no id is blank
			unsupported_grant_type  | grant type
			invalid_scope           | scope and audience
			invalid_target          | scope and audience
			access_denied           | allow this workload
			temporarily_unavailable | Wait
			server_error            | Wait
			slow_down               | Wait
			""")
	void codeOfTheTokenServiceIsToldWithItsAdvice(String code, String advice) {
		Diagnosis diagnosis = ReadFailure
			.diagnose(new IllegalStateException("POST https://sts.example.com: 400 {\"error\":\"" + code
					+ "\",\"error_description\":\"" + SECRET + "\"}"));
		assertThat(diagnosis.cause()).isEqualTo(Cause.CONNECTION_FAILED);
		assertThat(diagnosis.summary())
			.isEqualTo("The token could not be had: the token service answered '" + code + "'.");
		assertThat(diagnosis.actions()).anyMatch((action) -> action.contains(advice));
		assertThat(diagnosis.explanation()).startsWith("Nothing was asked of OpenAI");
		assertThat(diagnosis.toString()).doesNotContain(SECRET, "sts.example.com");
	}

	@ParameterizedTest
	@ValueSource(strings = { "[invalid_grant] no such mapping", "invalid_grant", "error=invalid_grant&x=y",
			"('invalid_grant: Bad Request', {})", "Microsoft Entra ID error '(invalid_grant) AADSTS70021: none'" })
	void codeIsFoundWhereverItStandsAsAWord(String message) {
		assertThat(ReadFailure.diagnose(new IllegalStateException(message)).summary()).contains("'invalid_grant'");
		assertThat(ReadFailure.diagnose(new IllegalStateException(new IOException(message))).summary())
			.contains("'invalid_grant'");
	}

	@ParameterizedTest
	@ValueSource(strings = { "invalid_grants", "my_invalid_grant", "invalid_request_error", "invalid grant", "" })
	void whatOnlyResemblesACodeIsNone(String message) {
		assertThat(ReadFailure.diagnose(new IllegalStateException(message)).summary())
			.isEqualTo("The credentials could not be read: the bean of type OpenAiConnectionDetails threw "
					+ "java.lang.IllegalStateException.");
	}

	@Test
	void codeOfTheSdkIsToldThoughItsMessageLacksIt() {
		BadRequestException thrown = BadRequestException.builder()
			.headers(Headers.builder().build())
			.error(ErrorObject.builder()
				.code("invalid_grant")
				.message(SECRET)
				.param(JsonValue.from(null).toString())
				.type("x")
				.build())
			.build();
		assertThat(thrown).hasMessageNotContaining("invalid_grant");
		assertThat(ReadFailure.diagnose(thrown).summary()).contains("'invalid_grant'");
		assertThat(ReadFailure.diagnose(thrown).toString()).doesNotContain(SECRET);
	}

	@Test
	void missingIdentityTokenIsTold() {
		Diagnosis diagnosis = ReadFailure.diagnose(new SubjectTokenProviderException("kubernetes", "no " + SECRET,
				new IOException("/var/run/secrets/" + SECRET)));
		assertThat(diagnosis.summary())
			.isEqualTo("The token could not be had: there was no identity token to exchange for it.");
		assertThat(diagnosis.toString()).doesNotContain(SECRET);
	}

	@ParameterizedTest
	@MethodSource
	void whatWasNotReachedOrUnderstoodIsTold(Throwable thrown, String summary) {
		assertThat(ReadFailure.diagnose(thrown).summary()).contains(summary);
		assertThat(ReadFailure.diagnose(new IllegalStateException(thrown)).summary()).contains(summary);
	}

	static Stream<Arguments> whatWasNotReachedOrUnderstoodIsTold() {
		return Stream.of(args(new UnknownHostException("auth.openai.com"), "was not reached"),
				args(new ConnectException("refused"), "was not reached"),
				args(new SocketTimeoutException("late"), "was not reached"),
				args(new HttpTimeoutException("late"), "was not reached"),
				args(new SSLHandshakeException("PKIX"), "was not reached"),
				args(new JsonParseException(null, "<html>"), "what the token service answered is none"));
	}

	private static Arguments args(Object... arguments) {
		return Arguments.of(arguments);
	}

	@Test
	void whatWasNotDeclaredIsNamedAndNotItsWrapping() {
		Diagnosis diagnosis = ReadFailure.diagnose(new UndeclaredThrowableException(new IOException(SECRET)));
		assertThat(diagnosis.summary()).endsWith("threw java.io.IOException.");
	}

	@Test
	void exceptionsThatAreTheirOwnCauseOrCannotBePrintedDoNoHarm() {
		IllegalStateException first = new IllegalStateException("first");
		first.initCause(new IllegalStateException("second", first));
		assertThat(ReadFailure.diagnose(first).summary()).endsWith("IllegalStateException.");
		assertThat(ReadFailure.diagnose(new Unprintable()).summary()).endsWith("Unprintable.");
	}

	@SuppressWarnings("serial")
	private static final class Unprintable extends RuntimeException {

		@Override
		public @Nullable String getMessage() {
			throw new IllegalStateException(SECRET);
		}

	}

}
