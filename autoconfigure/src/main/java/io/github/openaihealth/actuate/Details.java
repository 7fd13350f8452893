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
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.github.openaihealth.connection.ConnectionSummary;
import io.github.openaihealth.diagnosis.Diagnosis;
import io.github.openaihealth.diagnosis.ServiceAnswer;
import io.github.openaihealth.monitor.ConnectionState;
import io.github.openaihealth.monitor.ConnectionStatus;
import io.github.openaihealth.monitor.Failures;
import io.github.openaihealth.monitor.MonitorSettings;
import io.github.openaihealth.monitor.Snapshot;
import io.github.openaihealth.monitor.TrafficFinding;
import io.github.openaihealth.probe.Access;
import io.github.openaihealth.probe.ProbeResult;
import io.github.openaihealth.probe.RetiringModel;
import org.jspecify.annotations.Nullable;

/**
 * The details of a connection in their order, each present only when it has a value. The
 * health answer and the endpoint both show them. Times and durations are written in ISO
 * 8601 here, since how an endpoint would write them depends on the application.
 */
final class Details {

	private final Map<String, Object> details = new LinkedHashMap<>();

	void add(String name, @Nullable Object value) {
		if (value instanceof Instant instant) {
			this.details.put(name, text(instant));
		}
		else if (value instanceof Duration duration) {
			this.details.put(name, text(duration));
		}
		else if (value != null && !(value instanceof Collection<?> collection && collection.isEmpty())) {
			this.details.put(name, value);
		}
	}

	/**
	 * Add why the status is what it is.
	 * @param snapshot what is known
	 */
	void addReason(Snapshot snapshot) {
		List<Diagnosis> problems = snapshot.problems();
		if (!problems.isEmpty()) {
			addProblems(problems);
		}
		else if (snapshot.status() == ConnectionStatus.UNKNOWN) {
			add("summary", reasonForSilence(snapshot));
		}
	}

	/**
	 * Add where the most important problem is explained without a network.
	 * @param snapshot what is known
	 */
	void addDocsOnClassPath(Snapshot snapshot) {
		List<Diagnosis> problems = snapshot.problems();
		add("docsOnClassPath", problems.isEmpty() ? null : problems.get(0).cause().docsOnClassPath());
	}

	/**
	 * Add the evidence for the most important problem.
	 * @param snapshot what is known
	 */
	void addFacts(Snapshot snapshot) {
		Map<String, String> facts = new LinkedHashMap<>();
		snapshot.problems()
			.stream()
			.limit(1)
			.flatMap((problem) -> problem.facts().stream())
			.filter((fact) -> !fact.label().equals(TrafficFinding.EVIDENCE))
			.forEach((fact) -> facts.merge(fact.label(), fact.value(), (one, other) -> one + "; " + other));
		add("facts", facts.isEmpty() ? null : facts);
	}

	private void addProblems(List<Diagnosis> problems) {
		Diagnosis first = problems.get(0);
		add("cause", first.cause().id());
		add("summary", String.join(" ", problems.stream().map(Diagnosis::summary).toList()));
		add("actions", problems.stream().flatMap((problem) -> problem.actions().stream()).toList());
		add("docs", first.cause().docs());
		add(TrafficFinding.EVIDENCE, TrafficFinding.isEvidenceOf(first) ? TrafficFinding.TRAFFIC : null);
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

	/**
	 * Add what the polls found, and when the next is due. What identifies an answer, and
	 * what it tells of the models, is of the poll that the status rests on.
	 * @param snapshot what is known
	 */
	void addWatch(Snapshot snapshot) {
		ConnectionState state = snapshot.state();
		Failures failures = state.failures();
		ProbeResult result = snapshot.result();
		List<Diagnosis> problems = snapshot.problems();
		if (result != null) {
			addAnswer(result.answer());
		}
		else if (!problems.isEmpty()) {
			addAnswer(problems.get(0).answer());
		}
		ProbeResult last = state.lastResult();
		if (last != null && !last.latency().isZero()) {
			add("latency", last.latency());
		}
		add("lastChecked", state.lastChecked());
		add("lastSuccess", state.lastSuccess());
		add("failingSince", (failures.since() != null) ? failures.since().time() : null);
		add("consecutiveFailures", (failures.inRow() > 0) ? failures.inRow() : null);
		if (result != null) {
			add("models", result.models());
			add("missingModels", result.missingModels());
			addAccess(result.access());
		}
		add("retiringModels", snapshot.retiringModels().stream().map(Details::retiring).toList());
		add("nextCheck", snapshot.nextCheck());
		ConnectionSummary connection = snapshot.connection();
		LocalDate expires = (connection != null) ? connection.apiKeyExpires() : null;
		add("apiKeyExpires", (expires != null) ? expires.toString() : null);
		add("warnings", snapshot.warnings().stream().map(Details::warning).toList());
	}

	private void addAccess(Access access) {
		add("inference", (access.inference() != null) ? access.inference().name().toLowerCase(Locale.ROOT) : null);
		add("organizationInUse", access.organization());
		add("projectInUse", access.project());
	}

	Map<String, Object> asMap() {
		return this.details;
	}

	static String text(Instant instant) {
		return instant.truncatedTo(ChronoUnit.SECONDS).toString();
	}

	static String precise(Instant instant) {
		return instant.truncatedTo(ChronoUnit.MILLIS).toString();
	}

	static String text(Duration duration) {
		return duration.truncatedTo(ChronoUnit.MILLIS).toString();
	}

	private void addAnswer(@Nullable ServiceAnswer answer) {
		if (answer != null) {
			add("httpStatus", answer.httpStatus());
			add("errorCode", answer.errorCode());
			add("requestId", answer.requestId());
		}
	}

	private static Map<String, String> retiring(RetiringModel model) {
		Map<String, String> details = new LinkedHashMap<>();
		details.put("id", model.id());
		details.put("day", model.day().toString());
		return details;
	}

	private static Map<String, String> warning(Diagnosis warning) {
		Map<String, String> details = new LinkedHashMap<>();
		details.put("cause", warning.cause().id());
		details.put("summary", warning.summary());
		details.put("docs", warning.cause().docs());
		return details;
	}

	private static String reasonForSilence(Snapshot snapshot) {
		MonitorSettings settings = snapshot.settings();
		if (!settings.enabled()) {
			return "Not watched: 'openai.enabled' is false.";
		}
		if (!settings.probeEnabled()) {
			return "Not polled: 'openai.probe.enabled' is false. The configured values are in order.";
		}
		return snapshot.state().unconfirmed() ? "The first answer, a refusal, awaits its confirmation."
				: "Not polled yet.";
	}

}
