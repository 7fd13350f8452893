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

import io.github.openaihealth.actuate.OpenAiEndpoint;
import io.github.openaihealth.actuate.OpenAiHealthIndicator;
import io.github.openaihealth.actuate.OpenAiSanitizingFunction;
import io.github.openaihealth.diagnosis.Diagnosis;
import io.github.openaihealth.startup.OpenAiConfigurationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.MapPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the settings of the libraries beside are watched, and that no key is sent
 * where its owner did not mean it to go.
 */
@ExtendWith(OutputCaptureExtension.class)
class ClientLibrariesTests {

	private static final String KEY = TestKeys.project();

	private static final String OTHER = KEY.replace("sk-proj-", "sk-proj-zz");

	private final FakeService service = new FakeService();

	private final FakeService elsewhere = new FakeService();

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(
				AutoConfigurations.of(OpenAiAutoConfiguration.class, OpenAiHealthContributorAutoConfiguration.class,
						OpenAiSanitizingAutoConfiguration.class, OpenAiEndpointAutoConfiguration.class,
						EndpointAutoConfiguration.class, ReactiveHttpClientAutoConfiguration.class))
		.withPropertyValues("management.endpoints.jmx.exposure.include=openai", "spring.jmx.enabled=true",
				"openai.health.interval=1d");

	@AfterEach
	void closeServices() {
		this.service.close();
		this.elsewhere.close();
	}

	@ParameterizedTest
	@CsvSource({ "spring.ai.openai, spring.ai.openai", "spring.ai.openai.chat, spring.ai.openai.chat",
			"spring.ai.openai.embedding, spring.ai.openai",
			"langchain4j.open-ai.chat-model, langchain4j.open-ai.chat-model",
			"langchain4j.open-ai.embedding-model, langchain4j.open-ai.embedding-model" })
	void whatALibraryHasIsWatched(String keyPrefix, String urlPrefix) {
		this.contextRunner
			.withPropertyValues(keyPrefix + ".api-key=" + KEY, urlPrefix + ".base-url=" + this.service.baseUrl(),
					urlPrefix + ".organization-id=org-abc")
			.run((context) -> {
				Health health = health(context);
				assertThat(health.getStatus()).isEqualTo(Status.UP);
				assertThat(health.getDetails()).containsEntry("baseUrl", this.service.baseUrl())
					.containsEntry("orgId", "org-abc")
					.containsEntry("apiKeySource", keyPrefix + ".api-key in test properties")
					.doesNotContainKey("warnings");
				assertThat(this.service.received("Authorization")).containsExactly("Bearer " + KEY);
				assertThat(this.service.received("OpenAI-Organization")).containsExactly("org-abc");
			});
	}

	@Test
	void placeholderThatNothingReplacesIsReportedWithTheLibrarysProperty() {
		this.contextRunner.withPropertyValues("spring.ai.openai.api-key=${COMPANY_OPENAI_KEY}").run((context) -> {
			Diagnosis diagnosis = problem(context);
			assertThat(diagnosis.cause().id()).isEqualTo("api-key-unresolved");
			assertThat(diagnosis.summary()).contains("'${COMPANY_OPENAI_KEY}'");
			assertThat(diagnosis.facts().toString()).contains("spring.ai.openai.api-key, value=the text",
					"spring.ai.openai.api-key in test properties, which takes it from COMPANY_OPENAI_KEY, which is not set");
		});
	}

	@Test
	void refusalIsReportedWithTheLibrarysProperty() {
		this.service.answers(FakeService.REJECTED);
		this.contextRunner
			.withPropertyValues("spring.ai.openai.api-key=" + KEY,
					"spring.ai.openai.base-url=" + this.service.baseUrl())
			.run((context) -> {
				Diagnosis diagnosis = problem(context);
				assertThat(diagnosis.cause().id()).isEqualTo("api-key-rejected");
				assertThat(diagnosis.facts()).extracting((fact) -> fact.label()).contains("spring.ai.openai.api-key");
				assertThat(diagnosis.actions().toString()).contains("'spring.ai.openai.base-url'")
					.doesNotContain("OPENAI_BASE_URL");
			});
	}

	@Test
	void endpointNamesTheLibrarysProperty() {
		this.contextRunner
			.withPropertyValues("spring.ai.openai.api-key=" + KEY,
					"spring.ai.openai.base-url=" + this.service.baseUrl())
			.run((context) -> {
				String told = context.getBean(OpenAiEndpoint.class).connections().toString();
				assertThat(told)
					.contains("openai.api-key=SettingDescriptor[value=sk-proj-…",
							"origin=spring.ai.openai.api-key in test properties",
							"origin=spring.ai.openai.base-url in test properties")
					.doesNotContain(KEY);
			});
	}

