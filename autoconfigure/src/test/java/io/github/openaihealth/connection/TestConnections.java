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
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Makes connections of plain values.
 */
public final class TestConnections {

	private TestConnections() {
	}

	public static OpenAiConnection of(String name, BaseUrl baseUrl, @Nullable ApiKey apiKey, @Nullable String orgId,
			@Nullable String projectId, Map<ConnectionSetting, SettingOrigin> origins,
			@Nullable LocalDate apiKeyCreated) {
		return of(name, baseUrl, apiKey, orgId, projectId, origins, apiKeyCreated, Map.of());
	}

	public static OpenAiConnection of(String name, BaseUrl baseUrl, @Nullable ApiKey apiKey, @Nullable String orgId,
			@Nullable String projectId, Map<ConnectionSetting, SettingOrigin> origins,
			@Nullable LocalDate apiKeyCreated, Map<ConnectionSetting, String> properties) {
		boolean defaultUrl = baseUrl.value().equals(OpenAiConnectionDetails.DEFAULT_BASE_URL)
				&& !origins.containsKey(ConnectionSetting.BASE_URL);
		OpenAiConnection connection = new OpenAiConnection(name,
				setting(ConnectionSetting.BASE_URL, defaultUrl ? null : baseUrl, origins, properties),
				setting(ConnectionSetting.API_KEY, apiKey, origins, properties),
				setting(ConnectionSetting.ORG_ID, orgId, origins, properties),
				setting(ConnectionSetting.PROJECT_ID, projectId, origins, properties));
		return connection.with(ApiKeyDates.UNKNOWN.withDays(apiKeyCreated, null), connection.requiredModels(),
				connection.beside());
	}

	public static OpenAiConnection requiring(OpenAiConnection connection, List<String> models) {
		return connection.with(connection.apiKeyDates(), models, connection.beside());
	}

	public static OpenAiConnection beside(OpenAiConnection connection, List<OpenAiConnection> others) {
		return connection.with(connection.apiKeyDates(), connection.requiredModels(), others);
	}

	private static <T> Setting<T> setting(ConnectionSetting setting, @Nullable T value,
			Map<ConnectionSetting, SettingOrigin> origins, Map<ConnectionSetting, String> properties) {
		String property = properties.getOrDefault(setting, setting.property());
		SettingOrigin origin = origins.get(setting);
		return (value != null)
				? Setting.of(property, value, (origin != null) ? origin : new SettingOrigin("a test", false))
				: Setting.absent(property);
	}

}
