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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where {@code .env} files are that nothing imports: in the working directory, be they
 * misnamed, beside and above it up to the root of the repository.
 */
final class DotEnvPlaces {

	/**
	 * What such a file is called.
	 */
	static final String NAME = ".env";

	private static final int HIGHEST = 6;

	private static final int MOST_DIRECTORIES = 40;

	private static final Pattern MISNAMED = Pattern.compile(
			"\\.?(?:dot)?env(?:[._-][a-z0-9.]{1,20})?|[a-z0-9-]{1,20}\\.env(?:\\.txt)?|\\.envrc|\\.?secrets?\\.(?:env|txt)");

	private static final Pattern SAMPLE = Pattern
		.compile(".*(?:example|sample|template|dist|default|schema|bak|enc).*");

	private DotEnvPlaces() {
	}

	/**
	 * List the places.
	 * @param workingDirectory the directory that the application was started in
	 * @return the files in the order in which they are looked at, be they there or not
	 */
	static Set<Path> around(Path workingDirectory) {
		Set<Path> files = new LinkedHashSet<>();
		List<Path> above = directories(workingDirectory);
		files.add(workingDirectory.resolve(NAME));
		files.addAll(misnamed(workingDirectory));
		above.forEach((directory) -> files.add(directory.resolve(NAME)));
		files.add(workingDirectory.resolve("src/main/resources").resolve(NAME));
		list(workingDirectory).filter(Files::isDirectory).forEach((directory) -> files.add(directory.resolve(NAME)));
		return files;
	}

	private static List<Path> misnamed(Path directory) {
		return list(directory).filter((file) -> isMisnamed(file.getFileName().toString())).toList();
	}

	/**
	 * Return whether somebody may have meant a name to be that of an {@code .env} file.
	 * @param name the name of a file
	 * @return {@code true} if so, and if it does not say to be a sample
	 */
	static boolean isMisnamed(String name) {
		String lower = name.toLowerCase(Locale.ROOT);
		return MISNAMED.matcher(lower).matches() && !SAMPLE.matcher(lower).matches();
	}

	private static Stream<Path> list(Path directory) {
		try (Stream<Path> files = Files.list(directory)) {
			return files.sorted().limit(MOST_DIRECTORIES * 5L).toList().stream();
		}
		catch (IOException | RuntimeException ex) {
			return Stream.empty();
		}
	}

	private static List<Path> directories(Path workingDirectory) {
		List<Path> directories = new ArrayList<>();
		Path directory = workingDirectory;
		while (directory != null && directories.size() < HIGHEST) {
			directories.add(directory);
			if (Files.exists(directory.resolve(".git"))) {
				return directories;
			}
			directory = directory.getParent();
		}
		return directories.subList(0, 1);
	}

}
