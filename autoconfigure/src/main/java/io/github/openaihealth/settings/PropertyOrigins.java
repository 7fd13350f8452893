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
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.github.openaihealth.connection.Placeholder;
import io.github.openaihealth.connection.Reference;
import io.github.openaihealth.connection.SettingOrigin;

import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Follows a property to the place where its value really stands: through placeholders and
 * their defaults.
 */
final class PropertyOrigins {

	private static final int DEEPEST = 5;

	private static final int MOST = 3;

	private final ConfigurableEnvironment environment;

	PropertyOrigins(ConfigurableEnvironment environment) {
		this.environment = environment;
	}

	SettingOrigin of(LocatedProperty property) {
		return follow(property, Set.of(property.name()));
	}

	/**
	 * Follow a property that must be told by its name.
	 * @param property the property
	 * @param name the name under which users know it
	 * @return where its value stands, the name included
	 */
	SettingOrigin ofNamed(LocatedProperty property, String name) {
		SettingOrigin origin = of(property);
		String place = PropertyPlace.of(property).description();
		return origin
			.withDescription(PropertyPlace.withName(property, name) + origin.description().substring(place.length()));
	}

	private SettingOrigin follow(LocatedProperty property, Set<String> path) {
		SettingOrigin place = PropertyPlace.of(property);
		List<SettingOrigin> sources = sources(property.text(), place, path);
		return sources.isEmpty() ? place : join(place.description() + ", which takes it from ", sources);
	}

	private List<SettingOrigin> sources(String text, SettingOrigin place, Set<String> path) {
		List<SettingOrigin> sources = new ArrayList<>();
		for (Placeholder placeholder : Placeholder.in(text).stream().limit(MOST).toList()) {
			sources.add(source(placeholder, place, path));
		}
		return sources;
	}

	private SettingOrigin source(Placeholder placeholder, SettingOrigin place, Set<String> path) {
		String name = placeholder.showableName().orElse("a variable");
		LocatedProperty property = LocatedProperty.find(this.environment, placeholder.name());
		if (property != null) {
			Set<String> longer = new HashSet<>(path);
			boolean cycle = !longer.add(property.name());
			if (cycle) {
				return new SettingOrigin(name + ", which refers back to itself", false);
			}
			return (longer.size() <= DEEPEST) ? follow(property, longer) : PropertyPlace.of(property);
		}
		return unset(name, placeholder, place, path);
	}

	private SettingOrigin unset(String name, Placeholder placeholder, SettingOrigin place, Set<String> path) {
		String fallback = placeholder.fallback();
		if (fallback == null) {
			return new SettingOrigin(name + ", which is not set", false);
		}
		List<SettingOrigin> sources = sources(fallback, place, path);
		// Spring parses ${sm://name} as 'sm' with a default
		Optional<Reference> reference = sources.isEmpty() ? Reference.in(placeholder.name() + ":" + fallback, true)
				: Optional.empty();
		if (reference.isPresent()) {
			return new SettingOrigin(reference.get().shown() + ", which nothing resolves", false)
				.withReference(reference.get().shown());
		}
		return sources.isEmpty() ? place.withDescription(name + ", which is not set, so that its default applies")
				: join(name + ", which is not set, or else from ", sources);
	}

	private static SettingOrigin join(String beginning, List<SettingOrigin> sources) {
		String description = String.join(" and from ", sources.stream().map(SettingOrigin::description).toList());
		return new SettingOrigin(beginning + description, sources.stream().anyMatch(SettingOrigin::packed),
				sources.stream().anyMatch(SettingOrigin::exposed), List.of())
			.withReference(String.join("", sources.stream().map(SettingOrigin::reference).limit(1).toList()));
	}

}
