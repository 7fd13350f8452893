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
import io.github.openaihealth.startup.OpenAiConfigurationException;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link OpenAiClientAutoConfiguration}.
 */
class OpenAiClientAutoConfigurationTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(OpenAiAutoConfiguration.class, OpenAiClientAutoConfiguration.class))
		.withUserConfiguration(EarlyClient.class);

	@Test
	void clientThatIsNeededEarlyDoesNotFailFirst() {
		this.contextRunner.run((context) -> assertThat(context).getFailure()
			.rootCause()
			.isInstanceOf(OpenAiConfigurationException.class)
			.hasMessage("OpenAI is not configured correctly: api-key-missing"));
	}

	@Test
	void withoutTheCheckTheClientFailsFirst() {
		this.contextRunner.withPropertyValues("openai.validation.mode=off")
			.run((context) -> assertThat(context).getFailure().rootCause().hasMessage("the client's own complaint"));
	}

	@Test
	void backsOffWithoutTheSdk() {
		this.contextRunner.withClassLoader(new FilteredClassLoader(OpenAIClient.class))
			.withPropertyValues("openai.enabled=false")
			.run((context) -> assertThat(context).getFailure().rootCause().hasMessage("the client's own complaint"));
	}

	@Configuration(proxyBeanMethods = false)
	static class EarlyClient {

		@Bean
		static BeanPostProcessor needsTheClient(OpenAIClient client) {
			return new BeanPostProcessor() {
			};
		}

		@Bean
		static OpenAIClient client() {
			throw new IllegalStateException("the client's own complaint");
		}

	}

}
