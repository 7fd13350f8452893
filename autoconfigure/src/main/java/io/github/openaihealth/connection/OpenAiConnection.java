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

import java.util.List;
import java.util.Objects;

import io.github.openaihealth.diagnosis.Masking;
import org.jspecify.annotations.Nullable;

/**
 * Where and as whom to connect, read at one moment from one {@link ConnectionSource}.
 *
 * @param name the connection's name
 * @param baseUrlSetting the base URL
 * @param apiKeySetting the key; a blank one is present
 * @param orgIdSetting the organization's id
 * @param projectIdSetting the project's id
 * @param apiKeyDates the key's dates, unknown where there is no key
 * @param requiredModels the models that the key must be able to see
 * @param beside what else is configured for OpenAI, to compare with
 */
public record OpenAiConnection(String name, Setting<BaseUrl> baseUrlSetting, Setting<ApiKey> apiKeySetting,
		Setting<String> orgIdSetting, Setting<String> projectIdSetting, ApiKeyDates apiKeyDates,
		List<String> requiredModels, List<OpenAiConnection> beside) {

	/**
	 * The name of the connection that is not named.
	 */
	public static final String DEFAULT_NAME = "default";

	private static final BaseUrl DEFAULT_BASE_URL = BaseUrl.of(OpenAiConnectionDetails.DEFAULT_BASE_URL);

	/**
	 * Create a new instance.
	 */
	public OpenAiConnection {
		requiredModels = List.copyOf(requiredModels);
		beside = List.copyOf(beside);
	}

	/**
	 * Create a connection of which no more is known than its settings.
	 * @param name the connection's name
	 * @param baseUrl the base URL
	 * @param apiKey the key
	 * @param orgId the organization's id
	 * @param projectId the project's id
	 */
	public OpenAiConnection(String name, Setting<BaseUrl> baseUrl, Setting<ApiKey> apiKey, Setting<String> orgId,
			Setting<String> projectId) {
		this(name, baseUrl, apiKey, orgId, projectId, ApiKeyDates.UNKNOWN, List.of(), List.of());
	}

	/**
	 * Return a setting.
	 * @param setting which
	 * @return the setting
	 */
	public Setting<?> setting(ConnectionSetting setting) {
		return switch (setting) {
			case API_KEY -> this.apiKeySetting;
			case ORG_ID -> this.orgIdSetting;
			case PROJECT_ID -> this.projectIdSetting;
			case BASE_URL -> this.baseUrlSetting;
		};
	}

	/**
	 * Return the base URL.
	 * @return the base URL, which is that of OpenAI itself where none is set
	 */
	public BaseUrl baseUrl() {
		BaseUrl baseUrl = this.baseUrlSetting.value();
		return (baseUrl != null) ? baseUrl : DEFAULT_BASE_URL;
	}

	/**
	 * Return the key.
	 * @return the key, or {@code null} if there is none or it cannot be read
	 */
	public @Nullable ApiKey apiKey() {
		return this.apiKeySetting.value();
	}

	/**
	 * Return the organization's id.
	 * @return the id, or {@code null} if there is none
	 */
	public @Nullable String orgId() {
		return this.orgIdSetting.value();
	}

	/**
	 * Return the project's id.
	 * @return the id, or {@code null} if there is none
	 */
	public @Nullable String projectId() {
		return this.projectIdSetting.value();
	}

	/**
	 * Return what tells the key from others without telling the key.
	 * @return the fingerprint, or {@code null} if there is no key
	 */
	public @Nullable String fingerprint() {
		ApiKey apiKey = apiKey();
		return (apiKey != null) ? apiKey.fingerprint() : null;
	}

	/**
	 * Return whether another connection makes the same requests.
	 * @param other the other connection
	 * @return {@code true} for the same key, ids and address
	 */
	public boolean isSameAs(OpenAiConnection other) {
		return Objects.equals(apiKey(), other.apiKey()) && Objects.equals(orgId(), other.orgId())
				&& Objects.equals(projectId(), other.projectId()) && baseUrl().isSameAs(other.baseUrl());
	}

	/**
	 * Return a copy that is for an application which is watched.
	 * @param apiKeyDates the key's dates, which count only where there is a key
	 * @param requiredModels the models that the key must be able to see
	 * @param beside what else is configured for OpenAI
	 * @return a new connection
	 */
	public OpenAiConnection with(ApiKeyDates apiKeyDates, List<String> requiredModels, List<OpenAiConnection> beside) {
		return new OpenAiConnection(this.name, this.baseUrlSetting, this.apiKeySetting, this.orgIdSetting,
				this.projectIdSetting, (apiKey() != null) ? apiKeyDates : ApiKeyDates.UNKNOWN, requiredModels, beside);
	}

	/**
	 * Return the beginning of the names of this connection's properties.
	 * @return {@code openai}, or such as {@code openai.connections.gateway}
	 */
	public String prefix() {
		return prefix(this.name);
	}

	/**
	 * Return the beginning of the names of a connection's properties.
	 * @param name the connection's name
	 * @return {@code openai}, or such as {@code openai.connections.gateway}
	 */
	public static String prefix(String name) {
		return name.equals(DEFAULT_NAME) ? "openai" : "openai.connections." + name;
	}

	/**
	 * Make the value of another setting fit to be shown: the key, or any other, may have
	 * been pasted into it.
	 * @param text the text to show
	 * @return the text without keys
	 */
	public String mask(String text) {
		ApiKey apiKey = apiKey();
		String masked = (apiKey != null) ? apiKey.maskPartsIn(text) : text;
		return Masking.redact(baseUrl().maskHostIn(masked));
	}

	/**
	 * Return what may be shown: a key may have been pasted into an id.
	 * @return the name and the base URL
	 */
	@Override
	public String toString() {
		return this.name + " (" + mask(baseUrl().toString()) + ")";
	}

}
