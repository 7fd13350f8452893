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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Remembers what was told of single models, so that a poll each minute does not ask again
 * each minute: for a while, as long as the list stays the same, and for one key, address
 * and organization.
 */
final class ModelMemory {

	/**
	 * How long an answer counts.
	 */
	static final Duration VALIDITY = Duration.ofMinutes(5);

	private static final int LARGEST = 1000;

	// Where a key changes with every poll, the oldest go
	private final Map<ProbeRequest, OfList> lists = new LinkedHashMap<>(16, 0.75F, true) {

		@Override
		protected boolean removeEldestEntry(Map.Entry<ProbeRequest, OfList> eldest) {
			return size() > LARGEST;
		}

	};

	/**
	 * Return what was told of a model lately.
	 * @param request the request for the list
	 * @param list the list as it is now
	 * @param model the model's id
	 * @param now the time
	 * @return what it was, or {@code null} if it is time to ask
	 */
	synchronized @Nullable Presence recall(ProbeRequest request, ModelList list, String model, Instant now) {
		Told told = find(request, list, model);
		if (told == null || now.isBefore(told.at())) {
			return null;
		}
		return now.isBefore(told.at().plus(VALIDITY)) ? told.presence() : null;
	}

	/**
	 * Return what was last told of a model, however long ago.
	 * @param request the request for the list
	 * @param list the list as it is now
	 * @param model the model's id
	 * @return what it was, or {@link Presence#UNKNOWN}
	 */
	synchronized Presence last(ProbeRequest request, ModelList list, String model) {
		Told told = find(request, list, model);
		return (told != null) ? told.presence() : Presence.UNKNOWN;
	}

	/**
	 * Remember what was told of a model.
	 * @param request the request for the list
	 * @param list the list as it is now
	 * @param model the model's id
	 * @param presence what was told
	 * @param now the time
	 */
	synchronized void remember(ProbeRequest request, ModelList list, String model, Presence presence, Instant now) {
		OfList known = this.lists.get(request);
		if (known == null || known.list() != list.hashCode()) {
			known = new OfList(list.hashCode(), new HashMap<>());
			this.lists.put(request, known);
		}
		known.models().put(model, new Told(presence, now));
	}

	private @Nullable Told find(ProbeRequest request, ModelList list, String model) {
		OfList known = this.lists.get(request);
		return (known != null && known.list() == list.hashCode()) ? known.models().get(model) : null;
	}

	/**
	 * What was told beside one list.
	 *
	 * @param list what tells the list from others
	 * @param models what was told, by id
	 */
	private record OfList(int list, Map<String, Told> models) {

		OfList {
			Objects.requireNonNull(models);
		}

	}

	/**
	 * What was told of a model.
	 *
	 * @param presence what
	 * @param at when
	 */
	private record Told(Presence presence, Instant at) {
	}

}
