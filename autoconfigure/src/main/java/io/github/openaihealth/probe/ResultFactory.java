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
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.openaihealth.connection.ApiKey;
import io.github.openaihealth.connection.ConnectionSetting;
import io.github.openaihealth.connection.DiagnosisFactory;
import io.github.openaihealth.connection.EchoComparison;
import io.github.openaihealth.connection.KnownHost;
import io.github.openaihealth.connection.OpenAiConnection;
import io.github.openaihealth.diagnosis.Cause;
import io.github.openaihealth.diagnosis.Diagnosis;
import io.github.openaihealth.diagnosis.Effect;
import io.github.openaihealth.diagnosis.KeyStatus;
import io.github.openaihealth.diagnosis.ServiceAnswer;
import io.github.openaihealth.diagnosis.Subject;
import io.github.openaihealth.probe.TransportFailure.Particular;
import org.jspecify.annotations.Nullable;

/**
 * Makes the result of a probe: the diagnosis with its facts, and what it is reason for.
 */
final class ResultFactory {

	// Servers that want no key, and clients that insist on one, agree on words such as
	// 'EMPTY'
	private static final int SHORTEST_KEY = 12;

	private static final String NAMED_HOST = "namedHost";

	private static final String CERTIFICATE_REQUIRED = "certificate_required";

	private static final String CODE = "code";

	// What is refused there is not the key
	private static final Set<String> OAUTH_REFUSALS = Set.of("invalid_client", "unauthorized_client", "invalid_grant",
			"unsupported_grant_type", "invalid_target");

	private final ProbeSettings settings;

	private final AnswerClassifier classifier = new AnswerClassifier();

	private final ProxyHint proxyHint;

	private final Retirements retirements;

	ResultFactory(ProbeSettings settings, ProxyHint proxyHint) {
		this.settings = settings;
		this.proxyHint = proxyHint;
		this.retirements = new Retirements(settings.retirementWarning());
	}

	ProbeResult create(Reply reply, OpenAiConnection connection, Instant now, Duration latency) {
		return create(new ProbeReply(reply, now, latency), connection);
	}

	ProbeResult create(ProbeReply reply, OpenAiConnection connection) {
		return (reply.reply() instanceof Answer answer) ? create(answer, reply, connection)
				: create((TransportFailure) reply.reply(), connection, reply.latency());
	}

	private ProbeResult create(Answer answer, ProbeReply reply, OpenAiConnection connection) {
		Instant now = reply.time();
		Duration latency = reply.latency();
		Question question = Question.of(connection, reply.followUps());
		Verdict list = this.classifier.classify(answer, question, now);
		Verdict key = (list.list() != null) ? verdictOfKey(reply, connection, question) : null;
		AccessAnswer told = (reply.followUps().access() != null) ? AccessAnswer.of(reply.followUps().access(), question)
				: null;
		AccessComparison compared = (told != null)
				? AccessComparison.of(told.access(), connection, this.settings.accessCheck().expectedOrganization())
				: null;
		Verdict verdict = decisive(list, key, told, compared);
		Cause cause = verdict.cause();
		if (cause == null) {
			Diagnosis notChecked = isKeyChecked(list, key, connection) ? null
					: diagnose(Cause.API_KEY_NOT_CHECKED, null, Map.of(), connection);
			return new ProbeResult(Outcome.SUCCESS, notChecked, latency, verdict.answer(), verdict.models(), List.of(),
					null, false, null, null, retiringModels(list, connection, now), access(told));
		}
		Diagnosis diagnosis = ((compared != null && compared.cause() == cause) ? compare(compared, connection)
				: diagnose(cause, verdict.token(), particulars(verdict, connection), connection))
			.withAnswer(verdict.answer());
		if (CERTIFICATE_REQUIRED.equals(verdict.answer().errorCode())) {
			diagnosis = diagnosis.withFirstAction(clientCertificate(connection));
		}
		diagnosis = addFacts(diagnosis, connection);
		if (cause.keyStatus() == KeyStatus.REJECTED) {
			diagnosis = new DiagnosisFactory(connection).addExpiry(diagnosis, now);
		}
		EchoComparison received = verdict.received();
		diagnosis = (received != null) ? diagnosis.withFact("received", received.describe()) : diagnosis;
		diagnosis = (verdict.vendor() != null) ? diagnosis.withFact("vendor", verdict.vendor()) : diagnosis;
		diagnosis = diagnosis.withFact("answer", describe(verdict.answer()));
		return new ProbeResult(Outcome.of(cause.effect()), diagnosis, latency, verdict.answer(), verdict.models(),
				missingModels(verdict, connection), verdict.retryAfter(), stopsStart(cause, verdict, question),
				received, verdict.token(), retiringModels(verdict, connection, now), access(told));
	}

