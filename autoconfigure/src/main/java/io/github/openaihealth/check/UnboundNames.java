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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.openaihealth.connection.ConnectionSetting;
import io.github.openaihealth.settings.PropertyNames.Named;
import io.github.openaihealth.settings.PropertyNames.SourceKind;

/**
 * Tells the properties below {@code openai}, and the variables, that bind to nothing and
 * resemble what does: {@code openai.url}, {@code openai.health.intervall},
 * {@code OPENAI_VALIDATION_MOD}. Others may belong to other software.
 */
final class UnboundNames {

	private static final List<String> OF_A_CONNECTION = List.of("api-key", "api-key-file", "api-key-created",
			"api-key-max-age", "api-key-expires", "api-key-expiry-warning", "org-id", "project-id", "base-url",
			"ssl.bundle");

	private static final List<String> OTHERS = List.of("enabled", "client.timeout", "access-check.enabled",
			"access-check.interval", "access-check.expected-organization", "probe.enabled", "probe.connect-timeout",
			"probe.timeout", "validation.mode", "validation.on-failure", "validation.timeout", "health.interval",
			"health.failure-threshold", "health.max-backoff", "health.required-models", "health.retirement-warning",
			"health.down-status", "traffic.enabled", "traffic.models");

	private static final String REQUIRED_MODELS = "required-models";

