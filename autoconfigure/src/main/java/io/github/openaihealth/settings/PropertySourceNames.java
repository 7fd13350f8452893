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

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.openaihealth.diagnosis.Masking;

import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.ConfigTreePropertySource;
import org.springframework.core.env.CommandLinePropertySource;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.PropertySource.StubPropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * What people call the property sources of an environment.
 */
final class PropertySourceNames {

	static final String APPLICATION_JSON = "spring.application.json";

	static final String SYSTEM_PROPERTIES = "systemProperties";

	private static final int LONGEST = 120;

	private static final Map<String, String> NAMES = Map.of(SYSTEM_PROPERTIES, "system properties", APPLICATION_JSON,
			"SPRING_APPLICATION_JSON", "defaultProperties", "default properties", "test", "test properties",
			"Inlined Test Properties", "test properties", "Dynamic Test Properties", "dynamic test properties");

	private static final Set<String> WITHOUT_SETTINGS = Set.of("random", "cachedrandom", "applicationInfo",
			"openaiTestDefaults", "server.ports", "Management Server");

	private static final Pattern IN_BRACKETS = Pattern.compile("\\[([^\\[\\]]+)]");

	private static final Pattern CONFIG_TREE = Pattern.compile("^Config tree '(.+)'$");

	private static final Pattern REMOTE = Pattern.compile("^(?:bootstrapProperties-)?configserver:");

	private static final Pattern USER_INFO = Pattern.compile("//[^/@\\s]+@");

	private PropertySourceNames() {
	}

	/**
	 * Return the name of a source in which a setting may stand.
	 * @param source the source
	 * @return a short name such as {@code environment variables} or
	 * {@code application.yml}, empty for a source that holds no settings
	 */
	static Optional<String> of(PropertySource<?> source) {
		if (source instanceof StubPropertySource || WITHOUT_SETTINGS.contains(source.getName())
				|| ConfigurationPropertySources.isAttachedConfigurationPropertySource(source)) {
			return Optional.empty();
		}
		if (source instanceof CommandLinePropertySource) {
			return Optional.of("command line");
		}
		if (source instanceof SystemEnvironmentPropertySource) {
			return Optional.of("environment variables");
		}
		String known = NAMES.get(source.getName());
		if (known != null) {
			return Optional.of(known);
		}
		return isEmpty(source) ? Optional.empty() : Optional.of(shorten(source));
	}

	private static boolean isEmpty(PropertySource<?> source) {
		return source instanceof EnumerablePropertySource<?> enumerable && enumerable.getPropertyNames().length == 0;
	}

	/**
	 * Return whether a source was fetched by Spring Cloud Config's client, whose names
	 * tell of files that are another application's.
	 * @param source the source
	 * @return {@code true} if its files are not here
	 */
	static boolean isRemote(PropertySource<?> source) {
		return REMOTE.matcher(source.getName()).find();
	}

	private static String shorten(PropertySource<?> source) {
		Matcher tree = CONFIG_TREE.matcher(source.getName());
		if (source instanceof ConfigTreePropertySource && tree.find()) {
			return "config tree " + tree.group(1);
		}
		Matcher file = IN_BRACKETS.matcher(source.getName());
		return shown((!isRemote(source) && file.find()) ? file.group(1) : source.getName());
	}

	/**
	 * Make a name fit to be shown.
	 * @param name the name
	 * @return the name without secrets and not too long
	 */
	static String shown(String name) {
		String shown = Masking.redact(USER_INFO.matcher(name).replaceAll("//" + Masking.ELLIPSIS + "@"));
		return (shown.length() <= LONGEST) ? shown : shown.substring(0, LONGEST) + Masking.ELLIPSIS;
	}

}
