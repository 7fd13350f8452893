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

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.github.openaihealth.connection.Placeholder;

import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginLookup;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;

/**
 * The names of the properties that an environment has, for whoever looks for one that was
 * meant. Values are told by nothing but whether they are blank.
 */
public final class PropertyNames {

	private static final int MOST = 10_000;

	private final ConfigurableEnvironment environment;

	/**
	 * Create a new instance.
	 * @param environment the environment
	 */
	public PropertyNames(ConfigurableEnvironment environment) {
		this.environment = environment;
	}

	/**
	 * Return the properties whose names satisfy a condition.
	 * @param condition what a name, as its source has it, must satisfy
	 * @return the properties in the order of precedence
	 */
	public List<Named> matching(Predicate<String> condition) {
		return sources()
			.flatMap((source) -> Arrays.stream(source.getPropertyNames())
				.limit(MOST)
				.filter(condition)
				.map((name) -> named(source, name)))
			.toList();
	}

	/**
	 * Return the files that properties were read from.
	 * @return absolute paths, each once
	 */
	public List<Path> files() {
		return sources().map(PropertyNames::file).flatMap(Optional::stream).distinct().toList();
	}

	/**
	 * Return whether a property has a value.
	 * @param name its name
	 * @return {@code false} also for a blank one, and for one that nothing resolves
	 */
	public boolean isSet(String name) {
		LocatedProperty property = LocatedProperty.find(this.environment, name);
		return property != null && state(property) == ValueState.SET;
	}

	/**
	 * Return whether one of some profiles is active.
	 * @param expression a profile, or an expression of several
	 * @return {@code false} also for an expression that is none
	 */
	public boolean isActive(String expression) {
		try {
			return this.environment.matchesProfiles(expression);
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

	private Stream<EnumerablePropertySource<?>> sources() {
		return this.environment.getPropertySources()
			.stream()
			.filter((source) -> !ConfigurationPropertySources.isAttachedConfigurationPropertySource(source))
			.filter(EnumerablePropertySource.class::isInstance)
			.map((source) -> (EnumerablePropertySource<?>) source);
	}

	private Named named(EnumerablePropertySource<?> source, String name) {
		Object value = source.getProperty(name);
		LocatedProperty property = new LocatedProperty(source, name, String.valueOf(value),
				OriginLookup.getOrigin(source, name));
		return new Named(name, PropertyPlace.withName(property, name), PropertyPlace.kindOf(source), state(property));
	}

	private ValueState state(LocatedProperty property) {
		String value = property.value(this.environment);
		if (value.isBlank()) {
			return ValueState.BLANK;
		}
		return Placeholder.in(value).isEmpty() ? ValueState.SET : ValueState.UNRESOLVED;
	}

	private static Optional<Path> file(PropertySource<?> source) {
		String[] names = ((EnumerablePropertySource<?>) source).getPropertyNames();
		Origin origin = (names.length != 0) ? OriginLookup.getOrigin(source, names[0]) : null;
		if (!(origin instanceof TextResourceOrigin text) || text.getResource() == null
				|| !text.getResource().isFile()) {
			return Optional.empty();
		}
		try {
			return Optional.of(text.getResource().getFile().toPath().toAbsolutePath().normalize());
		}
		catch (IOException ex) {
			return Optional.empty();
		}
	}

	/**
	 * A property that exists.
	 *
	 * @param name the name as its source has it
	 * @param place name and source for people, such as
	 * {@code environment variable OPENAI_KEY} or
	 * {@code openai.key in application.yml:3:12}
	 * @param kind what kind of source has it
	 * @param state what may be told of its value
	 */
	public record Named(String name, String place, SourceKind kind, ValueState state) {
	}

	/**
	 * What kind of source has a property.
	 */
	public enum SourceKind {

		/** The arguments of the command line. */
		ARGUMENTS,

		/** The variables of the system's environment. */
		VARIABLES,

		/** The system properties of the JVM. */
		SYSTEM_PROPERTIES,

		/** A file, or whatever else has properties. */
		OTHER

	}

	/**
	 * What may be told of a value.
	 */
	public enum ValueState {

		/** There is nothing but white space. */
		BLANK,

		/** A placeholder is left that nothing resolves. */
		UNRESOLVED,

		/** There is a value. */
		SET

	}

}
