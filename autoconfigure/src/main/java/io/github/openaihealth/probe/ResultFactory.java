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
import java.util.List;

import io.github.openaihealth.connection.ApiKey;
import io.github.openaihealth.connection.KeysInUse;
import io.github.openaihealth.connection.KnownHost;
import io.github.openaihealth.connection.OpenAiConnection;
import io.github.openaihealth.diagnosis.Cause;
import io.github.openaihealth.diagnosis.Diagnosis;
import io.github.openaihealth.diagnosis.Effect;
import org.jspecify.annotations.Nullable;

/**
 * Makes the result of a probe: the diagnosis with its facts, and what it is reason for.
 */
final class ResultFactory {

	// Servers that want no key, and clients that insist on one, agree on words such as
	// 'EMPTY'
	private static final int SHORTEST_KEY = 12;

	private final ProbeSettings settings;

	private final AnswerClassifier classifier = new AnswerClassifier();

	private final TransportDiagnoses failures;

	private final Retirements retirements;

	private final KeysInUse keys;

	ResultFactory(ProbeSettings settings, ProxyHint proxyHint, KeysInUse keys) {
		this.settings = settings;
		this.failures = new TransportDiagnoses(settings, proxyHint);
		this.retirements = new Retirements(settings.retirementWarning());
		this.keys = keys;
	}

	ProbeResult create(Reply reply, OpenAiConnection connection, Instant now, Duration latency) {
		return create(new ProbeReply(reply, now, latency), connection);
	}

	ProbeResult create(ProbeReply reply, OpenAiConnection connection) {
		return (reply.reply() instanceof Answer answer) ? create(answer, reply, connection)
				: create((TransportFailure) reply.reply(), connection, reply.latency());
	}

	private ProbeResult create(TransportFailure failure, OpenAiConnection connection, Duration latency) {
		return new ProbeResult(Outcome.of(failure.cause().effect()), this.failures.of(failure, connection), latency,
				null, null, List.of(), null, false, null);
	}

	private ProbeResult create(Answer answer, ProbeReply reply, OpenAiConnection connection) {
		Instant now = reply.time();
		Question question = Question.of(connection, reply.followUps(), this.keys);
		Verdict list = this.classifier.classify(answer, question, now);
		Verdict key = (list.list() != null) ? verdictOfKey(reply, connection, question) : null;
		AccessAnswer told = (reply.followUps().access() != null) ? AccessAnswer.of(reply.followUps().access(), question)
				: null;
		AccessComparison compared = (told != null)
				? AccessComparison.of(told.access(), connection, this.settings.accessCheck().expectedOrganization())
				: null;
		Verdict verdict = decisive(list, key, told, compared);
		Cause cause = verdict.cause();
		Access access = (told != null) ? told.access() : Access.UNKNOWN;
		AnswerDiagnoses diagnoses = new AnswerDiagnoses(connection);
		if (cause == null) {
			Diagnosis notChecked = isKeyChecked(list, key, connection) ? null : diagnoses.notChecked();
			return new ProbeResult(Outcome.SUCCESS, notChecked, reply.latency(), verdict.answer(), verdict.models(),
					List.of(), null, false, null, null, retiringModels(list, connection, now), access);
		}
		return new ProbeResult(Outcome.of(cause.effect()), diagnoses.of(cause, verdict, compared, now), reply.latency(),
				verdict.answer(), verdict.models(), diagnoses.missingModels(verdict), verdict.retryAfter(),
				stopsStart(cause, verdict, question), verdict.received(), verdict.token(),
				retiringModels(verdict, connection, now), access);
	}

	private @Nullable Verdict verdictOfKey(ProbeReply reply, OpenAiConnection connection, Question question) {
		KnownHost.KeyCall call = FollowUpQuestions.keyCall(connection);
		return (call != null && reply.followUps().key() instanceof Answer answer)
				? KeyAnswer.judge(answer, call, question, this.classifier, reply.time()) : null;
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

	private List<RetiringModel> retiringModels(Verdict verdict, OpenAiConnection connection, Instant now) {
		return (verdict.list() != null) ? this.retirements.of(verdict.list(), connection, now) : List.of();
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

	private static boolean stopsStart(Cause cause, Verdict verdict, Question question) {
		return cause.effect() == Effect.DEFINITIVE && verdict.recognised()
				&& (cause != Cause.ENDPOINT_NOT_FOUND || question.openAiHost());
	}

}
