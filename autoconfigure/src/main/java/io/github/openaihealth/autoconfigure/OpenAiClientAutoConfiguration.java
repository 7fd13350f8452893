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

import com.openai.client.OpenAIClient;
import com.openai.client.OpenAIClientAsync;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import io.github.openaihealth.client.OpenAiClientBuilderCustomizer;
import io.github.openaihealth.client.OpenAiClientFactory;
import io.github.openaihealth.connection.OpenAiConnections;
import io.github.openaihealth.startup.OpenAiStartupCheck;
import io.github.openaihealth.startup.OpenAiStartupTrigger;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AbstractDependsOnBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for {@link OpenAIClient}. It makes
 * one from the connection where there is none, and every one wait for the check of the
 * configuration.
 */
@AutoConfiguration(after = OpenAiAutoConfiguration.class)
@ConditionalOnClass(OpenAIClient.class)
@ConditionalOnBean(OpenAiStartupCheck.class)
public final class OpenAiClientAutoConfiguration {

	static final String CLIENT = "openAiClient";

	private static final String TRIGGER = "openAiStartupTrigger";

	@Bean(TRIGGER)
	OpenAiStartupTrigger openAiStartupTrigger(OpenAiStartupCheck check) {
		return new OpenAiStartupTrigger(check);
	}

	@Bean
	static ClientDependsOnCheck openAiClientDependsOnCheck() {
		return new ClientDependsOnCheck(OpenAIClient.class);
	}

	@Bean
	static ClientDependsOnCheck openAiClientAsyncDependsOnCheck() {
		return new ClientDependsOnCheck(OpenAIClientAsync.class);
	}

	/**
	 * The client on the transport that the SDK ships, whose bean is the application's own
	 * where this configuration is not. Lazy, since libraries bring the SDK to
	 * applications that use no client of their own.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(OpenAIOkHttpClient.class)
	@ConditionalOnMissingBean(OpenAIClient.class)
	static class OkHttpClientConfiguration {

		@Bean(name = CLIENT, destroyMethod = "close")
		@Lazy
		OpenAIClient openAiClient(OpenAiProperties properties, OpenAiConnections connections,
				ObjectProvider<HttpClientSettings> clientSettings,
				ObjectProvider<OpenAiClientBuilderCustomizer> customizers) {
			HttpClientSettings settings = clientSettings.getIfUnique(HttpClientSettings::defaults);
			return new OpenAiClientFactory(connections.iterator().next(),
					new SettingsMapper(properties).clientTimeout(), settings.sslBundle())
				.create(customizers.orderedStream().toList());
		}

	}

	/**
	 * Makes every client of a kind depend on the trigger.
	 */
	static class ClientDependsOnCheck extends AbstractDependsOnBeanFactoryPostProcessor {

		ClientDependsOnCheck(Class<?> client) {
			super(client, TRIGGER);
		}

	}

}
