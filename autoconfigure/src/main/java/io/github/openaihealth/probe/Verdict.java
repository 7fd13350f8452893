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

import java.time.Duration;
import java.util.List;

import io.github.openaihealth.connection.EchoComparison;
import io.github.openaihealth.diagnosis.Cause;
import io.github.openaihealth.diagnosis.ServiceAnswer;
import org.jspecify.annotations.Nullable;

/**
 * What an answer means.
 *
 * @param cause what is wrong, or {@code null}
 * @param recognised whether the body is an error in a form that is known
 * @param vendor the other vendor whose form the error has, or {@code null}
 * @param finding what was there instead of the expected, or {@code null}
 * @param received what the service says of the key that it received, or {@code null}
 * @param token what the answer says of a token, or {@code null}
 * @param namedHost the host of OpenAI's own that the key belongs to, or {@code null}
 * @param list the list of models, or {@code null} if there is none
 * @param missingModels the required models that the key cannot see
 * @param answer what identifies the answer
 * @param retryAfter how long the service asked to wait, or {@code null}
 */
record Verdict(@Nullable Cause cause, boolean recognised, @Nullable String vendor, @Nullable String finding,
		@Nullable EchoComparison received, @Nullable TokenRefusal token, @Nullable String namedHost,
		@Nullable ModelList list, List<String> missingModels, ServiceAnswer answer, @Nullable Duration retryAfter) {

	static Verdict of(Cause cause) {
		return new Verdict(cause, false, null, null, null, null, null, null, List.of(),
				new ServiceAnswer(0, null, null), null);
	}

	static Verdict unexpected(String finding) {
		return new Verdict(Cause.UNEXPECTED_RESPONSE, false, null, finding, null, null, null, null, List.of(),
				new ServiceAnswer(0, null, null), null);
	}

	static Verdict models(ModelList list, Question question) {
		List<String> missing = list.missing(question.requiredModels(), question.models());
		return new Verdict(missing.isEmpty() ? null : Cause.MODEL_UNAVAILABLE, false, null, null, null, null, null,
				list, missing, new ServiceAnswer(0, null, null), null);
	}

	static Verdict fine(ServiceAnswer answer) {
		return new Verdict(null, true, null, null, null, null, null, null, List.of(), answer, null);
	}

	Verdict with(Cause cause) {
		return new Verdict(cause, this.recognised, this.vendor, this.finding, this.received, this.token, this.namedHost,
				this.list, this.missingModels, this.answer, this.retryAfter);
	}

	/**
	 * Return that the models are listed, and a later answer refuses something.
	 * @param cause what is wrong
	 * @param answer what identifies the later answer
	 * @return the refusal
	 */
	Verdict refused(Cause cause, ServiceAnswer answer) {
		return new Verdict(cause, true, null, null, null, null, null, this.list, List.of(), answer, null);
	}

	Verdict from(String vendor) {
		return new Verdict(this.cause, this.recognised, vendor, this.finding, this.received, this.token, this.namedHost,
				this.list, this.missingModels, this.answer, this.retryAfter);
	}

	/**
	 * Return the number of models.
	 * @return the number, or {@code null} if there is no list
	 */
	@Nullable Integer models() {
		return (this.list != null) ? this.list.count() : null;
	}

}
