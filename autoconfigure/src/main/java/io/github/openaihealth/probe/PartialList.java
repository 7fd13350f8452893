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
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the entries of a list of which only the beginning is there.
 */
final class PartialList {

	private PartialList() {
	}

	/**
	 * Read a list.
	 * @param bytes the beginning of a body
	 * @param mapper what reads the entries
	 * @return an object with what came until the end: members, and the entries of
	 * {@code data}; {@code null} if no entry is whole
	 */
	static @Nullable JsonNode read(byte[] bytes, JsonMapper mapper) {
		ObjectNode root = mapper.createObjectNode();
		ArrayNode entries = root.putArray("data");
		try (JsonParser parser = mapper.createParser(bytes)) {
			JsonToken first = parser.nextToken();
			if (first == JsonToken.START_ARRAY) {
				readEntries(parser, entries);
			}
			else if (first == JsonToken.START_OBJECT) {
				readMembers(parser, root, entries);
			}
		}
		catch (JacksonException ex) {
			// The end of what is there
		}
		return !entries.isEmpty() ? root : null;
	}

	private static void readMembers(JsonParser parser, ObjectNode root, ArrayNode entries) {
		while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
			String name = parser.currentName();
			if (parser.nextToken() == JsonToken.START_ARRAY && name.equals("data")) {
				readEntries(parser, entries);
			}
			else {
				JsonNode value = parser.readValueAsTree();
				if (!name.equals("data")) {
					root.set(name, value);
				}
			}
		}
	}

	private static void readEntries(JsonParser parser, ArrayNode entries) {
		while (parser.nextToken() != JsonToken.END_ARRAY) {
			entries.add(parser.<JsonNode>readValueAsTree());
		}
	}

}
