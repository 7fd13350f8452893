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

import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The ids of a list of models.
 *
 * @param ids the ids
 * @param nameless how many models have no id
 * @param owner what the first model has for its owner, or {@code null}
 * @param shutdownDates the days on which models are shut down, where the list tells, by
 * the {@linkplain ModelIds#fingerprint fingerprints} of the ids
 * @param goesOn whether there are more models than the list has
 */
record ModelList(ModelIds ids, int nameless, @Nullable String owner, Map<Long, LocalDate> shutdownDates,
		boolean goesOn) {

	private static final String PREFIX = "models/";

	private static final List<String> WRAPPERS = List.of("data", "models", "result", "response");

	/**
	 * Read a list: the {@code data} or {@code models} of an object, or an array by
	 * itself, of objects or of ids, as some gateways send it. Ollama without models has
	 * {@code null} for {@code data}.
	 * @param root the body
	 * @return the list, or {@code null} if the body is none
	 */
	static @Nullable ModelList of(JsonNode root) {
		JsonNode models = models(root);
		boolean list = root.path("object").asString("").equals("list");
		if (models.isNull() && list) {
			return new ModelList(new ModelIds(), 0, null, Map.of(), false);
		}
		if (!(models instanceof ModelArray array)) {
			return null;
		}
		boolean found = array.ids().size() > 0 || array.nameless() > 0;
		boolean empty = array.isEmpty() && (list || root.has("data"));
		return (found || empty)
				? new ModelList(array.ids(), array.nameless(), owner(array), array.shutdownDates(), goesOn(root))
				: null;
	}

	/**
	 * Return whether a body is the list of Google's own API.
	 * @param root the body
	 * @return {@code true} if the models have resource names for ids
	 */
	static boolean isGoogles(JsonNode root) {
		return root.path("models").path(0).path("name").asString("").startsWith(PREFIX);
	}

	// Some wrap the list once more
	private static JsonNode models(JsonNode root) {
		JsonNode models = entries(root);
		return models.isObject() ? entries(models) : models;
	}

	private static JsonNode entries(JsonNode node) {
		if (node.isArray()) {
			return node;
		}
		return WRAPPERS.stream()
			.map(node::path)
			.filter((part) -> part.isContainer())
			.findFirst()
			.orElseGet(() -> node.path("data"));
	}

	private static @Nullable String owner(JsonNode models) {
		JsonNode owner = models.path(0).path("owned_by");
		return owner.isString() ? owner.stringValue() : null;
	}

	private static boolean goesOn(JsonNode root) {
		return root.path("has_more").asBoolean(false) || isText(root.path("next_page_token"))
				|| isText(root.path("nextPageToken")) || isText(root.path("next"));
	}

	private static boolean isText(JsonNode node) {
		return node.isString() && !node.stringValue().isEmpty();
	}

	int count() {
		return this.ids.size() + this.nameless;
	}

	/**
	 * Return the same where not all of the list was read.
	 * @return a list that goes on
	 */
	ModelList cut() {
		return new ModelList(this.ids, this.nameless, this.owner, this.shutdownDates, true);
	}

	/**
	 * Return which models are required and do not stand in what is there of the list.
	 * @param required the ids of the required models
	 * @return those that are not listed
	 */
	List<String> unlisted(List<String> required) {
		return required.stream().filter((model) -> !this.ids.contains(model)).distinct().toList();
	}

	/**
	 * Return which models are required and missing: what was asked of a single model
	 * tells, and without that the list. One that goes on proves of none that it is
	 * absent.
	 * @param required the ids of the required models
	 * @param known what was told of single models
	 * @return those that are missing
	 */
	List<String> missing(List<String> required, Map<String, Presence> known) {
		return unlisted(required).stream().filter((model) -> switch (known.getOrDefault(model, Presence.UNKNOWN)) {
			case PRESENT -> false;
			case MISSING -> true;
			case UNKNOWN -> !this.goesOn;
		}).toList();
	}

	/**
	 * Return which models are required and are shut down on a day that the list tells.
	 * @param required the ids of the required models
	 * @return the days by the ids as they are required, the earliest first
	 */
	Map<String, LocalDate> retiring(List<String> required) {
		Map<String, LocalDate> retiring = new LinkedHashMap<>();
		required.stream()
			.filter((model) -> this.shutdownDates.containsKey(ModelIds.fingerprint(model)))
			.sorted(Comparator.comparing((String model) -> this.shutdownDates.get(ModelIds.fingerprint(model))))
			.forEach((model) -> retiring.put(model, this.shutdownDates.get(ModelIds.fingerprint(model))));
		return retiring;
	}

}
