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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
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

	/**
	 * The platform, its variables, and a file that is there.
	 */
	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			GITHUB_ACTIONS        | GITHUB_ACTIONS=true                                |
			GITHUB_ACTIONS        | GITHUB_ACTIONS=true KUBERNETES_SERVICE_HOST=x      | /.dockerenv
			GITLAB_CI             | GITLAB_CI=true                                     | /.dockerenv
			AWS_LAMBDA            | AWS_LAMBDA_FUNCTION_NAME=f                         |
			AWS_ECS               | ECS_CONTAINER_METADATA_URI_V4=u                    | /.dockerenv
			AWS_ECS               | ECS_CONTAINER_METADATA_URI=u                       |
			AWS_ELASTIC_BEANSTALK | INVOCATION_ID=i                                    | /opt/elasticbeanstalk
			CLOUD_RUN             | K_SERVICE=s                                        |
			CLOUD_RUN             | CLOUD_RUN_JOB=j                                    |
			AZURE_APP_SERVICE     | WEBSITE_SITE_NAME=s                                |
			CLOUD_FOUNDRY         | VCAP_APPLICATION={}                                |
			HEROKU                | DYNO=web.1                                         |
			HEROKU                | DYNO=${nothing}                                    |
			RAILWAY               | RAILWAY_PROJECT_ID=p                               | /.dockerenv
			RAILWAY               | RAILWAY_ENVIRONMENT=production                     |
			RENDER                | RENDER=true KUBERNETES_SERVICE_HOST=x              |
			FLY_IO                | FLY_APP_NAME=a                                     |
			KUBERNETES            | KUBERNETES_SERVICE_HOST=x KUBERNETES_SERVICE_PORT=1 |
			KUBERNETES            | KUBERNETES_SERVICE_HOST=x                          | /.dockerenv
			KUBERNETES            | SPRING_MAIN_CLOUD_PLATFORM=kubernetes              |
			SYSTEMD               | INVOCATION_ID=i                                    |
			SYSTEMD               | JOURNAL_STREAM=8:1                                 |
			DOCKER                | A=b                                                | /.dockerenv
			DOCKER                | A=b                                                | /run/.containerenv
			LINUX                 | INVOCATION_ID=i TERM=xterm                         |
			LINUX                 | JOURNAL_STREAM=8:1 WAYLAND_DISPLAY=w               |
			LINUX                 | HOME=/root                                         | /etc/passwd
			""")
	void isRecognised(Platform expected, String variables, @Nullable String file) {
		assertThat(platform("Linux", "app.jar", variables, file)).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "WINDOWS, Windows 11, app.jar", "MACOS, Mac OS X, app.jar", "LINUX, Linux, app.jar",
			"LINUX, FreeBSD, app.jar", "INTELLIJ_IDEA, Windows 11, C:\\idea\\lib\\idea_rt.jar;C:\\app",
			"INTELLIJ_IDEA, Linux, /app/classes:/opt/idea/lib/idea_rt.jar" })
	void isRecognisedByTheMachine(Platform expected, String operatingSystem, String classPath) {
		assertThat(platform(operatingSystem, classPath, "A=b", null)).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			GITHUB_ACTIONS        | fork
			GITLAB_CI             | glab variable set KEY
			AWS_LAMBDA            | Variables={KEY=$KEY}
			AWS_ECS               | "secrets": [{ "name": "KEY"
			AWS_ELASTIC_BEANSTALK | eb setenv KEY="$KEY"
			CLOUD_RUN             | --update-secrets=KEY=KEY:latest
			AZURE_APP_SERVICE     | --settings KEY="$KEY"
			CLOUD_FOUNDRY         | cf set-env "$APP" KEY "$KEY"
			HEROKU                | heroku config:set KEY="$KEY"
			RAILWAY               | railway variables --set "KEY=$KEY"
			RENDER                | Add Environment Variable KEY
			FLY_IO                | fly secrets set KEY="$KEY"
			KUBERNETES            | configtree:
			KUBERNETES            | kubectl create secret generic openai --from-literal=KEY="$KEY"
			SYSTEMD               | EnvironmentFile=/etc/openai.env
			SYSTEMD               | not Environment=KEY=
			DOCKER                | docker run -e KEY
			DOCKER                | environment: [ KEY ]
			DOCKER                | --env-file keeps quotes
			INTELLIJ_IDEA         | Run > Edit Configurations...
			WINDOWS               | $env:KEY = $KEY
			MACOS                 | export KEY="$KEY"
			LINUX                 | export KEY="$KEY"
			""")
	void saysHowToSetAVariable(Platform platform, String line) {
		assertThat(platform.howToSet("KEY")).anySatisfy((said) -> assertThat(said).contains(line));
	}

	@ParameterizedTest
	@EnumSource
	void saysItInFewLines(Platform platform) {
		assertThat(platform.label()).isNotBlank();
		assertThat(platform.howToSet("MY_KEY")).hasSizeBetween(1, 3).anyMatch((line) -> line.contains("MY_KEY"));
		assertThat(platform.howToSet("MY_KEY")).noneMatch((line) -> line.contains("{name}"));
	}

	@Test
	void everyPlatformHasItsRows() throws Exception {
		String recognised = rows("isRecognised", Platform.class, String.class, String.class)
				+ rows("isRecognisedByTheMachine", Platform.class, String.class, String.class);
		String told = rows("saysHowToSetAVariable", Platform.class, String.class);
		assertThat(Platform.values()).allSatisfy((platform) -> {
			assertThat(recognised).as("rows of isRecognised").containsPattern("\\b" + platform.name() + "\\b");
			assertThat(told).as("rows of saysHowToSetAVariable").containsPattern("\\b" + platform.name() + "\\b");
		});
	}

	private static String rows(String method, Class<?>... parameters) throws NoSuchMethodException {
		CsvSource source = PlatformTests.class.getDeclaredMethod(method, parameters).getAnnotation(CsvSource.class);
		return source.textBlock() + String.join("\n", source.value()) + "\n";
	}

	@Test
	void everyPlatformIsInTheDocumentation() throws IOException {
		String page = Files.readString(Path.of("..", "docs", "causes.md"));
		int begin = page.indexOf("\n## Where to set the key\n");
		String section = page.substring(begin, page.indexOf("\n## ", begin + 1));
		assertThat(Platform.values())
			.allSatisfy((platform) -> assertThat(section).as("\"Where to set the key\" in docs/causes.md, first column")
				.containsPattern("(?m)^\\| [^|]*" + Pattern.quote(name(platform))));
	}

	private static String name(Platform platform) {
		return platform.label().replaceFirst(".*\\((.+)\\)", "$1");
	}

	@Test
	void looksAtThisMachine() {
		assertThat(Platform.of(new StandardEnvironment())).isNotNull();
	}

	private static Platform platform(String operatingSystem, String classPath, String variables,
			@Nullable String file) {
		ConfigurableEnvironment environment = new StandardEnvironment();
		Map<String, Object> map = Arrays.stream(variables.split(" "))
			.map((variable) -> variable.split("=", 2))
			.collect(Collectors.toMap((variable) -> variable[0], (variable) -> variable[1]));
		environment.getPropertySources()
			.replace(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, new SystemEnvironmentPropertySource(
					StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, map));
		environment.getPropertySources()
			.replace(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME,
					new MapPropertySource(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME,
							Map.of("os.name", operatingSystem, "java.class.path", classPath)));
		return Platform.of(new PlatformSignals(environment, (path) -> path.equals(file)));
	}

}
