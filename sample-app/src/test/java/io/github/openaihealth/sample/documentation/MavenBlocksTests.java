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

package io.github.openaihealth.sample.documentation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.w3c.dom.Element;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the modules, profiles, phases, classes and properties of the documentation's
 * {@code mvn} commands exist.
 */
@Tag("once")
class MavenBlocksTests {

	private static final Pattern COMMAND = Pattern.compile("(?m)^mvn +([^#\\n&|]*)");

	private static final Set<String> PHASES = Set.of("clean", "compile", "process-test-classes", "test", "package",
			"verify", "install");

	private static final Set<String> GOALS = Set.of("spring-boot:run", "spring-javaformat:apply");

	/**
	 * What plugins read by themselves.
	 */
	private static final Set<String> OF_PLUGINS = Set.of("skipTests", "test", "it.test",
			"surefire.failIfNoSpecifiedTests", "spring-boot.run.arguments", "maven.main.skip", "maven.test.skip");

	@TestFactory
	Stream<DynamicTest> everyArgumentIsKnown() {
		return commands((arguments) -> {
			for (int index = 0; index < arguments.size(); index++) {
				String argument = arguments.get(index);
				switch (argument) {
					case "-q", "-am" -> {
					}
					case "-pl" -> assertModule(arguments.get(++index));
					case "-f" -> assertThat(CodeBlocks.ROOT.resolve(arguments.get(++index))).isRegularFile();
					case "-P" -> assertThat(profiles()).contains(arguments.get(++index));
					default -> assertArgument(argument);
				}
			}
		});
	}

	private static void assertModule(String module) {
		assertThat(CodeBlocks.ROOT.resolve(module).resolve("pom.xml")).isRegularFile();
	}

	private static void assertArgument(String argument) {
		Matcher property = Pattern.compile("-D([\\w.-]+)(?:=(.*))?").matcher(argument);
		if (property.matches()) {
			assertProperty(property.group(1), property.group(2));
		}
		else {
			assertThat(argument).matches((goal) -> PHASES.contains(goal) || GOALS.contains(goal), "phase or goal");
		}
	}

	private static void assertProperty(String name, String value) {
		assertThat(name).matches((property) -> OF_PLUGINS.contains(property) || isOfABuild(property),
				"read by a build");
		switch (name) {
			case "test",
					"it.test" ->
				Arrays.stream(value.replace("'", "").split(","))
					.filter((type) -> !type.equals("none"))
					.forEach((type) -> assertThat(sources("src/test/java")).as(name).contains(type + ".java"));
			case "jmh.main" -> assertThat(sources("src/jmh/java")).contains(value + ".java");
			case "spring-boot.run.arguments" -> assertThat(value).matches("--[a-z.-]+=\\S+")
				.matches((option) -> Metadata.read().knows(option.substring(2, option.indexOf('='))), "a property");
			default -> {
			}
		}
	}

	private static boolean isOfABuild(String property) {
		return poms().flatMap((pom) -> Xml.elements(Xml.read(pom), property)).findAny().isPresent();
	}

	private static List<String> profiles() {
		return poms().flatMap((pom) -> Xml.elements(Xml.read(pom), "profile"))
			.flatMap((profile) -> Xml.children(profile, "id"))
			.map(Element::getTextContent)
			.toList();
	}

	private static Stream<Path> poms() {
		return Stream.of("pom.xml", "autoconfigure/pom.xml", "sample-app/pom.xml").map(CodeBlocks.ROOT::resolve);
	}

	private static List<String> sources(String directory) {
		return Stream.of("autoconfigure", "sample-app")
			.map((module) -> CodeBlocks.ROOT.resolve(module).resolve(directory))
			.filter(Files::exists)
			.flatMap(MavenBlocksTests::names)
			.toList();
	}

	private static Stream<String> names(Path directory) {
		try (Stream<Path> files = Files.walk(directory)) {
			return files.map((file) -> file.getFileName().toString()).toList().stream();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Stream<DynamicTest> commands(Consumer<List<String>> test) {
		return CodeBlocks.each(CodeBlocks.in("shell"),
				(block) -> COMMAND.matcher(block.text())
					.results()
					.map((command) -> List.of(command.group(1).strip().split(" +")))
					.forEach(test));
	}

}
