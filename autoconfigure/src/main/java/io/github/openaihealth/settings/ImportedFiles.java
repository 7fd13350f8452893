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
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.origin.OriginLookup;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.util.StringUtils;

/**
 * The files that {@code spring.config.import} names, whether they exist or not.
 */
public final class ImportedFiles {

	private static final String PROPERTY = "spring.config.import";

	private static final String VARIABLE = "SPRING_CONFIG_IMPORT";

	private static final Pattern NAME = Pattern.compile("spring\\.config\\.import(?:\\[\\d{1,4}])?");

	private static final Pattern HINTS = Pattern.compile("(?:\\[[^\\[\\]]*])+$");

	private static final Pattern OTHER_PREFIX = Pattern.compile("^(?!file:)[a-z0-9][a-z0-9-]+:.*");

	private static final Pattern KNOWN_KIND = Pattern.compile(".*\\.(?:properties|xml|ya?ml)");

	private static final int LONGEST = 200;

	private final ConfigurableEnvironment environment;

	private final Path workingDirectory;

	/**
	 * Create a new instance.
	 * @param environment the environment
	 * @param workingDirectory what relative paths begin at
	 */
	public ImportedFiles(ConfigurableEnvironment environment, Path workingDirectory) {
		this.environment = environment;
		this.workingDirectory = workingDirectory.toAbsolutePath().normalize();
	}

	/**
	 * Return whether a file is imported, wherever it is looked for.
	 * @param name the file's name
	 * @return {@code true} if an import names it
	 */
	public boolean mentions(String name) {
		return properties().anyMatch((property) -> property.value(this.environment).contains(name));
	}

	/**
	 * List the files.
	 * @return the files in the order of precedence; what is imported from elsewhere is
	 * left out
	 */
	public List<Imported> list() {
		return properties().flatMap(this::imported).distinct().toList();
	}

	private Stream<LocatedProperty> properties() {
		return this.environment.getPropertySources()
			.stream()
			.filter(EnumerablePropertySource.class::isInstance)
			.map((source) -> (EnumerablePropertySource<?>) source)
			.flatMap((source) -> Arrays.stream(source.getPropertyNames())
				.filter((name) -> NAME.matcher(name).matches() || name.equals(VARIABLE))
				.map((name) -> new LocatedProperty(source, name, String.valueOf(source.getProperty(name)),
						OriginLookup.getOrigin(source, name))));
	}

	private Stream<Imported> imported(LocatedProperty property) {
		String place = PropertyPlace.withName(property, PROPERTY);
		return Arrays.stream(property.value(this.environment).split("[;,]"))
			.map((location) -> imported(location.strip(), place, property.source()))
			.flatMap(Optional::stream);
	}

	private Optional<Imported> imported(String location, String place, PropertySource<?> source) {
		String plain = location.startsWith("optional:") ? location.substring("optional:".length()) : location;
		String file = HINTS.matcher(plain).replaceFirst("");
		boolean known = !file.equals(plain) || KNOWN_KIND.matcher(file).matches();
		if (file.isBlank() || file.endsWith("/") || file.length() > LONGEST || OTHER_PREFIX.matcher(file).matches()) {
			return Optional.empty();
		}
		Path directory = file.startsWith("file:") ? this.workingDirectory : directoryOf(source);
		return resolve(directory, StringUtils.delete(file, "file:"))
			.map((path) -> new Imported(path, PropertySourceNames.shown(location), place, known));
	}

	// What has no prefix lies beside the file that imports it
	private static @Nullable Path directoryOf(PropertySource<?> source) {
		String[] names = (source instanceof EnumerablePropertySource<?> enumerable) ? enumerable.getPropertyNames()
				: new String[0];
		try {
			return (names.length != 0 && OriginLookup.getOrigin(source, names[0]) instanceof TextResourceOrigin origin
					&& origin.getResource() != null && origin.getResource().isFile())
							? origin.getResource().getFile().toPath().toAbsolutePath().normalize().getParent() : null;
		}
		catch (IOException | RuntimeException ex) {
			return null;
		}
	}

	private Optional<Path> resolve(@Nullable Path directory, String file) {
		try {
			return Optional.ofNullable(directory).map((parent) -> parent.resolve(file).normalize());
		}
		catch (InvalidPathException ex) {
			return Optional.empty();
		}
	}

	/**
	 * A file that is imported.
	 *
	 * @param path where it is looked for
	 * @param location what the import says, fit to be shown
	 * @param place where the import stands
	 * @param known whether its name, or what follows it in brackets, tells what kind of
	 * file it is
	 */
	public record Imported(Path path, String location, String place, boolean known) {

	}

}
