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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.openaihealth.connection.DiagnosisFactory;
import io.github.openaihealth.connection.DisplayText;
import io.github.openaihealth.connection.EchoComparison;
import io.github.openaihealth.connection.OpenAiConnection;
import io.github.openaihealth.diagnosis.Cause;
import io.github.openaihealth.diagnosis.Diagnosis;
import io.github.openaihealth.diagnosis.KeyStatus;
import io.github.openaihealth.diagnosis.ServiceAnswer;
import org.jspecify.annotations.Nullable;

/**
 * Makes the diagnosis of an answer in which something is wrong.
 */
final class AnswerDiagnoses {

	// A line of the log has to be read
	private static final int MODELS_NAMED = 20;

	private static final String NAMED_HOST = "namedHost";

	private static final String CERTIFICATE_REQUIRED = "certificate_required";

	private static final String CODE = "code";

	// What is refused there is not the key
	private static final Set<String> OAUTH_REFUSALS = Set.of("invalid_client", "unauthorized_client", "invalid_grant",
			"unsupported_grant_type", "invalid_target");

	private final OpenAiConnection connection;

	private final DiagnosisFactory diagnoses;

	AnswerDiagnoses(OpenAiConnection connection) {
		this.connection = connection;
		this.diagnoses = new DiagnosisFactory(connection);
	}

	/**
	 * Make the diagnosis.
	 * @param cause what is wrong
	 * @param verdict what the answer means
	 * @param compared what differs from what is expected, or {@code null}
	 * @param now the time
	 * @return the diagnosis
	 */
	Diagnosis of(Cause cause, Verdict verdict, @Nullable AccessComparison compared, Instant now) {
		Diagnosis diagnosis = (compared != null && compared.cause() == cause)
				? this.diagnoses.create(cause, AccessComparison.VARIANT, compared.particulars())
				: explain(cause, verdict.token(), particulars(verdict));
		diagnosis = diagnosis.withAnswer(verdict.answer());
		if (CERTIFICATE_REQUIRED.equals(verdict.answer().errorCode())) {
			diagnosis = diagnosis.withFirstAction(TransportDiagnoses.clientCertificate(this.connection));
		}
		diagnosis = SettingFacts.addTo(diagnosis, this.connection);
		if (cause.keyStatus() == KeyStatus.REJECTED) {
			diagnosis = this.diagnoses.addExpiry(diagnosis, now);
		}
		return addFacts(diagnosis, verdict);
	}

	/**
	 * Make the diagnosis of a success that does not prove the key.
	 * @return the diagnosis
	 */
	Diagnosis notChecked() {
		return explain(Cause.API_KEY_NOT_CHECKED, null, Map.of());
	}

	private Diagnosis explain(Cause cause, @Nullable TokenRefusal token, Map<String, String> particulars) {
		if (token != null) {
			return this.diagnoses.create(cause, token.variant(), particulars);
		}
		if (particulars.containsKey(NAMED_HOST)) {
			return this.diagnoses.create(cause, "named", particulars);
		}
		if (cause == Cause.PERMISSION_DENIED && OAUTH_REFUSALS.contains(particulars.get(CODE))) {
			return this.diagnoses.create(cause, "oauth", particulars);
		}
		boolean unset = (cause == Cause.ORG_MISMATCH && this.connection.orgId() == null)
				|| (cause == Cause.PROJECT_MISMATCH && this.connection.projectId() == null);
		return unset ? this.diagnoses.create(cause, "unset", particulars) : this.diagnoses.create(cause, particulars);
	}

	private Map<String, String> particulars(Verdict verdict) {
		Map<String, String> particulars = new HashMap<>();
		particulars.put("status", String.valueOf(verdict.answer().httpStatus()));
		particulars.put(CODE, String.valueOf(verdict.answer().errorCode()));
		particulars.put("vendor",
				(verdict.vendor() != null) ? verdict.vendor() : "The service at " + this.connection.baseUrl().host());
		particulars.put("models", named(missingModels(verdict)));
		particulars.put("withRequest", DiagnosisFactory.withRequest(verdict.answer()));
		if (verdict.finding() != null) {
			particulars.put("finding", verdict.finding());
		}
		if (verdict.namedHost() != null) {
			particulars.put(NAMED_HOST, verdict.namedHost());
			particulars.put("baseUrlLine", this.diagnoses.baseUrlLine("https://" + verdict.namedHost() + "/v1"));
		}
		return particulars;
	}

	/**
	 * Return the required models that the key cannot see.
	 * @param verdict what the answer means
	 * @return the ids; anything may have been pasted there, a key too, so they are masked
	 * and made fit to be shown
	 */
	List<String> missingModels(Verdict verdict) {
		return verdict.missingModels().stream().map((model) -> DisplayText.of(this.connection.mask(model))).toList();
	}

	private static String named(List<String> models) {
		int more = models.size() - MODELS_NAMED;
		return (more > 0) ? String.join(", ", models.subList(0, MODELS_NAMED)) + " and " + more + " more"
				: String.join(", ", models);
	}

	private static Diagnosis addFacts(Diagnosis diagnosis, Verdict verdict) {
		Diagnosis added = diagnosis;
		EchoComparison received = verdict.received();
		added = (received != null) ? added.withFact("received", received.describe()) : added;
		added = (verdict.vendor() != null) ? added.withFact("vendor", verdict.vendor()) : added;
		return added.withFact("answer", describe(verdict.answer()));
	}

	private static String describe(ServiceAnswer answer) {
		String status = String.valueOf(answer.httpStatus());
		StringBuilder description = new StringBuilder(status);
		// LiteLLM and Azure repeat the status as their code
		if (answer.errorCode() != null && !answer.errorCode().equals(status)) {
			description.append(' ').append(answer.errorCode());
		}
		if (answer.requestId() != null) {
			description.append(", request ").append(answer.requestId());
		}
		return description.toString();
	}

}
