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

package io.github.openaihealth.connection;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

import io.github.openaihealth.diagnosis.Diagnosis;

/**
 * Tells in the diagnosis of a refused key that it was to expire.
 */
final class KeyExpiry {

	private static final String LABEL = "expires";

	private static final String PASSED = ", which has passed";

	private final OpenAiConnection connection;

	/**
	 * Create a new instance.
	 * @param connection the connection, which may not know of a day
	 */
	KeyExpiry(OpenAiConnection connection) {
		this.connection = connection;
	}

	/**
	 * Add the day, and the advice to make a new key where it has passed.
	 * @param diagnosis the diagnosis
	 * @param now when the key was refused
	 * @return the diagnosis with the day, or as it was
	 */
	Diagnosis addTo(Diagnosis diagnosis, Instant now) {
		LocalDate day = this.connection.apiKeyDates().expires();
		if (day == null) {
			return diagnosis;
		}
		boolean expired = !day.atStartOfDay(ZoneOffset.UTC).toInstant().isAfter(now);
		Diagnosis added = diagnosis.withFact(LABEL, day + (expired ? PASSED : ""));
		return expired ? added.withFirstAction("Make a new key and deploy it: this one has expired on " + day + ", if '"
				+ this.connection.prefix() + ".api-key-expires' is right.") : added;
	}

	/**
	 * Copy the advice alone to another diagnosis of the same refusal.
	 * @param refusal a diagnosis to which {@link #addTo} was applied last
	 * @param other the other diagnosis
	 * @return the other diagnosis, with the advice where the key has expired
	 */
	static Diagnosis copy(Diagnosis refusal, Diagnosis other) {
		boolean expired = refusal.facts()
			.stream()
			.anyMatch((fact) -> fact.label().equals(LABEL) && fact.value().endsWith(PASSED));
		return expired ? other.withFirstAction(refusal.actions().get(0)) : other;
	}

}
