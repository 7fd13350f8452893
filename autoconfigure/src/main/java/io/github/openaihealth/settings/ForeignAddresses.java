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

package io.github.openaihealth.settings;

import java.util.Optional;
import java.util.regex.Pattern;

import io.github.openaihealth.connection.BaseUrl;
import io.github.openaihealth.connection.ConnectionSetting;
import io.github.openaihealth.connection.OpenAiConnectionDetails;
import io.github.openaihealth.settings.EnvironmentSettings.Found;

import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;

/**
 * Addresses that properties of other software have, compared with the base URL.
 */
public final class ForeignAddresses {

	private static final Pattern ADDRESS = Pattern
		.compile("https?://[A-Za-z0-9].*|[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+(?:[:/].*)?|localhost(?:[:/].*)?");

	private final Environment environment;

	/**
	 * Create a new instance.
	 * @param environment the environment to read from; one that is not configurable has
	 * no addresses
	 */
	public ForeignAddresses(Environment environment) {
		this.environment = environment;
	}

	/**
	 * Compare the address that a property has for its value with the base URL.
	 * @param name the name as its source has it
	 * @return whether it leads to the same host, empty if the value is no address
	 */
	public Optional<Boolean> leadsToBaseUrl(String name) {
		if (!(this.environment instanceof ConfigurableEnvironment configurable)) {
			return Optional.empty();
		}
		String host = host(baseUrl(configurable));
		return LocatedProperty.plain(configurable, name)
			.map((property) -> property.value(configurable).strip())
			.filter(ForeignAddresses::isAddress)
			.map((value) -> host(value).equals(host))
			.findFirst();
	}

	private static String baseUrl(ConfigurableEnvironment environment) {
		Found found = new EnvironmentSettings(environment).find(ConnectionSetting.BASE_URL);
		return (found != null && !found.value().isBlank()) ? found.value() : OpenAiConnectionDetails.DEFAULT_BASE_URL;
	}

	/**
	 * Return whether a value is an address, with a scheme or without.
	 * @param value the value
	 * @return {@code true} if it is
	 */
	static boolean isAddress(String value) {
		return ADDRESS.matcher(value).matches();
	}

	/**
	 * Return the host of an address.
	 * @param address the address, with a scheme or without
	 * @return the host in lower case
	 */
	static String host(String address) {
		return BaseUrl.of(address.contains("://") ? address : "https://" + address).host();
	}

}
