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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.github.openaihealth.settings.PropertyNames.Named;
import io.github.openaihealth.settings.PropertyNames.SourceKind;

/**
 * Tells the properties below {@code openai}, and the variables, that bind to nothing and
 * resemble what does: {@code openai.url}, {@code openai.health.intervall},
 * {@code OPENAI_VALIDATION_MOD}. Others may belong to other software.
 */
final class UnboundNames {

	/**
	 * What may hold an address for other software, or for code of the application's own.
	 */
	private static final Pattern ADDRESS = Pattern.compile(
			"OPENAI_(?:API_)?(?:BASE|URL|URI|ENDPOINT|HOST|BASE_URL|BASE_URI|BASE_PATH)"
					+ "|openai\\.(?:api[.-])?(?:base|uri|host|base-?url|base-?uri|base-?path|url|endpoint|server-?url)",
			Pattern.CASE_INSENSITIVE);

	private static final Pattern GROUP = Pattern
		.compile("(?:(?:health|probe|validation|monitor|poll|polling|check|healthcheck|watch)\\.)?");

	private static final Pattern NAMED = Pattern.compile("(openai\\.connections\\.[a-z0-9-]{1,40})\\.(.{1,60})",
			Pattern.CASE_INSENSITIVE);

	private static final Pattern UNNAMED = Pattern.compile("(openai)\\.(.{1,60})", Pattern.CASE_INSENSITIVE);

	private static final Pattern VARIABLE = Pattern.compile("OPENAI_([A-Z0-9_]{1,60})");

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
		return VARIABLE.matcher(name).matches() && BoundNames.property(name).isEmpty() && meant(name).isPresent();
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
			return meant(named.group(2), BoundNames.OF_A_CONNECTION, BoundNames.OF_A_NAMED_CONNECTION)
				.map((meant) -> named.group(1) + "." + meant);
		}
		Matcher variable = VARIABLE.matcher(name);
		if (variable.matches()) {
			return ofVariable(name, variable.group(1));
		}
		Matcher unnamed = UNNAMED.matcher(name);
		return unnamed.matches() ? meant(unnamed.group(2), BoundNames.OF_A_CONNECTION, BoundNames.OTHERS)
			.map((meant) -> "openai." + meant) : Optional.empty();
	}

	private static Optional<String> ofVariable(String name, String end) {
		Optional<String> bound = BoundNames.property(name);
		if (bound.isPresent()) {
			// The official names are read from any source
			return bound.filter((property) -> !BoundNames.OFFICIAL.contains(name))
				.map((property) -> "openai." + property);
		}
		String official = BoundNames.VARIABLES.get(name);
		if (official != null) {
			return Optional.of(official);
		}
		String written = compact(end);
		return BoundNames.properties()
			.filter((property) -> !property.equals("api-key") && !property.equals("enabled")
					&& !written.equals(compact(property) + "s") && isNear(compact(property), written))
			.map(BoundNames::variable)
			.findFirst();
	}

	private static Optional<String> meant(String name, List<String> settings, List<String> others) {
		String written = uniform(INDEX.matcher(name).replaceFirst(""));
		if (Stream.concat(settings.stream(), others.stream()).anyMatch((known) -> uniform(known).equals(written))) {
			return Optional.empty();
		}
		return BoundNames.SYNONYMS.entrySet()
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
			.filter(BoundNames.TELLING::contains)
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
