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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import io.github.openaihealth.connection.ConnectionSetting;
import io.github.openaihealth.connection.SettingOrigin;
import io.github.openaihealth.settings.EnvironmentSettings.Found;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.env.OriginTrackedMapPropertySource;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginTrackedValue;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the origins of values that come from elsewhere: Kubernetes' directories of
 * secrets by a real one, Spring Cloud Config and Vault by sources of the kind and with
 * the names that these two make.
 */
class RemoteSourcesTests {

	@TempDir
	@SuppressWarnings("NullAway.Init")
	Path directory;

	// The names that Spring Cloud Config's client and server make of a repository
	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			configserver:https://git.example.com/config/application.yml
			configserver:https://git.example.com/config/file:/tmp/config-repo-1/orders-prod.yml
			configserver:classpath:/config/orders.yml
			configserver:Config resource 'class path resource [config/orders.yml]' via location '' (document #0)
			configserver:vault:orders
			bootstrapProperties-configserver:https://git.example.com/config/application.yml
			""")
	void configServerIsNamedAndNothingIsPacked(String name) {
		OriginTrackedValue value = OriginTrackedValue.of("abc", new ConfigServerOrigin());
		assertFound(new OriginTrackedMapPropertySource(name, Map.of("openai.api-key", value), true),
				"property source '" + name + "'");
	}

	@Test
	void userInfoOfTheConfigServersRepositoryIsNotShown() {
		assertFound(
				new OriginTrackedMapPropertySource("configserver:https://bot:hunter2@git.example.com/app.yml",
						Map.of("openai.api-key", "abc")),
				"property source 'configserver:https://…@git.example.com/app.yml'");
	}

	// Names of the key-value backend of Spring Cloud Vault, old and new
	@ParameterizedTest
	@ValueSource(strings = { "secret/orders", "secret/orders/prod", "vault:secret/orders" })
	void vaultIsNamed(String name) {
		assertFound(new VaultLikePropertySource(name, Map.of("openai.api-key", "abc")),
				"property source '" + name + "'");
	}

	@Test
	void secretOfKubernetesIsFoundByTheFileThatAPersonSees() throws IOException {
		mount("openai.api-key", "abc");
		assertFound(imported(), "abc", "config tree file " + this.directory.resolve("openai.api-key"));
	}

	@Test
	void secretOfKubernetesMayBearTheNameOfTheVariable() throws IOException {
		mount("OPENAI_API_KEY", "abc");
		assertFound(imported(), "abc", "config tree file " + this.directory.resolve("OPENAI_API_KEY"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "abc\n", "abc\r\n" })
	void oneLineBreakAtTheEndOfASecretIsNoPartOfIt(String content) throws IOException {
		mount("openai.api-key", content);
		assertFound(imported(), "abc", "config tree file " + this.directory.resolve("openai.api-key"));
	}

	@Test
	void moreLineBreaksAreAPartOfIt() throws IOException {
		mount("openai.api-key", "abc\n\n");
		assertFound(imported(), "abc\n\n", "config tree file " + this.directory.resolve("openai.api-key"));
	}

	/**
	 * Mount a secret as the kubelet does: the file is a link to one in {@code ..data},
	 * which is a link to a directory with a date.
	 * @param file the name of the file
	 * @param content the secret
	 */
	private void mount(String file, String content) throws IOException {
		Path dated = Files.createDirectory(this.directory.resolve("..2026_11_23_12_00_00.0123456789"));
		Files.writeString(dated.resolve(file), content);
		Path data = Files.createSymbolicLink(this.directory.resolve("..data"), dated.getFileName());
		Files.createSymbolicLink(this.directory.resolve(file), data.getFileName().resolve(file));
	}

	private ConfigurableEnvironment imported() {
		SpringApplication application = new SpringApplication(Empty.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		try (ConfigurableApplicationContext context = application.run("--spring.main.banner-mode=off",
				"--spring.config.location=optional:file:/nowhere/",
				"--spring.config.import=configtree:" + this.directory + "/")) {
			return context.getEnvironment();
		}
	}

	private static void assertFound(PropertySource<?> source, String origin) {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources().addFirst(source);
		assertFound(environment, "abc", origin);
	}

	private static void assertFound(ConfigurableEnvironment environment, String value, String origin) {
		Found found = new EnvironmentSettings(environment).find(ConnectionSetting.API_KEY);
		assertThat(found).isNotNull();
		assertThat((found != null) ? found.value() : null).isEqualTo(value);
		assertThat((found != null) ? found.origin().withRemedy("") : null).isEqualTo(new SettingOrigin(origin, false));
	}

	@Configuration(proxyBeanMethods = false)
	static class Empty {

	}

	/**
	 * As that of Spring Cloud Config's client: made for people, but what it holds is not
	 * ours to know.
	 */
	private static final class ConfigServerOrigin implements Origin {

		@Override
		public String toString() {
			return "Config Server https://bot:hunter2@git.example.com/config/application.yml:1:17";
		}

	}

	/**
	 * As Spring Vault's: it has names and values, and no origins.
	 */
	private static final class VaultLikePropertySource extends EnumerablePropertySource<Map<String, Object>> {

		VaultLikePropertySource(String name, Map<String, Object> source) {
			super(name, source);
		}

		@Override
		public String[] getPropertyNames() {
			return this.source.keySet().toArray(String[]::new);
		}

		@Override
		public @Nullable Object getProperty(String name) {
			return this.source.get(name);
		}

	}

}
