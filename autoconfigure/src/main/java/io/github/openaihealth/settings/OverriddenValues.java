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

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.github.openaihealth.connection.ApiKey;
import io.github.openaihealth.connection.BaseUrl;
import io.github.openaihealth.connection.ConnectionSetting;
import io.github.openaihealth.connection.Placeholder;
import io.github.openaihealth.connection.SettingOrigin;
import io.github.openaihealth.diagnosis.Masking;

import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Finds the values of a setting that lost: a stale variable of the operating system that
 * beats {@code application.yml} is the classic. What only passes on the winner's value,
 * or passes its own on to it, has not lost.
 */
final class OverriddenValues {

	private static final int MOST = 3;

	private static final int LONGEST = 10;

	private static final Pattern ID = Pattern.compile("(?:org-|proj_)[A-Za-z0-9]{1,40}");

	private static final Pattern HOST = Pattern.compile("(?:[a-z0-9-]{1,23}\\.)*[a-z0-9-]{1,23}");

	/**
	 * What a key looks like that was not copied from a template.
	 */
	private static final Pattern KEY = Pattern.compile("(?=.*[0-9])[A-Za-z0-9_.-]{20,}");

	private static final Pattern URL = Pattern.compile("https?://[A-Za-z0-9][^\\s@]*");

	private final ConfigurableEnvironment environment;

	OverriddenValues(ConfigurableEnvironment environment) {
		this.environment = environment;
	}

	/**
	 * Add the values that lost to the origin of the one that won: what may be shown of
	 * three of them at most, and what to do if the winner's value is wrong.
	 * @param origin where the value came from
	 * @param setting the setting
	 * @param winner where its value stands
	 * @param candidates where it may stand, the first in the order of precedence first
	 * @return the origin with what lost
	 */
	SettingOrigin addTo(SettingOrigin origin, ConnectionSetting setting, LocatedProperty winner,
			List<LocatedProperty> candidates) {
		List<LocatedProperty> lost = lost(winner, candidates);
		String value = winner.value(this.environment);
		return origin.withOverrides(lost.stream().limit(MOST).map((other) -> describe(setting, other, value)).toList())
			.withRemedy(remedy(setting, winner, lost));
	}

	private List<LocatedProperty> lost(LocatedProperty winner, List<LocatedProperty> candidates) {
		List<LocatedProperty> lost = new ArrayList<>();
		if (candidates.size() > 1) {
			List<LocatedProperty> passed = chain(winner);
			candidates.stream()
				.filter((other) -> isNotIn(passed, other) && isNotIn(lost, other) && isNotIn(chain(other), winner))
				.forEach(lost::add);
		}
		return lost;
	}

	private String remedy(ConnectionSetting setting, LocatedProperty winner, List<LocatedProperty> lost) {
		List<LocatedProperty> before = new ArrayList<>(List.of(winner));
		for (LocatedProperty other : lost) {
			if (isUsable(setting, other.value(this.environment))) {
				return "Remove "
						+ before.stream()
							.map((property) -> PropertyPlace.withName(property, property.name()))
							.collect(Collectors.joining(" and "))
						+ ": then " + PropertyPlace.withName(other, other.name()) + " counts, which has another value.";
			}
			before.add(other);
		}
		return (setting == ConnectionSetting.API_KEY && PropertyPlace.isBeforeVariables(this.environment, winner))
				? "Remove " + PropertyPlace.withName(winner, winner.name())
						+ ", or correct its value: it counts before every environment variable and file."
				: "";
	}

	private static boolean isUsable(ConnectionSetting setting, String value) {
		return switch (setting) {
			case API_KEY -> KEY.matcher(value).matches();
			case ORG_ID, PROJECT_ID -> ID.matcher(value).matches();
			case BASE_URL -> URL.matcher(value).matches();
		};
	}

	private String describe(ConnectionSetting setting, LocatedProperty other, String winning) {
		String value = other.value(this.environment);
		String place = PropertyPlace.of(other).description();
		if (value.equals(winning)) {
			return place + " (the same value)";
		}
		if (value.isBlank()) {
			return place + " (blank, not used)";
		}
		String shown = shown(setting, value);
		return place + " (another value, " + (shown.isEmpty() ? "" : shown + ", ") + "not used)";
	}

	private static String shown(ConnectionSetting setting, String value) {
		List<Placeholder> placeholders = Placeholder.in(value);
		if (!placeholders.isEmpty()) {
			return "the text " + placeholders.get(0);
		}
		return switch (setting) {
			case API_KEY -> shown(ApiKey.of(value));
			case ORG_ID, PROJECT_ID -> ID.matcher(value).matches() ? value : "";
			case BASE_URL -> shown(BaseUrl.of(value));
		};
	}

	private static String shown(ApiKey key) {
		String masked = key.toString();
		return masked.equals(Masking.ELLIPSIS) ? key.describe() : masked;
	}

	private static String shown(BaseUrl baseUrl) {
		String host = baseUrl.host();
		boolean showable = HOST.matcher(host).matches() && Masking.redact(baseUrl.maskHostIn(host)).equals(host);
		return showable ? "host " + host : "";
	}

	/**
	 * Follow the placeholders of a property.
	 * @param property the property
	 * @return the property and all that it takes its value from
	 */
	private List<LocatedProperty> chain(LocatedProperty property) {
		List<LocatedProperty> chain = new ArrayList<>(List.of(property));
		follow(property.text(), chain);
		return chain;
	}

	private void follow(String text, List<LocatedProperty> chain) {
		for (Placeholder placeholder : Placeholder.in(text)) {
			LocatedProperty next = LocatedProperty.find(this.environment, placeholder.name());
			if (next == null && placeholder.fallback() != null) {
				follow(placeholder.fallback(), chain);
			}
			else if (next != null && chain.size() < LONGEST && isNotIn(chain, next)) {
				chain.add(next);
				follow(next.text(), chain);
			}
		}
	}

	private static boolean isNotIn(List<LocatedProperty> properties, LocatedProperty property) {
		return properties.stream().noneMatch(property::isAt);
	}

}
