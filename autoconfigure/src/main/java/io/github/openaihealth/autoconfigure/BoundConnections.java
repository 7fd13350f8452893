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

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.github.openaihealth.connection.ApiKeyDates;
import io.github.openaihealth.connection.ConnectionSetting;
import io.github.openaihealth.settings.BoundConnection;
import io.github.openaihealth.settings.EnvironmentVariables;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * Tells what the properties of each connection are bound to. What a named one does not
 * set comes from the top level, but for what belongs to the key, and the ids.
 */
final class BoundConnections {

	private final OpenAiProperties properties;

	private final @Nullable SslBundles sslBundles;

	private final UnfitVariables unfitVariables;

	private final EnvironmentVariables variables;

	BoundConnections(OpenAiProperties properties, @Nullable SslBundles sslBundles, UnfitVariables unfitVariables,
			Environment environment) {
		this.properties = properties;
		this.sslBundles = sslBundles;
		this.unfitVariables = unfitVariables;
		this.variables = new EnvironmentVariables(environment);
	}

	/**
	 * Return what the connection that is not named is bound to.
	 * @return the values as of now
	 */
	BoundConnection unnamed() {
		OpenAiProperties properties = this.properties;
		return new BoundConnection((setting) -> switch (setting) {
			case API_KEY -> properties.getApiKey();
			case ORG_ID -> properties.getOrgId();
			case PROJECT_ID -> properties.getProjectId();
			case BASE_URL -> properties.getBaseUrl();
		}, dates(null), properties.getHealth().getRequiredModels(), () -> bundle(properties.getSsl().getBundle()));
	}

	/**
	 * Return what a named connection is bound to.
	 * @param name its name
	 * @return the values as of now
	 */
	BoundConnection named(String name) {
		OpenAiProperties.Connection connection = this.properties.getConnections()
			.getOrDefault(name, new OpenAiProperties.Connection());
		List<String> requiredModels = connection.getRequiredModels();
		return new BoundConnection((setting) -> value(connection, setting), dates(connection),
				(requiredModels != null) ? requiredModels : this.properties.getHealth().getRequiredModels(),
				() -> bundle(bundleName(connection)));
	}

	private static @Nullable String value(OpenAiProperties.Connection connection, ConnectionSetting setting) {
		return switch (setting) {
			case API_KEY -> connection.getApiKey();
			case ORG_ID -> connection.getOrgId();
			case PROJECT_ID -> connection.getProjectId();
			case BASE_URL -> connection.getBaseUrl();
		};
	}

	private ApiKeyDates dates(OpenAiProperties.@Nullable Connection connection) {
		OpenAiProperties properties = this.properties;
		if (connection == null) {
			return new ApiKeyDates(properties.getApiKeyCreated(), properties.getApiKeyMaxAge(),
					properties.getApiKeyExpires(), properties.getApiKeyExpiryWarning());
		}
		return new ApiKeyDates(connection.getApiKeyCreated(),
				Objects.requireNonNullElse(connection.getApiKeyMaxAge(), properties.getApiKeyMaxAge()),
				connection.getApiKeyExpires(),
				Objects.requireNonNullElse(connection.getApiKeyExpiryWarning(), properties.getApiKeyExpiryWarning()));
	}

	/**
	 * Refuse names of SSL bundles that do not exist. One that an environment variable has
	 * counts as not set: that of other software may have the same name.
	 * @throws InvalidConfigurationPropertyValueException if there is one
	 */
	void verifySslBundles() {
		verify("openai", this.properties.getSsl());
		this.properties.getConnections()
			.forEach((name, connection) -> verify("openai.connections." + name, connection.getSsl()));
	}

	private void verify(String prefix, OpenAiProperties.Ssl ssl) {
		String property = prefix + ".ssl.bundle";
		String name = ssl.getBundle();
		Optional<String> variable = isUnknown(name) ? this.variables.of(property) : Optional.empty();
		if (variable.isPresent()) {
			this.unfitVariables.add(variable.get(), property, "the name of an SSL bundle (" + known() + ")");
			name = this.variables.valueBeside(property);
			ssl.setBundle(name);
		}
		if (isUnknown(name)) {
			throw new InvalidConfigurationPropertyValueException(property, name,
					"There is no SSL bundle of that name (" + known() + ").");
		}
	}

	private boolean isUnknown(@Nullable String name) {
		return StringUtils.hasText(name)
				&& (this.sslBundles == null || !this.sslBundles.getBundleNames().contains(name));
	}

	private String known() {
		List<String> known = (this.sslBundles != null) ? this.sslBundles.getBundleNames() : List.of();
		return known.isEmpty() ? "none is configured" : "configured: " + String.join(", ", known);
	}

	private @Nullable String bundleName(OpenAiProperties.Connection connection) {
		String own = connection.getSsl().getBundle();
		return StringUtils.hasText(own) ? own : this.properties.getSsl().getBundle();
	}

	private @Nullable SslBundle bundle(@Nullable String name) {
		return (this.sslBundles != null && StringUtils.hasText(name)) ? this.sslBundles.getBundle(name) : null;
	}

}
