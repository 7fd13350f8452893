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

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

import io.github.openaihealth.connection.ApiKey;
import io.github.openaihealth.connection.BaseUrl;
import io.github.openaihealth.connection.ConnectionSetting;
import io.github.openaihealth.connection.OpenAiConnection;
import io.github.openaihealth.connection.OpenAiConnectionDetails;
import io.github.openaihealth.connection.Setting;
import io.github.openaihealth.connection.SettingOrigin;
import io.github.openaihealth.settings.EnvironmentSettings.Found;
import org.jspecify.annotations.Nullable;

import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Reads the connection of one kind of model as its library resolves it.
 */
final class ClientLibraryReader {

	private final ClientLibrary library;

	private final ConfigurableEnvironment environment;

	private final boolean present;

	private final Map<String, Optional<Found>> found = new HashMap<>();

	/**
	 * Create a new instance.
	 * @param library the library
	 * @param environment the environment to read from
	 * @param present whether the library is there, so that the variables count that it
	 * reads itself
	 */
	ClientLibraryReader(ClientLibrary library, ConfigurableEnvironment environment, boolean present) {
		this.library = library;
		this.environment = environment;
		this.present = present;
	}

	/**
	 * Read the connection.
	 * @param model the kind of model
	 * @return the connection, or {@code null} if none of its properties is set, no key,
	 * or no base URL where the library has no default
	 */
	@Nullable OpenAiConnection read(String model) {
		Map<ConnectionSetting, Found> found = new EnumMap<>(ConnectionSetting.class);
		for (ConnectionSetting setting : ConnectionSetting.values()) {
			put(found, setting, this.library.properties(model, setting), this::find);
		}
		if (this.present && !found.isEmpty()) {
			for (ConnectionSetting setting : ConnectionSetting.values()) {
				put(found, setting, this.library.variables(setting), (any, name) -> findVariable(name));
			}
		}
		return found.containsKey(ConnectionSetting.API_KEY) ? connection(model, found) : null;
	}

	private static void put(Map<ConnectionSetting, Found> found, ConnectionSetting setting, List<String> names,
			BiFunction<ConnectionSetting, String, Optional<Found>> reader) {
		names.stream()
			.map((name) -> reader.apply(setting, name))
			.flatMap(Optional::stream)
			.filter((candidate) -> setting.isSet(candidate.value()))
			.findFirst()
			.ifPresent((first) -> found.putIfAbsent(setting, first));
	}

	// What all kinds of models share is looked up once
	private Optional<Found> find(ConnectionSetting setting, String name) {
		return this.found.computeIfAbsent(name, (key) -> lookUp(setting, key));
	}

	private Optional<Found> lookUp(ConnectionSetting setting, String name) {
		List<LocatedProperty> candidates = LocatedProperty.all(this.environment, name).toList();
		return candidates.stream().findFirst().map((property) -> {
			SettingOrigin origin = new OverriddenValues(this.environment)
				.addTo(new PropertyOrigins(this.environment).ofNamed(property, name), setting, property, candidates);
			return new Found(name, property.value(this.environment), origin);
		});
	}

	/**
	 * Find the value that a variable has for code that asks the system and not Spring.
	 * @param name the variable's name
	 * @return what was found
	 */
	private Optional<Found> findVariable(String name) {
		return LocatedProperty.plain(this.environment, name)
			.filter((property) -> property.source() instanceof SystemEnvironmentPropertySource)
			.findFirst()
			.map((property) -> new Found(name, property.text(), PropertyPlace.of(property)));
	}

	private @Nullable OpenAiConnection connection(String model, Map<ConnectionSetting, Found> found) {
		Found configured = found.get(ConnectionSetting.BASE_URL);
		String baseUrl = this.library.baseUrl((configured != null) ? configured.value() : null,
				(name) -> isSwitchedOn(model, name));
		if (baseUrl == null) {
			return null;
		}
		return new OpenAiConnection(name(model, found), baseUrl(model, configured, baseUrl),
				setting(model, ConnectionSetting.API_KEY, found, ApiKey::of),
				setting(model, ConnectionSetting.ORG_ID, found, Function.identity()),
				setting(model, ConnectionSetting.PROJECT_ID, found, Function.identity()));
	}

	private Setting<BaseUrl> baseUrl(String model, @Nullable Found configured, String baseUrl) {
		String property = property(model, ConnectionSetting.BASE_URL);
		if (configured != null) {
			return Setting.of(configured.property(), BaseUrl.of(baseUrl), configured.origin());
		}
		return baseUrl.equals(OpenAiConnectionDetails.DEFAULT_BASE_URL) ? Setting.absent(property)
				: Setting.of(property, BaseUrl.of(baseUrl), new SettingOrigin("a switch of the library", false));
	}

	private <T> Setting<T> setting(String model, ConnectionSetting setting, Map<ConnectionSetting, Found> found,
			Function<String, T> type) {
		Found value = found.get(setting);
		return (value != null) ? Setting.of(value.property(), type.apply(value.value()), value.origin())
				: Setting.absent(property(model, setting));
	}

	private String property(String model, ConnectionSetting setting) {
		List<String> properties = this.library.properties(model, setting);
		return properties.isEmpty() ? setting.property() : properties.get(properties.size() - 1);
	}

	private boolean isSwitchedOn(String model, String name) {
		return Stream.of(model + "." + name, name)
			.map((end) -> LocatedProperty.find(this.environment, this.library.prefix() + "." + end))
			.filter(Objects::nonNull)
			.anyMatch((property) -> Boolean.parseBoolean(property.value(this.environment)));
	}

	private String name(String model, Map<ConnectionSetting, Found> found) {
		List<String> own = Stream.of(ConnectionSetting.values())
			.flatMap((setting) -> this.library.properties(model, setting).stream().limit(1))
			.toList();
		boolean ownSetting = found.values().stream().map(Found::property).anyMatch(own::contains);
		return this.library.connectionName(model, ownSetting);
	}

}
