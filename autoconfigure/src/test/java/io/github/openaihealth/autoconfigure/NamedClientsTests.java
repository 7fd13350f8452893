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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link NamedClients}.
 */
class NamedClientsTests {

	private final FakeService one = new FakeService();

	private final FakeService other = new FakeService();

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(OpenAiAutoConfiguration.class, OpenAiClientAutoConfiguration.class))
		.withPropertyValues("openai.validation.mode=offline", "openai.probe.enabled=false",
				"openai.connections.other.base-url=" + this.other.property().substring("openai.base-url=".length()),
				"openai.connections.other.api-key=" + TestKeys.project());

	private final ApplicationContextRunner withUnnamed = this.contextRunner.withPropertyValues(this.one.property(),
			"openai.api-key=" + TestKeys.project());

	@AfterEach
	void closeServices() {
		this.one.close();
		this.other.close();
	}

	@Test
	void clientOfAConnectionIsInjectedByItsName() {
		this.withUnnamed.withUserConfiguration(UserConfiguration.class).run((context) -> {
			context.getBean(User.class).named().models().list();
			assertThat(this.other.requests()).isOne();
			assertThat(this.one.requests()).isZero();
		});
	}

	@Test
	void clientWithoutANameIsThatOfTheConnectionWithoutOne() {
		this.withUnnamed.withUserConfiguration(UserConfiguration.class).run((context) -> {
			context.getBean(User.class).unnamed().getObject().models().list();
			assertThat(this.one.requests()).isOne();
			assertThat(this.other.requests()).isZero();
		});
	}

	@Test
	void whereOnlyNamedOnesAreNobodyGetsOneWithoutItsName() {
		this.contextRunner.withUserConfiguration(UserConfiguration.class).run((context) -> {
			context.getBean(User.class).named().models().list();
			assertThat(context.getBean(User.class).unnamed().getIfAvailable()).isNull();
		});
	}

	@Test
	void clientOfTheApplicationStandsBesideNamedOnes() {
		this.contextRunner.withUserConfiguration(UserConfiguration.class)
			.withBean("own", OpenAIClient.class, () -> mock(OpenAIClient.class))
			.run((context) -> {
				assertThat(context).hasNotFailed().doesNotHaveBean("openAiClient").hasBean("openAiClient-other");
				assertThat(context.getBean(User.class).unnamed().getObject()).isSameAs(context.getBean("own"));
			});
	}

	@Test
	void namedClientsAreNoClientsOfTheApplication() {
		this.contextRunner
			.run((context) -> assertThat(new OwnClient(context.getBeanFactory()).getAsBoolean()).isFalse());
	}

	@Test
	void clientsAreClosedWithTheContext() {
		this.contextRunner.run((context) -> {
			OpenAIClient client = context.getBean("openAiClient-other", OpenAIClient.class);
			context.close();
			assertThatIllegalStateException().isThrownBy(() -> client.models().list());
		});
	}

	record User(OpenAIClient named, ObjectProvider<OpenAIClient> unnamed) {
	}

	@Configuration(proxyBeanMethods = false)
	static class UserConfiguration {

		@Bean
		User user(@Qualifier("other") OpenAIClient named, ObjectProvider<OpenAIClient> unnamed) {
			return new User(named, unnamed);
		}

	}

}
