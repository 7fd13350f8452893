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

import java.util.List;
import java.util.Locale;

import io.github.openaihealth.connection.ConnectionSetting;
import io.github.openaihealth.connection.EnvironmentSettings;

import org.springframework.core.env.ConfigurableEnvironment;

/**
 * What the environment tells beside the settings themselves. Names only, never values.
 *
 * @param platform where the application runs
 * @param profiles the active profiles
 * @param searched the sources that were searched, in the order of precedence
 * @param ignored settings that exist although nothing reads them
 */
public record Clues(Platform platform, List<String> profiles, List<String> searched, List<String> ignored) {

	private static final List<String> READ_BY_NOBODY = List.of("OPENAI_ORGANIZATION", "OPENAI_PROJECT",
			"openai.organization", "openai.organization-id", "openai.project");

	/**
	 * Create a new instance.
	 */
	public Clues {
		profiles = List.copyOf(profiles);
		searched = List.copyOf(searched);
		ignored = List.copyOf(ignored);
	}

	/**
	 * Gather the clues of an environment.
	 * @param environment the environment
	 * @return the clues
	 */
	public static Clues of(ConfigurableEnvironment environment) {
		EnvironmentSettings settings = new EnvironmentSettings(environment);
		return new Clues(Platform.of(environment), List.of(environment.getActiveProfiles()), settings.sources(),
				settings.present(READ_BY_NOBODY));
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
		return this.ignored.stream().map(Clues::readInstead).distinct().toList();
	}

	private static String readInstead(String ignored) {
		boolean project = ignored.toLowerCase(Locale.ROOT).contains("project");
		ConnectionSetting setting = project ? ConnectionSetting.PROJECT_ID : ConnectionSetting.ORG_ID;
		return ignored.contains(".") ? setting.property() : setting.variable();
	}

}
