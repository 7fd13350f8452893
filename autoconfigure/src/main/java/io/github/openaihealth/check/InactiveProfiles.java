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
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.github.openaihealth.connection.Placeholder;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.env.PropertiesPropertySourceLoader;
import org.springframework.boot.env.PropertySourceLoader;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.Resource;

/**
 * Finds what is missing in the configuration files of profiles that are not active, and
 * in the documents of {@code application.yml} that are for such a profile: on the class
 * path, in the working directory and in {@code config} below either. Only names are
 * looked at.
 */
final class InactiveProfiles {

	private static final Pattern FILE = Pattern
		.compile("application(?:-([A-Za-z0-9_.-]{1,60}))?\\.(?:properties|ya?ml)");

	private static final Pattern EXPRESSION = Pattern.compile("[A-Za-z0-9_.&|!(), -]{1,60}");

	private static final Pattern SIMPLE = Pattern.compile("[A-Za-z0-9_.-]{1,60}");

	private static final String ON_PROFILE = "spring.config.activate.on-profile";

	private static final int LARGEST = 256 * 1024;

	private final List<PropertySourceLoader> loaders = List.of(new YamlPropertySourceLoader(),
			new PropertiesPropertySourceLoader());

	private final ConfigurationFiles files;

	private final Predicate<String> active;

	private final Predicate<String> set;

	/**
	 * Create a new instance.
	 * @param files the files to look at
	 * @param active whether a profile, or an expression of several, is active
	 * @param set whether a property that a placeholder asks for has a value
	 */
	InactiveProfiles(ConfigurationFiles files, Predicate<String> active, Predicate<String> set) {
		this.files = files;
		this.active = active;
		this.set = set;
	}

	/**
	 * Look for names.
	 * @param condition what a name must satisfy
	 * @return what was found
	 */
	List<NearMiss> find(Predicate<String> condition) {
		return this.files.list()
			.stream()
			.flatMap((file) -> find(file.path(), file.resource(), condition).stream())
			.distinct()
			.toList();
	}

	private List<NearMiss> find(String path, Resource file, Predicate<String> condition) {
		Matcher name = FILE.matcher(String.valueOf(file.getFilename()));
		String profile = name.matches() ? name.group(1) : null;
		if (!name.matches() || (profile != null && this.active.test(profile))) {
			return List.of();
		}
		return documents(file)
			.flatMap((document) -> Arrays.stream(document.getPropertyNames())
				.filter((candidate) -> condition.test(candidate) && hasValue(document.getProperty(candidate)))
				.limit(1)
				.flatMap((found) -> describe(path, found, (profile != null) ? profile : profileOf(document))))
			.limit(1)
			.toList();
	}

	private Stream<EnumerablePropertySource<?>> documents(Resource file) {
		try {
			if (file.contentLength() > LARGEST) {
				return Stream.empty();
			}
			String filename = String.valueOf(file.getFilename());
			for (PropertySourceLoader loader : this.loaders) {
				if (Arrays.stream(loader.getFileExtensions()).anyMatch((end) -> filename.endsWith("." + end))) {
					return loader.load(filename, file).stream().flatMap(InactiveProfiles::enumerable);
				}
			}
		}
		catch (IOException | RuntimeException ex) {
			// Nor does what is no configuration
		}
		return Stream.empty();
	}

	private @Nullable String profileOf(EnumerablePropertySource<?> document) {
		Object expression = document.getProperty(ON_PROFILE);
		boolean inactive = expression != null && EXPRESSION.matcher(expression.toString()).matches()
				&& !this.active.test(expression.toString());
		return inactive ? String.valueOf(expression) : null;
	}

	private static Stream<EnumerablePropertySource<?>> enumerable(PropertySource<?> source) {
		return (source instanceof EnumerablePropertySource<?> enumerable) ? Stream.of(enumerable) : Stream.empty();
	}

	private static Stream<NearMiss> describe(String path, String name, @Nullable String profile) {
		if (profile == null) {
			return Stream.empty();
		}
		String description = path + " sets " + name + ", but the profile '" + profile + "' is not active";
		return Stream.of(SIMPLE.matcher(profile).matches()
				? NearMiss.possible(description,
						"If the profile '" + profile + "' is meant to be active, start with --spring.profiles.active="
								+ profile + " or set SPRING_PROFILES_ACTIVE to " + profile + ".")
				: NearMiss.of(description));
	}

	// What would be as blank, or as unresolved, with the profile helps nobody
	private boolean hasValue(@Nullable Object value) {
		String text = String.valueOf(value);
		return value != null && !text.isBlank()
				&& Placeholder.in(text)
					.stream()
					.allMatch((placeholder) -> this.set.test(placeholder.name())
							|| (placeholder.fallback() != null && !placeholder.fallback().isBlank()));
	}

}
