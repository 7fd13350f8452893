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

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.github.openaihealth.check.ConfigurationFiles;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.env.PropertySourceLoader;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.util.ClassUtils;

/**
 * Finds the file that a parser has failed over, which its exception does not name, by
 * reading the files of the application's configuration again.
 */
final class BrokenFiles {

	private static final Pattern LOCATION = Pattern
		.compile("(?:^|\\s)--spring\\.config\\.(?:additional-)?location=(\\S+)");

	private static final Pattern PREFIX = Pattern.compile("^(?:optional:)?(?:file:(?://(?=/))?)?");

	private final Map<String, Resource> files;

	BrokenFiles(Map<String, Resource> files) {
		this.files = new LinkedHashMap<>(files);
	}

	/**
	 * Look at the files where Spring Boot looks for them.
	 * @return the files of this application
	 */
	static BrokenFiles ofApplication() {
		ClassLoader classLoader = Objects.requireNonNullElseGet(ClassUtils.getDefaultClassLoader(),
				ClassLoader::getSystemClassLoader);
		Map<String, Resource> files = ConfigurationFiles.byName(Path.of(""), classLoader);
		locations(System.getProperty("sun.java.command", ""), System::getProperty, System::getenv)
			.forEach((location) -> files(location)
				.forEach((file) -> files.put(file.toString(), new FileSystemResource(file))));
		return new BrokenFiles(files);
	}

	/**
	 * Find the locations that were given for the files.
	 * @param command the command line
	 * @param properties the system properties
	 * @param variables the environment variables
	 * @return paths
	 */
	static List<String> locations(String command, Function<String, @Nullable String> properties,
			Function<String, @Nullable String> variables) {
		Stream<@Nullable String> values = Stream.of("spring.config.location", "spring.config.additional-location")
			.flatMap((name) -> Stream.of(properties.apply(name),
					variables.apply(name.replace('.', '_').replace("-", "").toUpperCase(Locale.ROOT)),
					variables.apply(name.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT))));
		return Stream.concat(LOCATION.matcher(command).results().map((match) -> match.group(1)), values)
			.filter(Objects::nonNull)
			.flatMap((value) -> Arrays.stream(value.split("[;,]")))
			.map((location) -> PREFIX.matcher(location.strip()).replaceFirst(""))
			.filter((location) -> !location.isBlank() && !location.startsWith("classpath:"))
			.toList();
	}

	private static List<Path> files(String location) {
		try {
			Path path = Path.of(location);
			if (!Files.isDirectory(path)) {
				return List.of(path);
			}
			try (Stream<Path> files = Files.list(path)) {
				return files.filter((file) -> file.getFileName().toString().startsWith("application"))
					.sorted()
					.toList();
			}
		}
		catch (IOException | RuntimeException ex) {
			// What cannot be found is told without its name
			return List.of();
		}
	}

	/**
	 * Find a file.
	 * @param loader what reads such files
	 * @param same whether an exception is the one that is explained
	 * @return the file's name, empty if it lies elsewhere
	 */
	Optional<String> find(PropertySourceLoader loader, Predicate<Exception> same) {
		return this.files.entrySet()
			.stream()
			.filter((file) -> Arrays.stream(loader.getFileExtensions())
				.anyMatch((extension) -> file.getKey().endsWith("." + extension)))
			.filter((file) -> failsWith(loader, file.getValue(), same))
			.map(Map.Entry::getKey)
			.findFirst();
	}

	/**
	 * Find the line of a file that a pattern is found in.
	 * @param file the file's name
	 * @param regex the pattern
	 * @return such as {@code , line 3}, empty if it is not found
	 */
	String lineOf(String file, String regex) {
		Resource resource = this.files.get(file);
		if (resource == null) {
			return "";
		}
		Pattern pattern = Pattern.compile(regex);
		try (BufferedReader reader = new BufferedReader(
				new InputStreamReader(resource.getInputStream(), StandardCharsets.ISO_8859_1))) {
			int number = 1;
			for (String line = reader.readLine(); line != null; line = reader.readLine()) {
				if (!line.stripLeading().startsWith("#") && pattern.matcher(line).find()) {
					return ", line " + number;
				}
				number++;
			}
			return "";
		}
		catch (IOException ex) {
			return "";
		}
	}

	private static boolean failsWith(PropertySourceLoader loader, Resource file, Predicate<Exception> same) {
		try {
			loader.load("broken", file);
			return false;
		}
		catch (IOException | RuntimeException ex) {
			return same.test(ex);
		}
	}

}
