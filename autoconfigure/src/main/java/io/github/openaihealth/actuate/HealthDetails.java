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

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.openaihealth.connection.ConnectionSummary;
import io.github.openaihealth.diagnosis.Diagnosis;
import io.github.openaihealth.diagnosis.ServiceAnswer;
import io.github.openaihealth.monitor.ConnectionState;
import io.github.openaihealth.probe.ProbeResult;
import org.jspecify.annotations.Nullable;

/**
 * The details of a health answer in their order, each present only when it has a value.
 * Times and durations are written in ISO 8601 here, since how an endpoint would write
 * them depends on the application.
 */
final class HealthDetails {

	private final Map<String, Object> details = new LinkedHashMap<>();

	void add(String name, @Nullable Object value) {
		if (value instanceof Instant instant) {
			this.details.put(name, instant.truncatedTo(ChronoUnit.SECONDS).toString());
		}
		else if (value instanceof Duration duration) {
			this.details.put(name, duration.truncatedTo(ChronoUnit.MILLIS).toString());
		}
		else if (value != null && !(value instanceof Collection<?> collection && collection.isEmpty())) {
			this.details.put(name, value);
		}
	}

	void addProblems(List<Diagnosis> problems) {
		if (problems.isEmpty()) {
			return;
		}
		Diagnosis first = problems.get(0);
		add("cause", first.cause().id());
		add("summary", String.join(" ", problems.stream().map(Diagnosis::summary).toList()));
		add("actions", problems.stream().flatMap((problem) -> problem.actions().stream()).toList());
		add("docs", first.cause().docs());
	}

	void addConnection(@Nullable ConnectionSummary connection) {
		if (connection != null) {
			add("apiKey", connection.apiKey());
			add("apiKeyKind", connection.apiKeyKind());
			add("apiKeySource", connection.apiKeySource());
			add("orgId", connection.orgId());
			add("projectId", connection.projectId());
			add("baseUrl", connection.baseUrl());
		}
	}

	void addState(ConnectionState state) {
		ProbeResult result = state.lastResult();
		if (result != null) {
			addAnswer(result.answer());
			add("latency", result.latency());
		}
		add("lastChecked", state.lastChecked());
		add("lastSuccess", state.lastSuccess());
		add("failingSince", state.failingSince());
		add("consecutiveFailures", (state.consecutiveFailures() > 0) ? state.consecutiveFailures() : null);
		if (result != null) {
			add("models", result.models());
			add("missingModels", result.missingModels());
		}
	}

	void addWarnings(List<Diagnosis> warnings) {
		add("warnings", warnings.stream().map((warning) -> warning.cause().id() + ": " + warning.summary()).toList());
	}

	Map<String, Object> asMap() {
		return this.details;
	}

	private void addAnswer(@Nullable ServiceAnswer answer) {
		if (answer != null) {
			add("httpStatus", answer.httpStatus());
			add("errorCode", answer.errorCode());
			add("requestId", answer.requestId());
		}
	}

}
