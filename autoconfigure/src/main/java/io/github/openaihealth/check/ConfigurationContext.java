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

package io.github.openaihealth.check;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.github.openaihealth.settings.EnvironmentSettings;
import io.github.openaihealth.settings.EnvironmentVariables;
import io.github.openaihealth.settings.ForeignAddresses;
import io.github.openaihealth.settings.PropertyNames;

import org.springframework.core.env.ConfigurableEnvironment;

/**
 * What the environment tells beside the settings themselves. Names only, never values.
 *
 * @param platform where the application runs
 * @param profiles the active profiles
 * @param searched the sources that were searched, in the order of precedence
 * @param ignored settings that exist although nothing reads them
 * @param unfit environment variables whose values do not fit and count as not set, each
 * with what would fit
 * @param elsewhere settings that nothing reads here and that lead to another host than
 * the base URL does
 */
public record ConfigurationContext(Platform platform, List<String> profiles, List<String> searched,
		List<String> ignored, Map<String, String> unfit, List<String> elsewhere) {

	private static final int MOST = 5;

	/**
	 * What no variable is meant by: that of the same name is other software's.
	 */
	private static final String TIMEOUT = "openai.timeout";

	/**
	 * Create a new instance.
	 */
	public ConfigurationContext {
		profiles = List.copyOf(profiles);
		searched = List.copyOf(searched);
		ignored = List.copyOf(ignored);
		unfit = Collections.unmodifiableMap(new TreeMap<>(unfit));
		elsewhere = List.copyOf(elsewhere);
	}

	/**
	 * Create an instance without variables that do not fit.
	 * @param platform where the application runs
	 * @param profiles the active profiles
	 * @param searched the sources that were searched, in the order of precedence
	 * @param ignored settings that exist although nothing reads them
	 */
	public ConfigurationContext(Platform platform, List<String> profiles, List<String> searched, List<String> ignored) {
		this(platform, profiles, searched, ignored, Map.of(), List.of());
	}

	/**
	 * Gather the context of an environment.
	 * @param environment the environment
	 * @return the context
	 */
	public static ConfigurationContext of(ConfigurableEnvironment environment) {
		return of(environment, Map.of());
	}

	/**
	 * Gather the context of an environment.
	 * @param environment the environment
	 * @param unfit the variables that were found not to fit, each with what would
	 * @return the context
	 */
	public static ConfigurationContext of(ConfigurableEnvironment environment, Map<String, String> unfit) {
		ForeignAddresses addresses = new ForeignAddresses(environment);
		List<PropertyNames.Named> properties = new PropertyNames(environment)
			.matching(ConfigurationContext::mayBeMeant);
		List<String> ignored = properties.stream()
			.filter((property) -> property.state() != PropertyNames.ValueState.BLANK
					&& UnboundNames.isUnbound(property))
			.map(PropertyNames.Named::name)
			.filter((name) -> !UnboundNames.isAddress(name) || !addresses.leadsToBaseUrl(name).orElse(false))
			.distinct()
			.limit(MOST)
			.collect(Collectors.toCollection(ArrayList::new));
		if (new EnvironmentVariables(environment).existsBeside(TIMEOUT)) {
			ignored.add(TIMEOUT);
		}
		List<String> elsewhere = properties.stream()
			.map(PropertyNames.Named::name)
			.filter((name) -> UnboundNames.isAddress(name) && !ignored.contains(name)
					&& !addresses.leadsToBaseUrl(name).orElse(true))
			.distinct()
			.limit(MOST)
			.toList();
		return new ConfigurationContext(Platform.of(environment), List.of(environment.getActiveProfiles()),
				new EnvironmentSettings(environment).sources(), ignored, unfit, elsewhere);
	}

	private static boolean mayBeMeant(String name) {
		return name.regionMatches(true, 0, "openai", 0, "openai".length());
	}

	/**
	 * Return where a setting was looked for.
	 * @return such as <em>command line, environment variables, application.yml (profiles:
	 * prod)</em>
	 */
	String lookedIn() {
		String sources = this.searched.isEmpty() ? "the environment" : String.join(", ", this.searched);
		return sources + (this.profiles.isEmpty() ? " (no active profile)"
				: " (profiles: " + String.join(", ", this.profiles) + ")");
	}

	/**
	 * Return what the ignored settings are called really.
	 * @return the names, each once, variables for variables and properties for properties
	 */
	List<String> readInstead() {
		return this.ignored.stream().map(ConfigurationContext::readInstead).distinct().toList();
	}

	private static String readInstead(String ignored) {
		return UnboundNames.meant(ignored).orElse("openai.client.timeout");
	}

}
