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

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import io.github.openaihealth.connection.ApiKey;
import io.github.openaihealth.connection.BaseUrl;
import io.github.openaihealth.connection.ConnectionSetting;
import io.github.openaihealth.connection.OpenAiConnection;
import io.github.openaihealth.connection.OpenAiConnectionDetails;
import io.github.openaihealth.connection.SettingOrigin;
import io.github.openaihealth.settings.EnvironmentSettings.Found;
import org.jspecify.annotations.Nullable;

import org.springframework.core.env.Environment;

/**
 * Reads the connection that is not named: what {@code openai.*} say, and where that lacks
 * a key or an address, what a library beside is configured with.
 */
public final class DefaultConnection {

	private final EnvironmentSettings settings;

	private final ClientLibrarySettings libraries;

	/**
	 * Create a new instance.
	 * @param environment the environment to read from
	 */
	public DefaultConnection(Environment environment) {
		this(environment, new ClientLibrarySettings(environment));
	}

	DefaultConnection(Environment environment, ClientLibrarySettings libraries) {
		this.settings = new EnvironmentSettings(environment);
		this.libraries = libraries;
	}

	/**
	 * Read the connection.
	 * @param bound what {@code openai.*} are bound to, which counts first; what is not
	 * bound is looked for in the environment
	 * @return the connection as of now
	 */
	public OpenAiConnection read(Function<ConnectionSetting, @Nullable String> bound) {
		OpenAiConnection own = own(bound);
		if (!Completion.isNeeded(own)) {
			return own;
		}
		OpenAiConnection completed = Completion.of(own, this.libraries.connections());
		boolean nothing = completed.apiKey() == null && completed.origin(ConnectionSetting.BASE_URL) == null;
		Optional<String> instead = nothing ? this.libraries.missingKeys().stream().findFirst() : Optional.empty();
		return instead.map((property) -> completed.withProperty(ConnectionSetting.API_KEY, property)).orElse(completed);
	}

	/**
	 * Read what else is configured for OpenAI.
	 * @return what the libraries beside are configured with, and own ids that no own key
	 * is there for
	 */
	public List<OpenAiConnection> beside() {
		List<OpenAiConnection> beside = new ArrayList<>(this.libraries.connections());
		OpenAiConnection own = own((setting) -> null);
		if (!beside.isEmpty() && own.apiKey() == null) {
			beside.add(own);
		}
		return beside;
	}

	private OpenAiConnection own(Function<ConnectionSetting, @Nullable String> bound) {
		Map<ConnectionSetting, String> values = new EnumMap<>(ConnectionSetting.class);
		Map<ConnectionSetting, SettingOrigin> origins = new EnumMap<>(ConnectionSetting.class);
		for (ConnectionSetting setting : ConnectionSetting.values()) {
			Found found = this.settings.find(setting);
			String value = setting.isSet(bound.apply(setting)) ? bound.apply(setting)
					: (found != null) ? found.value() : null;
			if (value != null && setting.isSet(value)) {
				values.put(setting, value);
				origins.put(setting, (found != null) ? found.origin() : SettingOrigin.ofBean(DefaultConnection.class));
			}
		}
		String key = values.get(ConnectionSetting.API_KEY);
		return new OpenAiConnection(OpenAiConnection.DEFAULT_NAME,
				BaseUrl.of(values.getOrDefault(ConnectionSetting.BASE_URL, OpenAiConnectionDetails.DEFAULT_BASE_URL)),
				(key != null) ? ApiKey.of(key) : null, values.get(ConnectionSetting.ORG_ID),
				values.get(ConnectionSetting.PROJECT_ID), origins, null);
	}

}
