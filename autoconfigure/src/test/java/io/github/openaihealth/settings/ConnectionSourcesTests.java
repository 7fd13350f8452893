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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.openaihealth.connection.ApiKey;
import io.github.openaihealth.connection.OpenAiConnection;
import io.github.openaihealth.connection.Setting;
import io.github.openaihealth.diagnosis.Cause;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link NamedConnectionSource}, for {@link DefaultConnectionSource} where the
 * key comes from a file, and for how often either asks.
 */
class ConnectionSourcesTests {

	private static final String GATEWAY = "https://gateway.example.com/v1";

	private final Map<String, Object> variables = new HashMap<>();

	private final Map<String, Object> file = new HashMap<>();

	private final List<String> asked = new ArrayList<>();

	@TempDir
	private Path directory;

	@Test
	void namedConnectionInheritsTheAddressAlone() {
		this.variables.put("OPENAI_API_KEY", "key");
		this.variables.put("OPENAI_ORG_ID", "org-a");
		this.file.put("openai.project-id", "proj_a");
		this.file.put("openai.base-url", GATEWAY);
		OpenAiConnection connection = named("team-a").read();
		assertThat(connection.name()).isEqualTo("team-a");
		assertThat(connection.baseUrl()).hasToString(GATEWAY);
		assertThat(connection.baseUrlSetting().property()).isEqualTo("openai.base-url");
		assertThat(connection.apiKeySetting()).isEqualTo(Setting.absent("openai.connections.team-a.api-key"));
		assertThat(connection.orgIdSetting()).isEqualTo(Setting.absent("openai.connections.team-a.org-id"));
		assertThat(connection.projectIdSetting()).isEqualTo(Setting.absent("openai.connections.team-a.project-id"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "OPENAI_CONNECTIONS_TEAMA_APIKEY", "OPENAI_CONNECTIONS_TEAM_A_API_KEY" })
	void namedConnectionIsReadFromVariables(String variable) {
		this.variables.put(variable, "key");
		OpenAiConnection connection = named("team-a").read();
		assertThat(connection.apiKey()).isEqualTo(ApiKey.of("key"));
		assertThat(connection.apiKeySetting().origin()).hasToString("environment variable " + variable);
	}

	@Test
	void namedConnectionIsReadFromFiles() {
		this.file.put("openai.connections.b.api-key", "key");
		this.file.put("openai.connections.b.base-url", GATEWAY);
		this.file.put("openai.connections.b.org-id", "org-b");
		this.file.put("openai.base-url", "https://other.example.com/v1");
		OpenAiConnection connection = named("b").read();
		assertThat(connection.baseUrl()).hasToString(GATEWAY);
		assertThat(connection.orgId()).isEqualTo("org-b");
		assertThat(connection.apiKeySetting().property()).isEqualTo("openai.connections.b.api-key");
		assertThat(connection.apiKeySetting().origin()).hasToString("application.yml");
	}

	@Test
	void keyIsReadFromItsFile() throws IOException {
		Path key = Files.writeString(this.directory.resolve("key"), "a-key\n");
		this.variables.put("OPENAI_API_KEY_FILE", key.toString());
		DefaultConnectionSource source = unnamed();
		OpenAiConnection connection = source.read();
		assertThat(connection.apiKey()).isEqualTo(ApiKey.of("a-key"));
		assertThat(connection.apiKeySetting().property()).isEqualTo("openai.api-key-file");
		assertThat(connection.apiKeySetting().origin()).asString()
			.startsWith("the file " + key)
			.contains("OPENAI_API_KEY_FILE");
		assertThat(source.isWatched()).isTrue();
		assertThat(source.hasChanged(ApiKey.of("a-key").fingerprint())).isFalse();
		assertThat(source.hasChanged(ApiKey.of("another").fingerprint())).isTrue();
		assertThat(source.hasChanged(null)).isTrue();
	}

	@Test
	void keyIsReadFromTheFileOfANamedConnection() throws IOException {
		Path key = Files.writeString(this.directory.resolve("key"), "a-key\n");
		this.file.put("openai.connections.b.api-key-file", "file:" + key);
		OpenAiConnection connection = named("b").read();
		assertThat(connection.apiKey()).isEqualTo(ApiKey.of("a-key"));
		assertThat(connection.apiKeySetting().property()).isEqualTo("openai.connections.b.api-key-file");
	}

	@Test
	void fileThatIsNotThereIsUnreadable() {
		this.file.put("openai.api-key-file", this.directory.resolve("nothing").toString());
		Setting.Unreadable<ApiKey> unreadable = unreadable(unnamed().read());
		assertThat(unreadable.cause()).isEqualTo(Cause.API_KEY_FILE_UNREADABLE);
		assertThat(unreadable.particulars()).hasToString("{finding=does not exist}");
	}

	@Test
	void keyThatWasWrittenWhereThePathBelongsIsNotShown() {
		String key = "0a1b2c3d4e".repeat(4);
		this.file.put("openai.api-key-file", key);
		assertThat(unnamed().read().apiKeySetting().origin()).asString().doesNotContain(key);
		this.file.put("openai.api-key-file", "sk-proj-" + key);
		assertThat(unnamed().read().apiKeySetting().origin()).asString().doesNotContain(key);
	}

	@Test
	void keyAndFileTogetherAreAConflict() throws IOException {
		Path key = Files.writeString(this.directory.resolve("key"), "a-key\n");
		this.file.put("openai.api-key-file", key.toString());
		this.variables.put("OPENAI_API_KEY", "another");
		assertThat(unreadable(unnamed().read()).cause()).isEqualTo(Cause.API_KEY_CONFLICT);
		this.variables.put("OPENAI_API_KEY", " ");
		assertThat(unnamed().read().apiKey()).isEqualTo(ApiKey.of("a-key"));
		this.variables.remove("OPENAI_API_KEY");
		this.file.put("openai.api-key-file", " ");
		assertThat(unnamed().read().apiKeySetting()).isInstanceOf(Setting.Absent.class);
	}

	@Test
	void noLibraryCompletesAKeyThatIsUnreadable() {
		this.file.put("openai.api-key-file", this.directory.resolve("nothing").toString());
		this.file.put("spring.ai.openai.api-key", "key-of-a-library");
		assertThat(unnamed().read().apiKeySetting()).isInstanceOf(Setting.Unreadable.class);
	}

	@Test
	void eachNameIsAskedForOnceForOneConnection() {
		this.file.put("openai.api-key", "key");
		this.file.put("openai.base-url", GATEWAY);
		DefaultConnectionSource source = unnamed();
		source.read();
		this.asked.clear();
		source.read();
		assertThat(this.asked).contains("openai.api-key").doesNotHaveDuplicates();
	}

	@Test
	void eachNameIsAskedForOnceBesideALibrary() {
		this.file.put("openai.api-key", "key");
		this.file.put("spring.ai.openai.api-key", "other");
		DefaultConnectionSource source = unnamed();
		source.read();
		this.asked.clear();
		OpenAiConnection connection = source.read();
		assertThat(connection.beside()).singleElement().extracting(OpenAiConnection::name).isEqualTo("spring-ai");
		assertThat(this.asked).filteredOn("openai.api-key"::equals).hasSize(1);
	}

	@Test
	void keyAloneIsThatOfTheConnection() throws IOException {
		Path key = Files.writeString(this.directory.resolve("key"), "key-in-file\n");
		assertThat(unnamed().readKey()).isNull();
		this.file.put("spring.ai.openai.api-key", "key-of-a-library");
		assertThat(unnamed().readKey()).isEqualTo(ApiKey.of("key-of-a-library"));
		this.file.put("openai.api-key-file", key.toString());
		assertThat(unnamed().readKey()).isEqualTo(ApiKey.of("key-in-file"));
		this.file.remove("openai.api-key-file");
		this.variables.put("OPENAI_API_KEY", "key");
		assertThat(unnamed().readKey()).isEqualTo(ApiKey.of("key"));
		this.file.put("openai.connections.b.api-key-file", key.toString());
		NamedConnectionSource named = named("b");
		assertThat(named.readKey()).isEqualTo(named.read().apiKey()).isEqualTo(ApiKey.of("key-in-file"));
	}

	@Test
	void keyAloneAsksForNothingElse() {
		this.file.put("openai.api-key", "key");
		this.file.put("spring.ai.openai.api-key", "other");
		DefaultConnectionSource source = unnamed();
		source.read();
		this.asked.clear();
		source.readKey();
		assertThat(this.asked).containsExactly("openai.api-key");
	}

	private static Setting.Unreadable<ApiKey> unreadable(OpenAiConnection connection) {
		assertThat(connection.apiKeySetting()).isInstanceOf(Setting.Unreadable.class);
		return (Setting.Unreadable<ApiKey>) connection.apiKeySetting();
	}

	private DefaultConnectionSource unnamed() {
		return new DefaultConnectionSource(environment());
	}

	private NamedConnectionSource named(String name) {
		return new NamedConnectionSource(name, environment(), () -> BoundConnection.NONE, () -> BoundConnection.NONE);
	}

	private ConfigurableEnvironment environment() {
		ConfigurableEnvironment environment = new StandardEnvironment();
		environment.getPropertySources().remove(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME);
		environment.getPropertySources()
			.replace(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, new SystemEnvironmentPropertySource(
					StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, this.variables));
		environment.getPropertySources()
			.addLast(new MapPropertySource("Config resource 'class path resource [application.yml]'", this.file) {

				@Override
				public @Nullable Object getProperty(String name) {
					ConnectionSourcesTests.this.asked.add(name);
					return super.getProperty(name);
				}

			});
		ConfigurationPropertySources.attach(environment);
		return environment;
	}

}
