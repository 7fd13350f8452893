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

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads JSON as a tree in which each array that may be a list of models is a
 * {@link ModelArray}: the root, a member of it, or a member of that.
 */
final class JsonTree {

	private static final String DATA = "data";

	private @Nullable JsonNode root;

	// Of these the elements count that came until the end
	private @Nullable ModelArray list;

	/**
	 * Read a value.
	 * @param parser has read nothing yet
	 * @return the value, or {@code null} if there is none
	 */
	@Nullable JsonNode read(JsonParser parser) {
		JsonToken first = parser.nextToken();
		if (first == JsonToken.START_ARRAY) {
			this.list = new ModelArray();
			this.root = this.list;
			this.list.read(parser);
		}
		else if (first == JsonToken.START_OBJECT) {
			ObjectNode object = object();
			this.root = object;
			readMembers(parser, object, true);
		}
		else if (first != null) {
			this.root = parser.readValueAsTree();
		}
		return this.root;
	}

	private void readMembers(JsonParser parser, ObjectNode object, boolean outermost) {
		while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
			String name = parser.currentName();
			JsonToken token = parser.nextToken();
			if (token == JsonToken.START_ARRAY) {
				ModelArray array = new ModelArray();
				if (outermost && name.equals(DATA)) {
					this.list = array;
					object.set(name, array);
				}
				array.read(parser);
				object.set(name, array);
			}
			else if (outermost && token == JsonToken.START_OBJECT) {
				ObjectNode member = object();
				readMembers(parser, member, false);
				object.set(name, member);
			}
			else {
				object.set(name, parser.<JsonNode>readValueAsTree());
			}
		}
	}

	private static ObjectNode object() {
		return JsonNodeFactory.instance.objectNode();
	}

	/**
	 * Return what came until the end, where that is in the middle of a list.
	 * @return the tree, or {@code null} if no element of a list is whole
	 */
	@Nullable JsonNode beginning() {
		return (this.list != null && !this.list.isEmpty()) ? this.root : null;
	}

}
