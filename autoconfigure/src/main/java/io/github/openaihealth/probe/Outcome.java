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

import java.util.Locale;

import io.github.openaihealth.diagnosis.Effect;

/**
 * How a probe ended.
 */
public enum Outcome {

	/** The connection works, perhaps with a warning. */
	SUCCESS,

	/** A refusal that a repetition will not change. */
	DEFINITIVE,

	/** A failure that may be gone at the next attempt. */
	PASSING;

	/**
	 * Return the outcome as it is written in metrics and in the endpoint.
	 * @return the lower-case name
	 */
	public String id() {
		return name().toLowerCase(Locale.ROOT);
	}

	static Outcome of(Effect effect) {
		return switch (effect) {
			case WARNING -> SUCCESS;
			case DEFINITIVE, DEFINITIVE_FOR_HEALTH, IMMEDIATE, CONFIGURATION -> DEFINITIVE;
			case PASSING, UNKNOWN -> PASSING;
		};
	}

}
