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

import io.github.openaihealth.connection.ApiKey;
import io.github.openaihealth.connection.ConnectionSetting;
import io.github.openaihealth.connection.EnvironmentSettings;
import io.github.openaihealth.connection.OpenAiConnectionDetails;
import io.github.openaihealth.connection.SettingOrigin;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.util.Assert;
import org.springframework.util.StringUtils;

/**
 * Adapts {@link OpenAiProperties} to {@link OpenAiConnectionDetails}. What the properties
 * do not hold is looked for under the official name in the environment, where a
 * {@code .env} file puts it.
 */
class PropertiesOpenAiConnectionDetails implements OpenAiConnectionDetails {

	private final OpenAiProperties properties;

	private final EnvironmentSettings settings;

	private final ObjectProvider<SslBundles> sslBundles;

	PropertiesOpenAiConnectionDetails(OpenAiProperties properties, EnvironmentSettings settings,
			ObjectProvider<SslBundles> sslBundles) {
		this.properties = properties;
		this.settings = settings;
		this.sslBundles = sslBundles;
	}

	@Override
	public @Nullable String getBaseUrl() {
		return valueOf(ConnectionSetting.BASE_URL, this.properties.getBaseUrl());
	}

	@Override
	public @Nullable ApiKey getApiKey() {
		String value = valueOf(ConnectionSetting.API_KEY, this.properties.getApiKey());
		return (value != null) ? ApiKey.of(value) : null;
	}

	@Override
	public @Nullable String getOrgId() {
		return valueOf(ConnectionSetting.ORG_ID, this.properties.getOrgId());
	}

	@Override
	public @Nullable String getProjectId() {
		return valueOf(ConnectionSetting.PROJECT_ID, this.properties.getProjectId());
	}

	@Override
	public @Nullable SslBundle getSslBundle() {
		String bundle = this.properties.getSsl().getBundle();
		if (!StringUtils.hasText(bundle)) {
			return null;
		}
		SslBundles bundles = this.sslBundles.getIfAvailable();
		Assert.state(bundles != null, "'openai.ssl.bundle' is set but there are no SSL bundles");
		return bundles.getBundle(bundle);
	}

	@Override
	public @Nullable SettingOrigin getOrigin(ConnectionSetting setting) {
		EnvironmentSettings.Found found = this.settings.find(setting);
		return (found != null) ? found.origin() : null;
	}

	private @Nullable String valueOf(ConnectionSetting setting, @Nullable String configured) {
		if (setting.isSet(configured)) {
			return configured;
		}
		EnvironmentSettings.Found found = this.settings.find(setting);
		return (found != null) ? found.value() : null;
	}

}
