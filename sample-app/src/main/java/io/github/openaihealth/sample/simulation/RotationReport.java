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

package io.github.openaihealth.sample.simulation;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * How far a rotation is.
 *
 * @param file the file from which the application reads its key
 * @param content what it holds, masked
 * @param keys the keys that were issued, the oldest first
 * @param steps what can be played
 */
record RotationReport(String file, String content, List<KeyState> keys, List<Step> steps) {

	/**
	 * A key that was issued.
	 *
	 * @param key its masked form
	 * @param valid whether it is accepted
	 * @param inFile whether the file holds it
	 * @param lastUsed when it was accepted last, or {@code null} if it never was
	 */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record KeyState(String key, boolean valid, boolean inFile, @Nullable Instant lastUsed) {

		static KeyState of(IssuedKey key, @Nullable String content) {
			return new KeyState(key.toString(), key.isValid(), key.value().equals(content), key.lastUsed());
		}

	}

	/**
	 * A step to choose.
	 *
	 * @param id its id
	 * @param description what it does
	 */
	record Step(String id, String description) {

		static Step of(RotationStep step) {
			return new Step(step.id(), step.description());
		}

	}

}
