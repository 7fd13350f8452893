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

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The ids of a list of models.
 *
 * @param ids the ids
 */
record ModelList(Set<String> ids) {

	/**
	 * Read a list: the {@code data} of an object, or an array by itself, as some gateways
	 * send it. Ollama without models has {@code null} for {@code data}.
	 * @param root the body
	 * @return the list, or {@code null} if the body is none
	 */
	static @Nullable ModelList of(JsonNode root) {
		JsonNode data = root.isArray() ? root : root.path("data");
		if (data.isNull() && root.path("object").asString("").equals("list")) {
			return new ModelList(Set.of());
		}
		if (!data.isArray()) {
			return null;
		}
		Set<String> ids = new HashSet<>();
		for (JsonNode model : data) {
			if (model.path("id").isString()) {
				ids.add(model.path("id").stringValue());
			}
		}
		return (!ids.isEmpty() || (data.isEmpty() && !root.isArray())) ? new ModelList(ids) : null;
	}

	List<String> missing(List<String> required) {
		return required.stream().filter((model) -> !this.ids.contains(model)).distinct().toList();
	}

}
