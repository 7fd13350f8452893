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
import java.util.regex.Pattern;

import io.github.openaihealth.connection.EchoComparison;
import io.github.openaihealth.diagnosis.Cause;
import io.github.openaihealth.diagnosis.Effect;
import io.github.openaihealth.diagnosis.KeyStatus;
import io.github.openaihealth.diagnosis.ServiceAnswer;
import io.github.openaihealth.probe.BodyReader.BodyText;
import io.github.openaihealth.probe.ErrorReader.ErrorBody;
import io.github.openaihealth.probe.ErrorReader.Form;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * Tells what an answer means, by the error's code, then its type, then its message, and
 * last by the status. The content type is not asked: gateways get it wrong. Nothing of
 * the answer is kept but status, code and request id, and these only where they cannot
 * hold a key.
 */
final class AnswerClassifier {

	private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z0-9_.:-]{1,64}");

	/**
	 * Classify an answer.
	 * @param answer the answer
	 * @param question what was asked
	 * @param now the time of the answer
	 * @return what the answer means
	 */
	Verdict classify(Answer answer, Question question, Instant now) {
		BodyText text = answer.text();
		// In what came as a success only a hidden failure is looked for
		ErrorBody error = isSuccess(answer.status()) ? null : errorOf(answer, text, question);
		String vendor = (text.json() != null && error != null && error.form() != Form.TEXT && !question.openAiHost())
				? Vendors.of(question.baseUrl().host(), text.json(), error, answer.headers()) : null;
		Verdict verdict = verdictOf(answer, text, error, vendor, question);
		boolean recognised = error != null && (error.recognised() || vendor != null);
		ServiceAnswer identity = identityOf(answer, (error != null) ? error.code() : null, question);
		EchoComparison received = (error != null && isRejection(verdict.cause())) ? error.received() : null;
		return new Verdict(verdict.cause(), recognised, verdict.vendor(), verdict.finding(), received,
				(error != null && verdict.cause() == Cause.API_KEY_REJECTED) ? TokenRefusal.of(error, question.apiKey())
						: null,
				(verdict.cause() == Cause.HOSTNAME_MISMATCH) ? NamedHost.in(error, question) : null, verdict.list(),
				verdict.missingModels(), identity,
				(verdict.cause() != null) ? RetryAfter.of(answer.headers(), now) : null);
	}

	/**
	 * Return what identifies an answer in which nothing is wrong.
	 * @param answer the answer
	 * @param question what was asked
	 * @return a verdict without a cause
	 */
	Verdict identify(Answer answer, Question question) {
		return Verdict.fine(identityOf(answer, null, question));
	}

	private static ServiceAnswer identityOf(Answer answer, @Nullable String code, Question question) {
		return new ServiceAnswer(answer.status(), shown(code, question),
				shown(answer.headers().getFirst("x-request-id"), question));
	}

	private static @Nullable ErrorBody errorOf(Answer answer, BodyText text, Question question) {
		return (text.words() != null) ? ofWords(text.words(), answer.headers())
				: ErrorReader.read(text.json(), question.apiKey());
	}

	// Where there is no body, a header may say what it is about
	private static @Nullable ErrorBody ofWords(String words, HttpHeaders headers) {
		String told = words.isEmpty() ? Challenge.of(headers) : words;
		return (told != null) ? ErrorReader.ofText(told) : null;
	}

	private Verdict verdictOf(Answer answer, BodyText text, @Nullable ErrorBody error, @Nullable String vendor,
			Question question) {
		int status = answer.status();
		if (status == HttpStatus.PROXY_AUTHENTICATION_REQUIRED.value()) {
			return Verdict.of(Cause.PROXY_AUTHENTICATION);
		}
		if (isSuccess(status)) {
			return verdictOfSuccess(text, question);
		}
		if (status < 400) {
			return Verdict.unexpected((status >= 300)
					? Redirect.describe(status, answer.headers().getFirst(HttpHeaders.LOCATION), question)
					: "status " + status);
		}
		if (status == HttpStatus.NETWORK_AUTHENTICATION_REQUIRED.value()
				|| (text.intercepted() && !CloudflareErrors.isFrom(answer.headers()))) {
			return Verdict.unexpected((text.json() == null) ? text.finding() : "status " + status);
		}
		if (text.json() == null && CloudflareErrors.isChallenge(answer.headers())) {
			return Verdict.unexpected("a challenge of Cloudflare's instead of JSON");
		}
		if (status >= 500 && !isEndpointMissing(status)) {
			return Verdict.of(Cause.SERVICE_UNAVAILABLE);
		}
		Verdict ofCloudflare = CloudflareErrors.verdictOf(answer, text);
		if (ofCloudflare != null) {
			return ofCloudflare;
		}
		if (error != null && vendor != null) {
			return verdictOfVendor(status, error, vendor, question);
		}
		Cause cause = (error != null) ? causeOfError(error, status, question) : null;
		if (cause == null) {
			cause = causeOfStatus(status, error, question);
		}
		return (cause != null) ? Verdict.of(withoutKey(cause, question))
				: Verdict.unexpected(finding(status, text, error));
	}

	// A 429 in another form may come from whatever stands in front of the service
	private @Nullable Cause causeOfError(ErrorBody error, int status, Question question) {
		if (!error.recognised() && question.openAiHost()) {
			return null;
		}
		Cause cause = KnownErrors.causeOf(error, status, question.openAiHost());
		return (error.recognised() || cause == null || cause.effect() != Effect.WARNING) ? cause : null;
	}

	// Where no key is configured, none can be bad
	private static Cause withoutKey(Cause cause, Question question) {
		return (cause == Cause.API_KEY_REJECTED && question.apiKey() == null) ? Cause.API_KEY_NOT_SENT : cause;
	}

	private Verdict verdictOfSuccess(BodyText text, Question question) {
		if (text.json() == null) {
			return Verdict.unexpected(text.finding());
		}
		ModelList models = ModelList.of(text.json());
		if (HiddenFailure.isIn(text.json(), models == null || models.count() == 0)) {
			return Verdict.unexpected("an error instead of models");
		}
		if (models != null) {
			return Verdict.models(text.whole() ? models : models.cut(), question);
		}
		return Verdict.unexpected(ModelList.isGoogles(text.json())
				? "Google's own list of models: '/openai' is missing in the path" : "no list of models");
	}

	private Verdict verdictOfVendor(int status, ErrorBody error, String vendor, Question question) {
		Cause cause = KnownErrors.causeOf(error, status, false);
		boolean refusal = isRejection(cause)
				|| (cause == null && (status == 401 || (status == 400 && KnownErrors.isAboutCredentials(error))));
		boolean denial = (cause == null || cause == Cause.ENDPOINT_NOT_FOUND) && Vendors.isUnmistakable(vendor)
				&& (status == 403 || isEndpointMissing(status));
		if ((refusal || denial) && question.hasOpenAiKey()) {
			return Verdict.of(Cause.WRONG_PROVIDER).from(vendor);
		}
		cause = (cause != null) ? cause : causeOfStatus(status, error, question);
		cause = (cause != null) ? withoutKey(cause, question) : null;
		return (cause != null) ? Verdict.of(cause).from(vendor) : Verdict.unexpected("status " + status);
	}

	private static @Nullable Cause causeOfStatus(int status, @Nullable ErrorBody error, Question question) {
		boolean recognised = error != null && error.recognised();
		boolean ofGateway = error != null && error.form() != Form.TEXT && !question.openAiHost();
		return switch (status) {
			case 401 -> (error != null && (recognised || ofGateway)) ? causeOfUnauthorized(error, question) : null;
			case 402 -> (recognised || ofGateway) ? Cause.QUOTA_EXHAUSTED : null;
			case 403 -> (recognised || ofGateway) ? Cause.PERMISSION_DENIED : null;
			case 404, 405, 501 -> Cause.ENDPOINT_NOT_FOUND;
			case 429 -> (recognised && question.openAiHost()) ? Cause.RATE_LIMITED : Cause.SERVICE_UNAVAILABLE;
			default -> null;
		};
	}

	// On a host of OpenAI's own an unknown refusal says nothing of the key. Elsewhere a
	// 401 means the credentials where its code says so, or where it says hardly anything.
	private static Cause causeOfUnauthorized(ErrorBody error, Question question) {
		if (question.apiKey() == null) {
			return Cause.API_KEY_NOT_SENT;
		}
		boolean aboutKey = KnownErrors.isCodedForCredentials(error)
				|| (error.isTerse() && (!error.hasTellingCode() || KnownErrors.isAboutCredentials(error)));
		return (!question.openAiHost() && aboutKey) ? Cause.API_KEY_REJECTED : Cause.PERMISSION_DENIED;
	}

	private static String finding(int status, BodyText text, @Nullable ErrorBody error) {
		return (error != null && error.recognised()) ? "status " + status : text.finding();
	}

	private static boolean isRejection(@Nullable Cause cause) {
		return cause != null && cause.keyStatus() == KeyStatus.REJECTED;
	}

	private static boolean isSuccess(int status) {
		return status >= 200 && status < 300;
	}

	private static boolean isEndpointMissing(int status) {
		return status == 404 || status == 405 || status == 501;
	}

	private static @Nullable String shown(@Nullable String identifier, Question question) {
		return (identifier != null && IDENTIFIER.matcher(identifier).matches() && !question.isEchoedIn(identifier))
				? identifier : null;
	}

}
