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

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link SpringBootVersionInitializer} and
 * {@link UnsupportedSpringBootVersionFailureAnalyzer}.
 */
class SpringBootVersionInitializerTests {

	private static final Path BOOT_3 = Path.of("target", "boot-3");

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "4.0.0", "4.1.2", "4.2.0-M1", "5.0.0-SNAPSHOT", "10.0.0", "unknown", "" })
	void newEnoughOrUnknownVersionGoesOn(@Nullable String version) {
		new SpringBootVersionInitializer(version).initialize(new GenericApplicationContext());
	}

	@Test
	void versionOfTheBuildGoesOn() {
		assertThat(SpringBootVersion.getVersion()).isNotNull();
		new SpringBootVersionInitializer().initialize(new GenericApplicationContext());
	}

	@ParameterizedTest
	@ValueSource(strings = { "3.5.9", "3.0.0-RC1", "2.7.18" })
	void oldVersionStops(String version) {
		assertThatExceptionOfType(UnsupportedSpringBootVersionException.class)
			.isThrownBy(() -> new SpringBootVersionInitializer(version).initialize(new GenericApplicationContext()))
			.withMessageEndingWith(version);
	}

	/**
	 * What happens in an application of Spring Boot 3, in a JVM with its jars.
	 * @param directory where to keep the output
	 * @throws Exception if the process cannot be started
	 */
	@Test
	void applicationOnSpringBoot3EndsWithAReport(@TempDir Path directory) throws Exception {
		Path log = directory.resolve("output.log");
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:TieredStopAtLevel=1", "-cp", classPath(), Application.class.getName())
			.redirectErrorStream(true)
			.redirectOutput(log.toFile())
			.start();
		try {
			assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
		}
		finally {
			process.destroyForcibly();
		}
		String output = Files.readString(log, StandardCharsets.UTF_8);
		assertThat(output)
			.contains("APPLICATION FAILED TO START", "needs Spring Boot 4.0 or later",
					"application runs on Spring Boot 3.", "Action:")
			.doesNotContain("\tat ", "NoClassDefFoundError");
		assertThat(process.exitValue()).isOne();
	}

	private static String classPath() throws IOException, URISyntaxException {
		assertThat(BOOT_3).as("made by 'mvn process-test-classes'").isDirectory();
		List<Path> classPath = new ArrayList<>(
				List.of(locationOf(SpringBootVersionInitializer.class), locationOf(Application.class)));
		try (Stream<Path> jars = Files.list(BOOT_3)) {
			jars.forEach(classPath::add);
		}
		return String.join(File.pathSeparator, classPath.stream().map(Path::toString).toList());
	}

	private static Path locationOf(Class<?> type) throws URISyntaxException {
		return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
	}

	/**
	 * An application as people write it.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	public static class Application {

		/**
		 * Start the application.
		 * @param args the command line
		 */
		public static void main(String[] args) {
			SpringApplication.run(Application.class, args);
		}

	}

}
