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

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

import io.github.openaihealth.connection.ApiKey;
import io.github.openaihealth.connection.BaseUrl;
import io.github.openaihealth.connection.ConnectionSetting;
import io.github.openaihealth.connection.DisplayText;
import io.github.openaihealth.connection.OpenAiConnection;
import io.github.openaihealth.connection.Setting;
import io.github.openaihealth.connection.SettingOrigin;
import io.github.openaihealth.diagnosis.Cause;
import io.github.openaihealth.diagnosis.Masking;
import io.github.openaihealth.diagnosis.SecretShape;
import io.github.openaihealth.settings.EnvironmentSettings.Found;
import org.jspecify.annotations.Nullable;

import org.springframework.core.env.Environment;

/**
 * Reads what {@code openai.*} say of one connection, each setting once.
 */
final class OwnSettings {

	private static final String KEY_FILE = ".api-key-file";

	private final String name;

	private final String prefix;

	private final boolean named;

	private final EnvironmentSettings settings;

	private volatile @Nullable KeyFile keyFile;

	/**
	 * Create a new instance.
	 * @param name the connection's name
	 * @param prefix the beginning of its properties
	 * @param environment the environment to read from
	 */
	OwnSettings(String name, String prefix, Environment environment) {
		this.name = name;
		this.prefix = prefix;
		this.named = !name.equals(OpenAiConnection.DEFAULT_NAME);
		this.settings = new EnvironmentSettings(environment);
	}

	/**
	 * Read the settings.
	 * @param bound what the properties are bound to, which counts first
	 * @return the connection as of now
	 */
	OpenAiConnection read(Function<ConnectionSetting, @Nullable String> bound) {
		return new OpenAiConnection(this.name, readBaseUrl(bound), readKey(bound),
				read(ConnectionSetting.ORG_ID, bound, Function.identity()),
				read(ConnectionSetting.PROJECT_ID, bound, Function.identity()));
	}

	/**
	 * Read the key alone, without where it came from.
	 * @param bound what the properties are bound to, which counts first
	 * @return the key as of now, or {@code null} if there is none
	 */
	@Nullable ApiKey readKeyAlone(Function<ConnectionSetting, @Nullable String> bound) {
		String value = bound.apply(ConnectionSetting.API_KEY);
		if (value == null) {
			value = this.settings.value(ConnectionSetting.API_KEY, names(ConnectionSetting.API_KEY));
		}
		ApiKey key = (value != null) ? ApiKey.of(value) : null;
		KeyFile keyFile = this.keyFile;
		return (keyFile != null && (key == null || key.isBlank())) ? keyFile.read().key() : key;
	}

	/**
	 * Read the base URL alone.
	 * @param bound what the properties are bound to, which counts first
	 * @return the setting as of now
	 */
	Setting<BaseUrl> readBaseUrl(Function<ConnectionSetting, @Nullable String> bound) {
		return read(ConnectionSetting.BASE_URL, bound, BaseUrl::of);
	}

	/**
	 * Return whether the key comes from a file.
	 * @return {@code true} if it did when it was last read
	 */
	boolean hasKeyFile() {
		return this.keyFile != null;
	}

	/**
	 * Return whether the file holds another key than the one that somebody has read.
	 * @param fingerprint what tells that key from others, or {@code null} if there was
	 * none
	 * @return {@code true} if it does
	 */
	boolean hasChanged(@Nullable String fingerprint) {
		KeyFile keyFile = this.keyFile;
		if (keyFile == null) {
			return false;
		}
		ApiKey key = keyFile.read().key();
		return !Objects.equals((key != null) ? key.fingerprint() : null, fingerprint);
	}

	private Setting<ApiKey> readKey(Function<ConnectionSetting, @Nullable String> bound) {
		Setting<ApiKey> key = read(ConnectionSetting.API_KEY, bound, ApiKey::of);
		Found file = this.settings.find(this.prefix + KEY_FILE);
		if (file == null || file.value().isBlank()) {
			this.keyFile = null;
			return key;
		}
		ApiKey value = key.value();
		if (value != null && !value.isBlank()) {
			return new Setting.Unreadable<>(key.property(), join(key.origin(), file.origin()), Cause.API_KEY_CONFLICT,
					Map.of());
		}
		return readFile(file);
	}

	private Setting<ApiKey> readFile(Found file) {
		SettingOrigin origin = new SettingOrigin("the file " + shown(file.value()) + " (" + file.origin() + ")", false);
		KeyFile.Content content = open(file.value()).read();
		Setting.Unreadable<ApiKey> problem = (content.problem() != null) ? new Setting.Unreadable<>(file.property(),
				origin, Cause.API_KEY_FILE_UNREADABLE, Map.of("finding", content.problem())) : null;
		if (content.key() != null) {
			return new Setting.Present<>(file.property(), content.key(), origin, problem);
		}
		return (problem != null) ? problem : Setting.absent(file.property());
	}

	private KeyFile open(String location) {
		Path path = path(location);
		KeyFile current = this.keyFile;
		if (current == null || !current.path().equals(path)) {
			current = new KeyFile(path, System::nanoTime, Clock.systemUTC());
			this.keyFile = current;
		}
		return current;
	}

	private static Path path(String location) {
		try {
			return Path.of(location.startsWith("file:") ? location.substring("file:".length()) : location.strip());
		}
		catch (InvalidPathException ex) {
			return Path.of("");
		}
	}

	// The key itself may have been written there; what exists is a file
	private static String shown(String location) {
		String shown = Files.exists(path(location)) ? Masking.redact(location) : SecretShape.mask(location);
		return DisplayText.of(shown, 200);
	}

	private static SettingOrigin join(@Nullable SettingOrigin one, SettingOrigin other) {
		return (one != null) ? other.withDescription(one.description() + " and " + other.description()) : other;
	}

	private String[] names(ConnectionSetting setting) {
		String property = setting.property(this.prefix);
		return this.named ? new String[] { property } : new String[] { property, setting.variable() };
	}

	private <T> Setting<T> read(ConnectionSetting setting, Function<ConnectionSetting, @Nullable String> bound,
			Function<String, T> type) {
		String property = setting.property(this.prefix);
		Found found = this.settings.find(setting, names(setting));
		String value = bound.apply(setting);
		if (setting.isSet(value) && value != null) {
			SettingOrigin origin = (found != null && found.value().equals(value)) ? found.origin()
					: new SettingOrigin("the bean of OpenAiProperties", false);
			return Setting.of(property, type.apply(value), origin);
		}
		return (found != null && setting.isSet(found.value()))
				? Setting.of(property, type.apply(found.value()), found.origin()) : Setting.absent(property);
	}

}
