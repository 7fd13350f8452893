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

package io.github.openaihealth.settings;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

import io.github.openaihealth.connection.ConnectionSetting;
import io.github.openaihealth.connection.SettingOrigin;
import io.github.openaihealth.settings.EnvironmentSettings.Found;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.DefaultResourceLoader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link EnvironmentSettings}.
 */
class EnvironmentSettingsTests {

	@TempDir
	@SuppressWarnings("NullAway.Init")
	Path directory;

	@Test
	void findsNothing() {
		assertThat(find(environment(Map.of(), Map.of()))).isNull();
	}

	@Test
	void findsEnvironmentVariable() {
		assertFound(environment(Map.of("OPENAI_API_KEY", "abc"), Map.of()), "abc",
				"environment variable OPENAI_API_KEY");
		assertFound(environment(Map.of("OPENAI_APIKEY", "abc"), Map.of()), "abc", "environment variable OPENAI_APIKEY");
	}

	@Test
	void findsEverySetting() {
		ConfigurableEnvironment environment = environment(
				Map.of("OPENAI_ORG_ID", "a", "OPENAI_PROJECT_ID", "b", "OPENAI_BASE_URL", "c"), Map.of());
		EnvironmentSettings settings = new EnvironmentSettings(environment);
		assertThat(settings.find(ConnectionSetting.API_KEY)).isNull();
		assertThat(settings.find(ConnectionSetting.ORG_ID)).extracting(Found::value).isEqualTo("a");
		assertThat(settings.find(ConnectionSetting.PROJECT_ID)).extracting(Found::value).isEqualTo("b");
		assertThat(settings.find(ConnectionSetting.BASE_URL)).extracting(Found::value).isEqualTo("c");
	}

	@Test
	void findsSystemProperty() {
		assertThat(find(environment(Map.of("OPENAI_API_KEY", "no"), Map.of("openai.api-key", "abc")))).isEqualTo(
				new Found("openai.api-key", "abc", new SettingOrigin("system property openai.api-key", false, true,
						List.of("environment variable OPENAI_API_KEY (another value, 2 characters of no known form, "
								+ "not used)"),
						"Remove system property openai.api-key, or correct its value: it counts before every "
								+ "environment variable and file.",
						"")));
		assertFound(environment(Map.of(), Map.of("openai.apiKey", "abc")), "abc", "system property openai.apiKey");
		assertFound(environment(Map.of(), Map.of("OPENAI_API_KEY", "abc")), "abc", "system property OPENAI_API_KEY");
	}

	@Test
	void findsBlankValue() {
		assertFound(environment(Map.of("OPENAI_API_KEY", ""), Map.of()), "", "environment variable OPENAI_API_KEY");
	}

	@Test
	void namesAnyOtherSource() {
		ConfigurableEnvironment environment = environment(Map.of(), Map.of());
		environment.getPropertySources().addFirst(new MapPropertySource("vault", Map.of("openai.api-key", "abc")));
		assertFound(environment, "abc", "property source 'vault'");
	}

	@Test
	void showsNoKeyInTheNameOfASource() {
		String name = "sk-proj-" + "a1B2".repeat(10);
		ConfigurableEnvironment environment = environment(Map.of(), Map.of());
		environment.getPropertySources().addFirst(new MapPropertySource(name, Map.of("openai.api-key", "abc")));
		assertFound(environment, "abc", "property source 'sk-proj-…a1B2'");
	}

	@Test
	void readsAnEnvironmentThatIsNotConfigurable() {
		Environment environment = mock(Environment.class);
		given(environment.getProperty("openai.api-key"))
			.willThrow(new IllegalArgumentException("Could not resolve placeholder"));
		given(environment.getProperty("OPENAI_API_KEY")).willReturn("abc");
		EnvironmentSettings settings = new EnvironmentSettings(environment);
		assertThat(settings.find(ConnectionSetting.API_KEY))
			.isEqualTo(new Found("openai.api-key", "abc", new SettingOrigin("the environment", false)));
		assertThat(settings.sources()).isEmpty();
	}

