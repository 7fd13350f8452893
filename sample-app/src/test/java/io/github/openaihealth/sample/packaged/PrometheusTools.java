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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The programs of Prometheus.
 */
final class PrometheusTools {

	/**
	 * Where the rules and the configuration are.
	 */
	static final Path DIRECTORY = Path.of("..", "docs", "observability", "prometheus");

	private PrometheusTools() {
	}

	/**
	 * Run {@code promtool} successfully.
	 * @param directory where to run it
	 * @param arguments its arguments
	 * @return what it wrote
	 * @throws IOException if it cannot be run
	 * @throws InterruptedException if interrupted
	 */
	static String promtool(Path directory, String... arguments) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(List.of(path("promtool")));
		command.addAll(List.of(arguments));
		Process process = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true).start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor()).as("%s%n%s", command, output).isZero();
		return output;
	}

	static String path(String name) {
		return find(name).map(Path::toString).orElseThrow(() -> new IllegalStateException("No " + name));
	}

	static Optional<Path> find(String name) {
		return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
			.map((directory) -> Path.of(directory, name))
			.filter(Files::isExecutable)
			.findFirst();
	}

}
