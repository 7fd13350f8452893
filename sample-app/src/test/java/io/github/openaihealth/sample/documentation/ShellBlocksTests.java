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

package io.github.openaihealth.sample.documentation;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the commands of the documentation are written as a shell reads them, and
 * that the files, options and variables which they name exist. What they do with Maven
 * tests {@link MavenBlocksTests}, and what they ask of the sample
 * {@link SampleRequestsTests}.
 */
@Tag("once")
class ShellBlocksTests {

	private static final Pattern FILE = Pattern
		.compile("(?<![\\w./-])((?:autoconfigure|starter|sample-app|docs|\\.ci|\\.github)/[\\w./{},*$-]+)");

	private static final Pattern BRACES = Pattern.compile("\\{([^}]*)}");

	private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--([a-z][a-z-]*(?:\\.[a-z-]+)+)=");

	private static final Pattern VARIABLE = Pattern.compile("(?<![\\w$])(OPENAI_[A-Z_]+)=");

	/**
	 * Options of the other programs that are started.
	 */
	private static final Map<String, Set<String>> OTHER = Map.of("prometheus",
			Set.of("config.file", "web.listen-address", "storage.tsdb.path"));

	private static final Set<String> OF_THE_SIMULATION = Set.of("simulation.address", "simulation.port",
			"simulation.api-key");

	private final Metadata metadata = Metadata.read();

	@TestFactory
	Stream<DynamicTest> shellReadsTheCommands() {
		return CodeBlocks.each(CodeBlocks.in("shell"), (block) -> assertThat(complaints(block.text())).isEmpty());
	}

	@TestFactory
	Stream<DynamicTest> filesExist() {
		return CodeBlocks.each(CodeBlocks.in("shell"),
				(block) -> assertThat(find(FILE, block).flatMap(ShellBlocksTests::expand))
					.allSatisfy((file) -> assertThat(Builds.wouldMake(file) || exists(file)).as(file).isTrue()));
	}

	@TestFactory
	Stream<DynamicTest> optionsAreProperties() {
		return CodeBlocks.each(CodeBlocks.in("shell"),
				(block) -> assertThat(find(OPTION, block)).allMatch((option) -> OF_THE_SIMULATION.contains(option)
						|| this.metadata.knows(option) || isOfAnotherProgram(block, option)));
	}

	@TestFactory
	Stream<DynamicTest> variablesBindToProperties() {
		return CodeBlocks.each(CodeBlocks.in("shell"),
				(block) -> assertThat(find(VARIABLE, block)).allMatch(this.metadata::knowsVariable));
	}

	private static Stream<String> find(Pattern pattern, CodeBlock block) {
		return pattern.matcher(block.text()).results().map((result) -> result.group(1));
	}

	private static boolean isOfAnotherProgram(CodeBlock block, String option) {
		return OTHER.entrySet()
			.stream()
			.anyMatch((program) -> block.text().contains(program.getKey()) && program.getValue().contains(option));
	}

	private static Stream<String> expand(String file) {
		List<MatchResult> braces = BRACES.matcher(file).results().toList();
		if (braces.isEmpty()) {
			return Stream.of(file);
		}
		return Stream.of(braces.get(0).group(1).split(",")).map((part) -> file.replace(braces.get(0).group(), part));
	}

	// What a loop fills in is one of the files that stand there
	private static boolean exists(String file) {
		Path path = CodeBlocks.ROOT.resolve(file);
		if (!file.contains("$") && !file.contains("*")) {
			return Files.exists(path);
		}
		Pattern name = Pattern
			.compile(path.getFileName().toString().replace(".", "\\.").replaceAll("\\$\\w+|\\*", ".+"));
		try (Stream<Path> files = Files.list(path.getParent())) {
			return files.anyMatch((sibling) -> name.matcher(sibling.getFileName().toString()).matches());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String complaints(String commands) {
		try {
			Process shell = new ProcessBuilder("bash", "-n").redirectErrorStream(true).start();
			try (OutputStream input = shell.getOutputStream()) {
				input.write(commands.getBytes(StandardCharsets.UTF_8));
			}
			String complaints = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			return (shell.waitFor(10, TimeUnit.SECONDS) && shell.exitValue() == 0) ? complaints
					: "failed: " + complaints;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
