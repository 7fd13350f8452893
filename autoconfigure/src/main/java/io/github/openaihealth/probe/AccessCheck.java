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

import java.net.URI;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.Supplier;

import io.github.openaihealth.connection.OpenAiConnection;
import io.github.openaihealth.diagnosis.Cause;
import org.jspecify.annotations.Nullable;

/**
 * Makes the deeper check, where it is enabled, after a list of models that came as it
 * should, or that the key may not see: at once for a key, address, organization and
 * project that are new, and again when the answer has become old. One that told of
 * something wrong is asked for with every poll, so that health notices when it is mended.
 */
final class AccessCheck {

	private final AccessCheckSettings settings;

	private final AccessMemory memory;

	private final AnswerClassifier classifier = new AnswerClassifier();

	AccessCheck(AccessCheckSettings settings) {
		this.settings = settings;
		this.memory = new AccessMemory(settings.interval());
	}

	/**
	 * Make the check if it is time. Blocks.
	 * @param reply what became of the request for the list
	 * @param connection a connection that makes this request
	 * @param requests tells what tells the request from others
	 * @param asker asks an address
	 * @return the reply with the latest answer
	 */
	ProbeReply ask(ProbeReply reply, OpenAiConnection connection, Supplier<ProbeRequest> requests,
			Function<URI, Reply> asker) {
		if (!this.settings.enabled() || reply.followUps().access() != null || !isDue(reply, connection)) {
			return reply;
		}
		ProbeRequest request = requests.get();
		Answer answer = this.memory.recall(request, reply.time());
		if (answer == null || isRefusal(answer, connection)) {
			answer = ask(request, connection, reply.time(), asker);
		}
		return reply.with(reply.followUps().withAccess(answer));
	}

	private @Nullable Answer ask(ProbeRequest request, OpenAiConnection connection, Instant now,
			Function<URI, Reply> asker) {
		Reply told = asker.apply(AccessQuestion.uri(connection.baseUrl()));
		if (told instanceof Answer answer && (Presence.isLasting(told) || isRefusal(answer, connection))) {
			this.memory.remember(request, answer, now);
		}
		return this.memory.last(request);
	}

	private boolean isDue(ProbeReply reply, OpenAiConnection connection) {
		if (connection.apiKey() == null || !(reply.reply() instanceof Answer answer)) {
			return false;
		}
		Verdict verdict = this.classifier.classify(answer, Question.of(connection), reply.time());
		return verdict.list() != null || verdict.cause() == Cause.MODELS_SCOPE_MISSING;
	}

	private static boolean isRefusal(Answer answer, OpenAiConnection connection) {
		return AccessAnswer.of(answer, Question.of(connection)).cause() != null;
	}

}
