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

package io.github.openaihealth.actuate;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.openaihealth.connection.ConnectionSetting;
import io.github.openaihealth.connection.ConnectionSummary;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.actuate.endpoint.Sanitizer;

/**
 * Hides what the application wants hidden beyond keys, wherever it is told: the value of
 * a setting also stands in facts, summaries and advice. A key needs none of it: what is
 * shown of it is masked already, and tells more so.
 */
final class Redaction {

	private static final List<String> OTHER_VALUES = List.of("also set in", "came near");

	private final Map<ConnectionSetting, Object> shown = new LinkedHashMap<>();

	private final Map<String, String> replacements = new LinkedHashMap<>();

	/**
	 * Create a new instance.
	 * @param prefix the beginning of the names of the connection's properties
	 * @param connection what may be shown of the connection, or {@code null}
	 * @param sanitizer what the application wants hidden
	 */
	Redaction(String prefix, @Nullable ConnectionSummary connection, Sanitizer sanitizer) {
		for (ConnectionSetting setting : ConnectionSetting.values()) {
			String value = (connection != null) ? connection.value(setting) : null;
			if (value != null) {
				this.shown.put(setting, sanitize(setting, setting.property(prefix), value, sanitizer));
			}
		}
	}

	// What is hidden of the connection without a name is hidden of those that inherit it
	private Object sanitize(ConnectionSetting setting, String property, String value, Sanitizer sanitizer) {
		if (setting == ConnectionSetting.API_KEY) {
			return value;
		}
		Object shown = sanitize(property, value, sanitizer);
		shown = shown.equals(value) ? sanitize(setting.property(), value, sanitizer) : shown;
		if (!shown.equals(value)) {
			this.replacements.put(value, shown.toString());
			if (setting == ConnectionSetting.BASE_URL) {
				hideHost(value, shown.toString());
			}
		}
		return shown;
	}

	private static Object sanitize(String property, String value, Sanitizer sanitizer) {
		Object sanitized = sanitizer.sanitize(new SanitizableData(null, property, value), true);
		return (sanitized != null) ? sanitized : SanitizableData.SANITIZED_VALUE;
	}

	private void hideHost(String url, String shown) {
		String host = host(url);
		if (host != null) {
			this.replacements.put(host, shown);
		}
	}

	/**
	 * Return the settings that have a value.
	 * @return what to show of each
	 */
	Map<ConnectionSetting, Object> settings() {
		return this.shown;
	}

	/**
	 * Return whether nothing is to be hidden.
	 * @return {@code true} if everything may be told as it is
	 */
	boolean isEmpty() {
		return this.replacements.isEmpty();
	}

	/**
	 * Hide what is to be hidden in a text, and in the texts of a list or a map.
	 * @param value the value
	 * @return the value without it
	 */
	Object apply(Object value) {
		if (isEmpty()) {
			return value;
		}
		if (value instanceof String text) {
			return text(text);
		}
		if (value instanceof List<?> list) {
			return list.stream().map(this::apply).toList();
		}
		if (value instanceof Map<?, ?> map) {
			Map<Object, Object> applied = new LinkedHashMap<>();
			map.forEach((name, element) -> {
				if (!OTHER_VALUES.contains(name)) {
					applied.put(name, apply(element));
				}
			});
			return applied;
		}
		return value;
	}

	String text(String text) {
		String redacted = text;
		for (Map.Entry<String, String> replacement : this.replacements.entrySet()) {
			redacted = redacted.replace(replacement.getKey(), replacement.getValue());
		}
		return redacted;
	}

	private static @Nullable String host(String url) {
		try {
			return URI.create(url).getHost();
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

}
