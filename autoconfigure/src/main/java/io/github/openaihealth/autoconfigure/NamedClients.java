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

import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import com.openai.client.OpenAIClient;
import io.github.openaihealth.autoconfigure.OpenAiClientAutoConfiguration.OkHttpClientConfiguration.UnnamedConfiguration;
import io.github.openaihealth.settings.DefaultConnectionSource;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.AutowireCandidateQualifier;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.aot.AbstractAotProcessor;
import org.springframework.core.env.Environment;

/**
 * {@link BeanDefinitionRegistryPostProcessor} that defines a client for each connection
 * of {@code openai.connections}, to be injected with its name as the {@link Qualifier}.
 * Who injects a client without one gets none of them.
 */
final class NamedClients implements BeanDefinitionRegistryPostProcessor {

	/**
	 * What all of their bean names begin with.
	 */
	static final String PREFIX = OpenAiClientAutoConfiguration.CLIENT + "-";

	private static final String MARK = NamedClients.class.getName();

	private final Environment environment;

	private final Supplier<ClientMaker> maker;

	NamedClients(Environment environment, Supplier<ClientMaker> maker) {
		this.environment = environment;
		this.maker = maker;
	}

	/**
	 * Define the clients. Which connections there are is known at run time alone, so an
	 * application that is processed ahead of time gets none by that.
	 * @param registry where to define them
	 */
	@Override
	public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
		if (Boolean.getBoolean(AbstractAotProcessor.AOT_PROCESSING)) {
			return;
		}
		Set<String> names = names();
		if (!names.isEmpty() && hasUnnamedClientWithoutConnection(registry)) {
			registry.removeBeanDefinition(OpenAiClientAutoConfiguration.CLIENT);
		}
		for (String name : names) {
			if (!registry.containsBeanDefinition(PREFIX + name)) {
				registry.registerBeanDefinition(PREFIX + name, definition(name));
			}
		}
	}

	/**
	 * Return whether a bean is one of these.
	 * @param definition its definition
	 * @return {@code true} if it was defined here
	 */
	static boolean isDefinedBy(BeanDefinition definition) {
		return definition.hasAttribute(MARK);
	}

	// Who can do without a client must not be given one that fails
	private boolean hasUnnamedClientWithoutConnection(BeanDefinitionRegistry registry) {
		return isOurs(registry, OpenAiClientAutoConfiguration.CLIENT, UnnamedConfiguration.class)
				&& isOurs(registry, "openAiConnectionDetails", OpenAiAutoConfiguration.class)
				&& !ConnectionSources.isUnnamedThere(new DefaultConnectionSource(this.environment));
	}

	private static boolean isOurs(BeanDefinitionRegistry registry, String name, Class<?> configuration) {
		return registry.containsBeanDefinition(name)
				&& configuration.getName().equals(registry.getBeanDefinition(name).getFactoryBeanName());
	}

	// A value that cannot be bound is reported where the properties are
	private Set<String> names() {
		try {
			return Binder.get(this.environment)
				.bind("openai.connections", Bindable.mapOf(String.class, Object.class))
				.map(Map::keySet)
				.orElse(Set.of());
		}
		catch (BindException ex) {
			return Set.of();
		}
	}

	private RootBeanDefinition definition(String name) {
		RootBeanDefinition definition = new RootBeanDefinition(OpenAIClient.class, () -> this.maker.get().make(name));
		definition.addQualifier(new AutowireCandidateQualifier(Qualifier.class, name));
		definition.setDefaultCandidate(false);
		definition.setDestroyMethodName("close");
		definition.setLazyInit(true);
		definition.setAttribute(MARK, true);
		return definition;
	}

	/**
	 * Makes the client of a connection.
	 */
	@FunctionalInterface
	interface ClientMaker {

		/**
		 * Make a client.
		 * @param connection the connection's name
		 * @return a client that is to be closed
		 * @throws IllegalStateException if there is no such connection
		 */
		OpenAIClient make(String connection);

	}

}
