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

import org.jspecify.annotations.Nullable;

import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Tells the properties that environment variables have from those of other sources. A
 * variable may be for other software that has chosen the same name.
 */
public final class EnvironmentVariables {

	private final Environment environment;

	/**
	 * Create a new instance.
	 * @param environment the environment to read from; one that is not configurable does
	 * not tell its sources, and has nothing here
	 */
	public EnvironmentVariables(Environment environment) {
		this.environment = environment;
	}

	/**
	 * Return the environment variable that a property takes its value from.
	 * @param name the canonical name of the property
	 * @return the variable's name, empty if another source has the property, or none
	 */
	public Optional<String> of(String name) {
		return all(name).findFirst().filter(EnvironmentVariables::isVariable).map(LocatedProperty::name);
	}

	/**
	 * Return whether another source has a property.
	 * @param name the canonical name of the property
	 * @return {@code true} if one has it, whether that counts or not
	 */
	public boolean existsBeside(String name) {
		return beside(name).findFirst().isPresent();
	}

	/**
	 * Return the value that a property has where no environment variable counts.
	 * @param name the canonical name of the property
	 * @return the value, or {@code null} if no other source has one
	 */
	public @Nullable String valueBeside(String name) {
		return (this.environment instanceof ConfigurableEnvironment configurable)
				? beside(name).findFirst().map((property) -> property.value(configurable)).orElse(null) : null;
	}

	private Stream<LocatedProperty> beside(String name) {
		return all(name).filter((property) -> !isVariable(property));
	}

	private Stream<LocatedProperty> all(String name) {
		return (this.environment instanceof ConfigurableEnvironment configurable)
				? LocatedProperty.all(configurable, name) : Stream.empty();
	}

	private static boolean isVariable(LocatedProperty property) {
		return property.source() instanceof SystemEnvironmentPropertySource;
	}

}
