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

package io.github.openaihealth.connection;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;

import io.github.openaihealth.diagnosis.ApiKeyKind;
import org.jspecify.annotations.Nullable;

/**
 * What may be shown of a connection.
 *
 * @param apiKey the masked key, or {@code null} if there is none
 * @param apiKeyKind the kind of the key, or {@code null} if it is not known
 * @param apiKeyCreated the day on which the key was made, or {@code null} if it is not
 * known
 * @param apiKeyExpires the day on which the key expires, or {@code null} if it is not
 * known
 * @param orgId the organization's id, or {@code null}
 * @param projectId the project's id, or {@code null}
 * @param baseUrl the base URL without user info and query
 * @param origins where the values came from
 */
public record ConnectionSummary(@Nullable String apiKey, @Nullable String apiKeyKind, @Nullable LocalDate apiKeyCreated,
		@Nullable LocalDate apiKeyExpires, @Nullable String orgId, @Nullable String projectId, String baseUrl,
		Map<ConnectionSetting, SettingOrigin> origins) {

	/**
	 * Create a new instance.
	 */
	public ConnectionSummary {
		origins = Map.copyOf(origins);
	}

	/**
	 * Summarise a connection.
	 * @param connection the connection
	 * @return what may be shown of it
	 */
	public static ConnectionSummary of(OpenAiConnection connection) {
		ApiKey key = connection.apiKey();
		Map<ConnectionSetting, SettingOrigin> origins = new EnumMap<>(ConnectionSetting.class);
		for (ConnectionSetting setting : ConnectionSetting.values()) {
			SettingOrigin origin = connection.setting(setting).origin();
			if (origin != null) {
				origins.put(setting, origin);
			}
		}
		return new ConnectionSummary((key != null) ? key.toString() : null, kind(key),
				connection.apiKeyDates().created(), connection.apiKeyDates().expires(),
				show(connection, connection.orgId()), show(connection, connection.projectId()),
				DisplayText.of(connection.mask(connection.baseUrl().toString())), origins);
	}

	/**
	 * Return what may be shown of the value of a setting.
	 * @param setting the setting
	 * @return the value, or {@code null} if it has none
	 */
	public @Nullable String value(ConnectionSetting setting) {
		return switch (setting) {
			case API_KEY -> this.apiKey;
			case ORG_ID -> this.orgId;
			case PROJECT_ID -> this.projectId;
			case BASE_URL -> this.baseUrl;
		};
	}

	/**
	 * Return where the key came from.
	 * @return the source, or {@code null} if there is no key
	 */
	public @Nullable String apiKeySource() {
		SettingOrigin origin = this.origins.get(ConnectionSetting.API_KEY);
		return (origin != null) ? origin.description() : null;
	}

	private static @Nullable String kind(@Nullable ApiKey key) {
		if (key == null || key.kind() == ApiKeyKind.OTHER || key.kind() == ApiKeyKind.UNKNOWN) {
			return null;
		}
		return key.kind().label();
	}

	private static @Nullable String show(OpenAiConnection connection, @Nullable String value) {
		return (value != null) ? DisplayText.of(connection.mask(value)) : null;
	}

}
