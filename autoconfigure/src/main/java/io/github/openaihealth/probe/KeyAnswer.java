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

import java.time.Instant;

import io.github.openaihealth.connection.KnownHost;
import io.github.openaihealth.diagnosis.Cause;
import io.github.openaihealth.probe.BodyReader.BodyText;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Tells what came of the question for the key itself, at a host that lists its models to
 * anybody.
 */
final class KeyAnswer {

	private static final int UNAUTHORIZED = 401;

	private KeyAnswer() {
	}

	/**
	 * Judge an answer.
	 * @param answer the answer
	 * @param call what was asked
	 * @param question who asked
	 * @param classifier tells what a refusal means
	 * @param now the time of the answer
	 * @return what is wrong with the key, without a cause if nothing is; {@code null} if
	 * the answer says nothing of it
	 */
	static @Nullable Verdict judge(Answer answer, KnownHost.KeyCall call, Question question,
			AnswerClassifier classifier, Instant now) {
		if (answer.status() == UNAUTHORIZED) {
			Verdict refusal = classifier.classify(answer, question, now);
			Cause cause = refusal.cause();
			return (cause != null && refusal.recognised() && cause.effect().isRefusal()) ? refusal : null;
		}
		BodyText text = answer.text();
		JsonNode key = (answer.status() == 200 && text.json() != null) ? text.json().at(call.key()) : null;
		if (key == null || !key.isObject()) {
			return null;
		}
		Verdict known = classifier.identify(answer, question);
		return isUsedUp(key.path(call.remaining())) ? known.with(Cause.QUOTA_EXHAUSTED) : known;
	}

	private static boolean isUsedUp(JsonNode remaining) {
		return remaining.isNumber() && remaining.doubleValue() <= 0;
	}

}
