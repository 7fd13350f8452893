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

package io.github.openaihealth.autoconfigure.container;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import io.github.openaihealth.connection.ApiKey;
import io.github.openaihealth.connection.ConnectionSetting;
import io.github.openaihealth.connection.SettingOrigin;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * What a container tells of the service in it, by its labels and its environment.
 */
final class ContainerSettings {

	/**
	 * The name of the connection, for an annotation or a label.
	 */
	static final String CONNECTION_NAME = "openai";

	private static final String LABELS = "io.github.openaihealth.";

	/**
	 * The label with the port of the container that speaks OpenAI's protocol.
	 */
	static final String PORT_LABEL = LABELS + "port";

	private static final String PATH_LABEL = LABELS + "path";

	private static final String API_KEY_LABEL = LABELS + "api-key";

	private static final String DEFAULT_PATH = "/v1";

	/**
	 * The variables that tell LiteLLM, vLLM and llama.cpp which key to accept.
	 * {@code OPENAI_API_KEY} is none: it holds the key that a gateway itself sends.
	 */
	private static final List<String> API_KEY_VARIABLES = List.of("LITELLM_MASTER_KEY", "VLLM_API_KEY",
			"LLAMA_API_KEY");

	private final String container;

	private final Map<String, String> labels;

	private final @Nullable Found apiKey;

	/**
	 * Create a new instance.
	 * @param container the container, for people
	 * @param labels its labels
	 * @param environment its environment
	 */
	ContainerSettings(String container, Map<String, String> labels,
			Map<String, ? extends @Nullable String> environment) {
		this.container = container;
		this.labels = labels;
		this.apiKey = Stream
			.concat(Stream.of(Found.in(labels, API_KEY_LABEL, "label")),
					API_KEY_VARIABLES.stream().map((name) -> Found.in(environment, name, "environment variable")))
			.filter(Objects::nonNull)
			.findFirst()
			.orElse(null);
	}

	/**
	 * Return where the service answers.
	 * @param secure whether it speaks TLS
	 * @param host the host as seen from here
	 * @param port the port as seen from here
	 * @return the base URL
	 */
	String baseUrl(boolean secure, String host, int port) {
		String path = this.labels.getOrDefault(PATH_LABEL, DEFAULT_PATH);
		return "%s://%s:%d%s%s".formatted(secure ? "https" : "http", host, port, path.startsWith("/") ? "" : "/", path);
	}

	/**
	 * Return the key that the service asks for.
	 * @return the key, or {@code null} if the container names none
	 */
	@Nullable ApiKey apiKey() {
		return (this.apiKey != null) ? ApiKey.of(this.apiKey.value()) : null;
	}

	/**
	 * Return the port to use, where the container has several.
	 * @return the port inside the container, or {@code null} if it names none
	 * @throws IllegalStateException if the label holds something else
	 */
	@Nullable Integer port() {
		String port = this.labels.get(PORT_LABEL);
		if (!StringUtils.hasText(port)) {
			return null;
		}
		try {
			return Integer.valueOf(port.trim());
		}
		catch (NumberFormatException ex) {
			throw new IllegalStateException(
					"The label '%s' of %s is no port: '%s'".formatted(PORT_LABEL, this.container, port));
		}
	}

	SettingOrigin origin(ConnectionSetting setting) {
		String place = (setting == ConnectionSetting.API_KEY && this.apiKey != null) ? this.apiKey.place() + " of "
				: "";
		return new SettingOrigin(place + this.container, false);
	}

	/**
	 * Return the container alone: the rest may be a secret.
	 * @return the container
	 */
	@Override
	public String toString() {
		return this.container;
	}

	/**
	 * A key and where it stands.
	 *
	 * @param value the key
	 * @param place where it stands, for people
	 */
	private record Found(String value, String place) {

		static @Nullable Found in(Map<String, ? extends @Nullable String> values, String name, String kind) {
			String value = values.get(name);
			return StringUtils.hasText(value) ? new Found(value, kind + " " + name) : null;
		}

		// The value may be a key
		@Override
		public String toString() {
			return this.place;
		}

	}

}
