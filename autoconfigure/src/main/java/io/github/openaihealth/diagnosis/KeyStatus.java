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
 * What a {@link Cause} tells of the key.
 */
public enum KeyStatus {

	/**
	 * There is none: nothing is configured, or something that was to become a key and did
	 * not.
	 */
	ABSENT,

	/**
	 * In its place stands text that never was a secret.
	 */
	STAND_IN,

	/**
	 * There is a secret, and another one has to take its place.
	 */
	TO_REPLACE,

	/**
	 * The service does not take it, or saw none.
	 */
	REJECTED,

	/**
	 * The service knows it, whatever else is wrong.
	 */
	ACCEPTED,

	/**
	 * Nothing.
	 */
	UNKNOWN;

	/**
	 * Return whether what is configured may be a secret.
	 * @return {@code false} if it certainly is none
	 */
	public boolean isSecret() {
		return this != ABSENT && this != STAND_IN;
	}

}
