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

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import io.github.openaihealth.check.DotEnvFile.Line;
import io.github.openaihealth.settings.ImportedFiles.Imported;

/**
 * Finds {@code .env} files that hold what is missing and are not read: imported ones that
 * are not there, or are written so that Spring reads another name, and those that nothing
 * imports, in the working directory, beside and above it up to the root of the
 * repository, and on the class path.
 */
final class DotEnvFiles {

	private static final Pattern KNOWN_KIND = Pattern.compile(".*\\.(?:properties|ya?ml|xml)");

	private final Path workingDirectory;

	private final List<Path> read;

	private final List<Imported> imports;

	private final boolean packed;

	/**
	 * Create a new instance.
	 * @param workingDirectory where to begin
	 * @param read the files that properties were read from
	 * @param imports the files that are imported, be they there or not
	 * @param packed whether one is packed in the application that nothing imports
	 */
	DotEnvFiles(Path workingDirectory, List<Path> read, List<Imported> imports, boolean packed) {
		this.workingDirectory = workingDirectory.toAbsolutePath().normalize();
		this.read = List.copyOf(read);
		this.imports = List.copyOf(imports);
		this.packed = packed;
	}

	/**
	 * Look for the names of variables.
	 * @param variable the variable that is read
	 * @param wanted which names do for it
	 * @param alike which names resemble it
	 * @return what was found, one for each file
	 */
	List<NearMiss> find(String variable, Predicate<String> wanted, Predicate<String> alike) {
		List<NearMiss> found = new ArrayList<>();
		this.imports.forEach((imported) -> ofImported(imported, wanted).ifPresent(found::add));
		for (Path file : DotEnvPlaces.around(this.workingDirectory)) {
			if (!this.read.contains(file) && this.imports.stream().noneMatch((one) -> one.path().equals(file))) {
				ofOther(file, variable, wanted, alike).ifPresent(found::add);
			}
		}
		onClassPath().ifPresent(found::add);
		return found;
	}

	private Optional<NearMiss> ofImported(Imported imported, Predicate<String> wanted) {
		Path file = imported.path();
		String what = "the file " + relative(file) + ", which " + imported.place() + " imports,";
		if (!Files.exists(file)) {
			return Optional
				.of(NearMiss.likely(what + " does not exist in " + directory(file), "Put the file " + file.getFileName()
						+ " into " + directory(file) + ", or start the application in the directory that has it."));
		}
		if (Files.isDirectory(file)) {
			return Optional.of(NearMiss.likely(what + " is a directory", "Remove the directory " + relative(file)
					+ " and put a file there: Docker makes a directory where the file to mount is missing."));
		}
		if (!Files.isReadable(file)) {
			return Optional.of(NearMiss.likely(what + " cannot be read",
					"Let the user that runs this application read the file " + relative(file) + "."));
		}
		DotEnvFile content = DotEnvFile.read(file);
		if (!imported.known() && !this.read.contains(file)) {
			return content.find(wanted)
				.map((line) -> NearMiss.likely(
						what + " sets " + line.name() + ", but its name does not tell what kind of file it is",
						"Tell its kind in brackets. " + importLine(file, content, line)));
		}
		return content.find(wanted)
			.flatMap((line) -> new DotEnvCorrection(content, line).obstacle()
				.map((obstacle) -> NearMiss.likely("the file " + relative(file) + " is imported, but " + obstacle,
						"In the file " + relative(file) + ":" + new DotEnvCorrection(content, line).words() + ".")));
	}

	private Optional<NearMiss> ofOther(Path file, String variable, Predicate<String> wanted, Predicate<String> alike) {
		if (Files.isRegularFile(file) && !Files.isReadable(file)) {
			return file.equals(this.workingDirectory.resolve(DotEnvPlaces.NAME))
					? Optional.of(NearMiss.of("the file " + relative(file) + " cannot be read")) : Optional.empty();
		}
		DotEnvFile content = DotEnvFile.read(file);
		Optional<Line> line = content.find(wanted);
		if (line.isPresent()) {
			boolean commented = line.get().commented();
			String description = "the file " + relative(file) + (commented ? " has " : " sets ") + line.get().name()
					+ (commented ? " in a comment, and" : ", but") + " nothing imports it";
			String action = importLine(file, content, line.get());
			return Optional
				.of(commented ? NearMiss.possible(description, action) : NearMiss.likely(description, action));
		}
		return content.find(alike)
			.filter((similar) -> !similar.commented())
			.map((similar) -> NearMiss.likely(
					"the file " + relative(file) + " sets " + similar.name() + " instead of " + variable
							+ ", and nothing imports it",
					"Rename " + similar.name() + " to " + variable + " in " + relative(file) + ". "
							+ importLine(file, content, similar)));
	}

	private String importLine(Path file, DotEnvFile content, Line line) {
		String known = KNOWN_KIND.matcher(file.getFileName().toString()).matches() ? "" : "[.properties]";
		String correction = new DotEnvCorrection(content, line).words();
		return "Import the file: spring.config.import=optional:file:" + relative(file) + known
				+ (correction.isEmpty() ? "" : " (and there:" + correction + ")");
	}

	private Optional<NearMiss> onClassPath() {
		return this.packed
				? Optional.of(NearMiss.possible("a file .env is packed in the application, and nothing imports it",
						"Move the packed file .env to " + this.workingDirectory
								+ ", where not everybody who gets the application can read it, and import it:"
								+ " spring.config.import=optional:file:.env[.properties]"))
				: Optional.empty();
	}

	private static Path directory(Path file) {
		Path parent = file.getParent();
		return (parent != null) ? parent : file;
	}

	private String relative(Path file) {
		return this.workingDirectory.relativize(file).toString().replace('\\', '/');
	}

}
