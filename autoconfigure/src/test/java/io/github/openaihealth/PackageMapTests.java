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

package io.github.openaihealth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the maps of the packages are true, and that the recipes for contributors
 * name what exists.
 */
class PackageMapTests {

	private static final Path ROOT = Path.of("..");

	private static final String CONTRIBUTING = ".github/CONTRIBUTING.md";

	private static final String BASE = "io.github.openaihealth.";

	private static final Pattern ROW = Pattern.compile("(?m)^\\| ((?:`[a-z]+`(?:, )?)+) \\|(.*)$");

	private static final Pattern NAME = Pattern.compile("`([a-z]+)`");

	private static final Pattern TYPE = Pattern.compile("`([A-Z][A-Za-z]+)(?:\\.\\w+(?:\\(\\))?)?`");

	private static final Pattern FILE = Pattern.compile("[\\w-]+\\.(?:html|java|json|md|properties|txt|xml)\\b");

	/**
	 * What no file of this project is named after.
	 */
	private static final Set<String> OTHERS = Set.of("ApplicationContextRunner", "CI", "Connection", "OpenAIClient",
			"String", "Tests", "UP");

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages("io.github.openaihealth");

	@ParameterizedTest
	@ValueSource(strings = { CONTRIBUTING, "docs/how-it-works.md" })
	void mapHasEveryPackageAndArrowsPointDown(String page) throws IOException {
		List<String> packages = ROW.matcher(Files.readString(ROOT.resolve(page)))
			.results()
			.flatMap((row) -> NAME.matcher(row.group(1)).results().map((name) -> name.group(1)))
			.toList();
		assertThat(packages).as("rows of the map in %s", page)
			.containsExactlyInAnyOrderElementsOf(CLASSES.stream()
				.map(PackageMapTests::packageOf)
				.filter((name) -> !name.isEmpty())
				.collect(Collectors.toSet()));
		List<String> pointingUp = CLASSES.stream()
			.flatMap((type) -> type.getDirectDependenciesFromSelf().stream())
			.filter((dependency) -> dependency.getTargetClass().getName().startsWith(BASE))
			.filter((dependency) -> packages.indexOf(packageOf(dependency.getOriginClass())) > packages
				.indexOf(packageOf(dependency.getTargetClass())))
			.map(Dependency::getDescription)
			.toList();
		assertThat(pointingUp).as("arrows that point up in the map of %s", page).isEmpty();
	}

	@Test
	void mapNamesTypesWhereTheyAre() throws IOException {
		Set<String> types = CLASSES.stream()
			.map((type) -> packageOf(type) + "." + type.getSimpleName())
			.collect(Collectors.toSet());
		ROW.matcher(Files.readString(ROOT.resolve(CONTRIBUTING)))
			.results()
			.forEach((row) -> assertThat(TYPE.matcher(row.group(2)).results().map((type) -> type.group(1)))
				.filteredOn((type) -> !OTHERS.contains(type))
				.allSatisfy((type) -> assertThat(types).as("types of the package")
					.contains(NAME.matcher(row.group(1)).results().findFirst().orElseThrow().group(1) + "." + type)));
	}

	@Test
	void typesAndFilesThatContributingNamesExist() throws IOException {
		Set<String> files = files();
		String page = Files.readString(ROOT.resolve(CONTRIBUTING));
		assertThat(TYPE.matcher(page).results().map((type) -> type.group(1)))
			.filteredOn((type) -> !OTHERS.contains(type))
			.isNotEmpty()
			.allSatisfy((type) -> assertThat(files).contains(type + ".java"));
		assertThat(FILE.matcher(page).results().map((file) -> file.group())).isNotEmpty()
			.allSatisfy((file) -> assertThat(files).contains(file));
	}

	private static Set<String> files() throws IOException {
		try (Stream<Path> files = Stream
			.of(".github", "autoconfigure/src", "docs", "sample-app/neighbours", "sample-app/src")
			.map(ROOT::resolve)
			.flatMap(PackageMapTests::walk)) {
			return files.map((file) -> file.getFileName().toString()).collect(Collectors.toSet());
		}
	}

	private static Stream<Path> walk(Path start) {
		try {
			return Files.walk(start);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String packageOf(JavaClass type) {
		String name = type.getPackageName() + ".";
		return name.startsWith(BASE) ? name.substring(BASE.length()).replaceFirst("\\..*", "") : "";
	}

}
