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
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Finds {@code .env} files that hold what is missing and that nothing imports: in the
 * working directory, or above it up to the root of the repository. Reads names, and of a
 * value whether it begins with a quotation mark.
 */
final class DotEnvFiles {

	private static final String NAME = ".env";

	private static final int HIGHEST = 6;

	private static final int LARGEST = 64 * 1024;

	private static final Pattern LINE = Pattern.compile(
			"^[\\t ]*(export[\\t ]+)?([A-Za-z_][A-Za-z0-9_.-]{0,79})[\\t ]*[=:][\\t ]*([\"'`]?)(.?)",
			Pattern.MULTILINE);

	private final Path workingDirectory;

	private final List<Path> read;

	/**
	 * Create a new instance.
	 * @param workingDirectory where to begin
	 * @param read the files that properties were read from
	 */
	DotEnvFiles(Path workingDirectory, List<Path> read) {
		this.workingDirectory = workingDirectory.toAbsolutePath().normalize();
		this.read = List.copyOf(read);
	}

	/**
	 * Look for the names of variables.
	 * @param variable the variable that is read
	 * @param wanted which names do for it
	 * @param alike which names resemble it
	 * @return what was found, in words, one for each file
	 */
	List<String> find(String variable, Predicate<String> wanted, Predicate<String> alike) {
		List<String> found = new ArrayList<>();
		for (Path directory : directories()) {
			Path file = directory.resolve(NAME);
			if (!this.read.contains(file)) {
				List<MatchResult> lines = lines(file);
				lines.stream()
					.filter((line) -> wanted.test(line.group(2)))
					.findFirst()
					.map((line) -> "sets " + line.group(2) + ", but " + describe(file, line))
					.or(() -> lines.stream()
						.filter((line) -> alike.test(line.group(2)))
						.findFirst()
						.map((line) -> "sets " + line.group(2) + " instead of " + variable + ", and "
								+ describe(file, line)))
					.map((description) -> "the file " + relative(file) + " " + description)
					.ifPresent(found::add);
			}
		}
		return found;
	}

	private List<Path> directories() {
		List<Path> directories = new ArrayList<>();
		Path directory = this.workingDirectory;
		while (directory != null && directories.size() < HIGHEST) {
			directories.add(directory);
			if (Files.exists(directory.resolve(".git"))) {
				return directories;
			}
			directory = directory.getParent();
		}
		return directories.subList(0, 1);
	}

	private String describe(Path file, MatchResult line) {
		List<String> kept = new ArrayList<>();
		if (!line.group(3).isEmpty()) {
			kept.add("the quotes around the value");
		}
		if (line.group(1) != null) {
			kept.add("'export'");
		}
		return "nothing imports it: add spring.config.import=optional:file:" + relative(file) + "[.properties]"
				+ (kept.isEmpty() ? "" : " and remove " + String.join(" and ", kept) + " there");
	}

	private String relative(Path file) {
		return this.workingDirectory.relativize(file).toString().replace('\\', '/');
	}

	private static List<MatchResult> lines(Path file) {
		return LINE.matcher(content(file)).results().filter((line) -> !line.group(4).isEmpty()).toList();
	}

	private static String content(Path file) {
		if (!Files.isRegularFile(file)) {
			return "";
		}
		try (InputStream stream = Files.newInputStream(file)) {
			return new String(stream.readNBytes(LARGEST), StandardCharsets.UTF_8);
		}
		catch (IOException | RuntimeException ex) {
			// One that cannot be read tells nothing
			return "";
		}
	}

}
