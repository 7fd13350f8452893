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

package io.github.openaihealth.sample.calls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

import io.github.openaihealth.autoconfigure.OpenAiProperties;
import io.github.openaihealth.connection.ApiKey;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * Where the application makes its calls, and with which key.
 *
 * @param name the name of the connection whose settings these are
 * @param baseUrl the base URL, with the version path
 * @param apiKey the key, or {@code null} if none is sent
 */
record CallConnection(String name, String baseUrl, @Nullable String apiKey) {

	static final String DEFAULT = "default";

	private static final String OPENAI = "https://api.openai.com/v1";

	private static final int DEL = 0x7f;

	/**
	 * Read the settings of a connection.
	 * @param name its name
	 * @param properties the properties of all connections
	 * @return the settings, or {@code null} if there is no connection of that name
	 */
	static @Nullable CallConnection of(String name, OpenAiProperties properties) {
		String baseUrl = Objects.requireNonNullElse(properties.getBaseUrl(), OPENAI);
		if (name.equals(DEFAULT)) {
			return new CallConnection(name, baseUrl, apiKey(properties.getApiKey(), properties.getApiKeyFile()));
		}
		OpenAiProperties.Connection connection = properties.getConnections().get(name);
		return (connection != null)
				? new CallConnection(name, Objects.requireNonNullElse(connection.getBaseUrl(), baseUrl),
						apiKey(connection.getApiKey(), connection.getApiKeyFile()))
				: null;
	}

	// A file may hold another key with each call, or be gone
	private static @Nullable String apiKey(@Nullable String value, @Nullable String file) {
		try {
			return (file != null) ? Files.readString(Path.of(file)).strip() : value;
		}
		catch (IOException ex) {
			return null;
		}
	}

	/**
	 * Return whether the key can be sent. With one that no header can carry, the JDK's
	 * client fails and repeats the whole header in its message.
	 * @return {@code false} if no call may be made
	 */
	boolean isFitForHeader() {
		return this.apiKey == null || this.apiKey.chars().allMatch((character) -> character > ' ' && character < DEL);
	}

	/**
	 * Return what the service said, if it may be shown.
	 * @param text what it said
	 * @return the text, or {@code null} if it repeats the key
	 */
	@Nullable String shown(@Nullable String text) {
		boolean repeatsKey = this.apiKey != null && text != null && ApiKey.of(this.apiKey).isPartlyContainedIn(text);
		return repeatsKey ? null : text;
	}

	void authorize(HttpHeaders headers) {
		if (this.apiKey != null) {
			headers.setBearerAuth(this.apiKey);
		}
	}

	/**
	 * Return what may be shown.
	 * @return the name alone
	 */
	@Override
	public String toString() {
		return this.name;
	}

}
