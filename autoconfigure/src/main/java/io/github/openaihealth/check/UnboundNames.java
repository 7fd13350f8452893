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

/**
 * Tells the properties below {@code openai} that bind to nothing and resemble one that
 * does: {@code openai.url}, {@code openai.health.intervall}. Others may belong to other
 * software.
 */
final class UnboundNames {

	private static final List<String> OF_A_CONNECTION = List.of("api-key", "api-key-file", "api-key-created",
			"api-key-max-age", "api-key-expires", "api-key-expiry-warning", "org-id", "project-id", "base-url",
			"ssl.bundle");

	private static final List<String> OTHERS = List.of("enabled", "client.timeout", "probe.enabled",
			"probe.connect-timeout", "probe.timeout", "validation.mode", "validation.on-failure", "validation.timeout",
			"health.interval", "health.failure-threshold", "health.max-backoff", "health.required-models",
			"health.retirement-warning", "health.down-status");

	private static final String REQUIRED_MODELS = "required-models";

	/**
	 * What other clients and libraries call the same.
	 */
	private static final Map<String, String> SYNONYMS = Map.of("url", "base-url", "api-url", "base-url", "api-base",
			"base-url", "endpoint", "base-url", "health." + REQUIRED_MODELS, REQUIRED_MODELS, REQUIRED_MODELS,
			"health." + REQUIRED_MODELS, "ssl-bundle", "ssl.bundle");

	private static final Pattern NAMED = Pattern.compile("(openai\\.connections\\.[a-z0-9-]{1,40})\\.(.{1,60})",
			Pattern.CASE_INSENSITIVE);

	private static final Pattern UNNAMED = Pattern.compile("(openai)\\.(.{1,60})", Pattern.CASE_INSENSITIVE);

	private static final Pattern INDEX = Pattern.compile("\\[\\d{1,4}]$");

	private static final int SHORTEST = 6;

	private UnboundNames() {
	}

	/**
	 * Return what a property is called really.
	 * @param name the name that somebody has written
	 * @return the name of the property that it resembles, empty if it is one, or
	 * resembles none
	 */
	static Optional<String> meant(String name) {
		Matcher named = NAMED.matcher(name);
		if (named.matches()) {
			return meant(named.group(2), OF_A_CONNECTION, List.of(REQUIRED_MODELS))
				.map((meant) -> named.group(1) + "." + meant);
		}
		Matcher unnamed = UNNAMED.matcher(name);
		return unnamed.matches() ? meant(unnamed.group(2), OF_A_CONNECTION, OTHERS).map((meant) -> "openai." + meant)
				: Optional.empty();
	}

	private static Optional<String> meant(String name, List<String> settings, List<String> others) {
		String written = uniform(INDEX.matcher(name).replaceFirst(""));
		if (settings.stream().anyMatch((known) -> uniform(known).equals(written))
				|| others.stream().anyMatch((known) -> uniform(known).equals(written))) {
			return Optional.empty();
		}
		Optional<String> synonym = SYNONYMS.entrySet()
			.stream()
			.filter((entry) -> uniform(entry.getKey()).equals(written))
			.map(Map.Entry::getValue)
			.findFirst()
			.filter((meant) -> settings.contains(meant) || others.contains(meant));
		return synonym.isPresent() ? synonym : misspelt(written, settings).or(() -> misspelt(written, others));
	}

	private static Optional<String> misspelt(String written, List<String> known) {
		return known.stream()
			.filter((name) -> name.length() >= SHORTEST)
			.filter((name) -> EditDistance.of(uniform(name), written) <= ((name.length() < 12) ? 1 : 2))
			.findFirst();
	}

	private static String uniform(String name) {
		return name.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
	}

}