	@Test
	void printsNoValue() {
		assertThat(find(environment(Map.of("OPENAI_API_KEY", "abc"), Map.of())))
			.hasToString("from environment variable OPENAI_API_KEY");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					${A}|a|system property openai.api-key, which takes it from environment variable A
					${B}|a|system property openai.api-key, which takes it from environment variable B, which takes it from environment variable A
					${X}|${X}|system property openai.api-key, which takes it from X, which is not set
					${X:d}|d|system property openai.api-key, which takes it from X, which is not set, so that its default applies
					${X:}|''|system property openai.api-key, which takes it from X, which is not set, so that its default applies
					${X:${A}}|a|system property openai.api-key, which takes it from X, which is not set, or else from environment variable A
					${X:${Y:${Z}}}|${Z}|system property openai.api-key, which takes it from X, which is not set, or else from Y, which is not set, or else from Z, which is not set
					${A:d}|a|system property openai.api-key, which takes it from environment variable A
					sk-${A}${X}|sk-a${X}|system property openai.api-key, which takes it from environment variable A and from X, which is not set
					${C}|${C}|system property openai.api-key, which takes it from environment variable C, which takes it from environment variable D, which takes it from C, which refers back to itself
					${openai.api-key}|${openai.api-key}|system property openai.api-key, which takes it from openai.api-key, which refers back to itself
					${in.file}|a|system property openai.api-key, which takes it from environment variable IN_FILE, which takes it from environment variable A
					${what ever}|${what ever}|system property openai.api-key, which takes it from a variable, which is not set
					${|${|system property openai.api-key
					""")
	void followsPlaceholders(String text, String value, String description) {
		ConfigurableEnvironment environment = environment(
				Map.of("A", "a", "B", "${A}", "C", "${D}", "D", "${C}", "IN_FILE", "${A}"),
				Map.of("openai.api-key", text));
		ConfigurationPropertySources.attach(environment);
		assertFound(environment, value, description);
	}

	@Test
	void showsNoSecretInAPlaceholder() {
		String key = "sk-proj-" + "a1B2".repeat(10);
		ConfigurableEnvironment environment = environment(Map.of("A", key),
				Map.of("openai.api-key", "${" + key + ":" + key + "} ${${A}}"));
		assertThat(find(environment)).asString().isNotEmpty().doesNotContain("a1B2");
	}

	@Test
	void givesUpOnLongChains() {
		Map<String, Object> variables = new HashMap<>();
		for (int index = 0; index < 40; index++) {
			String next = "${V" + (index + 1) + "}";
			variables.put("V" + index, next + next + next);
		}
		variables.put("V40", "");
		ConfigurableEnvironment environment = environment(Map.of(), Map.of("openai.api-key", "${V36}"));
		environment.getPropertySources().addLast(new MapPropertySource("chain", variables));
		assertThat(find(environment)).extracting(Found::value).isEqualTo("");
	}

	@Test
	void findsCommandLineArgument() {
		assertFound(run("--openai.api-key=abc"), "abc", "command line argument --openai.api-key");
	}

	@Test
	void findsApplicationJson() {
		ConfigurableEnvironment environment = run(
				"--spring.application.json={\"openai\":{\"api-key\":\"abc\", \"project\":\"x\"}}");
		assertFound(environment, "abc", "SPRING_APPLICATION_JSON");
		EnvironmentSettings settings = new EnvironmentSettings(environment);
		assertThat(settings.sources()).contains("SPRING_APPLICATION_JSON");
	}

	@Test
	void findsFileOutsideOfTheApplication() throws IOException {
		Path file = write("app.yml", "openai:\n  api-key: abc\n");
		assertFound(run("--spring.config.location=file:" + file), "abc", file + ":2:12");
	}

	@Test
	void findsFileWithPlaceholder() throws IOException {
		Path file = write("app.yml", "openai:\n  api-key: ${NOT_SET_ANYWHERE}\n");
		assertFound(run("--spring.config.location=file:" + file), "${NOT_SET_ANYWHERE}",
				file + ":2:12, which takes it from NOT_SET_ANYWHERE, which is not set");
	}

	@Test
	void findsImportedDotEnvFile() throws IOException {
		Path file = write(".env", "# x\nOPENAI_API_KEY=abc\n");
		assertFound(run("--spring.config.location=optional:file:/nowhere/",
				"--spring.config.import=optional:file:" + file + "[.properties]"), "abc", file + ":2:16");
	}

	@Test
	void findsConfigTree() throws IOException {
		Path file = write("openai.api-key", "abc\n");
		ConfigurableEnvironment environment = run("--spring.config.location=optional:file:/nowhere/",
				"--spring.config.import=configtree:" + this.directory + "/");
		assertFound(environment, "abc", "config tree file " + file);
		assertThat(new EnvironmentSettings(environment).sources()).contains("config tree " + this.directory);
	}

	@Test
	void findsConfigTreeByTheNameOfTheVariable() throws IOException {
		Path file = write("OPENAI_API_KEY", "abc\n");
		assertFound(
				run("--spring.config.location=optional:file:/nowhere/",
						"--spring.config.import=configtree:" + this.directory + "/"),
				"abc", "config tree file " + file);
	}

	@Test
	void findsFileOnTheClassPath() throws IOException {
		Files.createDirectories(this.directory.resolve("config"));
		write("config/packed.yml", "openai:\n  api-key: abc\n  org-id: ${openai.api-key}\n  project-id: ${X:d}\n");
		try (URLClassLoader loader = new URLClassLoader(new URL[] { this.directory.toUri().toURL() })) {
			ConfigurableEnvironment environment = run(loader, "--spring.config.location=classpath:config/packed.yml");
			Found found = find(environment);
			assertThat(found)
				.isEqualTo(new Found("openai.api-key", "abc", new SettingOrigin("config/packed.yml:2:12", true)));
			EnvironmentSettings settings = new EnvironmentSettings(environment);
			assertThat(settings.find(ConnectionSetting.ORG_ID)).isEqualTo(new Found("openai.org-id", "abc",
					new SettingOrigin("config/packed.yml:3:11, which takes it from config/packed.yml:2:12", true)));
			assertThat(settings.find(ConnectionSetting.PROJECT_ID)).extracting(Found::origin)
				.extracting(SettingOrigin::packed)
				.isEqualTo(true);
			assertThat(settings.sources())
				.contains("command line", "system properties", "environment variables", "config/packed.yml")
				.doesNotHaveDuplicates();
		}
	}

	@Test
	void findsFileInAJar() throws IOException {
		Path jar = this.directory.resolve("app.jar");
		try (JarOutputStream stream = new JarOutputStream(Files.newOutputStream(jar))) {
			stream.putNextEntry(new JarEntry("packed.properties"));
			stream.write("openai.api-key=abc\n".getBytes());
			stream.closeEntry();
		}
		assertThat(find(run("--spring.config.location=jar:" + jar.toUri() + "!/packed.properties")))
			.isEqualTo(new Found("openai.api-key", "abc", new SettingOrigin("packed.properties:1:16", true)));
	}

	@Test
	void aBlankValueOfAnythingButTheKeyCountsAsNotSet() {
		ConfigurableEnvironment environment = environment(Map.of("OPENAI_BASE_URL", "", "OPENAI_ORG_ID", " "),
				Map.of());
		environment.getPropertySources()
			.addLast(new MapPropertySource("file", Map.of("openai.base-url", "https://gateway.example.com/v1")));
		EnvironmentSettings settings = new EnvironmentSettings(environment);
		assertThat(settings.find(ConnectionSetting.BASE_URL)).isNotNull()
			.extracting(Found::value)
			.isEqualTo("https://gateway.example.com/v1");
		assertThat(settings.value(ConnectionSetting.BASE_URL, "openai.base-url"))
			.isEqualTo("https://gateway.example.com/v1");
		assertThat(settings.find(ConnectionSetting.ORG_ID)).isNotNull().extracting(Found::value).isEqualTo(" ");
		environment.getPropertySources()
			.addLast(new MapPropertySource("blank", Map.of("OPENAI_API_KEY", "", "openai.api-key", "abc")));
		assertThat(settings.find(ConnectionSetting.API_KEY)).isNotNull().extracting(Found::value).isEqualTo("abc");
	}

	private Path write(String name, String content) throws IOException {
		return Files.writeString(this.directory.resolve(name), content);
	}

	private static ConfigurableEnvironment run(String... arguments) {
		return run(EnvironmentSettingsTests.class.getClassLoader(), arguments);
	}

	private static ConfigurableEnvironment run(ClassLoader loader, String... arguments) {
		SpringApplication application = new SpringApplication(new DefaultResourceLoader(loader), Empty.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		application.setLogStartupInfo(false);
		application.setEnvironment(environment(Map.of(), Map.of()));
		List<String> all = new ArrayList<>(List.of(arguments));
		all.add("--spring.main.banner-mode=off");
		try (ConfigurableApplicationContext context = application.run(all.toArray(String[]::new))) {
			return context.getEnvironment();
		}
	}

	private static ConfigurableEnvironment environment(Map<String, Object> variables, Map<String, Object> properties) {
		ConfigurableEnvironment environment = new StandardEnvironment();
		environment.getPropertySources()
			.replace(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, new SystemEnvironmentPropertySource(
					StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
		environment.getPropertySources()
			.replace(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME,
					new MapPropertySource(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME, properties));
		return environment;
	}

	private static @Nullable Found find(Environment environment) {
		return new EnvironmentSettings(environment).find(ConnectionSetting.API_KEY);
	}

	private static void assertFound(Environment environment, String value, String description) {
		boolean exposed = description.matches("(?:system property|command line)(?:(?!takes it from).)*"
				+ "|system property openai.api-key, which takes it from X, which is not set, so that its default applies");
		Found found = find(environment);
		assertThat(found).isNotNull();
		SettingOrigin origin = new SettingOrigin(description, false, exposed, List.of());
		assertThat(found).isEqualTo(
				new Found("openai.api-key", value, origin.withRemedy((found != null) ? found.origin().remedy() : "")));
	}

	@Configuration(proxyBeanMethods = false)
	static class Empty {

	}

}
