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

package io.github.openaihealth.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import io.github.openaihealth.connection.ConnectionSetting;
import io.github.openaihealth.connection.OpenAiConnection;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.ConfigurationPropertyState;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

/**
 * Reads the connections to OpenAI that the libraries beside this one are configured with,
 * each as that library resolves it.
 */
public final class ClientLibrarySettings {

	private static final Pattern SEPARATORS = Pattern.compile("[^a-z0-9]");

	private static final Set<String> KEYS = Stream.of(ClientLibrary.values())
		.flatMap((library) -> library.models()
			.stream()
			.flatMap((model) -> library.properties(model, ConnectionSetting.API_KEY).stream()))
		.map(ClientLibrarySettings::compact)
		.collect(Collectors.toUnmodifiableSet());

	private final @Nullable ConfigurableEnvironment environment;

	private final Predicate<ClientLibrary> present;

	/**
	 * Create a new instance.
	 * @param environment the environment to read from; nothing is found in one that is
	 * not configurable
	 */
	public ClientLibrarySettings(Environment environment) {
		this(environment, ClientLibrarySettings::isOnClassPath);
	}

	ClientLibrarySettings(Environment environment, Predicate<ClientLibrary> present) {
		this.environment = (environment instanceof ConfigurableEnvironment configurable) ? configurable : null;
		this.present = present;
	}

	/**
	 * Read the connections. A library that is configured in several ways has several,
	 * named as their properties are.
	 * @return the connections that differ from each other within their library, the one
	 * that most applications use first
	 */
	public List<OpenAiConnection> connections() {
		return Stream.of(ClientLibrary.values()).flatMap(this::connections).toList();
	}

	/**
	 * Return where a key that is missing may be put, beside the own properties.
	 * @return the key's property of each library that is there, or has properties, and
	 * has no key
	 */
	public List<String> missingKeys() {
		return Stream.of(ClientLibrary.values())
			.filter((library) -> this.present.test(library) || isConfigured(library))
			.filter((library) -> connections(library).findAny().isEmpty())
			.map(ClientLibrary::keyProperty)
			.toList();
	}

	/**
	 * Return whether a library reads a key from a property.
	 * @param name the name of a property or variable, in any of its forms
	 * @return {@code true} for such as {@code spring.ai.openai.chat.api-key}
	 */
	public static boolean isKey(String name) {
		return KEYS.contains(compact(name));
	}

	private static String compact(String name) {
		return SEPARATORS.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("");
	}

	private Stream<OpenAiConnection> connections(ClientLibrary library) {
		List<OpenAiConnection> connections = new ArrayList<>();
		if (this.environment != null && isConfigured(library)) {
			ClientLibraryReader reader = new ClientLibraryReader(library, this.environment, this.present.test(library));
			for (String model : library.models()) {
				OpenAiConnection connection = reader.read(model);
				if (connection != null && connections.stream().noneMatch(connection::isSameAs)) {
					connections.add(connection);
				}
			}
		}
		return connections.stream();
	}

	/**
	 * Return whether a library has any property: where none has, no more is looked up.
	 * @param library the library
	 * @return {@code false} if no source has one
	 */
	private boolean isConfigured(ClientLibrary library) {
		ConfigurationPropertyName prefix = ConfigurationPropertyName.of(library.prefix());
		return this.environment != null
				&& StreamSupport.stream(ConfigurationPropertySources.get(this.environment).spliterator(), false)
					.anyMatch((source) -> source.containsDescendantOf(prefix) != ConfigurationPropertyState.ABSENT);
	}

	private static boolean isOnClassPath(ClientLibrary library) {
		return library.classes().stream().anyMatch((name) -> ClassUtils.isPresent(name, null));
	}

}
