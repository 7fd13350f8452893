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

import java.util.regex.Pattern;

import io.github.openaihealth.connection.KeysInUse;
import io.github.openaihealth.connection.OpenAiConnection;
import io.github.openaihealth.diagnosis.Cause;
import io.github.openaihealth.diagnosis.ServiceAnswer;
import io.github.openaihealth.probe.ErrorReader.ErrorBody;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * What a call of the application was refused for, as far as that is told.
 *
 * @param cause why; {@link Cause#PERMISSION_DENIED} where nothing more is known of a 401
 * or 403
 * @param answer what identifies the answer
 */
public record CallRefusal(Cause cause, ServiceAnswer answer) {

	private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z0-9_.:-]{1,64}");

	private static final Pattern MISSING_SCOPE = Pattern.compile("missing[ _]scope");

	private static final String LISTS_MODELS = "api.model.read";

	/**
	 * Return whether an answer may be a refusal of the connection, so that its body is
	 * worth reading.
	 * @param status the status of the answer
	 * @return {@code false} if {@link #of} would tell nothing
	 */
	public static boolean mayTell(int status) {
		return status == 400 || status == 401 || status == 403 || status == 429;
	}

	/**
	 * Read a refusal.
	 * @param status the status of the answer
	 * @param headers its headers
	 * @param body the beginning of its body, empty if nobody has kept it
	 * @param connection at what connection the call was made
	 * @param keys the keys of all connections, none of which is shown
	 * @return the refusal, or {@code null} if it is none of the connection: a status
	 * below 400, a request that was wrong, or a bare 429
	 */
	public static @Nullable CallRefusal of(int status, HttpHeaders headers, byte[] body, OpenAiConnection connection,
			KeysInUse keys) {
		Question question = Question.of(connection, FollowUps.NONE, keys);
		ErrorBody error = (body.length > 0)
				? ErrorReader.read(BodyReader.read(Body.complete(body), headers).json(), question.apiKey()) : null;
		Cause cause = (error != null && error.recognised()) ? causeOf(error, status, question.openAiHost()) : null;
		return of(status, (error != null) ? error.code() : null, headers.getFirst("x-request-id"), cause, question);
	}

	/**
	 * Read a refusal of which the client has handed over the code alone.
	 * @param status the status of the answer
	 * @param code the code of the error, or {@code null}
	 * @param requestId the id of the request, or {@code null}
	 * @param connection at what connection the call was made
	 * @param keys the keys of all connections, none of which is shown
	 * @return the refusal, or {@code null} if it is none of the connection
	 */
	public static @Nullable CallRefusal ofCode(int status, @Nullable String code, @Nullable String requestId,
			OpenAiConnection connection, KeysInUse keys) {
		return of(status, code, requestId, KnownErrors.causeOfCode(code),
				Question.of(connection, FollowUps.NONE, keys));
	}

	private static @Nullable CallRefusal of(int status, @Nullable String code, @Nullable String requestId,
			@Nullable Cause cause, Question question) {
		boolean denied = status == 401 || status == 403;
		Cause told = (denied && cause == null) ? Cause.PERMISSION_DENIED : cause;
		if (told == null || !mayTell(status) || !(denied || isOfAccount(told))) {
			return null;
		}
		return new CallRefusal(told, new ServiceAnswer(status, shown(code, question), shown(requestId, question)));
	}

	// Words such as "quota" stand in answers to those who ask too often, too
	private static @Nullable Cause causeOf(ErrorBody error, int status, boolean openAiHost) {
		Cause named = KnownErrors.causeOfCode(error.code());
		named = (named != null) ? named : KnownErrors.causeOfType(error.type());
		if (status != 401 && status != 403) {
			return named;
		}
		if (MISSING_SCOPE.matcher(error.code() + " " + error.message()).find()) {
			return error.message().contains(LISTS_MODELS) ? Cause.MODELS_SCOPE_MISSING : Cause.INFERENCE_SCOPE_MISSING;
		}
		return KnownErrors.causeOf(error, status, openAiHost);
	}

	private static boolean isOfAccount(Cause cause) {
		return cause == Cause.QUOTA_EXHAUSTED || cause == Cause.BILLING_INACTIVE || cause == Cause.RATE_LIMITED;
	}

	private static @Nullable String shown(@Nullable String identifier, Question question) {
		return (identifier != null && IDENTIFIER.matcher(identifier).matches() && !question.isEchoedIn(identifier))
				? identifier : null;
	}

}
