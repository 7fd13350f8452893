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
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.openaihealth.connection.ApiKey;
import io.github.openaihealth.connection.ConnectionSetting;
import io.github.openaihealth.diagnosis.Cause;
import io.github.openaihealth.settings.EnvironmentSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link NearMisses}.
 */
class NearMissesTests {

	private final String key = MadeUpKeys.project();

	private final Map<String, Object> variables = new HashMap<>();

	private final Map<String, Object> file = new HashMap<>();

	private String[] profiles = {};

	@TempDir
	@SuppressWarnings("NullAway.Init")
	Path root;

	@SuppressWarnings("NullAway.Init")
	private Path directory;

	@BeforeEach
	void createDirectories() throws IOException {
		this.directory = Files.createDirectories(this.root.resolve("repository/app"));
		Files.createDirectories(this.root.resolve("repository/.git"));
		Files.createDirectories(this.root.resolve("classes/config"));
	}

	@Test
	void findsNothing() {
		this.variables.put("ANTHROPIC_API_KEY", this.key);
		assertThat(find()).isEmpty();
	}

	@Test
	void looksAroundOnce() throws IOException {
		NearMisses nearMisses = new NearMisses(environment(), this.directory, getClass().getClassLoader());
		assertThat(nearMisses.find(Optional.empty(), true)).isEmpty();
		Files.writeString(this.directory.resolve(".env"), "OPENAI_API_KEY=" + this.key);
		assertThat(nearMisses.find(Optional.empty(), true)).isEmpty();
		assertThat(
				new NearMisses(environment(), this.directory, getClass().getClassLoader()).find(Optional.empty(), true))
			.isNotEmpty();
	}

	@Test
	void failureToLookAroundCostsNothingButTheHint() {
		ClassLoader broken = new ClassLoader() {

			@Override
			public Enumeration<URL> getResources(String name) {
				throw new IllegalStateException("closed");
			}

		};
		this.variables.put("OPENAI_KEY", this.key);
		assertThat(new NearMisses(environment(), this.directory, broken).find(Optional.empty(), true)).isEmpty();
	}

