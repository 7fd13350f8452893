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
import java.util.Objects;

import io.github.openaihealth.diagnosis.Diagnosis;
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
 * @param properties under which names users know the settings, where these are not
 * {@linkplain ConnectionSetting#property() those of this library}
 */
public record OpenAiConnection(String name, BaseUrl baseUrl, @Nullable ApiKey apiKey, @Nullable String orgId,
		@Nullable String projectId, Map<ConnectionSetting, SettingOrigin> origins, @Nullable LocalDate apiKeyCreated,
		Map<ConnectionSetting, String> properties) {

	/**
	 * The name of the connection that is not named.
	 */
	public static final String DEFAULT_NAME = "default";

	/**
	 * Create a new instance.
	 */
	public OpenAiConnection {
		origins = Map.copyOf(origins);
		properties = Map.copyOf(properties);
	}

	/**
	 * Create a connection whose settings have the names that this library gives them.
	 * @param name the connection's name
	 * @param baseUrl the base URL
	 * @param apiKey the key, or {@code null}
	 * @param orgId the organization's id, or {@code null}
	 * @param projectId the project's id, or {@code null}
	 * @param origins where the values came from
	 * @param apiKeyCreated the day on which the key was made, or {@code null}
	 */
	public OpenAiConnection(String name, BaseUrl baseUrl, @Nullable ApiKey apiKey, @Nullable String orgId,
			@Nullable String projectId, Map<ConnectionSetting, SettingOrigin> origins,
			@Nullable LocalDate apiKeyCreated) {
		this(name, baseUrl, apiKey, orgId, projectId, origins, apiKeyCreated, Map.of());
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
		Map<ConnectionSetting, String> properties = new EnumMap<>(ConnectionSetting.class);
		for (ConnectionSetting setting : ConnectionSetting.values()) {
			String property = details.getProperty(setting);
			properties.put(setting, (property != null) ? property : setting.property());
		}
		return new OpenAiConnection(name, baseUrl, apiKey, orgId, projectId, origins,
				(apiKey != null) ? details.getApiKeyCreated() : null, properties);
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
	 * Return whether another connection makes the same requests.
	 * @param other the other connection
	 * @return {@code true} for the same key, ids and address
	 */
	public boolean isSameAs(OpenAiConnection other) {
		return Objects.equals(this.apiKey, other.apiKey) && Objects.equals(this.orgId, other.orgId)
				&& Objects.equals(this.projectId, other.projectId) && this.baseUrl.isSameAs(other.baseUrl);
	}

	/**
	 * Return the name under which users know a setting.
	 * @param setting the setting
	 * @return the name of the property that the value came from, or may come from
	 */
	public String property(ConnectionSetting setting) {
		return this.properties.getOrDefault(setting, setting.property());
	}

	/**
	 * Return a copy in which users know a setting under another name.
	 * @param setting the setting
	 * @param property the name
	 * @return a new connection
	 */
	public OpenAiConnection withProperty(ConnectionSetting setting, String property) {
		Map<ConnectionSetting, String> properties = new EnumMap<>(ConnectionSetting.class);
		properties.putAll(this.properties);
		properties.put(setting, property);
		return new OpenAiConnection(this.name, this.baseUrl, this.apiKey, this.orgId, this.projectId, this.origins,
				this.apiKeyCreated, properties);
	}

	/**
	 * Let a diagnosis name the properties that the user has really written.
	 * @param diagnosis a diagnosis in terms of {@code openai.*}
	 * @return the diagnosis in the terms of this connection
	 */
	public Diagnosis nameProperties(Diagnosis diagnosis) {
		return diagnosis.withTexts((text) -> {
			String named = text;
			for (ConnectionSetting setting : ConnectionSetting.values()) {
				named = setting.rename(named, property(setting));
			}
			return named;
		});
	}

	/**
	 * Make the value of another setting fit to be shown: the key, or any other, may have
	 * been pasted into it.
	 * @param text the text to show
	 * @return the text without keys
	 */
	public String mask(String text) {
		String masked = (this.apiKey != null) ? this.apiKey.maskIn(text) : text;
		return Masking.redact(this.baseUrl.maskHostIn(masked));
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
