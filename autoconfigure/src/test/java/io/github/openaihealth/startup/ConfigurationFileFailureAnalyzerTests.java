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

package io.github.openaihealth.startup;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.FileSystemResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Tests for {@link ConfigurationFileFailureAnalyzer}.
 */
class ConfigurationFileFailureAnalyzerTests {

	private static final String KEY = "k3y" + "a1B2".repeat(9);

	@TempDir
	@SuppressWarnings("NullAway.Init")
	Path directory;

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					'openai:\n\tapi-key: %s'                 | line 2, column 1  | a tab stands where YAML allows only blanks
					'openai:\n  api-key: @openai.key@'       | line 2, column 12 | a value begins with '@', which YAML allows in quotes alone
					'openai:\n  api-key: `%s`'               | line 2, column 12 | a value begins with a character that YAML allows in quotes alone
					'openai:\n  api-key: "%s\n  org-id: x'   | line 2, column 12 | a quotation mark is opened and not closed
					'a: %s\na: x'                            | line 2, column 1  | a name stands there for the second time
					'openai:\n  api-key: %s\n org-id: x'     | line 3, column 2  | the indentation does not fit that of the lines around it
					'openai:\n  api-key:%s\n  org-id: x'     | line 3, column 9  | a colon stands where no further name can begin
					'openai:\n  api-key: *%s'                | line 2, column 12 | a value begins with '*', which YAML takes for an alias
					'openai:\n  api-key: !%s x'              | line 2, column 12 | a value begins with '!', which YAML takes for a tag
					'openai:\n  api-key: [%s'                | line 2, column 12 | a brace or bracket is opened and not closed
					'openai:\n  api-key: {%s'                | line 2, column 12 | a brace or bracket is opened and not closed
					'openai:\n  api-key: "%s\\q"'            | line 2, column 53 | a backslash stands there in double quotes
					'a:\n  b: c\n%s\nd: e'                   | line 4, column 1  | a name has no colon behind it
					'openai:\n  api-key: > %s'               | line 2, column 14 | the indentation does not fit that of the lines around it
					""")
	void namesThePlaceInAYamlFileWithoutItsText(String content, String place, String finding) throws IOException {
		FailureAnalysis analysis = analyze("application.yml", content, "UTF-8");
		assertThat(analysis).isNotNull();
		assertThat(text(analysis))
			.contains("The configuration file application.yml, " + place + " cannot be read: " + finding + ".");
	}

	@Test
	void namesACharacterThatYamlDoesNotAllow() throws IOException {
		assertThat(text(analyze("application.yml", "a: %s\u0001", "UTF-8")))
			.contains("application.yml cannot be read: it holds the character U+0001");
		assertThat(text(analyze("application.yml", "a: %s", "UTF-16LE"))).contains("the character U+0000");
	}

	@ParameterizedTest
	@CsvSource({ "'a=b\nopenai.api-key=\\u00zz%s', ', line 2'", "'# \\u00zz\n\nopenai.api-key=%s\\users', ', line 3'",
			"'a=C:\\\\users\nopenai.api-key=%s\\u12', ', line 2'" })
	void namesThePlaceInAFileOfProperties(String content, String place) throws IOException {
		assertThat(text(analyze("application.properties", content, "ISO-8859-1")))
			.contains("The configuration file application.properties" + place + " cannot be read: a backslash");
	}

	@Test
	void doesWithoutTheNameOfAFileThatLiesElsewhere() throws IOException {
		Throwable failure = fail("application.yml", "a: @%s", "UTF-8");
		assertThat(text(new ConfigurationFileFailureAnalyzer(new BrokenFiles(Map.of())).analyze(failure)))
			.contains("(a YAML file that the application reads), line 1, column 4");
		failure = fail("more.properties", "a=\\u%s", "UTF-8");
		assertThat(text(new ConfigurationFileFailureAnalyzer(new BrokenFiles(Map.of())).analyze(failure)))
			.contains("(a file of properties that the application reads) cannot be read");
	}

	@Test
	void namesTheFileThatIsBrokenAndNoOther() throws IOException {
		Files.writeString(this.directory.resolve("application-a.yml"), "a: `");
		assertThat(text(analyze("application.yml", "a: @%s", "UTF-8"))).contains("file application.yml,");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Permission denied", "Is a directory" })
	void namesAFileThatCannotBeRead(String reason) {
		Throwable failure = new IllegalStateException("IO error on loading imported config data",
				loading(new FileNotFoundException("/app/.env (" + reason + ")")));
		assertThat(text(analyze(failure))).contains("The configuration file /app/.env cannot be read",
				"ls -ld /app/.env");
		assertThat(text(analyze(loading(new AccessDeniedException("/app/a.yml"))))).contains("ls -ld /app/a.yml");
		assertThat(analyze(loading(new FileNotFoundException("/app/.env (No such file or directory)")))).isNull();
	}

	private static Exception loading(Exception failure) {
		failure.setStackTrace(new StackTraceElement[] {
				new StackTraceElement("org.springframework.boot.context.config.ConfigDataImporter", "load", null, 1) });
		return failure;
	}

	@ParameterizedTest
	@ValueSource(strings = { "{openai.api-key: %s}", "%s", "{\"openai.api-key\": %s}", "{\"openai.api-key\": \"%s\"" })
	void namesJsonThatIsNone(String json) {
		assertThat(text(analyze(catchThrowable(() -> run("--spring.application.json=" + json.formatted(KEY))))))
			.contains("SPRING_APPLICATION_JSON (or spring.application.json) holds is not valid JSON");
	}

	@Test
	void leavesOtherFailuresAlone() {
		assertThat(analyze(catchThrowable(() -> new Yaml().load("a: @b")))).isNull();
		assertThat(analyze(new IllegalStateException("Malformed \\uxxxx encoding."))).isNull();
		assertThat(analyze(new FileNotFoundException("/etc/x (Permission denied)"))).isNull();
		assertThat(analyze(new IllegalStateException())).isNull();
	}

	@Test
	void isFoundBySpringBoot() throws IOException {
		assertThat(ConfigurationFileFailureAnalyzer.class.getClassLoader().getResources("META-INF/spring.factories"))
			.isNotNull();
		assertThat(new ConfigurationFileFailureAnalyzer().analyze(fail("application.yml", "a: @%s", "UTF-8")))
			.isNotNull();
	}

	private @Nullable FailureAnalysis analyze(String name, String content, String charset) throws IOException {
		return analyze(fail(name, content, charset));
	}

	private Throwable fail(String name, String content, String charset) throws IOException {
		Files.write(this.directory.resolve(name),
				content.replace("\\n", "\n")
					.replace("\\t", "\t")
					.replace("%s", KEY)
					.getBytes(Charset.forName(charset)));
		Throwable failure = catchThrowable(() -> run("--spring.config.location=file:" + this.directory.resolve(name)));
		assertThat(failure).isNotNull();
		return failure;
	}

	private @Nullable FailureAnalysis analyze(Throwable failure) {
		return new ConfigurationFileFailureAnalyzer(
				new BrokenFiles(Map.of("application-a.yml", file("application-a.yml"), "application.yml",
						file("application.yml"), "application.properties", file("application.properties"))))
			.analyze(failure);
	}

	private FileSystemResource file(String name) {
		return new FileSystemResource(this.directory.resolve(name));
	}

	private static void run(String argument) {
		SpringApplication application = new SpringApplication(Empty.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		application.run(argument, "--spring.main.banner-mode=off").close();
	}

	private static String text(@Nullable FailureAnalysis analysis) {
		assertThat(analysis).isNotNull();
		if (analysis == null) {
			return "";
		}
		String text = (analysis.getDescription() + " " + analysis.getAction()).replaceAll("\\s+", " ");
		assertThat(text + analysis.getCause().getMessage()).doesNotContain("a1B2");
		assertThat(analysis.getDescription().lines()).allSatisfy((line) -> assertThat(line).hasSizeLessThan(160));
		assertThat(analysis.getCause().getCause()).isNull();
		assertThat(analysis.getCause().getStackTrace()).isNotEmpty();
		return text;
	}

	@Configuration(proxyBeanMethods = false)
	static class Empty {

	}

}
