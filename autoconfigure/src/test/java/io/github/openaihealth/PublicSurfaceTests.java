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
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.openaihealth.connection.ApiKey;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds what applications may use: the types that {@code docs/public-types.md} lists. Any
 * other is public only where another package of this library needs it.
 */
class PublicSurfaceTests {

	private static final String ROOT = "io.github.openaihealth.";

	private static final Path DOCUMENT = Path.of("../docs/public-types.md");

	private static final Pattern LISTED = Pattern.compile("`(io\\.github\\.openaihealth\\.[\\w.]+)`");

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages("io.github.openaihealth");

	@Test
	void listedTypesExistAndArePublic() throws IOException {
		Set<String> names = publicTypes().map(JavaClass::getName).collect(Collectors.toSet());
		assertThat(listed()).isNotEmpty().isSubsetOf(names);
	}

	@Test
	void otherTypesArePublicOnlyWhereAnotherPackageNeedsThem() throws IOException {
		Set<String> listed = listed();
		List<String> needless = publicTypes().filter((type) -> !listed.contains(type.getName()))
			.filter((type) -> !type.isAnnotatedWith(AutoConfiguration.class))
			.filter((type) -> type.getDirectDependenciesToSelf()
				.stream()
				.allMatch((use) -> use.getOriginClass().getPackageName().equals(type.getPackageName())))
			.filter((type) -> publicTypes().filter((other) -> other != type)
				.noneMatch((other) -> shownBy(other).contains(type)))
			.map(JavaClass::getName)
			.toList();
		assertThat(needless).isEmpty();
	}

	@Test
	void listedTypesShowNoOthers() throws IOException {
		Set<String> listed = listed();
		Set<String> shown = new TreeSet<>();
		for (String name : listed) {
			// What else a key tells of itself is for the rules of this library
			if (!name.equals(ApiKey.class.getName())) {
				shownBy(CLASSES.get(name)).stream()
					.filter((type) -> type.getName().startsWith(ROOT))
					.map((type) -> type.getName().replaceAll("\\$.*", ""))
					.forEach(shown::add);
			}
		}
		assertThat(listed).containsAll(shown);
	}

	@Test
	void onlyWhatUsersReplaceBacksOff() {
		Set<String> replaceable = CLASSES.stream()
			.flatMap((type) -> type.getMethods().stream())
			.filter((method) -> method.isAnnotatedWith(ConditionalOnMissingBean.class))
			.map((method) -> method.getName())
			.collect(Collectors.toSet());
		assertThat(replaceable).containsExactlyInAnyOrder("openAiConnectionDetails", "openaiHealthIndicator",
				"openAiEndpoint");
	}

	private static Set<JavaClass> shownBy(JavaClass type) {
		return type.getMethods()
			.stream()
			.filter((method) -> method.getModifiers().contains(JavaModifier.PUBLIC))
			.flatMap((method) -> method.getAllInvolvedRawTypes().stream())
			.map(JavaClass::getBaseComponentType)
			.collect(Collectors.toSet());
	}

	private static Stream<JavaClass> publicTypes() {
		return CLASSES.stream()
			.filter((type) -> type.isTopLevelClass() && type.getModifiers().contains(JavaModifier.PUBLIC)
					&& !type.getSimpleName().equals("package-info"));
	}

	private static Set<String> listed() throws IOException {
		return LISTED.matcher(Files.readString(DOCUMENT))
			.results()
			.map((match) -> match.group(1))
			.collect(Collectors.toCollection(TreeSet::new));
	}

}
