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

import java.lang.reflect.Method;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.autoconfigure.reactive.ClientHttpConnectorBuilderCustomizer;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.http.client.reactive.ClientHttpConnectorBuilder;
import org.springframework.boot.http.client.reactive.JdkClientHttpConnectorBuilder;
import org.springframework.util.ReflectionUtils;

/**
 * Finds the application's builder of the JDK's HTTP client, if the application has made
 * anything of it that Spring Boot did not.
 */
final class CustomizedHttpClient {

	private final ConfigurableListableBeanFactory beanFactory;

	CustomizedHttpClient(ConfigurableListableBeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	/**
	 * Find the builder.
	 * @param settings the application's settings for HTTP clients
	 * @return the builder, or {@code null} if the application uses another client or
	 * leaves the JDK's as it is
	 */
	@Nullable JdkClientHttpConnectorBuilder find(HttpClientSettings settings) {
		if (!hasCustomizer() && !isOwn() && !isFiltered(settings)) {
			return null;
		}
		Object builder = this.beanFactory.getBeanProvider(ClientHttpConnectorBuilder.class).getIfUnique();
		return (builder instanceof JdkClientHttpConnectorBuilder jdk) ? jdk : null;
	}

	private boolean hasCustomizer() {
		return this.beanFactory.getBeanNamesForType(ClientHttpConnectorBuilderCustomizer.class).length != 0;
	}

	private boolean isOwn() {
		for (String name : this.beanFactory.getBeanNamesForType(ClientHttpConnectorBuilder.class)) {
			BeanDefinition definition = this.beanFactory.containsBeanDefinition(name)
					? this.beanFactory.getMergedBeanDefinition(name) : null;
			Method method = (definition instanceof RootBeanDefinition root) ? root.getResolvedFactoryMethod() : null;
			if (method == null || method.getDeclaringClass() != ReactiveHttpClientAutoConfiguration.class) {
				return true;
			}
		}
		return false;
	}

	// Since Spring Boot 4.1
	private static boolean isFiltered(HttpClientSettings settings) {
		Method filter = ReflectionUtils.findMethod(HttpClientSettings.class, "inetAddressFilter");
		return filter != null && ReflectionUtils.invokeMethod(filter, settings) != null;
	}

}
