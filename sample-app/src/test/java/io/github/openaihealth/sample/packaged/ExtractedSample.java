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

package io.github.openaihealth.sample.packaged;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The packaged application, extracted as for a container or a class-data archive.
 *
 * @param directory where it is
 */
record ExtractedSample(Path directory) {

	static ExtractedSample into(Path directory) throws IOException, InterruptedException {
		Process process = new ProcessBuilder(SampleProcess.java(), "-Djarmode=tools", "-jar",
				SampleProcess.jar().toString(), "extract", "--destination", directory.toString())
			.redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.start();
		if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
			process.destroyForcibly();
			throw new AssertionError("The application cannot be extracted");
		}
		return new ExtractedSample(directory);
	}

	Path jar() {
		return this.directory.resolve(SampleProcess.jar().getFileName());
	}

	/**
	 * Put together a class path as of an IDE.
	 * @param entries what comes before the application's libraries
	 * @return the class path
	 * @throws IOException if the libraries cannot be listed
	 */
	String classPath(Path... entries) throws IOException {
		try (Stream<Path> libraries = Files.list(this.directory.resolve("lib"))) {
			List<String> all = Stream.concat(Stream.of(entries), libraries.sorted()).map(Path::toString).toList();
			return String.join(File.pathSeparator, all);
		}
	}

}
