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

import java.util.stream.Stream;

import com.openai.client.OpenAIClient;
import com.openai.client.OpenAIClientAsync;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import io.github.openaihealth.autoconfigure.NamedClients.ClientMaker;
import io.github.openaihealth.client.OpenAiClientBuilderCustomizer;
import io.github.openaihealth.client.OpenAiClientFactory;
import io.github.openaihealth.connection.ConnectionSource;
import io.github.openaihealth.connection.OpenAiConnection;
import io.github.openaihealth.connection.OpenAiConnections;
import io.github.openaihealth.startup.OpenAiStartupCheck;
import io.github.openaihealth.startup.OpenAiStartupTrigger;
import io.github.openaihealth.traffic.OkHttpCalls;
import io.github.openaihealth.traffic.OpenAiTraffic;

import org.springframework.beans.factory.BeanFactory;
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
import org.springframework.core.env.Environment;
import org.springframework.util.Assert;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for {@link OpenAIClient}. It makes
 * one for each connection, if the application has none of its own for the one that is not
 * named, and every client wait for the check of the configuration.
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
	 * The clients on the transport that the SDK ships. Lazy, since libraries bring the
	 * SDK to applications that use no client of their own.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(OpenAIOkHttpClient.class)
	static class OkHttpClientConfiguration {

		@Bean
		@Lazy
		ClientMaker openAiClientMaker(OpenAiProperties properties, OpenAiConnections connections,
				ObjectProvider<HttpClientSettings> clientSettings,
				ObjectProvider<OpenAiClientBuilderCustomizer> customizers, ObjectProvider<OpenAiTraffic> traffic) {
			return (name) -> {
				ConnectionSource connection = connections.get(name);
				Assert.state(connection != null,
						() -> "There is no OpenAI connection '" + name + "', but: " + connections.names());
				HttpClientSettings settings = clientSettings.getIfUnique(HttpClientSettings::defaults);
				return new OpenAiClientFactory(connection, new SettingsMapper(properties).clientTimeout(),
						settings.sslBundle())
					.create(Stream.concat(customizers.orderedStream(), observing(traffic, name)).toList());
			};
		}

		// Last, to see what is sent
		private static Stream<OpenAiClientBuilderCustomizer> observing(ObjectProvider<OpenAiTraffic> traffic,
				String name) {
			return traffic.stream()
				.filter(OpenAiTraffic::isEnabled)
				.map((seen) -> (builder) -> builder.addInterceptor(new OkHttpCalls(seen, name)));
		}

		@Bean
		static NamedClients openAiNamedClients(Environment environment, BeanFactory beanFactory) {
			return new NamedClients(environment, () -> beanFactory.getBean(ClientMaker.class));
		}

		/**
		 * The client of the connection that is not named, whose bean is the application's
		 * own where this configuration is not.
		 */
		@Configuration(proxyBeanMethods = false)
		@ConditionalOnMissingBean(OpenAIClient.class)
		static class UnnamedConfiguration {

			@Bean(name = CLIENT, destroyMethod = "close")
			@Lazy
			OpenAIClient openAiClient(ClientMaker maker) {
				return maker.make(OpenAiConnection.DEFAULT_NAME);
			}

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
