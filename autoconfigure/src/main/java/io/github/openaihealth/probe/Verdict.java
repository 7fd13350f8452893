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
 * @param models the number of models, or {@code null} if there is no list
 * @param missingModels the required models that the list lacks
 * @param answer what identifies the answer
 * @param retryAfter how long the service asked to wait, or {@code null}
 */
record Verdict(@Nullable Cause cause, boolean recognised, @Nullable String vendor, @Nullable String finding,
		@Nullable EchoComparison received, @Nullable Integer models, List<String> missingModels, ServiceAnswer answer,
		@Nullable Duration retryAfter) {

	static Verdict of(Cause cause) {
		return new Verdict(cause, false, null, null, null, null, List.of(), new ServiceAnswer(0, null, null), null);
	}

	static Verdict unexpected(String finding) {
		return new Verdict(Cause.UNEXPECTED_RESPONSE, false, null, finding, null, null, List.of(),
				new ServiceAnswer(0, null, null), null);
	}

	static Verdict models(int count, List<String> missing) {
		return new Verdict(missing.isEmpty() ? null : Cause.MODEL_UNAVAILABLE, false, null, null, null, count, missing,
				new ServiceAnswer(0, null, null), null);
	}

	Verdict from(String vendor) {
		return new Verdict(this.cause, this.recognised, vendor, this.finding, this.received, this.models,
				this.missingModels, this.answer, this.retryAfter);
	}

}
