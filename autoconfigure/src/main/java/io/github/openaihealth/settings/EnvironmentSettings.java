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

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.github.openaihealth.connection.ConnectionSetting;
import io.github.openaihealth.connection.SettingOrigin;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.core.convert.ConversionException;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;

/**
 * Reads single settings from an {@link Environment}, the way Spring Boot binds them and
 * with where each came from. An unresolved placeholder stays as it is:
 * {@link Environment#getProperty(String)} would throw.
 */
public final class EnvironmentSettings {

	private final Environment environment;

	/**
	 * Create a new instance.
	 * @param environment the environment to read from; one that is not configurable has
	 * values, but no origins
	 */
	public EnvironmentSettings(Environment environment) {
		this.environment = environment;
	}

	/**
	 * Find the value of a setting of the connection that is not named: the property by
	 * its canonical name in any of its relaxed forms, else the plain property of the
	 * official variable's name, which an imported {@code .env} file may have.
	 * @param setting the setting
	 * @return what was found, or {@code null} if no source has it; a blank value counts
	 * as found
	 */
	public @Nullable Found find(ConnectionSetting setting) {
		return find(setting, setting.property(), setting.variable());
	}

	/**
	 * Find the value of a setting under one of some names.
	 * @param setting the setting
	 * @param names the names; one counts only where those before it have no value
	 * @return what was found, under the first of the names, or {@code null} if no source
	 * has it
	 */
	@Nullable Found find(ConnectionSetting setting, String... names) {
		if (!(this.environment instanceof ConfigurableEnvironment configurable)) {
			return Stream.of(names)
				.map((name) -> read(names[0], name))
				.flatMap(Optional::stream)
				.filter((found) -> setting.isSet(found.value()))
				.findFirst()
				.orElse(null);
		}
		List<List<LocatedProperty>> candidates = Stream.of(names)
			.map((name) -> LocatedProperty.all(configurable, name).toList())
			.toList();
		LocatedProperty winner = winner(configurable, setting, candidates);
		if (winner == null) {
			return null;
		}
		SettingOrigin origin = new OverriddenValues(configurable).addTo(new PropertyOrigins(configurable).of(winner),
				setting, winner, candidates.stream().flatMap(List::stream).toList());
		return new Found(names[0], winner.value(configurable), origin);
	}

	/**
	 * Return the value of a setting without where it came from.
	 * @param setting the setting
	 * @param names the names; one counts only where those before it have no value
	 * @return the value, or {@code null} if no source has it
	 */
	@Nullable String value(ConnectionSetting setting, String... names) {
		if (!(this.environment instanceof ConfigurableEnvironment configurable)) {
			Found found = find(setting, names);
			return (found != null) ? found.value() : null;
		}
		return Stream.of(names)
			.flatMap((name) -> LocatedProperty.all(configurable, name))
			.map((property) -> property.value(configurable))
			.filter(setting::isSet)
			.findFirst()
			.orElse(null);
	}

	/**
	 * Find the value of a property that is no setting of a connection.
	 * @param name the canonical name
	 * @return what was found, or {@code null} if no source has it
	 */
	@Nullable Found find(String name) {
		if (!(this.environment instanceof ConfigurableEnvironment configurable)) {
			return read(name, name).orElse(null);
		}
		return LocatedProperty.all(configurable, name)
			.findFirst()
			.map((property) -> new Found(name, property.value(configurable),
					new PropertyOrigins(configurable).ofNamed(property, name)))
			.orElse(null);
	}

	private static @Nullable LocatedProperty winner(ConfigurableEnvironment environment, ConnectionSetting setting,
			List<List<LocatedProperty>> candidates) {
		return candidates.stream()
			.flatMap(List::stream)
			.filter((property) -> setting.isSet(property.value(environment)))
			.findFirst()
			.or(() -> candidates.stream().flatMap(List::stream).findFirst())
			.orElse(null);
	}

	/**
	 * Return the sources that were searched.
	 * @return short names for people in the order of precedence, each once
	 */
	public List<String> sources() {
		if (!(this.environment instanceof ConfigurableEnvironment configurable)) {
			return List.of();
		}
		return configurable.getPropertySources()
			.stream()
			.map(PropertySourceNames::of)
			.flatMap(Optional::stream)
			.distinct()
			.toList();
	}

	/**
	 * Return the value of a property that is no setting of a connection.
	 * @param name the canonical name
	 * @return the value, empty if no source has it
	 */
	public Optional<String> value(String name) {
		return Optional.ofNullable(find(name)).map(Found::value);
	}

	/**
	 * Return whether anything is to be done at all.
	 * @return {@code false} if {@code openai.enabled} says so; a value that cannot be
	 * read counts as not set
	 */
	public boolean isEnabled() {
		return !(this.environment instanceof ConfigurableEnvironment configurable)
				|| LocatedProperty.all(configurable, "openai.enabled")
					.map((property) -> asBoolean(property.value(configurable)))
					.flatMap(Optional::stream)
					.findFirst()
					.orElse(true);
	}

	private static Optional<Boolean> asBoolean(String value) {
		try {
			return Optional.ofNullable(ApplicationConversionService.getSharedInstance().convert(value, Boolean.class));
		}
		catch (ConversionException ex) {
			return Optional.empty();
		}
	}

	private Optional<Found> read(String property, String name) {
		try {
			String value = this.environment.getProperty(name);
			return (value != null)
					? Optional.of(new Found(property, value, new SettingOrigin("the environment", false)))
					: Optional.empty();
		}
		catch (IllegalArgumentException ex) {
			// An unresolved placeholder
			return Optional.empty();
		}
	}

	/**
	 * A value and where it came from.
	 *
	 * @param property the name under which users know it
	 * @param value the value with its placeholders resolved, where they can be
	 * @param origin where it came from
	 */
	public record Found(String property, String value, SettingOrigin origin) {

		/**
		 * Return the origin alone: the value may be a secret.
		 * @return the origin
		 */
		@Override
		public String toString() {
			return "from " + this.origin;
		}

	}

}
