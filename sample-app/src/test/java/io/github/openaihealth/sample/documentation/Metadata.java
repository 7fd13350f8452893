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

package io.github.openaihealth.sample.documentation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/**
 * What the libraries tell of the properties that they read: the metadata that an editor
 * completes names with.
 */
final class Metadata {

	private static final String LOCATION = "META-INF/spring-configuration-metadata.json";

	private final Map<ConfigurationPropertyName, String> types = new HashMap<>();

	private final Map<ConfigurationPropertyName, String> groups = new HashMap<>();

	private Metadata() {
	}

	static Metadata read() {
		Metadata metadata = new Metadata();
		try {
			for (URL location : Collections.list(Libraries.classLoader().getResources(LOCATION))) {
				try (InputStream input = location.openStream()) {
					metadata.add(JsonMapper.shared().readTree(input));
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return metadata;
	}

	private void add(JsonNode metadata) {
		metadata.path("properties")
			.forEach((property) -> this.types.put(name(property), property.path("type").asString("")));
		metadata.path("groups").forEach((group) -> this.groups.put(name(group), group.path("type").asString("")));
	}

	private static ConfigurationPropertyName name(JsonNode item) {
		return ConfigurationPropertyName.adapt(item.path("name").asString(), '.');
	}

	/**
	 * Whether a library reads the property: by this name, or as an entry of a map.
	 * @param property the property's name in any form that Spring Boot takes
	 * @return whether it does
	 */
	boolean knows(String property) {
		ConfigurationPropertyName name = ConfigurationPropertyName.adapt(property, '.');
		return above(name).stream().anyMatch((candidate) -> {
			String type = this.types.get(candidate);
			return type != null && (candidate.equals(name) || type.startsWith("java.util."));
		});
	}

	/**
	 * Whether the variable of the environment sets a property.
	 * @param variable the variable's name
	 * @return whether it does
	 */
	boolean knowsVariable(String variable) {
		return this.types.keySet()
			.stream()
			.anyMatch((name) -> name.toString().replaceAll("[.-]", "_").toUpperCase(Locale.ROOT).equals(variable));
	}

	/**
	 * The class that the property is bound to, and the prefix of its properties.
	 * @param property the property's name in any form that Spring Boot takes
	 * @return prefix and class, or nothing if the property is read in another way
	 */
	Optional<Map.Entry<String, Class<?>>> bound(String property) {
		for (ConfigurationPropertyName name : above(ConfigurationPropertyName.adapt(property, '.'))) {
			Class<?> type = Libraries.propertiesClass(this.groups.getOrDefault(name, ""));
			if (type != null) {
				return Optional.of(Map.entry(name.toString(), type));
			}
		}
		return Optional.empty();
	}

	// The name itself first
	private static List<ConfigurationPropertyName> above(ConfigurationPropertyName name) {
		List<ConfigurationPropertyName> names = new ArrayList<>();
		for (int size = name.getNumberOfElements(); size > 0; size--) {
			names.add(name.chop(size));
		}
		return names;
	}

}