	private static Access access(@Nullable AccessAnswer told) {
		return (told != null) ? told.access() : Access.UNKNOWN;
	}

	private static Verdict decisive(Verdict list, @Nullable Verdict key, @Nullable AccessAnswer told,
			@Nullable AccessComparison compared) {
		if (key != null && key.cause() != null) {
			return key;
		}
		Cause cause = (told != null) ? told.cause() : null;
		cause = (cause == null && compared != null) ? compared.cause() : cause;
		return (told != null && cause != null) ? list.refused(cause, told.answer()) : list;
	}

	private static Diagnosis compare(AccessComparison compared, OpenAiConnection connection) {
		return new DiagnosisFactory(connection).create(compared.cause(), AccessComparison.VARIANT,
				compared.particulars());
	}

	private List<RetiringModel> retiringModels(Verdict verdict, OpenAiConnection connection, Instant now) {
		return (verdict.list() != null) ? this.retirements.of(verdict.list(), connection, now) : List.of();
	}

	private @Nullable Verdict verdictOfKey(ProbeReply reply, OpenAiConnection connection, Question question) {
		KnownHost.KeyCall call = FollowUpQuestions.keyCall(connection);
		return (call != null && reply.followUps().key() instanceof Answer answer)
				? KeyAnswer.judge(answer, call, question, this.classifier, reply.time()) : null;
	}

	private static boolean isKeyChecked(Verdict list, @Nullable Verdict key, OpenAiConnection connection) {
		ApiKey apiKey = connection.apiKey();
		if (key != null || apiKey == null || apiKey.length() < SHORTEST_KEY || connection.baseUrl().isOpenAi()) {
			return true;
		}
		KnownHost host = KnownHost.of(connection.baseUrl());
		boolean open = (host != null && host.isListOpen())
				|| (list.list() != null && KnownHost.isListOpen(list.list().owner()));
		return !open;
	}

	private ProbeResult create(TransportFailure failure, OpenAiConnection connection, Duration latency) {
		Duration limit = failure.whileConnecting() ? this.settings.connectTimeout() : this.settings.timeout();
		Map<String, String> particulars = new HashMap<>();
		particulars.put("limit", describe(limit));
		if (failure.particular() instanceof Particular.NoHttp noHttp) {
			particulars.put("finding", noHttp.finding());
		}
		Diagnosis diagnosis = addFacts(diagnose(failure.cause(), null, particulars, connection), connection);
		diagnosis = addParticular(diagnosis, failure.particular(), connection.baseUrlSetting().property());
		if (failure.particular() instanceof Particular.ClientCertificate) {
			diagnosis = diagnosis.withFirstAction(clientCertificate(connection));
		}
		if (failure.cause().subject() == Subject.NETWORK) {
			diagnosis = this.proxyHint.addTo(diagnosis, connection.baseUrl());
		}
		return new ProbeResult(Outcome.of(failure.cause().effect()), diagnosis, latency, null, null, List.of(), null,
				false, null);
	}

	private static String clientCertificate(OpenAiConnection connection) {
		return "Put a client certificate that this host accepts into an SSL bundle, and name the bundle in '"
				+ connection.prefix() + ".ssl.bundle': the host asks for one.";
	}

	private static Diagnosis diagnose(Cause cause, @Nullable TokenRefusal token, Map<String, String> particulars,
			OpenAiConnection connection) {
		DiagnosisFactory diagnoses = new DiagnosisFactory(connection);
		if (token != null) {
			return diagnoses.create(cause, token.variant(), particulars);
		}
		if (particulars.containsKey(NAMED_HOST)) {
			return diagnoses.create(cause, "named", particulars);
		}
		if (cause == Cause.PERMISSION_DENIED && OAUTH_REFUSALS.contains(particulars.get(CODE))) {
			return diagnoses.create(cause, "oauth", particulars);
		}
		boolean unset = (cause == Cause.ORG_MISMATCH && connection.orgId() == null)
				|| (cause == Cause.PROJECT_MISMATCH && connection.projectId() == null);
		return unset ? diagnoses.create(cause, "unset", particulars) : diagnoses.create(cause, particulars);
	}

