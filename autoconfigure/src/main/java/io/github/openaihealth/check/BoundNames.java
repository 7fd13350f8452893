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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.openaihealth.connection.ConnectionSetting;

/**
 * The names of the properties, without {@code openai} before them, the variables that
 * bind to them, and what others call the same.
 */
final class BoundNames {

	private static final String REQUIRED_MODELS = "required-models";

	/**
	 * What each connection has, by the names below its prefix.
	 */
	static final List<String> OF_A_CONNECTION = List.of("api-key", "api-key-file", "api-key-created", "api-key-max-age",
			"api-key-expires", "api-key-expiry-warning", "org-id", "project-id", "base-url", "ssl.bundle");

	/**
	 * What the application has once, by the names below {@code openai}.
	 */
	static final List<String> OTHERS = List.of("enabled", "client.timeout", "access-check.enabled",
			"access-check.interval", "access-check.expected-organization", "probe.enabled", "probe.connect-timeout",
			"probe.timeout", "validation.mode", "validation.on-failure", "validation.timeout", "health.interval",
			"health.failure-threshold", "health.max-backoff", "health.required-models", "health.retirement-warning",
			"health.down-status", "traffic.enabled", "traffic.models");

	/**
	 * What a named connection has instead of one of those.
	 */
	static final List<String> OF_A_NAMED_CONNECTION = List.of(REQUIRED_MODELS);

	/**
	 * What other clients and libraries call the same.
	 */
	static final Map<String, String> SYNONYMS = Map.ofEntries(Map.entry("url", "base-url"),
			Map.entry("api-url", "base-url"), Map.entry("api-base", "base-url"), Map.entry("api-base-url", "base-url"),
			Map.entry("base-uri", "base-url"), Map.entry("base-path", "base-url"), Map.entry("endpoint", "base-url"),
			Map.entry("api-endpoint", "base-url"), Map.entry("organization", "org-id"),
			Map.entry("organization-id", "org-id"), Map.entry("organisation", "org-id"),
			Map.entry("organisation-id", "org-id"), Map.entry("org", "org-id"), Map.entry("project", "project-id"),
			Map.entry("health." + REQUIRED_MODELS, REQUIRED_MODELS),
			Map.entry(REQUIRED_MODELS, "health." + REQUIRED_MODELS), Map.entry("ssl-bundle", "ssl.bundle"),
			Map.entry("validation.enabled", "validation.mode"), Map.entry("health.timeout", "probe.timeout"));

	/**
	 * The variables that other clients read for the same, beyond those of the synonyms
	 * which other software has for something else.
	 */
	static final Map<String, String> VARIABLES = Map.of("OPENAI_ORGANIZATION", "OPENAI_ORG_ID", "OPENAI_ORG",
			"OPENAI_ORG_ID", "OPENAI_ORGANIZATION_ID", "OPENAI_ORG_ID", "OPENAI_ORGANISATION", "OPENAI_ORG_ID",
			"OPENAI_PROJECT", "OPENAI_PROJECT_ID", "OPENAI_API_BASE", "OPENAI_BASE_URL", "OPENAI_API_URL",
			"OPENAI_BASE_URL", "OPENAI_BASE_URI", "OPENAI_BASE_URL", "OPENAI_API_BASE_URL", "OPENAI_BASE_URL");

	/**
	 * Names that say by themselves what they mean, wherever they stand.
	 */
	static final Set<String> TELLING = Set.of("health.interval", "health.failure-threshold", "health.max-backoff",
			"health.required-models", "health.retirement-warning", "health.down-status", "validation.on-failure");

	/**
	 * The variables that OpenAI's own clients read.
	 */
	static final Set<String> OFFICIAL = Stream.of(ConnectionSetting.values())
		.map(ConnectionSetting::variable)
		.collect(Collectors.toUnmodifiableSet());

	private static final Pattern SEPARATORS = Pattern.compile("[._-]");

	private BoundNames() {
	}

	/**
	 * Return the names of the properties.
	 * @return those of a connection first
	 */
	static Stream<String> properties() {
		return Stream.concat(OF_A_CONNECTION.stream(), OTHERS.stream());
	}

	/**
	 * Return the variable of a property.
	 * @param property the name of the property
	 * @return such as {@code OPENAI_HEALTH_MAX_BACKOFF}
	 */
	static String variable(String property) {
		return "OPENAI_" + SEPARATORS.matcher(property).replaceAll("_").toUpperCase(Locale.ROOT);
	}

	/**
	 * Return the property that a variable of the system's environment binds to.
	 * @param variable its name
	 * @return the property, empty if there is none
	 */
	static Optional<String> property(String variable) {
		return properties()
			.filter((property) -> variable.equals(variable(property))
					|| variable.equals(variable(property.replace("-", ""))))
			.findFirst();
	}

}
