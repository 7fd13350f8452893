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

import io.github.openaihealth.diagnosis.Masking;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * What {@link OpenAiConnectionDetails} said when asked, put in order: blank ids and a
 * blank base URL count as not set, and so does a blank key where none is required.
 *
 * @param name the connection's name
 * @param baseUrl the base URL
 * @param apiKey the key, or {@code null}
 * @param orgId the organization's id, or {@code null}
 * @param projectId the project's id, or {@code null}
 * @param origins where the values came from
 * @param apiKeyCreated the day on which the key was made, or {@code null} if there is no
 * key or nobody knows
 */
public record OpenAiConnection(String name, BaseUrl baseUrl, @Nullable ApiKey apiKey, @Nullable String orgId,
		@Nullable String projectId, Map<ConnectionSetting, SettingOrigin> origins, @Nullable LocalDate apiKeyCreated) {

	/**
	 * The name of the connection that is not named.
	 */
	public static final String DEFAULT_NAME = "default";

	/**
	 * Create a new instance.
	 */
	public OpenAiConnection {
		origins = Map.copyOf(origins);
	}

	/**
	 * Ask the details for everything, once.
	 * @param name the connection's name
	 * @param details the details to ask
	 * @return the connection as of now
	 */
	public static OpenAiConnection of(String name, OpenAiConnectionDetails details) {
		String configuredUrl = details.getBaseUrl();
		BaseUrl baseUrl = BaseUrl
			.of(StringUtils.hasText(configuredUrl) ? configuredUrl : OpenAiConnectionDetails.DEFAULT_BASE_URL);
		ApiKey apiKey = details.getApiKey();
		if (apiKey != null && apiKey.isBlank() && !baseUrl.isOpenAi()) {
			apiKey = null;
		}
		String orgId = textOrNull(details.getOrgId());
		String projectId = textOrNull(details.getProjectId());
		Map<ConnectionSetting, SettingOrigin> origins = new EnumMap<>(ConnectionSetting.class);
		addOrigin(origins, ConnectionSetting.API_KEY, apiKey, details);
		addOrigin(origins, ConnectionSetting.ORG_ID, orgId, details);
		addOrigin(origins, ConnectionSetting.PROJECT_ID, projectId, details);
		addOrigin(origins, ConnectionSetting.BASE_URL, textOrNull(configuredUrl), details);
		return new OpenAiConnection(name, baseUrl, apiKey, orgId, projectId, origins,
				(apiKey != null) ? details.getApiKeyCreated() : null);
	}

	/**
	 * Return where the value of a setting came from.
	 * @param setting the setting
	 * @return the origin, or {@code null} if the setting has no value of its own
	 */
	public @Nullable SettingOrigin origin(ConnectionSetting setting) {
		return this.origins.get(setting);
	}

	/**
	 * Make the value of another setting fit to be shown: the key, or any other, may have
	 * been pasted into it.
	 * @param text the text to show
	 * @return the text without keys
	 */
	public String mask(String text) {
		return Masking.redact((this.apiKey != null) ? this.apiKey.maskIn(text) : text);
	}

	/**
	 * Return what may be shown: a key may have been pasted into an id.
	 * @return the name and the base URL
	 */
	@Override
	public String toString() {
		return this.name + " (" + mask(this.baseUrl.toString()) + ")";
	}

	private static void addOrigin(Map<ConnectionSetting, SettingOrigin> origins, ConnectionSetting setting,
			@Nullable Object value, OpenAiConnectionDetails details) {
		if (value != null) {
			SettingOrigin origin = details.getOrigin(setting);
			origins.put(setting, (origin != null) ? origin : SettingOrigin.ofBean(details.getClass()));
		}
	}

	private static @Nullable String textOrNull(@Nullable String value) {
		return StringUtils.hasText(value) ? value : null;
	}

}
