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

package io.github.openaihealth.monitor;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

import io.github.openaihealth.connection.DiagnosisFactory;
import io.github.openaihealth.diagnosis.Cause;
import io.github.openaihealth.diagnosis.Diagnosis;
import io.github.openaihealth.diagnosis.Fact;
import io.github.openaihealth.monitor.ConnectionState.AcceptedKey;
import io.github.openaihealth.probe.ProbeResult;
import io.github.openaihealth.probe.TokenRefusal;
import org.jspecify.annotations.Nullable;

/**
 * Tells what the keys that worked before say of a rejection. The service answers a key
 * that it no longer knows like one that never worked; only the history of the same key,
 * known by its fingerprint, tells them apart. A key that was altered on its way says
 * nothing of the one that worked, and neither does one token of another.
 */
final class KeyHistory {

	private KeyHistory() {
	}

	static ProbeResult apply(ConnectionState state, Evidence.Probed probed, Moment now) {
		ProbeResult result = probed.result();
		Diagnosis rejection = result.diagnosis();
		List<AcceptedKey> accepted = state.acceptedKeys();
		if (rejection == null || rejection.cause() != Cause.API_KEY_REJECTED || accepted.isEmpty()
				|| probed.fingerprint() == null) {
			return result;
		}
		TokenRefusal token = result.token();
		AcceptedKey same = accepted.stream()
			.filter((key) -> key.fingerprint().equals(probed.fingerprint()))
			.findFirst()
			.orElse(null);
		if (token != null && (token.isExpiry() || (token.isToken() && same == null))) {
			return result;
		}
		if (same == null) {
			return with(result, replaced(rejection, accepted.get(0).at(), now));
		}
		return result.keyAltered() ? result : with(result, revoked(rejection, same.at(), now, probed.gateway(), token));
	}

	private static ProbeResult with(ProbeResult result, Diagnosis diagnosis) {
		return new ProbeResult(result.outcome(), diagnosis, result.latency(), result.answer(), result.models(),
				result.missingModels(), result.retryAfter(), result.stopsStart(), result.received());
	}

	private static Diagnosis replaced(Diagnosis rejection, Moment accepted, Moment now) {
		return rejection.withFact("key before", "worked until " + accepted.time().truncatedTo(ChronoUnit.SECONDS))
			.withFirstAction("Put the key back that was there before, unless it was revoked: it last worked "
					+ ago(accepted.until(now)) + ".");
	}

	private static Diagnosis revoked(Diagnosis rejection, Moment accepted, Moment now, @Nullable String gateway,
			@Nullable TokenRefusal token) {
		String when = ago(accepted.until(now));
		String withRequest = DiagnosisFactory.withRequest(rejection.answer());
		Diagnosis revoked = Diagnosis.ofVariants(Cause.API_KEY_REVOKED,
				variants(gateway != null, token != null && token.isToken()),
				Map.of("when", when, "withRequest", withRequest, "host", (gateway != null) ? gateway : ""));
		revoked = revoked.withFact("last worked", accepted.time().truncatedTo(ChronoUnit.SECONDS).toString());
		for (Fact fact : rejection.facts()) {
			revoked = revoked.withFact(fact.label(), fact.value());
		}
		revoked = DiagnosisFactory.copyExpiry(rejection, revoked);
		return (rejection.answer() != null) ? revoked.withAnswer(rejection.answer()) : revoked;
	}

	private static List<String> variants(boolean gateway, boolean token) {
		if (gateway) {
			return token ? List.of("gateway-token", "gateway") : List.of("gateway");
		}
		return token ? List.of("token") : List.of();
	}

	static String ago(Duration duration) {
		if (duration.toMinutes() < 1) {
			return "less than a minute ago";
		}
		if (duration.toHours() < 1) {
			return count(duration.toMinutes(), "minute");
		}
		return (duration.toDays() < 1) ? count(duration.toHours(), "hour") : count(duration.toDays(), "day");
	}

	private static String count(long number, String unit) {
		return number + " " + unit + ((number == 1) ? " ago" : "s ago");
	}

}