	/**
	 * What other clients and libraries call the same.
	 */
	private static final Map<String, String> SYNONYMS = Map.ofEntries(Map.entry("url", "base-url"),
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
	private static final Map<String, String> VARIABLES = Map.of("OPENAI_ORGANIZATION", "OPENAI_ORG_ID", "OPENAI_ORG",
			"OPENAI_ORG_ID", "OPENAI_ORGANIZATION_ID", "OPENAI_ORG_ID", "OPENAI_ORGANISATION", "OPENAI_ORG_ID",
			"OPENAI_PROJECT", "OPENAI_PROJECT_ID", "OPENAI_API_BASE", "OPENAI_BASE_URL", "OPENAI_API_URL",
			"OPENAI_BASE_URL", "OPENAI_BASE_URI", "OPENAI_BASE_URL", "OPENAI_API_BASE_URL", "OPENAI_BASE_URL");

	/**
	 * What may hold an address for other software, or for code of the application's own.
	 */
	private static final Pattern ADDRESS = Pattern.compile(
			"OPENAI_(?:API_)?(?:BASE|URL|URI|ENDPOINT|HOST|BASE_URL|BASE_URI|BASE_PATH)"
					+ "|openai\\.(?:api[.-])?(?:base|uri|host|base-?url|base-?uri|base-?path|url|endpoint|server-?url)",
			Pattern.CASE_INSENSITIVE);

	/**
	 * Names that say by themselves what they mean, wherever they stand.
	 */
	private static final Set<String> TELLING = Set.of("health.interval", "health.failure-threshold",
			"health.max-backoff", "health.required-models", "health.retirement-warning", "health.down-status",
			"validation.on-failure");

	private static final Pattern GROUP = Pattern
		.compile("(?:(?:health|probe|validation|monitor|poll|polling|check|healthcheck|watch)\\.)?");

	private static final Pattern NAMED = Pattern.compile("(openai\\.connections\\.[a-z0-9-]{1,40})\\.(.{1,60})",
			Pattern.CASE_INSENSITIVE);

	private static final Pattern UNNAMED = Pattern.compile("(openai)\\.(.{1,60})", Pattern.CASE_INSENSITIVE);

	private static final Pattern VARIABLE = Pattern.compile("OPENAI_([A-Z0-9_]{1,60})");

	private static final Set<String> OFFICIAL = Stream.of(ConnectionSetting.values())
		.map(ConnectionSetting::variable)
		.collect(Collectors.toUnmodifiableSet());

	private static final Pattern INDEX = Pattern.compile("\\[\\d{1,4}]$");

	private static final Pattern SEPARATORS = Pattern.compile("[._-]");

	private UnboundNames() {
	}

	/**
	 * Return whether a property binds to nothing, although somebody must have thought so.
	 * @param property the property
	 * @return {@code true} if another name was meant
	 */
	static boolean isUnbound(Named property) {
		String name = property.name();
		if (property.kind() != SourceKind.VARIABLES) {
			return meant(name).isPresent();
		}
		return VARIABLE.matcher(name).matches() && bound(name).isEmpty() && meant(name).isPresent();
	}

	/**
	 * Return whether a property may hold an address that was meant for the base URL.
	 * @param name its name
	 * @return {@code true} if so; other software may read it
	 */
	static boolean isAddress(String name) {
		return ADDRESS.matcher(name).matches();
	}

	/**
	 * Return what a property or a variable is called really.
	 * @param name the name that somebody has written
	 * @return the name that it resembles, empty if it is one, or resembles none; of a
	 * variable that would be read from the system's environment, the property
	 */
	static Optional<String> meant(String name) {
		Matcher named = NAMED.matcher(name);
		if (named.matches()) {
			return meant(named.group(2), OF_A_CONNECTION, List.of(REQUIRED_MODELS))
				.map((meant) -> named.group(1) + "." + meant);
		}
		Matcher variable = VARIABLE.matcher(name);
		if (variable.matches()) {
			return ofVariable(name, variable.group(1));
		}
		Matcher unnamed = UNNAMED.matcher(name);
		return unnamed.matches() ? meant(unnamed.group(2), OF_A_CONNECTION, OTHERS).map((meant) -> "openai." + meant)
				: Optional.empty();
	}

	private static Optional<String> ofVariable(String name, String end) {
		Optional<String> bound = bound(name);
		if (bound.isPresent()) {
			// The official names are read from any source
			return bound.filter((property) -> !OFFICIAL.contains(name)).map((property) -> "openai." + property);
		}
		if (VARIABLES.containsKey(name)) {
			return Optional.of(VARIABLES.get(name));
		}
		String written = compact(end);
		return properties()
			.filter((property) -> !property.equals("api-key") && !property.equals("enabled")
					&& !written.equals(compact(property) + "s") && isNear(compact(property), written))
			.map(UnboundNames::variable)
			.findFirst();
	}

	/**
	 * Return the property that a variable of the system's environment binds to.
	 * @param variable its name
	 * @return the property, empty if there is none
	 */
	private static Optional<String> bound(String variable) {
		return properties()
			.filter((property) -> variable.equals(variable(property))
					|| variable.equals(variable(property.replace("-", ""))))
			.findFirst();
	}

	private static Stream<String> properties() {
		return Stream.concat(OF_A_CONNECTION.stream(), OTHERS.stream());
	}

	private static String variable(String property) {
		return "OPENAI_" + SEPARATORS.matcher(property).replaceAll("_").toUpperCase(Locale.ROOT);
	}

	private static Optional<String> meant(String name, List<String> settings, List<String> others) {
		String written = uniform(INDEX.matcher(name).replaceFirst(""));
		if (Stream.concat(settings.stream(), others.stream()).anyMatch((known) -> uniform(known).equals(written))) {
			return Optional.empty();
		}
		return SYNONYMS.entrySet()
			.stream()
			.filter((entry) -> uniform(entry.getKey()).equals(written))
			.map(Map.Entry::getValue)
			.findFirst()
			.filter((meant) -> settings.contains(meant) || others.contains(meant))
			.or(() -> misspelt(written, settings))
			.or(() -> misspelt(written, others))
			.or(() -> misplaced(written, others));
	}

	private static Optional<String> misspelt(String written, List<String> known) {
		return known.stream().filter((name) -> isNear(uniform(name), written)).findFirst();
	}

	private static Optional<String> misplaced(String written, List<String> known) {
		return known.stream()
			.filter(TELLING::contains)
			.filter((name) -> Pattern.matches(GROUP + uniform(name.substring(name.indexOf('.') + 1)), written))
			.findFirst();
	}

	private static boolean isNear(String known, String written) {
		return EditDistance.of(known, written) <= ((known.length() < 12) ? 1 : 2);
	}

	private static String uniform(String name) {
		return name.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
	}

	private static String compact(String name) {
		return SEPARATORS.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("");
	}

}
