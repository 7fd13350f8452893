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

import java.time.Clock;

import io.github.openaihealth.check.ConfigurationCheck;
import io.github.openaihealth.check.ConfigurationContext;
import io.github.openaihealth.check.NearMisses;
import io.github.openaihealth.connection.ConnectionSource;
import io.github.openaihealth.connection.KeysInUse;
import io.github.openaihealth.connection.OpenAiConnectionDetails;
import io.github.openaihealth.connection.OpenAiConnections;
import io.github.openaihealth.monitor.OpenAiMonitor;
import io.github.openaihealth.probe.OpenAiProbe;
import io.github.openaihealth.probe.OpenAiProbeCustomizer;
import io.github.openaihealth.probe.ProbeTransport;
import io.github.openaihealth.settings.DefaultConnectionSource;
import io.github.openaihealth.startup.OpenAiStartupCheck;
import io.github.openaihealth.startup.OpenAiStartupGate;
import io.github.openaihealth.startup.OpenAiStartupValidator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.http.client.reactive.ClientHttpConnectorBuilder;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.context.annotation.Role;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the validation and the watch of
 * a connection to OpenAI.
 * <p>
 * It has conditions on classes only: those on {@code openai.*} would be frozen when an
 * application is processed ahead of time. It comes after the properties of
 * Testcontainers, since bean factory initializers run in the order of their registration.
 */
@AutoConfiguration(after = { SslAutoConfiguration.class, ReactiveHttpClientAutoConfiguration.class },
		afterName = "org.springframework.boot.testcontainers.properties.TestcontainersPropertySourceAutoConfiguration")
@ConditionalOnClass({ WebClient.class, ClientHttpConnectorBuilder.class, JsonMapper.class })
@EnableConfigurationProperties(OpenAiProperties.class)
@ImportRuntimeHints(OpenAiRuntimeHints.class)
public final class OpenAiAutoConfiguration {

	private final SettingsMapper settings;

	private final BoundConnections bound;

	OpenAiAutoConfiguration(OpenAiProperties properties, ObjectProvider<SslBundles> sslBundles,
			UnfitVariables unfitVariables, Environment environment) {
		this.settings = new SettingsMapper(properties);
		this.bound = new BoundConnections(properties, sslBundles.getIfAvailable(), unfitVariables, environment);
		if (properties.isEnabled()) {
			this.bound.verifySslBundles();
		}
	}

	/**
	 * Needed wherever properties are bound, and therefore early.
	 * @param environment the environment
	 * @return the advisor
	 */
	@Bean
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static UnfitVariables openAiUnfitVariables(Environment environment) {
		return new UnfitVariables(environment);
	}

	@Bean
	DefaultConnectionSource openAiDefaultConnectionSource(Environment environment) {
		return new DefaultConnectionSource(environment, this.bound::unnamed);
	}

	@Bean
	@ConditionalOnMissingBean(OpenAiConnectionDetails.class)
	PropertiesOpenAiConnectionDetails openAiConnectionDetails(DefaultConnectionSource source) {
		return new PropertiesOpenAiConnectionDetails(source);
	}

	@Bean
	KeysInUse openAiKeysInUse() {
		return new KeysInUse();
	}

	@Bean
	OpenAiConnections openAiConnections(OpenAiProperties properties, OpenAiConnectionDetails details,
			DefaultConnectionSource source, KeysInUse keys, Environment environment) {
		this.settings.verifyConnections();
		return new OpenAiConnections(new ConnectionSources(properties, this.bound, environment).of(details, source),
				keys);
	}

	@Bean
	ConfigurationCheck openAiConfigurationCheck(ConfigurableEnvironment environment, UnfitVariables unfitVariables,
			ConfigurableListableBeanFactory beanFactory) {
		return new ConfigurationCheck(ConfigurationContext.of(environment, unfitVariables.found()),
				NearMisses.of(environment), Clock.systemUTC(), new OwnClient(beanFactory));
	}

	@Bean
	OpenAiProbe openAiProbe(OpenAiConnections connections, KeysInUse keys, ConfigurableListableBeanFactory beanFactory,
			ObjectProvider<HttpClientSettings> clientSettings, ObjectProvider<OpenAiProbeCustomizer> customizers) {
		HttpClientSettings settings = clientSettings.getIfUnique(HttpClientSettings::defaults);
		ProbeTransport transport = new ProbeTransport(new CustomizedHttpClient(beanFactory).find(settings), settings,
				(name) -> sslBundle(connections, name));
		return new OpenAiProbe(this.settings.probe(), transport, customizers.orderedStream().toList(), keys);
	}

	@Bean
	OpenAiMonitor openAiMonitor(OpenAiConnections connections, ConfigurationCheck check, OpenAiProbe probe,
			ApplicationEventPublisher publisher) {
		return new OpenAiMonitor(this.settings.monitor(), connections, check, probe, Clock.systemUTC(), publisher);
	}

	@Bean
	OpenAiStartupValidator openAiStartupValidator(OpenAiConnections connections, ConfigurationCheck check,
			OpenAiMonitor monitor, OpenAiProbe probe) {
		return new OpenAiStartupValidator(this.settings.validation(), connections, check, monitor, probe);
	}

	@Bean
	OpenAiStartupCheck openAiStartupCheck(OpenAiStartupValidator validator) {
		return new OpenAiStartupCheck(validator);
	}

	@Bean
	OpenAiStartupGate openAiStartupGate(OpenAiStartupValidator validator) {
		return new OpenAiStartupGate(validator);
	}

	private static @Nullable SslBundle sslBundle(OpenAiConnections connections, String name) {
		ConnectionSource source = connections.get(name);
		return (source != null) ? source.sslBundle() : null;
	}

}
