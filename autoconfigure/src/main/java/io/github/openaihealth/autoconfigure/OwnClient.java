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

import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import io.github.openaihealth.autoconfigure.OpenAiClientAutoConfiguration.OkHttpClientConfiguration.UnnamedConfiguration;

import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.util.ClassUtils;
import org.springframework.util.function.SingletonSupplier;

/**
 * Tells whether the application defines a client of OpenAI's SDK itself. Looks at the
 * definitions, and makes no bean to find out; at run time, and not in a condition, for
 * the check of the configuration does not depend on the SDK.
 */
final class OwnClient implements BooleanSupplier {

	static final List<String> TYPES = List.of("com.openai.client.OpenAIClient", "com.openai.client.OpenAIClientAsync");

	private final ConfigurableListableBeanFactory beanFactory;

	private final Supplier<Boolean> defined = SingletonSupplier.of(this::isDefined);

	OwnClient(ConfigurableListableBeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	@Override
	public boolean getAsBoolean() {
		return this.defined.get();
	}

	private boolean isDefined() {
		ClassLoader classLoader = this.beanFactory.getBeanClassLoader();
		return TYPES.stream()
			.filter((type) -> ClassUtils.isPresent(type, classLoader))
			.flatMap((type) -> Arrays.stream(names(ClassUtils.resolveClassName(type, classLoader))))
			.anyMatch((name) -> !isConfigured(name));
	}

	private boolean isConfigured(String name) {
		if (name.startsWith(NamedClients.PREFIX) && this.beanFactory.containsBeanDefinition(name)) {
			return NamedClients.isDefinedBy(this.beanFactory.getBeanDefinition(name));
		}
		return name.equals(OpenAiClientAutoConfiguration.CLIENT) && names(UnnamedConfiguration.class).length != 0;
	}

	private String[] names(Class<?> type) {
		return BeanFactoryUtils.beanNamesForTypeIncludingAncestors(this.beanFactory, type, true, false);
	}

}
