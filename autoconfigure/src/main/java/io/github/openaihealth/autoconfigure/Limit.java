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

package io.github.openaihealth.autoconfigure;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What the value of a property must satisfy to work at all, beyond being of its type.
 */
enum Limit {

	/** For durations that something may take. */
	POSITIVE("The duration must be longer than zero.",
			(value) -> value instanceof Duration duration && duration.compareTo(Duration.ZERO) > 0,
			"openai.api-key-max-age", "openai.api-key-expiry-warning", "openai.client.timeout",
			"openai.health.max-backoff", "openai.health.retirement-warning", "openai.probe.connect-timeout",
			"openai.probe.timeout", "openai.validation.timeout"),

	/** For the time between polls, or checks. */
	INTERVAL("The interval must be at least one second.",
			(value) -> value instanceof Duration duration && duration.compareTo(Duration.ofSeconds(1)) >= 0,
			"openai.health.interval", "openai.access-check.interval"),

	/** For a number of polls. */
	THRESHOLD("The threshold must be at least 1.", (value) -> value instanceof Integer threshold && threshold >= 1,
			"openai.health.failure-threshold");

	private static final Pattern NAMED = Pattern.compile("^openai\\.connections\\.[^.]+\\.");

	private final String sentence;

	private final Predicate<Object> condition;

	private final List<String> properties;

	Limit(String sentence, Predicate<Object> condition, String... properties) {
		this.sentence = sentence;
		this.condition = condition;
		this.properties = List.of(properties);
	}

	/**
	 * Return the limit that a value does not keep.
	 * @param property the property's canonical name, that of a named connection too
	 * @param value the value
	 * @return the limit, empty if the value may be used
	 */
	static Optional<Limit> brokenBy(String property, Object value) {
		String unnamed = NAMED.matcher(property).replaceFirst("openai.");
		return Arrays.stream(values())
			.filter((limit) -> limit.properties.contains(unnamed) && !limit.condition.test(value))
			.findFirst();
	}

	@Override
	public String toString() {
		return this.sentence;
	}

}
