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

package io.github.openaihealth.actuate;

import java.util.List;
import java.util.Map;

import io.github.openaihealth.diagnosis.Cause;
import io.github.openaihealth.diagnosis.Diagnosis;
import io.github.openaihealth.diagnosis.ServiceAnswer;
import io.github.openaihealth.monitor.OpenAiStatusChangedEvent;
import io.github.openaihealth.monitor.Poll;
import io.github.openaihealth.probe.ProbeResult;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * What {@link OpenAiEndpoint} tells. Times and durations are written in ISO 8601.
 *
 * @param connections the connections by name
 */
public record OpenAiDescriptor(Map<String, ConnectionDescriptor> connections) implements OperationResponseBody {

	/**
	 * A connection.
	 *
	 * @param configuration key, ids and base URL where they have a value, by the names of
	 * their properties
	 * @param state what is known now: the details of the health answer but for those of
	 * the configuration, and {@code status}, {@code since}, {@code docsOnClassPath} and
	 * {@code facts}
	 * @param polls the latest polls, the newest first
	 * @param changes the latest changes of the status, the newest first
	 */
	public record ConnectionDescriptor(Map<String, SettingDescriptor> configuration, Map<String, Object> state,
			List<PollDescriptor> polls, List<ChangeDescriptor> changes) {
	}

	/**
	 * A setting.
	 *
	 * @param value the value, masked
	 * @param origin where it came from, or {@code null} for a default
	 * @param overrides other sources whose value is not used, or {@code null}
	 */
	public record SettingDescriptor(@Nullable Object value, @Nullable String origin, @Nullable List<String> overrides) {
	}

	/**
	 * A poll.
	 *
	 * @param time when it ended
	 * @param outcome how the request ended, or {@code null} if none was made
	 * @param cause the id of what was found, or {@code null}
	 * @param latency how long the request took, or {@code null} if none was made
	 * @param httpStatus the status of the answer, or {@code null}
	 * @param errorCode the service's own code, or {@code null}
	 * @param requestId the id of the request for OpenAI's support, or {@code null}
	 */
	public record PollDescriptor(String time, @Nullable String outcome, @Nullable String cause,
			@Nullable String latency, @Nullable Integer httpStatus, @Nullable String errorCode,
			@Nullable String requestId) {

		static PollDescriptor of(Poll poll) {
			Cause cause = poll.cause();
			ProbeResult result = poll.request();
			ServiceAnswer answer = (result != null) ? result.answer() : null;
			return new PollDescriptor(Details.precise(poll.time()), (result != null) ? result.outcome().id() : null,
					(cause != null) ? cause.id() : null, (result != null) ? Details.text(result.latency()) : null,
					(answer != null) ? (Integer) answer.httpStatus() : null,
					(answer != null) ? answer.errorCode() : null, (answer != null) ? answer.requestId() : null);
		}

	}

	/**
	 * A change of the status.
	 *
	 * @param time when it changed
	 * @param from the status before
	 * @param to the status after
	 * @param cause the id of the reason, or {@code null}
	 * @param summary the reason in a sentence, or {@code null}
	 */
	public record ChangeDescriptor(String time, String from, String to, @Nullable String cause,
			@Nullable String summary) {

		static ChangeDescriptor of(OpenAiStatusChangedEvent change, Redaction redaction) {
			Diagnosis diagnosis = change.diagnosis();
			return new ChangeDescriptor(Details.precise(change.since()), change.oldStatus().name(),
					change.newStatus().name(), (diagnosis != null) ? diagnosis.cause().id() : null,
					(diagnosis != null) ? redaction.text(diagnosis.summary()) : null);
		}

	}

}
