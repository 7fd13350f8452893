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
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.openaihealth.connection.ConnectionSetting;
import io.github.openaihealth.connection.OpenAiConnection;
import io.github.openaihealth.diagnosis.Cause;
import io.github.openaihealth.diagnosis.Diagnosis;

/**
 * Compares the connection that is watched with what else is configured for OpenAI. That
 * another has no id is no difference: most keys need none.
 */
final class SettingsComparison {

	private static final int MOST = 4;

	private static final int MOST_LINES = 6;

	private final OpenAiConnection watched;

	private final List<Difference> differences;

	private SettingsComparison(OpenAiConnection watched, List<OpenAiConnection> others) {
		this.watched = watched;
		this.differences = others.stream()
			.flatMap((other) -> Stream.of(ConnectionSetting.values())
				.filter((setting) -> differ(watched, other, setting))
				.map((setting) -> new Difference(other, setting)))
			.toList();
	}

	/**
	 * Compare.
	 * @param watched the connection that health speaks for
	 * @param others what else is configured; one without a key has nothing but ids
	 * @return the warning, empty if all agree
	 */
	static Optional<Diagnosis> of(OpenAiConnection watched, List<OpenAiConnection> others) {
		SettingsComparison comparison = new SettingsComparison(watched, others);
		return comparison.differences.isEmpty() ? Optional.empty() : Optional.of(comparison.diagnosis(others));
	}

	private static boolean differ(OpenAiConnection watched, OpenAiConnection other, ConnectionSetting setting) {
		return switch (setting) {
			case API_KEY -> other.apiKey() != null && !other.apiKey().equals(watched.apiKey());
			case ORG_ID -> other.orgId() != null && !other.orgId().equals(watched.orgId());
			case PROJECT_ID -> other.projectId() != null && !other.projectId().equals(watched.projectId());
			case BASE_URL -> other.apiKey() != null && !other.baseUrl().isSameAs(watched.baseUrl());
		};
	}

	private Diagnosis diagnosis(List<OpenAiConnection> others) {
		SettingDescriptions shown = new SettingDescriptions(
				Stream.concat(Stream.of(this.watched), others.stream()).toList());
		String own = this.differences.stream()
			.map(Difference::setting)
			.distinct()
			.sorted()
			.map((setting) -> shown.describe(this.watched, setting))
			.collect(Collectors.joining(" and "));
		List<String> different = this.differences.stream()
			.map((difference) -> shown.describe(difference.connection(), difference.setting()))
			.toList();
		List<String> named = this.differences.stream()
			.map(Difference::connection)
			.distinct()
			.flatMap(this::named)
			.toList();
		Diagnosis diagnosis = Diagnosis.of(Cause.SETTINGS_DIFFER,
				Map.of("watched", own, "others", enumerate(different), "same", lines(same()), "named", lines(named)));
		return named.isEmpty() ? diagnosis.withActions(diagnosis.actions().subList(0, 1)) : diagnosis;
	}

	/**
	 * Return lines that give every other the value of one variable.
	 * @return the lines
	 */
	private List<String> same() {
		return this.differences.stream().flatMap((difference) -> {
			ConnectionSetting setting = difference.setting();
			boolean own = difference.connection().apiKey() == null;
			String property = (own ? this.watched : difference.connection()).setting(setting).property();
			return property.equals(setting.property()) ? Stream.empty()
					: Stream.of(property + "=${" + setting.variable() + "}");
		}).distinct().toList();
	}

	/**
	 * Return lines that make another a connection of its own. What they leave out comes
	 * from {@code openai.*}, the key and the ids excepted.
	 * @param other the other
	 * @return the lines, none for ids without a key
	 */
	private Stream<String> named(OpenAiConnection other) {
		if (other.apiKey() == null) {
			return Stream.empty();
		}
		String prefix = other.prefix();
		return Stream.of(ConnectionSetting.values())
			.filter((setting) -> other.setting(setting).isPresent() || differ(this.watched, other, setting))
			.map((setting) -> setting.property(prefix) + "=" + (other.setting(setting).isPresent()
					? "${" + other.setting(setting).property() + "}" : other.baseUrl()));
	}

	private static String enumerate(List<String> descriptions) {
		String first = String.join(", ", descriptions.subList(0, Math.min(MOST, descriptions.size())));
		return (descriptions.size() > MOST) ? first + " and " + (descriptions.size() - MOST) + " more" : first;
	}

	private static String lines(List<String> lines) {
		return lines.stream().limit(MOST_LINES).map((line) -> "\n  " + line).collect(Collectors.joining());
	}

	private record Difference(OpenAiConnection connection, ConnectionSetting setting) {
	}

}
