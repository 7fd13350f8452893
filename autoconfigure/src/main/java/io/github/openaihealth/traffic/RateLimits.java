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

package io.github.openaihealth.traffic;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

import io.github.openaihealth.traffic.LatestRateLimit.AnswerHeaders;
import org.jspecify.annotations.Nullable;

/**
 * The rate limits of all connections, as the answers to the application's own calls tell
 * them. There are as many as there are connections and configured models, whatever the
 * answers say: no more memory, and no more meters, for many calls than for one.
 */
public final class RateLimits {

	/**
	 * The model of answers that tell no configured one.
	 */
	public static final String OTHER = "other";

	private static final String MODEL_HEADER = "openai-model";

	private static final RateLimitUnit[] UNITS = RateLimitUnit.values();

	private static final int DATE_LENGTH = "-2026-11-23".length();

	private final List<String> models;

	private final Map<String, List<LatestRateLimit>> rateLimits;

	/**
	 * Create an instance.
	 * @param connections the names of the connections
	 * @param models the models to tell apart, empty to tell none
	 */
	public RateLimits(Collection<String> connections, Collection<String> models) {
		this(connections, models, System::nanoTime);
	}

	RateLimits(Collection<String> connections, Collection<String> models, LongSupplier nanoTime) {
		this.models = models.stream()
			.map(String::strip)
			.filter((model) -> !model.isEmpty() && !model.equals(OTHER))
			.distinct()
			.toList();
		this.rateLimits = new LinkedHashMap<>();
		for (String connection : connections) {
			this.rateLimits.put(connection, create(connection, nanoTime));
		}
	}

	private List<LatestRateLimit> create(String connection, LongSupplier nanoTime) {
		List<LatestRateLimit> created = new ArrayList<>();
		for (int i = 0; i <= this.models.size(); i++) {
			for (RateLimitUnit unit : UNITS) {
				created.add(new LatestRateLimit(connection, unit, model(i), nanoTime));
			}
		}
		return List.copyOf(created);
	}

	private @Nullable String model(int index) {
		if (this.models.isEmpty()) {
			return null;
		}
		return (index < this.models.size()) ? this.models.get(index) : OTHER;
	}

	/**
	 * Return all rate limits.
	 * @return one of each unit, for each connection and each model that is told apart
	 */
	public List<LatestRateLimit> all() {
		return this.rateLimits.values().stream().flatMap(List::stream).toList();
	}

	/**
	 * Take note of what an answer tells.
	 * @param connection the name of the connection at which the call was made
	 * @param answer the answer
	 */
	void tell(String connection, AnswerHeaders answer) {
		List<LatestRateLimit> ofConnection = this.rateLimits.get(connection);
		if (ofConnection != null) {
			int first = UNITS.length * indexOf(this.models.isEmpty() ? null : answer.header(MODEL_HEADER));
			for (int i = first; i < first + UNITS.length; i++) {
				ofConnection.get(i).tell(answer);
			}
		}
	}

	// An alias is answered by the model of a day: gpt-4o by gpt-4o-2024-08-06
	private int indexOf(@Nullable String model) {
		int index = (model != null) ? this.models.indexOf(model) : -1;
		for (int i = 0; model != null && index == -1 && i < this.models.size(); i++) {
			index = isOfADay(model, this.models.get(i)) ? i : -1;
		}
		return (index != -1) ? index : this.models.size();
	}

	private static boolean isOfADay(String model, String alias) {
		int start = alias.length();
		if (model.length() != start + DATE_LENGTH || !model.startsWith(alias)) {
			return false;
		}
		for (int i = 0; i < DATE_LENGTH; i++) {
			char character = model.charAt(start + i);
			boolean dash = i == 0 || i == 5 || i == 8;
			if (dash ? character != '-' : character < '0' || character > '9') {
				return false;
			}
		}
		return true;
	}

}
