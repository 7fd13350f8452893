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
import java.util.regex.Pattern;

import io.github.openaihealth.connection.SettingOrigin;
import io.github.openaihealth.settings.PropertyNames.SourceKind;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.env.ConfigTreePropertySource;
import org.springframework.boot.origin.OriginTrackedResource;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.env.CommandLinePropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;

/**
 * Puts into words where a property stands. What the sources themselves print may hold
 * values, so none of it is used but names.
 */
final class PropertyPlace {

	private static final Pattern PACKED_SOURCE = Pattern.compile("class path resource \\[|\\b(?:jar|nested):");

	private PropertyPlace() {
	}

	static SettingOrigin of(LocatedProperty property) {
		PropertySource<?> source = property.source();
		if (source instanceof SystemEnvironmentPropertySource) {
			return new SettingOrigin("environment variable " + property.name(), false);
		}
		if (source instanceof CommandLinePropertySource) {
			return SettingOrigin.ofExposed("command line argument --" + property.name());
		}
		if (source.getName().equals(PropertySourceNames.SYSTEM_PROPERTIES)) {
			return SettingOrigin.ofExposed("system property " + property.name());
		}
		if (source.getName().equals(PropertySourceNames.APPLICATION_JSON)) {
			return new SettingOrigin("SPRING_APPLICATION_JSON", false);
		}
		if (property.origin() instanceof TextResourceOrigin origin && origin.getResource() != null) {
			return inFile(source, origin.getResource(), origin.getLocation());
		}
		return inSource(source);
	}

	/**
	 * Put into words where a property stands, with its name.
	 * @param property the property
	 * @param name the name under which users know it
	 * @return the place, such as {@code openai.key in application.yml:3:12}; where the
	 * place tells the name already, the place alone
	 */
	static String withName(LocatedProperty property, String name) {
		PropertySource<?> source = property.source();
		String place = of(property).description();
		return (kindOf(source) != SourceKind.OTHER) ? place : name + " in " + place;
	}

	/**
	 * Return whether a property counts before every environment variable.
	 * @param environment the environment
	 * @param property the property
	 * @return {@code true} if its source stands before that of the variables
	 */
	static boolean isBeforeVariables(ConfigurableEnvironment environment, LocatedProperty property) {
		for (PropertySource<?> source : environment.getPropertySources()) {
			if (source instanceof SystemEnvironmentPropertySource) {
				return false;
			}
			if (source == property.source()) {
				return true;
			}
		}
		return false;
	}

	static SourceKind kindOf(PropertySource<?> source) {
		if (source instanceof SystemEnvironmentPropertySource) {
			return SourceKind.VARIABLES;
		}
		if (source instanceof CommandLinePropertySource) {
			return SourceKind.ARGUMENTS;
		}
		return source.getName().equals(PropertySourceNames.SYSTEM_PROPERTIES) ? SourceKind.SYSTEM_PROPERTIES
				: SourceKind.OTHER;
	}

	private static SettingOrigin inFile(PropertySource<?> source, Resource resource,
			TextResourceOrigin.@Nullable Location location) {
		Resource file = (resource instanceof OriginTrackedResource tracked) ? tracked.getResource() : resource;
		String name = nameOf(file);
		if (name == null) {
			return inSource(source);
		}
		if (source instanceof ConfigTreePropertySource) {
			return new SettingOrigin("config tree file " + name, false);
		}
		String place = (location != null) ? ":" + (location.getLine() + 1) + ":" + (location.getColumn() + 1) : "";
		return new SettingOrigin(name + place, isPacked(file));
	}

	private static SettingOrigin inSource(PropertySource<?> source) {
		boolean packed = !PropertySourceNames.isRemote(source) && PACKED_SOURCE.matcher(source.getName()).find();
		String name = PropertySourceNames.of(source).orElseGet(() -> PropertySourceNames.shown(source.getName()));
		boolean known = packed || !name.equals(PropertySourceNames.shown(source.getName()));
		return new SettingOrigin(known ? name : "property source '" + name + "'", packed);
	}

	private static @Nullable String nameOf(Resource file) {
		if (file instanceof ClassPathResource resource) {
			return resource.getPath();
		}
		try {
			return file.getFile().getPath();
		}
		catch (IOException | RuntimeException ex) {
			return file.getFilename();
		}
	}

	private static boolean isPacked(Resource file) {
		if (file instanceof ClassPathResource) {
			return true;
		}
		try {
			String protocol = file.getURL().getProtocol();
			return protocol.equals("jar") || protocol.equals("nested");
		}
		catch (IOException ex) {
			return false;
		}
	}

}
