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
import java.util.HashMap;
import java.util.Map;

import io.github.openaihealth.monitor.OpenAiMonitor;
import io.github.openaihealth.monitor.Snapshot;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskExecutionProperties;
import org.springframework.boot.context.properties.ConfigurationPropertiesBindException;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link UnfitVariables}: what other software's variables do to a start, and
 * what the application's own settings do.
 */
@ExtendWith(OutputCaptureExtension.class)
class UnfitVariablesTests {

	private final FakeService service = new FakeService();

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(OpenAiAutoConfiguration.class, OpenAiClientAutoConfiguration.class,
				OpenAiHealthContributorAutoConfiguration.class));

	@AfterEach
	void closeService() {
		this.service.close();
	}

	@ParameterizedTest
	@CsvSource({ "OPENAI_ENABLED,", "OPENAI_ENABLED,yes please", "OPENAI_ENABLED,${NOT_SET}",
			"OPENAI_CLIENT_TIMEOUT,30.0", "OPENAI_CLIENT_TIMEOUT,0", "OPENAI_HEALTH_INTERVAL,abc",
			"OPENAI_HEALTH_INTERVAL,'  '", "OPENAI_HEALTH_INTERVAL,0s", "OPENAI_HEALTH_INTERVAL,500ms",
			"OPENAI_HEALTH_FAILURE_THRESHOLD,many", "OPENAI_HEALTH_FAILURETHRESHOLD,0", "OPENAI_HEALTH_MAXBACKOFF,-1s",
			"OPENAI_PROBE_TIMEOUT,0", "OPENAI_PROBE_CONNECT_TIMEOUT,soon", "OPENAI_PROBE_ENABLED,maybe",
			"OPENAI_VALIDATION_MODE,strict", "OPENAI_VALIDATION_ON_FAILURE,panic", "OPENAI_VALIDATION_TIMEOUT,0",
			"OPENAI_API_KEY_CREATED,yesterday", "OPENAI_API_KEY_MAX_AGE,0", "OPENAI_HEALTH,on", "OPENAI_PROBE,1",
			"OPENAI_CLIENT,httpx", "OPENAI_VALIDATION,x" })
	void variableThatDoesNotFitCountsAsNotSetAndIsNamed(String name, String value, CapturedOutput output) {
		run(Map.of(name, (value != null) ? value : "")).run((context) -> {
			assertThat(context).hasNotFailed();
			OpenAiProperties properties = context.getBean(OpenAiProperties.class);
			assertThat(properties).usingRecursiveComparison()
				.ignoringFields("apiKey", "baseUrl")
				.isEqualTo(new OpenAiProperties());
			assertThat(warnings(context)).contains("setting-ignored", name);
			assertThat(output).contains("The value of " + name + " does not fit and counts as not set.")
				.doesNotContain("yes please", "abc", "strict", "httpx");
		});
	}

	@Test
	void variableOfANamedConnectionThatDoesNotFitCountsAsNotSet() {
		run(Map.of("OPENAI_CONNECTIONS_A_APIKEYMAXAGE", "0"))
			.withPropertyValues("openai.connections.a.api-key=" + TestKeys.project())
			.run((context) -> {
				assertThat(context.getBean(OpenAiProperties.class).getConnections()).hasEntrySatisfying("a",
						(connection) -> assertThat(connection.getApiKeyMaxAge()).isNull());
				assertThat(warnings(context)).contains("setting-ignored", "OPENAI_CONNECTIONS_A_APIKEYMAXAGE");
			});
	}

	@Test
	void variableOfOtherSoftwareIsNotMentioned() {
		run(Map.of("OPENAI_TIMEOUT", "30.0", "OPENAI", "1", "OPENAI_LOG", "debug")).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(warnings(context)).doesNotContain("setting-ignored");
		});
	}

	@Test
	void oldNameOfATimeoutIsNamedWhereTheApplicationHasIt() {
		run(Map.of("OPENAI_TIMEOUT", "30.0")).withPropertyValues("openai.timeout=30s").run((context) -> {
			assertThat(warnings(context)).contains("Nothing reads openai.timeout.", "openai.client.timeout");
			assertThat(context.getBean(OpenAiProperties.class).getClient().getTimeout()).isNull();
		});
	}

	@Test
	void severalAreNamedTogether() {
		run(Map.of("OPENAI_ENABLED", "", "OPENAI_HEALTH_INTERVAL", "abc", "OPENAI_ORGANIZATION", "x"))
			.run((context) -> assertThat(warnings(context)).containsOnlyOnce("cause=setting-ignored")
				.contains("Nothing reads OPENAI_ORGANIZATION.", "OPENAI_ENABLED, OPENAI_HEALTH_INTERVAL",
						"'openai.enabled' takes true or false"));
	}

	@Test
	void nextSourceCountsThen() {
		run(Map.of("OPENAI_HEALTH_INTERVAL", "abc", "OPENAI_HEALTH_MAX_BACKOFF", "", "OPENAI_CLIENT_TIMEOUT", "0"))
			.withPropertyValues("openai.client.timeout=7")
			.withInitializer((context) -> context.getEnvironment()
				.getPropertySources()
				.addLast(new MapPropertySource("file",
						Map.of("openai.health.interval", "${pause}", "openai.health.max-backoff", "90", "pause",
								"45s"))))
			.run((context) -> {
				OpenAiProperties properties = context.getBean(OpenAiProperties.class);
				assertThat(properties.getHealth().getInterval()).isEqualTo(Duration.ofSeconds(45));
				assertThat(properties.getHealth().getMaxBackoff()).isEqualTo(Duration.ofSeconds(90));
				assertThat(properties.getClient().getTimeout()).isEqualTo(Duration.ofSeconds(7));
			});
	}

	@ParameterizedTest
	@CsvSource({ "OPENAI_SSL_BUNDLE,openai.ssl.bundle",
			"OPENAI_CONNECTIONS_A_SSL_BUNDLE,openai.connections.a.ssl.bundle" })
	void nameOfABundleThatIsNotThereCountsAsNotSet(String variable, String property) {
		run(Map.of(variable, "/etc/ssl/ca.pem")).withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class))
			.withPropertyValues("spring.ssl.bundle.jks.known.truststore.type=PKCS12")
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(warnings(context))
					.contains("The value of " + variable,
							"'" + property + "' takes the name of an SSL bundle (configured: known)")
					.doesNotContain("/etc/ssl");
			});
	}

	@Test
	void bundleOfTheOwnFileCountsThen() {
		run(Map.of("OPENAI_SSL_BUNDLE", "other")).withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class))
			.withInitializer((context) -> context.getEnvironment()
				.getPropertySources()
				.addLast(new MapPropertySource("file",
						Map.of("openai.ssl.bundle", "${name}", "name", "known",
								"spring.ssl.bundle.jks.known.truststore.type", "PKCS12"))))
			.run((context) -> {
				assertThat(warnings(context)).contains("OPENAI_SSL_BUNDLE");
				assertThat(context.getBean(OpenAiProperties.class).getSsl().getBundle()).isEqualTo("known");
			});
	}

	@Test
	void bundleOfTheOwnFileThatIsNotThereIsAnError() {
		run(Map.of("OPENAI_SSL_BUNDLE", "other"))
			.withInitializer((context) -> context.getEnvironment()
				.getPropertySources()
				.addLast(new MapPropertySource("file", Map.of("openai.ssl.bundle", "nope"))))
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOfSatisfying(InvalidConfigurationPropertyValueException.class, (ex) -> {
					assertThat(ex.getName()).isEqualTo("openai.ssl.bundle");
					assertThat(ex.getValue()).isEqualTo("nope");
					assertThat(ex.getReason()).contains("none is configured");
				}));
	}

	@ParameterizedTest
	@CsvSource({ "OPENAI_HEALTH_INTERVAL,90", "OPENAI_HEALTH_INTERVAL,PT90S", "OPENAI_HEALTH_INTERVAL,90s" })
	void variableThatFitsCounts(String name, String value) {
		run(Map.of(name, value)).run((context) -> {
			assertThat(context.getBean(OpenAiProperties.class).getHealth().getInterval())
				.isEqualTo(Duration.ofSeconds(90));
			assertThat(warnings(context)).doesNotContain("setting-ignored");
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "openai.enabled=yes please", "openai.health.interval=abc", "openai.validation.mode=strict",
			"openai.api-key-created=yesterday" })
	void ownSettingThatDoesNotFitIsAnErrorAsAnywhere(String property) {
		run(Map.of()).withPropertyValues(property)
			.run((context) -> assertThat(context).getFailure()
				.hasMessageContaining("Could not bind properties to 'OpenAiProperties'"));
	}

	@Test
	void ownSettingThatIsHiddenByAVariableIsAnErrorToo() {
		run(Map.of("OPENAI_HEALTH_INTERVAL", "abc"))
			.withInitializer((context) -> context.getEnvironment()
				.getPropertySources()
				.addLast(new MapPropertySource("file", Map.of("openai.health.interval", "0s"))))
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidConfigurationPropertyValueException.class));
	}

	@Test
	void propertiesOfOthersAreLeftAlone() {
		run(Map.of("SPRING_TASK_EXECUTION_POOL_CORE_SIZE", "abc")).withUserConfiguration(OthersConfiguration.class)
			.run((context) -> assertThat(context).getFailure()
				.isInstanceOf(ConfigurationPropertiesBindException.class));
	}

	@ParameterizedTest
	@CsvSource({ "openai.api-key-max-age,apiKeyMaxAge", "openai.client.timeout,client.timeout",
			"openai.health.interval,health.interval", "openai.health.max-backoff,health.maxBackoff",
			"openai.access-check.interval,accessCheck.interval",
			"openai.health.retirement-warning,health.retirementWarning",
			"openai.probe.connect-timeout,probe.connectTimeout", "openai.probe.timeout,probe.timeout",
			"openai.validation.timeout,validation.timeout" })
	void bareNumberCountsSeconds(String property, String path) {
		run(Map.of()).withPropertyValues(property + "=3")
			.run((context) -> assertThat(context.getBean(OpenAiProperties.class)).extracting(path)
				.isEqualTo(Duration.ofSeconds(3)));
	}

	private ApplicationContextRunner run(Map<String, Object> variables) {
		Map<String, Object> all = new HashMap<>(variables);
		all.put("OPENAI_API_KEY", TestKeys.project());
		all.put("OPENAI_BASE_URL", this.service.baseUrl());
		return this.contextRunner.withInitializer((context) -> context.getEnvironment()
			.getPropertySources()
			.replace("systemEnvironment", new SystemEnvironmentPropertySource("systemEnvironment", all)));
	}

	private static String warnings(AssertableApplicationContext context) {
		Snapshot snapshot = Awaitility.await()
			.until(() -> context.getBean(OpenAiMonitor.class).snapshot("default"),
					(known) -> known.connection() != null);
		return snapshot.configurationWarnings().toString().replace("SETTING_IGNORED", "setting-ignored");
	}

	@Configuration(proxyBeanMethods = false)
	@EnableConfigurationProperties(TaskExecutionProperties.class)
	static class OthersConfiguration {

	}

}