	@Test
	void findsNamesThatLookAlike() {
		this.variables.put("OPENAI_KEY", this.key);
		this.file.put("openai.token", this.key);
		assertThat(find()).containsExactly(
				"environment variable OPENAI_KEY is set; this application reads OPENAI_API_KEY",
				"openai.token in application.yml is set; this application reads openai.api-key");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					OPENAI_KEY                  | x  | environment variable OPENAI_KEY is set; this
					OPENAI_KEY                  | '' | environment variable OPENAI_KEY is set, but blank; this
					'OPENAI_API_KEY '           | x  | environment variable OPENAI_API_KEY  has a blank in its name; this
					SPRING_AI_OPENAI_API_KEY    | x  | environment variable SPRING_AI_OPENAI_API_KEY is set, for Spring AI alone; this
					LANGCHAIN4J_OPEN_AI_API_KEY | x  | environment variable LANGCHAIN4J_OPEN_AI_API_KEY is set, for LangChain4j alone; this
					""")
	void saysWhatIsAmissWithAName(String name, String value, String expected) {
		this.variables.put(name, value);
		assertThat(find()).singleElement().asString().startsWith(expected);
	}

	@Test
	void findsNamesThatLookLikeThePlaceholders() {
		this.variables.put("MYKEY", this.key);
		this.variables.put("OTHER", this.key);
		assertThat(find("MY_KEY"))
			.containsExactly("environment variable MYKEY is set; the placeholder asks for MY_KEY");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					OPENAI_API_KEY=%s                    | sets OPENAI_API_KEY, but    | ''
					'# x\n\n  OPENAI_API_KEY = %s\n'     | sets OPENAI_API_KEY, but    | ''
					OPENAI_API_KEY="%s"                  | sets OPENAI_API_KEY, but    | remove the quotes around the value
					export OPENAI_API_KEY=`%s`           | sets OPENAI_API_KEY, but    | remove the quotes around the value and 'export'
					openai.api-key: %s                   | sets openai.api-key, but    | ''
					'{"OPENAI_API_KEY": "%s"}'           | sets OPENAI_API_KEY, but    | remove the quotes around the value and what stands around the name
					'#OPENAI_API_KEY=%s'                 | has OPENAI_API_KEY in a comment, and | remove the '#'
					OPENAI_KEY=%s                        | sets OPENAI_KEY instead of OPENAI_API_KEY, and | ''
					""")
	void findsDotEnvFile(String content, String expected, String correction) throws IOException {
		write("repository/app/.env", content.formatted(this.key));
		NearMiss found = search(environment(), Optional.empty()).get(0);
		assertThat(found.description()).isEqualTo("the file .env " + expected + " nothing imports it");
		assertThat(found.action()).endsWith("Import the file: spring.config.import=optional:file:.env[.properties]"
				+ (correction.isEmpty() ? "" : " (and there: " + correction + ")"));
		assertThat(found.action().startsWith("Rename OPENAI_KEY to OPENAI_API_KEY in .env. "))
			.isEqualTo(content.startsWith("OPENAI_KEY"));
		assertThat(found.certainty() == NearMiss.Certainty.LIKELY).isEqualTo(!content.startsWith("#O"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "env", ".env.local", ".env.txt", "prod.env", ".env.production", "dotenv", ".envrc",
			"openai.env.txt" })
	void findsMisnamedFile(String name) throws IOException {
		write("repository/app/" + name, "OPENAI_API_KEY=" + this.key);
		NearMiss found = search(environment(), Optional.empty()).get(0);
		assertThat(found.description()).startsWith("the file " + name + " sets OPENAI_API_KEY, but");
		assertThat(found.action()).endsWith("optional:file:" + name + "[.properties]");
	}

	@Test
	void needsNoKindWhereTheNameTellsIt() throws IOException {
		write("repository/app/env.properties", "OPENAI_API_KEY=" + this.key);
		assertThat(search(environment(), Optional.empty()).get(0).action()).endsWith("optional:file:env.properties");
	}

	@ParameterizedTest
	@ValueSource(strings = { ".env.example", ".env.sample", "env.template", "environment", ".env.dist", "README.env.md",
			".env.local.bak" })
	void passesOverSamplesAndOtherFiles(String name) throws IOException {
		write("repository/app/" + name, "OPENAI_API_KEY=" + this.key);
		assertThat(find()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "repository/app/backend/.env", "repository/app/src/main/resources/.env" })
	void findsFileBelowTheWorkingDirectory(String file) throws IOException {
		write(file, "OPENAI_API_KEY=" + this.key);
		assertThat(find()).singleElement()
			.asString()
			.startsWith("the file " + file.substring("repository/app/".length()));
	}

	@Test
	void findsFileThatIsPacked() throws IOException {
		write("classes/.env", "OPENAI_API_KEY=" + this.key);
		NearMiss found = search(environment(), Optional.empty()).get(0);
		assertThat(found.description()).isEqualTo("a file .env is packed in the application, and nothing imports it");
		assertThat(found.action()).contains(this.directory.toString());
		this.file.put("spring.config.import", "optional:classpath:.env[.properties]");
		assertThat(find()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					UTF-16LE | '\uFEFFA=b\nOPENAI_API_KEY=%s'  | is written in UTF-16, so that Spring reads another name than OPENAI_API_KEY | save it in UTF-8 without a byte order mark
					UTF-16LE | OPENAI_API_KEY=%s                | is written in UTF-16, so that Spring reads another name than OPENAI_API_KEY | save it in UTF-8 without a byte order mark
					UTF-16BE | OPENAI_API_KEY=%s                | is written in UTF-16, so that Spring reads another name than OPENAI_API_KEY | save it in UTF-8 without a byte order mark
					UTF-8    | '\uFEFFOPENAI_API_KEY=%s'        | begins with a byte order mark, so that Spring reads another name than OPENAI_API_KEY | save it in UTF-8 without a byte order mark
					UTF-8    | export OPENAI_API_KEY=%s         | has 'export' before OPENAI_API_KEY, which makes it another name | remove 'export'
					UTF-8    | set OPENAI_API_KEY=%s            | has 'set' before OPENAI_API_KEY, which makes it another name | remove 'set'
					UTF-8    | '$env:OPENAI_API_KEY = "%s"'     | has '$env:' before OPENAI_API_KEY, which makes it another name | remove the quotes around the value and '$env:'
					UTF-8    | '# OPENAI_API_KEY=%s'            | has OPENAI_API_KEY in a comment | remove the '#'
					UTF-8    | '"OPENAI_API_KEY": "%s",'        | has something around the name OPENAI_API_KEY | remove the quotes around the value and what stands around the name
					""")
	void saysWhyAnImportedFileDoesNotHelp(String charset, String content, String expected, String correction)
			throws IOException {
		Path dotEnv = write("repository/app/.env", "");
		Files.write(dotEnv, content.replace("\\n", "\n").formatted(this.key).getBytes(charset));
		try (ConfigurableApplicationContext context = run("--spring.config.import=file:" + dotEnv + "[.properties]")) {
			NearMiss found = search(context.getEnvironment(), Optional.empty()).get(0);
			assertThat(found.description()).isEqualTo("the file .env is imported, but " + expected);
			assertThat(found.action()).isEqualTo("In the file .env: " + correction + ".");
			assertThat(found.certainty() == NearMiss.Certainty.LIKELY).isTrue();
		}
	}

	@Test
	void aByteOrderMarkHidesNoMoreThanTheFirstName() throws IOException {
		Path dotEnv = write("repository/app/.env", "\uFEFFA=b\nexport OPENAI_API_KEY=" + this.key);
		try (ConfigurableApplicationContext context = run("--spring.config.import=file:" + dotEnv + "[.properties]")) {
			assertThat(search(context.getEnvironment(), Optional.empty()).get(0).action())
				.isEqualTo("In the file .env: remove 'export'.");
		}
	}

	@Test
	void saysWhereAnImportedFileWasLookedFor() throws IOException {
		this.file.put("spring.config.import", "optional:file:.env[.properties]");
		NearMiss found = search(environment(), Optional.empty()).get(0);
		assertThat(found.description())
			.isEqualTo("the file .env, which spring.config.import in application.yml imports, does not exist in "
					+ this.directory);
		assertThat(found.action()).startsWith("Put the file .env into " + this.directory + ", or");
		Files.createDirectories(this.directory.resolve(".env"));
		assertThat(find()).singleElement().asString().endsWith("imports, is a directory");
	}

	@Test
	void saysThatAnImportDoesNotTellTheKindOfTheFile() throws IOException {
		write("repository/app/.env", "OPENAI_API_KEY=\"" + this.key + '"');
		this.variables.put("SPRING_CONFIG_IMPORT", "optional:file:.env");
		NearMiss found = search(environment(), Optional.empty()).get(0);
		assertThat(found.description()).isEqualTo("the file .env, which environment variable SPRING_CONFIG_IMPORT "
				+ "imports, sets OPENAI_API_KEY, but its name does not tell what kind of file it is");
		assertThat(found.action())
			.contains("spring.config.import=optional:file:.env[.properties] (and there: remove the quotes");
	}

	@ParameterizedTest
	@ValueSource(strings = { "optional:configtree:/run/secrets/", "classpath:more.yml", "optional:file:config/",
			"vault://secret/openai", "configserver:", "''", "optional:more.yml" })
	void passesOverOtherImports(String location) {
		this.file.put("spring.config.import[0]", location);
		assertThat(find()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(
			textBlock = """
					-Dopenai.api-key=%s, the argument -Dopenai.api-key follows the application, Move -Dopenai.api-key=... before
					-DOPENAI_API_KEY=%s, the argument -DOPENAI_API_KEY follows the application, Move -Dopenai.api-key=... before
					-openai.api-key=%s, the argument -openai.api-key sets no property, Write --openai.api-key=...
					openai.api-key=%s, the argument openai.api-key sets no property, Write --openai.api-key=...
					OPENAI_API_KEY=%s, the argument OPENAI_API_KEY sets no property, Write --openai.api-key=...
					\u2013openai.api-key=%s, the argument openai.api-key behind a dash that is no hyphen sets, Write --openai.api-key=...
					openai.key=%s, the argument openai.key sets no property, Write --openai.api-key=...
					""")
	void findsArgumentInAWrongPlace(String argument, String description, String action) {
		try (ConfigurableApplicationContext context = run(argument.formatted(this.key))) {
			NearMiss found = search(context.getEnvironment(), Optional.empty()).get(0);
			assertThat(found.description()).startsWith(description).doesNotContain(this.key);
			assertThat(found.action()).startsWith(action).doesNotContain(this.key);
			assertThat(found.certainty() == NearMiss.Certainty.LIKELY).isTrue();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "\uFEFFopenai.api-key", "\u00EF\u00BB\u00BFopenai.api-key", "OPENAI_API_KEY\u200B",
			"\u00FF\u00FEo\0p\0e\0n\0a\0i\0.\0a\0p\0i\0-\0k\0e\0y\0" })
	void findsNameWithCharactersThatNobodySees(String name) {
		this.file.put(name, this.key);
		NearMiss found = search(environment(), Optional.empty()).get(0);
		String visible = name.contains("_") ? "OPENAI_API_KEY" : "openai.api-key";
		assertThat(found.description()).startsWith(visible + " in application.yml has characters in its name");
		assertThat(found.action()).startsWith("Write the name " + visible + " anew");
	}

	@Test
	void findsValueBehindABlank() {
		try (ConfigurableApplicationContext context = run("--openai.api-key", this.key)) {
			NearMiss found = search(context.getEnvironment(), Optional.empty()).get(0);
			assertThat(found.certainty()).isEqualTo(NearMiss.Certainty.CERTAIN);
			assertThat(found.action()).startsWith("Write --openai.api-key=... with an equals sign");
		}
		try (ConfigurableApplicationContext context = run("--openai.api-key=x", "-other", "a=b")) {
			assertThat(find(context.getEnvironment(), Optional.empty())).isEmpty();
		}
		try (ConfigurableApplicationContext context = run("--openai.api-key=", "--b")) {
			assertThat(find(context.getEnvironment(), Optional.empty())).isEmpty();
		}
	}

	@Test
	void findsOptionsThatNoJvmHasRead() {
		this.variables.put("JAVA_OPTS", "-Xmx1g -Dopenai.api-key=" + this.key);
		NearMiss found = search(environment(), Optional.empty()).get(0);
		assertThat(found.description())
			.isEqualTo("environment variable JAVA_OPTS has -Dopenai.api-key, but this JVM was started without it");
		assertThat(found.action()).contains("JAVA_TOOL_OPTIONS");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					OPENAI_KEY               | LIKELY   | Rename the environment variable OPENAI_KEY to OPENAI_API_KEY, or set 'openai.api-key' to ${OPENAI_KEY}.
					'OPENAI_API_KEY '        | LIKELY   | Remove the blank from the name: it is to be OPENAI_API_KEY.
					VITE_OPENAI_API_KEY      | LIKELY   | Rename the environment variable VITE_OPENAI_API_KEY to OPENAI_API_KEY, or set 'openai.api-key' to ${VITE_OPENAI_API_KEY}: what begins with VITE_ is built into pages, where everybody can read it.
					AZURE_OPENAI_API_KEY     | POSSIBLE | If Azure OpenAI is meant to be called, set 'openai.api-key' to ${AZURE_OPENAI_API_KEY}, and 'openai.base-url' to https://<resource>.openai.azure.com/openai/v1
					SPRING_AI_OPENAI_API_KEY | POSSIBLE | If the same key is meant for both, set 'openai.api-key' to ${SPRING_AI_OPENAI_API_KEY}.
					OPENAI_API_KEY_PATH      | LIKELY   | Rename the environment variable OPENAI_API_KEY_PATH to OPENAI_API_KEY_FILE.
					OPENAI_KEY_FILE          | LIKELY   | Rename the environment variable OPENAI_KEY_FILE to OPENAI_API_KEY_FILE.
					OPENAI_API_KEYFILE       | LIKELY   | Rename the environment variable OPENAI_API_KEYFILE to OPENAI_API_KEY_FILE.
					""")
	void turnsAVariableIntoTheOneThatIsRead(String name, NearMiss.Certainty certainty, String action) {
		this.variables.put(name, "x");
		NearMiss found = search(environment(), Optional.empty()).get(0);
		assertThat(found.action()).isEqualTo(action);
		assertThat(found.certainty()).isEqualTo(certainty);
	}

	@ParameterizedTest
	@CsvSource({ "openai.key, Rename openai.key in application.yml to openai.api-key.",
			"spring.openai.api-key, Rename spring.openai.api-key in application.yml to openai.api-key.",
			"openai.api.key, Rename openai.api.key in application.yml to openai.api-key.",
			"OPENAI_KEY, Rename OPENAI_KEY in application.yml to OPENAI_API_KEY.",
			"openai.key-file, Rename openai.key-file in application.yml to openai.api-key-file.",
			"OPENAI_API_KEY_FILE, Rename OPENAI_API_KEY_FILE in application.yml to openai.api-key-file." })
	void turnsAPropertyIntoTheOneThatIsRead(String name, String action) {
		this.file.put(name, "x");
		NearMiss found = search(environment(), Optional.empty()).get(0);
		assertThat(found.action()).isEqualTo(action);
		assertThat(found.certainty() == NearMiss.Certainty.LIKELY).isTrue();
	}

	@Test
	void turnsArgumentsAndSystemPropertiesIntoWhatIsRead() {
		try (ConfigurableApplicationContext context = run("--openai.key=" + this.key)) {
			assertThat(search(context.getEnvironment(), Optional.empty()).get(0).action())
				.isEqualTo("Write --openai.api-key= instead of --openai.key=.");
		}
		ConfigurableEnvironment environment = environment();
		environment.getPropertySources()
			.replace(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME, new MapPropertySource(
					StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME, Map.of("openai.token", this.key)));
		assertThat(search(environment, Optional.empty()).get(0).action())
			.isEqualTo("Write -Dopenai.api-key= instead of -Dopenai.token=.");
	}

	@Test
	void turnsAVariableIntoTheOneThatThePlaceholderAsksFor() {
		this.variables.put("MYKEY", this.key);
		assertThat(search(environment(), Optional.of("MY_KEY")).get(0).action())
			.isEqualTo("Rename the environment variable MYKEY to MY_KEY, or write ${MYKEY} where ${MY_KEY} stands.");
	}

	@Test
	void neverNamesWhatIsRead() {
		this.file.put("openai.api-key", "${OPENAI_API_KEY}");
		this.variables.put("OPENAI_API_KEY_FILE", "");
		this.file.put("openai.api-key-file", "x");
		this.file.put("app.openai.key", "${OPENAI_API_KEY}");
		assertThat(find("OPENAI_API_KEY")).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "OPENAI_API_KEY=", "OPENAI_ORG_ID=x", "''" })
	void passesOverOtherLines(String content) throws IOException {
		write("repository/app/.env", content);
		assertThat(find()).isEmpty();
	}

	@Test
	void findsDotEnvFileUpToTheRootOfTheRepository() throws IOException {
		write("repository/.env", "OPENAI_API_KEY=" + this.key);
		write(".env", "OPENAI_API_KEY=" + this.key);
		assertThat(search(environment(), Optional.empty())).singleElement().satisfies((found) -> {
			assertThat(found.description()).startsWith("the file ../.env sets");
			assertThat(found.action()).endsWith("spring.config.import=optional:file:../.env[.properties]");
		});
	}

	@Test
	void looksOnlyInTheWorkingDirectoryOutsideOfARepository() throws IOException {
		Files.delete(this.root.resolve("repository/.git"));
		write("repository/.env", "OPENAI_API_KEY=" + this.key);
		assertThat(find()).isEmpty();
	}

	@Test
	void prefersTheNameInThePlaceholder() throws IOException {
		write("repository/app/.env", "OPENAI_API_KEY=x\nMY_KEY=" + this.key);
		assertThat(find("MY_KEY")).singleElement().asString().startsWith("the file .env sets MY_KEY, but");
	}

	@ParameterizedTest
	@CsvSource({ "%s, false", "\"%s\", true", "'''%s''', true" })
	void givesALineThatImportsTheFile(String content, boolean malformed) throws IOException {
		write("repository/.env", "OPENAI_API_KEY=" + content.formatted(this.key) + "\n");
		Matcher line = Pattern.compile("(spring\\.config\\.import=\\S+)")
			.matcher(search(environment(), Optional.empty()).get(0).action());
		assertThat(line.find()).isTrue();
		// Relative to the working directory, which is another one in a test
		String imported = line.group(1).replace("file:", "file:" + this.directory + "/");
		try (ConfigurableApplicationContext context = run("--" + imported)) {
			EnvironmentSettings.Found found = new EnvironmentSettings(context.getEnvironment())
				.find(ConnectionSetting.API_KEY);
			assertThat(found).isNotNull();
			Violation finding = (found != null) ? ApiKeyRules.check(ApiKey.of(found.value()), true) : null;
			assertThat(Optional.ofNullable(finding).map(Violation::cause))
				.isEqualTo(malformed ? Optional.of(Cause.API_KEY_MALFORMED) : Optional.empty());
		}
	}

	@Test
	void passesOverAFileThatIsImported() throws IOException {
		Path dotEnv = write("repository/app/.env", "OPENAI_API_KEY=\nMY_KEY=x\n");
		write("repository/.env", "MY_KEY=x\n");
		try (ConfigurableApplicationContext context = run("--spring.config.import=file:" + dotEnv + "[.properties]")) {
			assertThat(find(context.getEnvironment(), Optional.of("MY_KEY"))).singleElement()
				.asString()
				.contains("../.env");
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			application-prod.yml           | 'openai:\n  api-key: %s'
			application-prod.yaml          | 'openai.apiKey: %s'
			application-prod.properties    | openai.api-key=%s
			config/application-prod.yml    | 'openai:\n  api-key: "%s"'
			application.yml                | 'a: b\n---\nspring.config.activate.on-profile: prod\nopenai.api-key: %s'
			application.properties         | 'a=b\n#---\nspring.config.activate.on-profile=prod\nopenai.api-key=%s'
			""")
	void findsFileOfAnInactiveProfile(String file, String content) throws IOException {
		for (String parent : List.of("classes/", "repository/app/")) {
			Path written = write(parent + file, content.formatted(this.key));
			assertThat(find()).singleElement()
				.asString()
				.startsWith(file + " sets openai.api")
				.endsWith(", but the profile 'prod' is not active");
			this.profiles = new String[] { "prod", "eu" };
			assertThat(find()).isEmpty();
			this.profiles = new String[] {};
			Files.delete(written);
		}
	}

	@Test
	void findsFileOfAnInactiveProfileInAJar() throws IOException {
		Path jar = this.root.resolve("app.jar");
		try (JarOutputStream stream = new JarOutputStream(Files.newOutputStream(jar))) {
			for (String name : List.of("application.yml", "application-prod.yml")) {
				stream.putNextEntry(new JarEntry(name));
				stream.write((name.contains("-") ? "openai.api-key: " + this.key : "a: b").getBytes());
				stream.closeEntry();
			}
		}
		try (URLClassLoader loader = new URLClassLoader(new URL[] { jar.toUri().toURL() }, null)) {
			assertThat(new NearMisses(environment(), this.directory, loader).find(Optional.empty(), true))
				.extracting(NearMiss::description)
				.containsExactly("application-prod.yml sets openai.api-key, but the profile 'prod' is not active");
		}
	}

	@ParameterizedTest
	@CsvSource({ "application-prod.yml, 'openai: [a: b: c'", "application-prod.yml, ''",
			"application-prod.properties, openai.api-key=\\uXYZ", "application-prod.xml, <a/>",
			"application.yml, openai.api-key: x", "applications-prod.yml, openai.api-key: x",
			"application-prod.yml, openai.key: x", "application-default.yml, openai.api-key: x",
			"application.yml, 'spring.config.activate.on-profile: ((\nopenai.api-key: x'" })
	void survivesWhatIsNoConfiguration(String file, String content) throws IOException {
		write("classes/" + file, content);
		assertThat(find()).filteredOn((found) -> !found.contains("'(('")).isEmpty();
	}

	@Test
	void survivesDirectoriesAndLargeFiles() throws IOException {
		Files.createDirectories(this.directory.resolve(".env"));
		Files.createDirectories(this.directory.resolve("application-prod.yml"));
		write("classes/application-prod.properties", "#" + "x".repeat(300_000) + "\nopenai.api-key=" + this.key);
		write("repository/.env", "#" + "x".repeat(100_000) + "\nOPENAI_API_KEY=" + this.key);
		assertThat(find()).isEmpty();
	}

	@Test
	void findsTheKeyOfALibraryInTheFileOfAnInactiveProfile() throws IOException {
		write("classes/application-prod.yml", "spring.ai.openai.api-key: " + this.key);
		assertThat(find()).containsExactly(
				"application-prod.yml sets spring.ai.openai.api-key, but the profile 'prod' is not active");
	}

	@Test
	void passesOverWhatIsReadWhereTheKeyIsALibrarys() {
		this.file.put("spring.ai.openai.api-key", "${OPENAI_API_KEY}");
		this.file.put("spring.ai.openai.chat.api-key", "${OPENAI_API_KEY}");
		this.variables.put("OPENAI_KEY", this.key);
		NearMisses nearMisses = new NearMisses(environment(), this.directory, getClass().getClassLoader());
		assertThat(nearMisses.find(Optional.of("OPENAI_API_KEY"), false)).extracting(NearMiss::description)
			.containsExactly("environment variable OPENAI_KEY is set; the placeholder asks for OPENAI_API_KEY");
		assertThat(nearMisses.find(Optional.of("OPENAI_API_KEY"), true)).hasSize(1);
	}

	@Test
	void tellsFiveAtMostAndNoValue() throws IOException {
		for (int index = 0; index < 10; index++) {
			this.variables.put("OPENAI_API_KEY_" + index, this.key);
			this.variables.put("OPENAI_" + this.key, this.key);
			write("classes/application-p" + index + ".yml", "openai.api-key: " + this.key);
		}
		write("repository/app/.env", "OPENAI_API_KEY=" + this.key);
		write("repository/.env", "OPENAI_KEY=" + this.key);
		List<String> found = find();
		assertThat(found).hasSize(5).allSatisfy((text) -> assertThat(text).doesNotContain(this.key.substring(8)));
		assertThat(found.subList(3, 5)).allSatisfy((text) -> assertThat(text).startsWith("the file "));
	}

	private List<String> find() {
		return find(environment(), Optional.empty());
	}

	private List<String> find(String placeholder) {
		return find(environment(), Optional.of(placeholder));
	}

	private List<String> find(ConfigurableEnvironment environment, Optional<String> placeholder) {
		return search(environment, placeholder).stream().map(NearMiss::description).toList();
	}

	private List<NearMiss> search(ConfigurableEnvironment environment, Optional<String> placeholder) {
		try (URLClassLoader loader = new URLClassLoader(new URL[] { this.root.resolve("classes").toUri().toURL() },
				null)) {
			return new NearMisses(environment, this.directory, loader).find(placeholder, true);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private Path write(String name, String content) throws IOException {
		Path file = this.root.resolve(name);
		Files.createDirectories(file.getParent());
		return Files.writeString(file, content.replace("\\n", "\n"));
	}

	private ConfigurableEnvironment environment() {
		ConfigurableEnvironment environment = new StandardEnvironment();
		environment.getPropertySources()
			.replace(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, new SystemEnvironmentPropertySource(
					StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, this.variables));
		environment.getPropertySources()
			.addLast(new MapPropertySource("Config resource 'class path resource [application.yml]'", this.file));
		environment.setActiveProfiles(this.profiles);
		return environment;
	}

	private ConfigurableApplicationContext run(String... arguments) {
		SpringApplication application = new SpringApplication(Empty.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		application.setLogStartupInfo(false);
		application.setEnvironment(environment());
		String[] all = Arrays.copyOf(arguments, arguments.length + 1);
		all[arguments.length] = "--spring.main.banner-mode=off";
		return application.run(all);
	}

	@Configuration(proxyBeanMethods = false)
	static class Empty {

	}

}
