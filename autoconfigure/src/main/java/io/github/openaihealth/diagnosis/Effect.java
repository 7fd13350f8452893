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

package io.github.openaihealth.diagnosis;

/**
 * What a {@link Cause} does to the start of the application and to its health.
 */
public enum Effect {

	/**
	 * Found in the configuration without a call: stops a start, and is the health cause
	 * of an application that started all the same.
	 */
	CONFIGURATION,

	/**
	 * Worth knowing and nothing more: shown as a warning, the status stays.
	 */
	WARNING,

	/**
	 * A refusal that a repetition will not change: once confirmed it stops a start and
	 * turns health.
	 */
	DEFINITIVE,

	/**
	 * A refusal that a repetition will not change but that does not question the key:
	 * once confirmed it turns health, and it never stops a start.
	 */
	DEFINITIVE_FOR_HEALTH,

	/**
	 * Turns health at once, without a confirmation, and never stops a start.
	 */
	IMMEDIATE,

	/**
	 * May be gone at the next attempt: never stops a start, and turns health only after
	 * several polls in a row.
	 */
	PASSING,

	/**
	 * Nothing is known: health is unknown.
	 */
	UNKNOWN;

	/**
	 * Return whether this is the effect of a refusal: what the service says of key,
	 * organization, account or address, which no failure on the way to it refutes.
	 * @return {@code true} if it is
	 */
	public boolean isRefusal() {
		return this == DEFINITIVE || this == DEFINITIVE_FOR_HEALTH;
	}

}
