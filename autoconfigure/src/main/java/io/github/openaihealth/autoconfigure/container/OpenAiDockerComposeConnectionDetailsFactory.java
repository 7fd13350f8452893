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
import java.util.stream.Stream;

import io.github.openaihealth.connection.ApiKey;
import io.github.openaihealth.connection.ConnectionSetting;
import io.github.openaihealth.connection.OpenAiConnectionDetails;
import io.github.openaihealth.connection.SettingOrigin;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.docker.compose.core.RunningService;
import org.springframework.boot.docker.compose.service.connection.DockerComposeConnectionDetailsFactory;
import org.springframework.boot.docker.compose.service.connection.DockerComposeConnectionSource;
import org.springframework.boot.ssl.SslBundle;

/**
 * {@link DockerComposeConnectionDetailsFactory} to create {@link OpenAiConnectionDetails}
 * for a service that speaks OpenAI's protocol: one that is labelled so, or whose image
 * speaks nothing else.
 */
class OpenAiDockerComposeConnectionDetailsFactory
		extends DockerComposeConnectionDetailsFactory<OpenAiConnectionDetails> {

	/**
	 * The images by name and the port that each listens on. Ollama is not among them: its
	 * own protocol has clients of its own, beside which an application may use OpenAI.
	 */
	private static final Map<String, Integer> IMAGES = Map.of("berriai/litellm", 4000, "berriai/litellm-database", 4000,
			"litellm/litellm", 4000, "vllm/vllm-openai", 8000, "ggml-org/llama.cpp", 8080);

	OpenAiDockerComposeConnectionDetailsFactory() {
		super(Stream.concat(Stream.of(ContainerSettings.CONNECTION_NAME), IMAGES.keySet().stream())
			.toArray(String[]::new));
	}

	@Override
	protected OpenAiConnectionDetails getDockerComposeConnectionDetails(DockerComposeConnectionSource source) {
		return new OpenAiDockerComposeConnectionDetails(source.getRunningService());
	}

	/**
	 * {@link OpenAiConnectionDetails} backed by a {@link RunningService}.
	 */
	private static final class OpenAiDockerComposeConnectionDetails extends DockerComposeConnectionDetails
			implements OpenAiConnectionDetails {

		private final ContainerSettings settings;

		private final String baseUrl;

		private final @Nullable SslBundle sslBundle;

		private OpenAiDockerComposeConnectionDetails(RunningService service) {
			super(service);
			this.settings = new ContainerSettings("the Docker Compose service '%s'".formatted(service.name()),
					service.labels(), service.env());
			this.sslBundle = getSslBundle(service);
			this.baseUrl = this.settings.baseUrl(this.sslBundle != null, service.host(), port(service));
		}

		private int port(RunningService service) {
			Integer labelled = this.settings.port();
			if (labelled != null) {
				return service.ports().get(labelled);
			}
			List<Integer> published = service.ports().getAll("tcp");
			if (published.size() == 1) {
				return published.get(0);
			}
			Integer known = IMAGES.get(service.image().getName());
			if (known != null) {
				return service.ports().get(known);
			}
			throw new IllegalStateException("%s publishes %s ports: name one in its label '%s'".formatted(this.settings,
					published.isEmpty() ? "no" : "several", ContainerSettings.PORT_LABEL));
		}

		@Override
		public String getBaseUrl() {
			return this.baseUrl;
		}

		@Override
		public @Nullable ApiKey getApiKey() {
			return this.settings.apiKey();
		}

		@Override
		public @Nullable SslBundle getSslBundle() {
			return this.sslBundle;
		}

		@Override
		public SettingOrigin getOrigin(ConnectionSetting setting) {
			return this.settings.origin(setting);
		}

	}

}
