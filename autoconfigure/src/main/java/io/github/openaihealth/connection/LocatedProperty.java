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

package io.github.openaihealth.connection;

import org.jspecify.annotations.Nullable;

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
		LocatedProperty bound = ConfigurationPropertyName.isValid(name)
				? bound(environment, ConfigurationPropertyName.of(name)) : null;
		return (bound != null) ? bound : plain(environment, name);
	}

	private static @Nullable LocatedProperty bound(ConfigurableEnvironment environment,
			ConfigurationPropertyName name) {
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
			ConfigurationProperty property = source.getConfigurationProperty(name);
			if (property != null && property.getOrigin() instanceof PropertySourceOrigin origin) {
				// A source may say that its values come from another: keep to the one
				// asked
				return (source.getUnderlyingSource() instanceof PropertySource<?> asked
						&& asked != origin.getPropertySource())
								? of(asked, name.toString(), property.getValue(), origin.getOrigin())
								: of(origin.getPropertySource(), origin.getPropertyName(), property.getValue(),
										origin.getOrigin());
			}
		}
		return null;
	}

	private static @Nullable LocatedProperty plain(ConfigurableEnvironment environment, String name) {
		for (PropertySource<?> source : environment.getPropertySources()) {
			Object value = ConfigurationPropertySources.isAttachedConfigurationPropertySource(source) ? null
					: source.getProperty(name);
			if (value != null) {
				Origin origin = OriginLookup.getOrigin(source, name);
				return of(source, name, value,
						(origin instanceof PropertySourceOrigin located) ? located.getOrigin() : origin);
			}
		}
		return null;
	}

	private static LocatedProperty of(PropertySource<?> source, String name, Object value, @Nullable Origin origin) {
		return new LocatedProperty(source, name, String.valueOf(value), origin);
	}

	@Override
	public String toString() {
		return this.name;
	}

}
