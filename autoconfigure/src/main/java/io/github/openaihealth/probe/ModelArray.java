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
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * {@link ArrayNode} of what may be a list of models, however long: its first elements,
 * and of all what there is to know of models.
 */
@SuppressWarnings("serial")
final class ModelArray extends ArrayNode {

	/**
	 * How many elements are there. One is not enough: errors come in arrays, too, and one
	 * that is alone is another thing than the first of several.
	 */
	private static final int KEPT = 2;

	private static final String ID = "id";

	private static final String SHUTDOWN_DATE = "shutdown_date";

	private final ModelIds ids = new ModelIds();

	private final Map<Long, LocalDate> shutdownDates = new HashMap<>(0);

	private int nameless;

	private final Model model = new Model();

	ModelArray() {
		super(JsonNodeFactory.instance, KEPT);
	}

	/**
	 * Read the elements, each of which counts once it is there as a whole.
	 * @param parser has just read the beginning of the array
	 */
	void read(JsonParser parser) {
		while (parser.nextToken() != JsonToken.END_ARRAY) {
			if (size() < KEPT) {
				keep(parser.readValueAsTree());
			}
			else {
				learn(parser);
			}
		}
	}

	private void keep(JsonNode element) {
		add(element);
		try (JsonParser parser = element.traverse(ObjectReadContext.empty())) {
			parser.nextToken();
			learn(parser);
		}
	}

	private void learn(JsonParser parser) {
		this.model.forget();
		if (parser.currentToken() == JsonToken.START_OBJECT) {
			while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
				this.model.read(parser);
			}
		}
		else if (parser.currentToken() == JsonToken.VALUE_STRING) {
			this.model.name(parser);
		}
		else {
			parser.skipChildren();
		}
		count(this.model);
	}

	private void count(Model model) {
		if (model.id != 0) {
			this.ids.add(model.id);
			if (model.beginning != null) {
				this.ids.addBeginning(model.beginning);
			}
			if (model.shutdown != null) {
				this.shutdownDates.put(model.id, model.shutdown);
			}
		}
		else if (model.nameless) {
			this.nameless++;
		}
	}

	ModelIds ids() {
		return this.ids;
	}

	/**
	 * Return how many models have no id.
	 * @return the number
	 */
	int nameless() {
		return this.nameless;
	}

	/**
	 * Return the days on which models are shut down, where the list tells.
	 * @return the days by the {@linkplain ModelIds#fingerprint fingerprints} of the ids
	 */
	Map<Long, LocalDate> shutdownDates() {
		return this.shutdownDates;
	}

	/**
	 * What is told of one model. Of members with the same name the last one counts.
	 */
	private static final class Model {

		private long id;

		private boolean nameless;

		private @Nullable String beginning;

		private @Nullable LocalDate shutdown;

		void forget() {
			name(0, null);
			this.nameless = false;
			this.shutdown = null;
		}

		private void name(long id, @Nullable String beginning) {
			this.id = id;
			this.beginning = beginning;
		}

		void read(JsonParser parser) {
			String member = parser.currentName();
			JsonToken token = parser.nextToken();
			if (member.equals(ID)) {
				name(0, null);
				this.nameless = token == JsonToken.VALUE_NULL;
				if (token == JsonToken.VALUE_STRING || token.isNumeric()) {
					name(parser);
				}
			}
			else if (member.equals(SHUTDOWN_DATE)) {
				this.shutdown = (token == JsonToken.VALUE_STRING) ? date(parser.getString()) : null;
			}
			parser.skipChildren();
		}

		// Without a string of each
		void name(JsonParser parser) {
			char[] characters = parser.getStringCharacters();
			int offset = parser.getStringOffset();
			int length = parser.getStringLength();
			boolean open = length > 0 && characters[offset + length - 1] == '*';
			name(ModelIds.fingerprint(characters, offset, length),
					open ? ModelIds.withoutPrefix(new String(characters, offset, length - 1)) : null);
		}

		// Whatever else stands there says nothing
		private static @Nullable LocalDate date(String text) {
			try {
				return LocalDate.parse(text);
			}
			catch (DateTimeParseException ex) {
				return null;
			}
		}

	}

}
