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

import io.github.openaihealth.startup.OpenAiStartupCheck;
import io.github.openaihealth.startup.OpenAiStartupTrigger;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AbstractDependsOnBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.util.ClassUtils;

/**
 * {@link EnableAutoConfiguration Auto-configuration} that makes beans of OpenAI's own SDK
 * wait for the check of the configuration.
 */
@AutoConfiguration(after = OpenAiAutoConfiguration.class)
@ConditionalOnClass(name = OpenAiClientAutoConfiguration.CLIENT)
@ConditionalOnBean(OpenAiStartupCheck.class)
public final class OpenAiClientAutoConfiguration {

	static final String CLIENT = "com.openai.client.OpenAIClient";

	private static final String TRIGGER = "openAiStartupTrigger";

	@Bean(TRIGGER)
	OpenAiStartupTrigger openAiStartupTrigger(OpenAiStartupCheck check) {
		return new OpenAiStartupTrigger(check);
	}

	@Bean
	static ClientDependsOnCheck openAiClientDependsOnCheck(ConfigurableListableBeanFactory beanFactory) {
		return new ClientDependsOnCheck(ClassUtils.resolveClassName(CLIENT, beanFactory.getBeanClassLoader()));
	}

	/**
	 * Makes every client depend on the trigger.
	 */
	static class ClientDependsOnCheck extends AbstractDependsOnBeanFactoryPostProcessor {

		ClientDependsOnCheck(Class<?> client) {
			super(client, TRIGGER);
		}

	}

}
