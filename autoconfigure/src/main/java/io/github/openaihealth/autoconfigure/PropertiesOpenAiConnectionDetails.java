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

import java.time.LocalDate;
import java.util.List;

import io.github.openaihealth.connection.ApiKey;
import io.github.openaihealth.connection.ConnectionSetting;
import io.github.openaihealth.connection.OpenAiConnection;
import io.github.openaihealth.connection.OpenAiConnectionDetails;
import io.github.openaihealth.connection.SettingOrigin;
import io.github.openaihealth.settings.DefaultConnection;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.util.StringUtils;

/**
 * Adapts {@link OpenAiProperties} to {@link OpenAiConnectionDetails}. What the properties
 * do not hold is looked for under the official name in the environment, where a
 * {@code .env} file puts it, and then in the settings of the libraries beside.
 */
class PropertiesOpenAiConnectionDetails implements OpenAiConnectionDetails {

	private final OpenAiProperties properties;

	private final DefaultConnection connection;

	private final @Nullable SslBundles sslBundles;

	PropertiesOpenAiConnectionDetails(OpenAiProperties properties, DefaultConnection connection,
			@Nullable SslBundles sslBundles) {
		this.properties = properties;
		this.connection = connection;
		this.sslBundles = sslBundles;
		if (properties.isEnabled()) {
			verifySslBundle(properties.getSsl().getBundle());
		}
	}

	private void verifySslBundle(@Nullable String name) {
		List<String> known = (this.sslBundles != null) ? this.sslBundles.getBundleNames() : List.of();
		if (StringUtils.hasText(name) && !known.contains(name)) {
			throw new InvalidConfigurationPropertyValueException("openai.ssl.bundle", name,
					"There is no SSL bundle of that name. " + (known.isEmpty() ? "No bundle is configured."
							: "Configured: " + String.join(", ", known) + "."));
		}
	}

	@Override
	public @Nullable String getBaseUrl() {
		OpenAiConnection connection = read();
		return (connection.origin(ConnectionSetting.BASE_URL) != null) ? connection.baseUrl().value() : null;
	}

	@Override
	public @Nullable ApiKey getApiKey() {
		return read().apiKey();
	}

	@Override
	public @Nullable LocalDate getApiKeyCreated() {
		return this.properties.getApiKeyCreated();
	}

	@Override
	public @Nullable String getOrgId() {
		return read().orgId();
	}

	@Override
	public @Nullable String getProjectId() {
		return read().projectId();
	}

	@Override
	public @Nullable SslBundle getSslBundle() {
		String bundle = this.properties.getSsl().getBundle();
		return (this.sslBundles != null && StringUtils.hasText(bundle)) ? this.sslBundles.getBundle(bundle) : null;
	}

	@Override
	public @Nullable SettingOrigin getOrigin(ConnectionSetting setting) {
		return read().origin(setting);
	}

	@Override
	public String getProperty(ConnectionSetting setting) {
		return read().property(setting);
	}

	private OpenAiConnection read() {
		return this.connection.read((setting) -> switch (setting) {
			case API_KEY -> this.properties.getApiKey();
			case ORG_ID -> this.properties.getOrgId();
			case PROJECT_ID -> this.properties.getProjectId();
			case BASE_URL -> this.properties.getBaseUrl();
		});
	}

}
