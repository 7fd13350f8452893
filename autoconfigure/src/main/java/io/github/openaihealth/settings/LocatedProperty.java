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

import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginLookup;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;

/**
 * A property in the source that supplies it, as it is written there.
 *
 * @param source the source
 * @param name the name that the source has for it
 * @param text the value with its placeholders
 * @param origin where in the source it stands, if that is known
 */
record LocatedProperty(PropertySource<?> source, String name, String text, @Nullable Origin origin) {

	/**
	 * Look for a property the way Spring Boot binds it, and by its plain name if there is
	 * none.
	 * @param environment the environment to search
	 * @param name a canonical name, or any other
	 * @return the first one in the order of precedence, or {@code null}
	 */
	static @Nullable LocatedProperty find(ConfigurableEnvironment environment, String name) {
		return Stream.concat(bound(environment, name), plain(environment, name)).findFirst().orElse(null);
	}

	/**
	 * Look for a property in every source.
	 * @param environment the environment to search
	 * @param name a canonical name, which is looked for the way Spring Boot binds it, or
	 * any other
	 * @return what was found, the one that wins first
	 */
	static Stream<LocatedProperty> all(ConfigurableEnvironment environment, String name) {
		return ConfigurationPropertyName.isValid(name) ? bound(environment, name) : plain(environment, name);
	}

	/**
	 * Look for a property in every source, the way Spring Boot binds it.
	 * @param environment the environment to search
	 * @param name a canonical name; no other is found
	 * @return what was found, the one that wins first
	 */
	static Stream<LocatedProperty> bound(ConfigurableEnvironment environment, String name) {
		if (!ConfigurationPropertyName.isValid(name)) {
			return Stream.empty();
		}
		ConfigurationPropertyName canonical = ConfigurationPropertyName.of(name);
		return StreamSupport.stream(ConfigurationPropertySources.get(environment).spliterator(), false)
			.map((source) -> bound(source, canonical))
			.filter(Optional::isPresent)
			.map(Optional::get);
	}

	/**
	 * Look for a property in every source by its plain name.
	 * @param environment the environment to search
	 * @param name any name
	 * @return what was found, the one that wins first
	 */
	static Stream<LocatedProperty> plain(ConfigurableEnvironment environment, String name) {
		return environment.getPropertySources()
			.stream()
			.map((source) -> plain(source, name))
			.filter(Optional::isPresent)
			.map(Optional::get);
	}

	private static Optional<LocatedProperty> bound(ConfigurationPropertySource source, ConfigurationPropertyName name) {
		ConfigurationProperty property = source.getConfigurationProperty(name);
		if (property == null || !(property.getOrigin() instanceof PropertySourceOrigin origin)) {
			return Optional.empty();
		}
		// A source may say that its values come from another: keep to the one asked
		if (source.getUnderlyingSource() instanceof PropertySource<?> asked && asked != origin.getPropertySource()) {
			return Optional.of(of(asked, name.toString(), property.getValue(), origin.getOrigin()));
		}
		return Optional
			.of(of(origin.getPropertySource(), origin.getPropertyName(), property.getValue(), origin.getOrigin()));
	}

	private static Optional<LocatedProperty> plain(PropertySource<?> source, String name) {
		Object value = ConfigurationPropertySources.isAttachedConfigurationPropertySource(source) ? null
				: source.getProperty(name);
		if (value == null) {
			return Optional.empty();
		}
		Origin origin = OriginLookup.getOrigin(source, name);
		return Optional.of(of(source, name, value,
				(origin instanceof PropertySourceOrigin located) ? located.getOrigin() : origin));
	}

	/**
	 * Return the value.
	 * @param environment the environment
	 * @return the text with its placeholders resolved, where they can be
	 */
	String value(ConfigurableEnvironment environment) {
		try {
			Object resolved = new PropertySourcesPlaceholdersResolver(environment).resolvePlaceholders(this.text);
			return (resolved != null) ? resolved.toString() : this.text;
		}
		catch (IllegalArgumentException ex) {
			// Placeholders that refer to each other
			return this.text;
		}
	}

	/**
	 * Return whether another is this very one.
	 * @param other the other
	 * @return {@code true} for the same name in the same source
	 */
	boolean isAt(LocatedProperty other) {
		return this.source == other.source && this.name.equals(other.name);
	}

	private static LocatedProperty of(PropertySource<?> source, String name, Object value, @Nullable Origin origin) {
		return new LocatedProperty(source, name, String.valueOf(value), origin);
	}

	@Override
	public String toString() {
		return this.name;
	}

}
