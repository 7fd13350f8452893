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

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.openaihealth.diagnosis.Cause;
import io.github.openaihealth.monitor.ConnectionStatus;
import io.github.openaihealth.monitor.OpenAiMonitor;
import io.github.openaihealth.monitor.OpenAiStatusChangedEvent;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link OpenAiStatusChangedEvent} as an application gets it.
 */
class OpenAiStatusChangedEventTests {

	private final FakeService service = new FakeService();

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(
				AutoConfigurations.of(OpenAiAutoConfiguration.class, ReactiveHttpClientAutoConfiguration.class))
		.withUserConfiguration(ListeningConfiguration.class)
		.withPropertyValues(this.service.property(), "openai.api-key=" + TestKeys.project(),
				"openai.health.interval=1d");

	@AfterEach
	void closeService() {
		this.service.close();
	}

	@Test
	void applicationIsToldOnceOfEachChange() {
		this.contextRunner.run((context) -> {
			Listener listener = context.getBean(Listener.class);
			assertThat(listener.changes).hasSize(1);
			this.service.answers(FakeService.REJECTED);
			context.getBean(OpenAiMonitor.class).pollNow().join();
			Awaitility.await().untilAsserted(() -> assertThat(listener.changes).hasSize(2));
			OpenAiStatusChangedEvent change = listener.changes.get(1);
			assertThat(change.oldStatus()).isEqualTo(ConnectionStatus.UP);
			assertThat(change.newStatus()).isEqualTo(ConnectionStatus.DOWN);
			assertThat(change.diagnoses()).singleElement()
				.satisfies((diagnosis) -> assertThat(diagnosis.cause()).isEqualTo(Cause.API_KEY_REVOKED));
			assertThat(change.toString()).doesNotContain(TestKeys.project());
		});
	}

	@Test
	void configurationCauseIsAChangeAsWell() {
		this.contextRunner
			.withPropertyValues("openai.api-key=", "openai.base-url=https://api.openai.com/v1",
					"openai.validation.on-failure=warn")
			.run((context) -> Awaitility.await()
				.untilAsserted(() -> assertThat(context.getBean(Listener.class).changes).singleElement()
					.satisfies((change) -> assertThat(change.diagnoses()).extracting("cause")
						.containsExactly(Cause.API_KEY_EMPTY))));
	}

	@Configuration(proxyBeanMethods = false)
	static class ListeningConfiguration {

		@Bean
		@Lazy
		Listener listener() {
			return new Listener();
		}

	}

	static class Listener {

		private final List<OpenAiStatusChangedEvent> changes = new CopyOnWriteArrayList<>();

		@EventListener
		void onChange(OpenAiStatusChangedEvent change) {
			this.changes.add(change);
		}

	}

}