	private static Diagnosis addParticular(Diagnosis diagnosis, @Nullable Particular particular, String baseUrl) {
		if (particular instanceof Particular.NoHttp) {
			return diagnosis
				.withFirstAction("Check the port of '" + baseUrl + "': what answers there does not speak HTTP.");
		}
		if (particular instanceof Particular.Tls) {
			return diagnosis.withFirstAction("Let '" + baseUrl + "' begin with 'https://': the port speaks TLS.");
		}
		if (particular instanceof Particular.ProxyRefused refused) {
			return diagnosis.withFact("proxy", refused.proxy() + " answered CONNECT with " + refused.status())
				.withFirstAction("Ask those who run the proxy " + refused.proxy()
						+ " to let connections pass: it answered CONNECT with " + refused.status() + ".");
		}
		if (particular instanceof Particular.NotAsked) {
			return diagnosis.withFirstAction("Give this application more CPU, or see which filter of an "
					+ "OpenAiProbeCustomizer does not return: nothing could be asked within a minute.");
		}
		return diagnosis;
	}

	private boolean stopsStart(Cause cause, Verdict verdict, Question question) {
		return cause.effect() == Effect.DEFINITIVE && verdict.recognised()
				&& (cause != Cause.ENDPOINT_NOT_FOUND || question.openAiHost());
	}

	private Map<String, String> particulars(Verdict verdict, OpenAiConnection connection) {
		Map<String, String> particulars = new HashMap<>();
		particulars.put("status", String.valueOf(verdict.answer().httpStatus()));
		particulars.put(CODE, String.valueOf(verdict.answer().errorCode()));
		particulars.put("vendor",
				(verdict.vendor() != null) ? verdict.vendor() : "The service at " + connection.baseUrl().host());
		particulars.put("models", String.join(", ", missingModels(verdict, connection)));
		particulars.put("withRequest", DiagnosisFactory.withRequest(verdict.answer()));
		if (verdict.finding() != null) {
			particulars.put("finding", verdict.finding());
		}
		if (verdict.namedHost() != null) {
			particulars.put(NAMED_HOST, verdict.namedHost());
			particulars.put("baseUrlLine",
					new DiagnosisFactory(connection).baseUrlLine("https://" + verdict.namedHost() + "/v1"));
		}
		return particulars;
	}

	// A key may have been pasted there too
	private static List<String> missingModels(Verdict verdict, OpenAiConnection connection) {
		return verdict.missingModels().stream().map(connection::mask).toList();
	}

	private Diagnosis addFacts(Diagnosis diagnosis, OpenAiConnection connection) {
		for (ConnectionSetting setting : evidence(diagnosis.cause().subject())) {
			diagnosis = addFact(diagnosis, connection, setting, value(connection, setting));
		}
		return diagnosis;
	}

	private static List<ConnectionSetting> evidence(Subject subject) {
		return switch (subject) {
			case ORGANIZATION -> List.of(ConnectionSetting.ORG_ID, ConnectionSetting.API_KEY);
			case PROJECT -> List.of(ConnectionSetting.PROJECT_ID, ConnectionSetting.API_KEY);
			case KEY_AND_HOST -> List.of(ConnectionSetting.BASE_URL, ConnectionSetting.API_KEY);
			case KEY, ACCOUNT -> List.of(ConnectionSetting.API_KEY);
			case NETWORK, ENDPOINT, BASE_URL -> List.of(ConnectionSetting.BASE_URL);
			case SETTINGS, MONITOR -> List.of();
		};
	}

	private static @Nullable String value(OpenAiConnection connection, ConnectionSetting setting) {
		ApiKey apiKey = connection.apiKey();
		return switch (setting) {
			case API_KEY -> (apiKey != null) ? apiKey + " (" + apiKey.describe() + ")" : null;
			case ORG_ID -> connection.orgId();
			case PROJECT_ID -> connection.projectId();
			case BASE_URL -> connection.baseUrl().toString();
		};
	}

	private Diagnosis addFact(Diagnosis diagnosis, OpenAiConnection connection, ConnectionSetting setting,
			@Nullable String value) {
		return (value != null) ? new DiagnosisFactory(connection).addSetting(diagnosis, setting, value) : diagnosis;
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

	private static String describe(Duration limit) {
		return (limit.toMillisPart() == 0) ? limit.toSeconds() + "s" : limit.toMillis() + "ms";
	}

}
