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
import java.util.List;
import java.util.Map;

import io.github.openaihealth.connection.EchoComparison;
import io.github.openaihealth.diagnosis.Cause;
import io.github.openaihealth.diagnosis.Diagnosis;
import io.github.openaihealth.diagnosis.Effect;
import io.github.openaihealth.diagnosis.ServiceAnswer;
import io.github.openaihealth.probe.Outcome;
import io.github.openaihealth.probe.ProbeResult;
import org.jspecify.annotations.Nullable;

/**
 * Probe results for tests.
 */
final class Results {

	private static final Map<String, String> PARTICULARS = Map.of("host", "api.openai.com", "limit", "5s", "status",
			"500", "finding", "a web page instead of JSON", "models", "gpt-test", "vendor", "another vendor", "url",
			"https://api.openai.com");

	private Results() {
	}

	static Diagnosis diagnosis(Cause cause) {
		return Diagnosis.of(cause, PARTICULARS);
	}

	static ProbeResult success() {
		return result(Outcome.SUCCESS, null, null);
	}

	static ProbeResult of(Cause cause) {
		return of(cause, null);
	}

	static ProbeResult of(Cause cause, @Nullable Duration retryAfter) {
		Outcome outcome = switch (cause.effect()) {
			case WARNING -> Outcome.SUCCESS;
			case PASSING -> Outcome.PASSING;
			default -> Outcome.DEFINITIVE;
		};
		return result(outcome, diagnosis(cause).withAnswer(new ServiceAnswer(401, "some_code", "req_1")), retryAfter);
	}

	static ProbeResult rejection(EchoComparison.Outcome outcome) {
		EchoComparison received = new EchoComparison(outcome, 0, "…");
		Diagnosis rejection = diagnosis(Cause.API_KEY_REJECTED).withFact("received", received.describe());
		return new ProbeResult(Outcome.DEFINITIVE, rejection, Duration.ofMillis(182), null, null, List.of(), null, true,
				received);
	}

	private static ProbeResult result(Outcome outcome, @Nullable Diagnosis diagnosis, @Nullable Duration retryAfter) {
		boolean stopsStart = diagnosis != null && diagnosis.cause().effect() == Effect.DEFINITIVE;
		return new ProbeResult(outcome, diagnosis, Duration.ofMillis(182),
				(diagnosis != null) ? diagnosis.answer() : null, (outcome == Outcome.SUCCESS) ? 96 : null, List.of(),
				retryAfter, stopsStart, null);
	}

}
