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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.github.openaihealth.connection.ConnectionSetting;
import io.github.openaihealth.settings.EnvironmentSettings;
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
 */
public record ConfigurationContext(Platform platform, List<String> profiles, List<String> searched,
		List<String> ignored, Map<String, String> unfit) {

	private static final List<String> READ_BY_NOBODY = List.of("OPENAI_ORGANIZATION", "OPENAI_PROJECT",
			"OPENAI_API_BASE", "OPENAI_API_URL", "openai.organization", "openai.organization-id", "openai.project");

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
	}

	/**
	 * Create an instance without variables that do not fit.
	 * @param platform where the application runs
	 * @param profiles the active profiles
	 * @param searched the sources that were searched, in the order of precedence
	 * @param ignored settings that exist although nothing reads them
	 */
	public ConfigurationContext(Platform platform, List<String> profiles, List<String> searched, List<String> ignored) {
		this(platform, profiles, searched, ignored, Map.of());
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
		EnvironmentSettings settings = new EnvironmentSettings(environment);
		List<String> ignored = new ArrayList<>(settings.present(READ_BY_NOBODY));
		settings.presentBesideVariables(TIMEOUT).ifPresent(ignored::add);
		new PropertyNames(environment).matching((name) -> UnboundNames.meant(name).isPresent())
			.stream()
			.filter((property) -> !property.variable() && !ignored.contains(property.name()))
			.map(PropertyNames.Named::name)
			.distinct()
			.limit(MOST)
			.forEach(ignored::add);
		return new ConfigurationContext(Platform.of(environment), List.of(environment.getActiveProfiles()),
				settings.sources(), ignored, unfit);
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
		Optional<String> meant = UnboundNames.meant(ignored);
		if (meant.isPresent()) {
			return meant.get();
		}
		if (ignored.startsWith("OPENAI_API_")) {
			return ConnectionSetting.BASE_URL.variable();
		}
		if (ignored.equals(TIMEOUT)) {
			return "openai.client.timeout";
		}
		boolean project = ignored.toLowerCase(Locale.ROOT).contains("project");
		ConnectionSetting setting = project ? ConnectionSetting.PROJECT_ID : ConnectionSetting.ORG_ID;
		return ignored.contains(".") ? setting.property() : setting.variable();
	}

}
