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

import java.util.List;
import java.util.regex.Pattern;

import io.github.openaihealth.diagnosis.Cause;
import io.github.openaihealth.diagnosis.Effect;
import io.github.openaihealth.diagnosis.KeyStatus;
import io.github.openaihealth.diagnosis.ServiceAnswer;
import io.github.openaihealth.probe.Access.Inference;
import io.github.openaihealth.probe.ErrorReader.ErrorBody;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * Tells what the answer to the deeper check means. Whatever is not known for certain says
 * nothing.
 *
 * @param access what was told
 * @param cause what is wrong, or {@code null}
 * @param answer what identifies the answer
 */
record AccessAnswer(Access access, @Nullable Cause cause, ServiceAnswer answer) {

	private static final int INVALID = 400;

	private static final String ORGANIZATION = "openai-organization";

	private static final String PROJECT = "openai-project";

	// Without one of them a gateway may have looked at the body before anybody looked at
	// the key
	private static final List<String> MARKS = List.of(ORGANIZATION, "openai-processing-ms", "openai-version");

	private static final Pattern MISSING_SCOPE = Pattern.compile("missing[ _]scope");

	private static final Pattern ABOUT_BODY = Pattern
		.compile("(?:invalid|missing|unknown|unsupported|empty)_.+" + "|.+_(?:above_max|below_min)_value");

	private static final Pattern ABOUT_RIGHTS = Pattern.compile("permission|scope|not allowed|access");

	private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z0-9_.:-]{1,64}");

	/**
	 * Judge an answer.
	 * @param answer the answer
	 * @param question who asked
	 * @return what it tells
	 */
	static AccessAnswer of(Answer answer, Question question) {
		Access used = new Access(null, shown(answer.headers().getFirst(ORGANIZATION), question),
				shown(answer.headers().getFirst(PROJECT), question));
		ErrorBody error = ErrorReader.read(answer.text().json(), question.apiKey());
		if (error == null || !error.recognised() || answer.status() / 100 != 4) {
			return new AccessAnswer(used, null, identity(answer, null, question));
		}
		ServiceAnswer identity = identity(answer, shown(error.code(), question), question);
		if (MISSING_SCOPE.matcher(error.code() + " " + error.message()).find()) {
			return new AccessAnswer(with(Inference.REFUSED, used), Cause.INFERENCE_SCOPE_MISSING, identity);
		}
		Cause cause = KnownErrors.causeOf(error, answer.status(), question.openAiHost());
		if (cause != null) {
			return new AccessAnswer(used, isTold(cause) ? cause : null, identity);
		}
		return new AccessAnswer(isPermitted(answer, error) ? with(Inference.PERMITTED, used) : used, null, identity);
	}

	// The list of models has just shown that the key is good
	private static boolean isTold(Cause cause) {
		return switch (cause.subject()) {
			case ORGANIZATION, PROJECT -> true;
			case ACCOUNT -> cause.effect() == Effect.DEFINITIVE_FOR_HEALTH && cause.keyStatus() == KeyStatus.ACCEPTED;
			default -> false;
		};
	}

	private static boolean isPermitted(Answer answer, ErrorBody error) {
		return answer.status() == INVALID && "invalid_request_error".equals(error.type())
				&& (error.code() == null || ABOUT_BODY.matcher(error.code()).matches())
				&& !ABOUT_RIGHTS.matcher(error.message()).find() && isMarked(answer.headers());
	}

	private static boolean isMarked(HttpHeaders headers) {
		return MARKS.stream().anyMatch((mark) -> headers.getFirst(mark) != null);
	}

	private static Access with(Inference inference, Access used) {
		return new Access(inference, used.organization(), used.project());
	}

	private static ServiceAnswer identity(Answer answer, @Nullable String code, Question question) {
		return new ServiceAnswer(answer.status(), code, shown(answer.headers().getFirst("x-request-id"), question));
	}

	private static @Nullable String shown(@Nullable String identifier, Question question) {
		return (identifier != null && IDENTIFIER.matcher(identifier).matches() && !question.isEchoedIn(identifier))
				? identifier : null;
	}

}
