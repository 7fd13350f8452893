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

import io.github.openaihealth.connection.ApiKey;
import io.github.openaihealth.connection.ConnectionSetting;
import io.github.openaihealth.connection.ConnectionSource;
import io.github.openaihealth.connection.OpenAiConnection;
import io.github.openaihealth.connection.OpenAiConnectionDetails;
import io.github.openaihealth.connection.SettingOrigin;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.ssl.SslBundle;

/**
 * Adapts {@link OpenAiProperties} to {@link OpenAiConnectionDetails}, for whoever wants
 * to know. Whatever needs a whole connection reads the {@link #source()} instead, once.
 */
class PropertiesOpenAiConnectionDetails implements OpenAiConnectionDetails {

	private final ConnectionSource source;

	PropertiesOpenAiConnectionDetails(ConnectionSource source) {
		this.source = source;
	}

	/**
	 * Return where the connection is read from.
	 * @return the source
	 */
	ConnectionSource source() {
		return this.source;
	}

	@Override
	public @Nullable String getBaseUrl() {
		OpenAiConnection connection = this.source.read();
		return connection.baseUrlSetting().isPresent() ? connection.baseUrl().value() : null;
	}

	@Override
	public @Nullable ApiKey getApiKey() {
		return this.source.read().apiKey();
	}

	@Override
	public @Nullable LocalDate getApiKeyCreated() {
		return this.source.read().apiKeyDates().created();
	}

	@Override
	public @Nullable LocalDate getApiKeyExpires() {
		return this.source.read().apiKeyDates().expires();
	}

	@Override
	public @Nullable String getOrgId() {
		return this.source.read().orgId();
	}

	@Override
	public @Nullable String getProjectId() {
		return this.source.read().projectId();
	}

	@Override
	public @Nullable SslBundle getSslBundle() {
		return this.source.sslBundle();
	}

	@Override
	public @Nullable SettingOrigin getOrigin(ConnectionSetting setting) {
		return this.source.read().setting(setting).origin();
	}

}
