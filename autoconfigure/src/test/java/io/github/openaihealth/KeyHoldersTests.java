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

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.openaihealth.connection.ApiKey;
import io.github.openaihealth.connection.SettingOrigin;
import io.github.openaihealth.settings.EnvironmentSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Finds every type that reaches a key or the headers of a request through its fields, and
 * that says anything at all of itself: a record, or a class with a {@code toString} of
 * its own. None of them says the key, and so no message that is made of one does. A new
 * one is found by itself; one that cannot be made fails here.
 */
class KeyHoldersTests {

	private static final String ROOT = "io.github.openaihealth";

	/**
	 * What holds a key, whatever stands in the fields of it.
	 */
	private static final Set<String> SECRETS = Set.of(ApiKey.class.getName(),
			"io.github.openaihealth.connection.Setting$Present", "org.springframework.http.HttpHeaders",
			"org.springframework.http.client.ClientHttpRequest",
			"org.springframework.web.reactive.function.client.ClientRequest", "okhttp3.Request");

	/**
	 * What holds the text of a value, or of an answer, as it came.
	 */
	private static final List<String> RAW = List.of(".autoconfigure.container.ContainerSettings$Found",
			".settings.EnvironmentSettings$Found", ".settings.LocatedProperty", ".probe.BodyReader$BodyText",
			".probe.Destination", ".probe.ProbeRequest", ".connection.BaseUrl", ".connection.Placeholder");

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages(ROOT);

	@ParameterizedTest
	@MethodSource
	void holderDoesNotTellTheKey(Class<?> holder) {
		for (int variant = 0; variant < Specimens.VARIANTS; variant++) {
			assertNotTold(new Specimens(variant, "text").of(holder));
		}
	}

	static List<Class<?>> holderDoesNotTellTheKey() {
		return CLASSES.stream()
			.filter((type) -> reachesSecret(type, new HashSet<>()))
			.<Class<?>>map(JavaClass::reflect)
			.filter((type) -> !type.isInterface() && !type.isEnum() && !Modifier.isAbstract(type.getModifiers()))
			.filter(Specimens::saysAnything)
			.sorted(Comparator.comparing(Class::getName))
			.toList();
	}

	@ParameterizedTest
	@MethodSource
	void holderOfRawTextDoesNotTellIt(Class<?> holder) throws Exception {
		Constructor<?> constructor = Specimens.longestConstructor(holder);
		Specimens specimens = new Specimens(0, Specimens.KEY);
		Object[] arguments = Arrays.stream(constructor.getGenericParameterTypes()).map(specimens::of).toArray();
		// Where it stands is told
		if (holder.getName().endsWith("ContainerSettings$Found")) {
			arguments[1] = "label";
		}
		if (holder == EnvironmentSettings.Found.class) {
			arguments[0] = "openai.api-key";
			arguments[2] = new Specimens(0, "text").of(SettingOrigin.class);
		}
		if (holder.getName().endsWith("LocatedProperty")) {
			arguments[1] = "openai.api-key";
		}
		assertNotTold(constructor.newInstance(arguments));
	}

	static Stream<Class<?>> holderOfRawTextDoesNotTellIt() {
		return RAW.stream().map((name) -> CLASSES.get(ROOT + name).reflect());
	}

	@Test
	void typesAreFound() {
		assertThat(holderDoesNotTellTheKey()).extracting(Class::getSimpleName)
			.contains("ApiKey", "Present", "OpenAiConnection", "CurlCommand", "Question", "Ready", "Answer", "HttpHead",
					"OkHttpCall", "WebClientCall", "Content", "Target")
			.doesNotContain("Diagnosis", "Snapshot", "OpenAiStatusChangedEvent", "KeyFingerprint");
	}

	private static void assertNotTold(Object holder) {
		StringWriter trace = new StringWriter();
		IllegalStateException failure = new IllegalStateException("Failed for " + holder,
				new IllegalArgumentException(String.valueOf(List.of(holder))));
		failure.addSuppressed(new IllegalStateException(Map.of("holder", holder).toString()));
		failure.printStackTrace(new PrintWriter(trace));
		String told = trace.toString().toLowerCase(Locale.ROOT);
		assertThat(parts()).as(holder.getClass().getName()).noneMatch(told::contains);
	}

	// Twelve characters in a row, as they are or in Base64, wherever in a triple they
	// begin
	private static List<String> parts() {
		List<String> parts = new ArrayList<>(runs(Specimens.KEY, 0));
		for (int before = 0; before < 3; before++) {
			byte[] shifted = ("x".repeat(before) + Specimens.KEY).getBytes(StandardCharsets.UTF_8);
			parts.addAll(runs(Base64.getEncoder().withoutPadding().encodeToString(shifted), 4));
		}
		return parts;
	}

	private static List<String> runs(String text, int from) {
		List<String> runs = new ArrayList<>();
		for (int start = from; start + 12 <= text.length() - from; start++) {
			runs.add(text.substring(start, start + 12).toLowerCase(Locale.ROOT));
		}
		return runs;
	}

	private static boolean reachesSecret(JavaClass type, Set<JavaClass> seen) {
		if (SECRETS.contains(type.getName())) {
			return true;
		}
		if (!type.getPackageName().startsWith(ROOT) || !seen.add(type)) {
			return false;
		}
		return type.getAllFields()
			.stream()
			.filter((field) -> !field.getModifiers().contains(JavaModifier.STATIC)
					&& !field.getModifiers().contains(JavaModifier.SYNTHETIC))
			.map(JavaField::getType)
			.flatMap((fieldType) -> fieldType.getAllInvolvedRawTypes().stream())
			.flatMap(KeyHoldersTests::withImplementations)
			.anyMatch((fieldType) -> reachesSecret(fieldType, seen));
	}

	private static Stream<JavaClass> withImplementations(JavaClass type) {
		return type.getPackageName().startsWith(ROOT) ? Stream.concat(Stream.of(type), type.getAllSubclasses().stream())
				: Stream.of(type);
	}

}
