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
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Remembers the answers to the deeper check, each for one key, address, organization and
 * project, until it is time to ask again.
 */
final class AccessMemory {

	private static final int LARGEST = 1000;

	private final Duration validity;

	// Where a key changes with every poll, the oldest go
	private final Map<ProbeRequest, Told> answers = new LinkedHashMap<>(16, 0.75F, true) {

		@Override
		protected boolean removeEldestEntry(Map.Entry<ProbeRequest, Told> eldest) {
			return size() > LARGEST;
		}

	};

	/**
	 * Create a new instance.
	 * @param validity how long an answer counts
	 */
	AccessMemory(Duration validity) {
		this.validity = validity;
	}

	/**
	 * Return the last answer, if it still counts.
	 * @param request the request for the list of models
	 * @param now the time
	 * @return the answer, or {@code null} if it is time to ask
	 */
	synchronized @Nullable Answer recall(ProbeRequest request, Instant now) {
		Told told = this.answers.get(request);
		if (told == null || now.isBefore(told.at())) {
			return null;
		}
		return now.isBefore(told.at().plus(this.validity)) ? told.answer() : null;
	}

	/**
	 * Return the last answer, however long ago it came.
	 * @param request the request for the list of models
	 * @return the answer, or {@code null} if there never was one
	 */
	synchronized @Nullable Answer last(ProbeRequest request) {
		Told told = this.answers.get(request);
		return (told != null) ? told.answer() : null;
	}

	synchronized void remember(ProbeRequest request, Answer answer, Instant now) {
		this.answers.put(request, new Told(answer, now));
	}

	/**
	 * An answer.
	 *
	 * @param answer the answer
	 * @param at when it came
	 */
	private record Told(Answer answer, Instant at) {
	}

}
