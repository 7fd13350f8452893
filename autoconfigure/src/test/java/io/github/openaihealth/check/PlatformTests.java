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

package io.github.openaihealth.check;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Platform}.
 */
class PlatformTests {

	@ParameterizedTest
	@CsvSource({ "GITHUB_ACTIONS, GITHUB_ACTIONS=true", "GITHUB_ACTIONS, GITHUB_ACTIONS=true KUBERNETES_SERVICE_HOST=x",
			"GITLAB_CI, GITLAB_CI=true", "AWS_LAMBDA, AWS_LAMBDA_FUNCTION_NAME=f",
			"AWS_ECS, ECS_CONTAINER_METADATA_URI_V4=u", "AWS_ECS, ECS_CONTAINER_METADATA_URI=u",
			"CLOUD_RUN, K_SERVICE=s", "AZURE_APP_SERVICE, WEBSITE_SITE_NAME=s", "CLOUD_FOUNDRY, VCAP_APPLICATION={}",
			"HEROKU, DYNO=web.1", "RAILWAY, RAILWAY_PROJECT_ID=p", "RENDER, RENDER=true KUBERNETES_SERVICE_HOST=x",
			"FLY_IO, FLY_APP_NAME=a", "KUBERNETES, KUBERNETES_SERVICE_HOST=x KUBERNETES_SERVICE_PORT=1",
			"KUBERNETES, KUBERNETES_SERVICE_HOST=x", "SYSTEMD, INVOCATION_ID=i", "SYSTEMD, JOURNAL_STREAM=8:1",
			"LINUX, INVOCATION_ID=i TERM=xterm", "LINUX, JOURNAL_STREAM=8:1 WAYLAND_DISPLAY=w", "LINUX, HOME=/root" })
	void isRecognisedByVariables(Platform expected, String variables) {
		assertThat(Platform.of(environment("Linux", variables), (file) -> false)).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "WINDOWS, Windows 11", "MACOS, Mac OS X", "LINUX, Linux", "LINUX, FreeBSD" })
	void isRecognisedByOperatingSystem(Platform expected, String name) {
		assertThat(Platform.of(environment(name, "A=b"), (file) -> false)).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "/.dockerenv", "/run/.containerenv" })
	void recognisesContainers(String mark) {
		assertThat(Platform.of(environment("Linux", "A=b"), mark::equals)).isEqualTo(Platform.DOCKER);
		assertThat(Platform.of(environment("Linux", "KUBERNETES_SERVICE_HOST=x"), mark::equals))
			.isEqualTo(Platform.KUBERNETES);
		assertThat(Platform.of(environment("Linux", "GITLAB_CI=true"), mark::equals)).isEqualTo(Platform.GITLAB_CI);
	}

	@Test
	void resolvesNoPlaceholders() {
		assertThat(Platform.of(environment("Linux", "DYNO=${nothing}"), (file) -> false)).isEqualTo(Platform.HEROKU);
	}

	@ParameterizedTest
	@EnumSource
	void saysHowToSetAVariable(Platform platform) {
		assertThat(platform.label()).isNotBlank();
		assertThat(platform.howToSet("MY_KEY")).hasSizeBetween(1, 2).anyMatch((line) -> line.contains("MY_KEY"));
		assertThat(platform.howToSet("MY_KEY")).noneMatch((line) -> line.contains("{name}"));
	}

	private static ConfigurableEnvironment environment(String operatingSystem, String variables) {
		ConfigurableEnvironment environment = new StandardEnvironment();
		Map<String, Object> map = Arrays.stream(variables.split(" "))
			.map((variable) -> variable.split("=", 2))
			.collect(Collectors.toMap((variable) -> variable[0], (variable) -> variable[1]));
		environment.getPropertySources()
			.replace(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, new SystemEnvironmentPropertySource(
					StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, map));
		environment.getPropertySources()
			.replace(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME, new MapPropertySource(
					StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME, Map.of("os.name", operatingSystem)));
		return environment;
	}

}
