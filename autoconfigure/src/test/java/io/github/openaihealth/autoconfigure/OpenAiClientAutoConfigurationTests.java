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

import java.time.Duration;

import com.openai.client.OpenAIClient;
import com.openai.client.OpenAIClientAsync;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.ClientOptions;
import io.github.openaihealth.client.OpenAiClientBuilderCustomizer;
import io.github.openaihealth.startup.OpenAiConfigurationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link OpenAiClientAutoConfiguration}.
 */
class OpenAiClientAutoConfigurationTests {

	private final FakeService service = new FakeService();

	private final ApplicationContextRunner withoutKey = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(OpenAiAutoConfiguration.class, OpenAiClientAutoConfiguration.class));

	private final ApplicationContextRunner withBlankKey = this.withoutKey.withPropertyValues("openai.api-key=");

	private final ApplicationContextRunner contextRunner = this.withoutKey.withPropertyValues(this.service.property(),
			"openai.api-key=" + TestKeys.project(), "openai.validation.mode=offline", "openai.probe.enabled=false");

	@AfterEach
	void closeService() {
		this.service.close();
	}

	@Test
	void clientCallsWhatIsConfigured() {
		this.contextRunner.run((context) -> {
			assertThat(context.getBean(OpenAIClient.class).models().list().data()).hasSize(1);
			assertThat(this.service.requests()).isOne();
		});
	}

	@Test
	void clientIsMadeWhenItIsNeeded() {
		this.contextRunner.run((context) -> {
			assertThat(context).hasSingleBean(OpenAIClient.class);
			assertThat(context.getBeanFactory().containsSingleton("openAiClient")).isFalse();
			assertThat(context.getBean(OpenAIClient.class)).isSameAs(context.getBean("openAiClient"));
			assertThat(this.service.requests()).isZero();
		});
	}

	@Test
	void clientIsClosedWithTheContext() {
		this.contextRunner.run((context) -> {
			OpenAIClient client = context.getBean(OpenAIClient.class);
			context.close();
			assertThatIllegalStateException().isThrownBy(() -> client.models().list());
			assertThat(this.service.requests()).isZero();
		});
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "openai.enabled=false", "openai.validation.mode=off", "openai.validation.on-failure=warn" })
	void clientIsThereWithoutKeyWhereNothingStopsTheStart(String property) {
		this.withoutKey.withPropertyValues(property).run((context) -> {
			OpenAIClient client = context.getBean(OpenAIClient.class);
			assertThatIllegalStateException().isThrownBy(() -> client.models().list())
				.withMessageContaining("api-key-missing");
		});
	}

	@Test
	void timeoutIsThatOfTheProperty() {
		this.contextRunner.withPropertyValues("openai.client.timeout=42s")
			.run((context) -> context.getBean(OpenAIClient.class)
				.withOptions((options) -> assertThat(options.timeout().request()).isEqualTo(Duration.ofSeconds(42))));
	}

	@Test
	void timeoutThatCouldNotWorkIsRefused() {
		this.contextRunner.withPropertyValues("openai.client.timeout=0")
			.withUserConfiguration(NeedsTheClient.class)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidConfigurationPropertyValueException.class)
				.hasMessageContaining("openai.client.timeout"));
	}

	@Test
	void customizersAreCalledInTheirOrder() {
		this.contextRunner.withUserConfiguration(Customizers.class)
			.run((context) -> context.getBean(OpenAIClient.class)
				.withOptions(
						(options) -> assertThat(options.build()).extracting(ClientOptions::maxRetries).isEqualTo(7)));
	}

	@Test
	void backsOffForAClientOfTheUser() {
		this.contextRunner.withUserConfiguration(OwnClient.class).run((context) -> {
			assertThat(context).hasSingleBean(OpenAIClient.class).doesNotHaveBean("openAiClient");
			assertThat(context.getBeanFactory().getBeanDefinition("ownClient").getDependsOn())
				.containsExactly("openAiStartupTrigger");
		});
	}

	@Test
	void asynchronousClientOfTheUserWaitsForTheCheckToo() {
		this.contextRunner
			.withBean("own", OpenAIClientAsync.class, () -> OpenAIOkHttpClient.builder().apiKey("test").build().async())
			.run((context) -> {
				assertThat(context).hasSingleBean(OpenAIClient.class);
				assertThat(context.getBeanFactory().getBeanDefinition("own").getDependsOn())
					.containsExactly("openAiStartupTrigger");
			});
	}

	@Test
	void clientThatIsNeededEarlyDoesNotFailFirst() {
		this.withBlankKey.withUserConfiguration(FailingClient.class, NeedsTheClient.class)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(OpenAiConfigurationException.class)
				.hasMessage("OpenAI is not configured correctly: api-key-empty"));
	}

	@Test
	void withoutTheCheckTheClientFailsFirst() {
		this.withBlankKey.withUserConfiguration(FailingClient.class, NeedsTheClient.class)
			.withPropertyValues("openai.validation.mode=off")
			.run((context) -> assertThat(context).getFailure().rootCause().hasMessage("the client's own complaint"));
	}

	@Test
	void withoutTheTransportOfTheSdkTheUsersClientWaitsAllTheSame() {
		this.withBlankKey.withClassLoader(new FilteredClassLoader(OpenAIOkHttpClient.class))
			.withUserConfiguration(FailingClient.class, NeedsTheClient.class)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(OpenAiConfigurationException.class));
	}

	@Test
	void backsOffWithoutTheTransportOfTheSdk() {
		this.contextRunner.withClassLoader(new FilteredClassLoader(OpenAIOkHttpClient.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(OpenAIClient.class));
	}

	@Test
	void backsOffWithoutTheSdk() {
		this.contextRunner.withClassLoader(new FilteredClassLoader("com.openai", "okhttp3"))
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(OpenAiAutoConfiguration.class)
				.doesNotHaveBean(OpenAiClientAutoConfiguration.class));
	}

	@Configuration(proxyBeanMethods = false)
	static class NeedsTheClient {

		@Bean
		static BeanPostProcessor needsTheClient(OpenAIClient client) {
			return new BeanPostProcessor() {
			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class FailingClient {

		@Bean
		static OpenAIClient client() {
			throw new IllegalStateException("the client's own complaint");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnClient {

		@Bean
		OpenAIClient ownClient() {
			return OpenAIOkHttpClient.builder().apiKey("test").build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Customizers {

		@Bean
		@Order(2)
		OpenAiClientBuilderCustomizer second() {
			return (builder) -> builder.maxRetries(7);
		}

		@Bean
		@Order(1)
		OpenAiClientBuilderCustomizer first() {
			return (builder) -> builder.maxRetries(5);
		}

	}

}
