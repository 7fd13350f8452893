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

import java.util.Map;

import io.github.openaihealth.connection.ApiKey;
import io.github.openaihealth.connection.ConnectionSetting;
import io.github.openaihealth.connection.OpenAiConnectionDetails;
import io.github.openaihealth.connection.SettingOrigin;
import org.jspecify.annotations.Nullable;
import org.testcontainers.containers.Container;

import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.testcontainers.service.connection.ContainerConnectionDetailsFactory;
import org.springframework.boot.testcontainers.service.connection.ContainerConnectionSource;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;

/**
 * {@link ContainerConnectionDetailsFactory} to create {@link OpenAiConnectionDetails}
 * from a {@link ServiceConnection @ServiceConnection}-annotated {@link Container} with
 * the connection name {@code "openai"}.
 */
class OpenAiContainerConnectionDetailsFactory
		extends ContainerConnectionDetailsFactory<Container<?>, OpenAiConnectionDetails> {

	OpenAiContainerConnectionDetailsFactory() {
		super(ContainerSettings.CONNECTION_NAME);
	}

	@Override
	protected OpenAiConnectionDetails getContainerConnectionDetails(ContainerConnectionSource<Container<?>> source) {
		return new OpenAiContainerConnectionDetails(source);
	}

	/**
	 * {@link OpenAiConnectionDetails} backed by a {@link ContainerConnectionSource}.
	 */
	private static final class OpenAiContainerConnectionDetails extends ContainerConnectionDetails<Container<?>>
			implements OpenAiConnectionDetails {

		private OpenAiContainerConnectionDetails(ContainerConnectionSource<Container<?>> source) {
			super(source);
		}

		@Override
		public String getBaseUrl() {
			Container<?> container = getContainer();
			ContainerSettings settings = settings();
			Integer port = settings.port();
			return settings.baseUrl(getSslBundle() != null, container.getHost(),
					(port != null) ? container.getMappedPort(port) : container.getFirstMappedPort());
		}

		@Override
		public @Nullable ApiKey getApiKey() {
			return settings().apiKey();
		}

		@Override
		public @Nullable SslBundle getSslBundle() {
			return super.getSslBundle();
		}

		@Override
		public SettingOrigin getOrigin(ConnectionSetting setting) {
			return settings().origin(setting);
		}

		private ContainerSettings settings() {
			Container<?> container = getContainer();
			Map<String, String> labels = container.getContainerInfo().getConfig().getLabels();
			return new ContainerSettings("the container of image " + container.getDockerImageName(),
					(labels != null) ? labels : Map.of(), container.getEnvMap());
		}

	}

}