	@Test
	void keyOfALibraryIsNotSentToTheOwnAddress() {
		this.contextRunner
			.withPropertyValues(this.service.property(), "spring.ai.openai.api-key=" + KEY,
					"spring.ai.openai.base-url=" + this.elsewhere.baseUrl())
			.run((context) -> {
				assertThat(health(context).getDetails()).doesNotContainKey("apiKey");
				assertThat(this.service.requests()).isPositive();
				assertThat(this.service.received("Authorization")).isEmpty();
				assertThat(this.elsewhere.requests()).isZero();
			});
	}

	@Test
	void ownKeyIsNotSentToTheAddressOfALibrary() {
		this.contextRunner
			.withPropertyValues("openai.api-key=" + KEY, "spring.ai.openai.base-url=" + this.elsewhere.baseUrl(),
					"langchain4j.open-ai.chat-model.base-url=" + this.elsewhere.baseUrl(),
					"langchain4j.open-ai.chat-model.api-key=" + OTHER, "openai.probe.enabled=false")
			.run((context) -> assertThat(health(context).getDetails()).containsEntry("baseUrl",
					"https://api.openai.com/v1"));
		assertThat(this.elsewhere.requests()).isZero();
	}

	@Test
	void keyOfOneLibraryIsNotSentToTheAddressOfAnother() {
		this.contextRunner
			.withPropertyValues("spring.ai.openai.base-url=" + this.elsewhere.baseUrl(),
					"langchain4j.open-ai.chat-model.api-key=" + KEY,
					"langchain4j.open-ai.chat-model.base-url=" + this.service.baseUrl())
			.run((context) -> {
				assertThat(this.service.received("Authorization")).containsExactly("Bearer " + KEY);
				assertThat(this.elsewhere.requests()).isZero();
			});
	}

	@Test
	void oneVariableForAllIsWatchedWhereTheLibrarySendsIt() {
		this.contextRunner
			.withPropertyValues("openai.api-key=" + KEY, "spring.ai.openai.api-key=${openai.api-key}",
					"spring.ai.openai.base-url=" + this.service.baseUrl())
			.run((context) -> {
				assertThat(this.service.received("Authorization")).containsExactly("Bearer " + KEY);
				assertThat(health(context).getDetails()).doesNotContainKey("warnings")
					.containsEntry("apiKeySource", "test properties");
			});
	}

	@Test
	void settingsThatDifferAreToldOnceAndMasked(CapturedOutput output) {
		this.contextRunner
			.withPropertyValues(this.service.property(), "openai.api-key=" + KEY, "spring.ai.openai.api-key=" + OTHER,
					"spring.ai.openai.base-url=" + this.service.baseUrl())
			.run((context) -> {
				Health health = health(context);
				assertThat(health.getStatus()).isEqualTo(Status.UP);
				assertThat(health.getDetails().get("warnings")).asString()
					.contains("cause=settings-differ, summary=Health speaks for 'openai.api-key' (sk-proj-…",
							"differ: 'spring.ai.openai.api-key' (sk-proj-…")
					.doesNotContain("base-url");
				assertThat(output).containsOnlyOnce("(settings-differ, see ").doesNotContain(KEY).doesNotContain(OTHER);
			});
	}

	@Test
	void keyThatIsNotWatchedIsMaskedToo() {
		String opaque = "company-gateway-" + "z9".repeat(12);
		this.contextRunner
			.withPropertyValues(this.service.property(), "openai.api-key=" + KEY,
					"langchain4j.open-ai.embedding-model.api-key=" + opaque)
			.run((context) -> {
				OpenAiSanitizingFunction function = context.getBean(OpenAiSanitizingFunction.class);
				SanitizableData data = new SanitizableData(new MapPropertySource("test", Map.of()), "sun.java.command",
						"app.jar --langchain4j.open-ai.embedding-model.api-key=" + opaque);
				assertThat(function.apply(data).getValue())
					.isEqualTo("app.jar --langchain4j.open-ai.embedding-model.api-key=…z9z9");
			});
	}

	private static Health health(AssertableApplicationContext context) {
		assertThat(context).hasNotFailed();
		Health health = context.getBean(OpenAiHealthIndicator.class).health();
		assertThat(health).isNotNull();
		return health;
	}

	private static Diagnosis problem(AssertableApplicationContext context) {
		assertThat(context).hasFailed();
		Throwable failure = context.getStartupFailure();
		while (failure != null && !(failure instanceof OpenAiConfigurationException)) {
			failure = failure.getCause();
		}
		assertThat(failure).isInstanceOf(OpenAiConfigurationException.class);
		return ((OpenAiConfigurationException) failure).getDiagnoses().get(0);
	}

}
