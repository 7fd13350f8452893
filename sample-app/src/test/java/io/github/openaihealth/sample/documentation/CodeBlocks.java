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
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;

/**
 * Reads the fenced blocks of the README, of {@code docs} and of the guide for
 * contributors.
 */
final class CodeBlocks {

	/**
	 * The root of the repository.
	 */
	static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

	private static final Pattern FENCE = Pattern.compile("^( *)(`{3,}|~{3,}) *(\\S*)");

	private CodeBlocks() {
	}

	/**
	 * The blocks in the languages.
	 * @param languages the languages, none for every block
	 * @return the blocks in the order of the pages
	 */
	static Stream<CodeBlock> in(String... languages) {
		Set<String> wanted = Set.of(languages);
		return pages().flatMap(CodeBlocks::read)
			.filter((block) -> wanted.isEmpty() || wanted.contains(block.language()));
	}

	/**
	 * A test for each of the blocks, named after its place.
	 * @param blocks the blocks
	 * @param test the test
	 * @return the tests
	 */
	static Stream<DynamicTest> each(Stream<CodeBlock> blocks, Consumer<CodeBlock> test) {
		return blocks.map((block) -> DynamicTest.dynamicTest(block.toString(), () -> test.accept(block)));
	}

	private static Stream<Path> pages() {
		try (Stream<Path> files = Files.walk(ROOT.resolve("docs"))) {
			List<Path> pages = new ArrayList<>(
					List.of(ROOT.resolve("README.md"), ROOT.resolve(".github/CONTRIBUTING.md")));
			files.filter(CodeBlocks::isPage).sorted().forEach(pages::add);
			return pages.stream();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	// Neither what was built nor what a tool keeps there
	private static boolean isPage(Path file) {
		String name = ROOT.relativize(file).toString().replace('\\', '/');
		return name.endsWith(".md") && !name.matches(".*/(?:target|node_modules|\\.[^/]*)/.*");
	}

	private static Stream<CodeBlock> read(Path page) {
		String name = ROOT.relativize(page).toString().replace('\\', '/');
		List<String> lines = lines(page);
		List<CodeBlock> blocks = new ArrayList<>();
		for (int index = 0; index < lines.size(); index++) {
			Matcher fence = FENCE.matcher(lines.get(index));
			if (fence.find()) {
				int end = index + 1;
				while (!lines.get(end).strip().equals(fence.group(2))) {
					end++;
				}
				Pattern indentation = Pattern.compile("^ {0," + fence.group(1).length() + "}");
				List<String> content = lines.subList(index + 1, end)
					.stream()
					.map((line) -> indentation.matcher(line).replaceFirst(""))
					.toList();
				blocks.add(new CodeBlock(name, index + 1, fence.group(3), content));
				index = end;
			}
		}
		return blocks.stream();
	}

	private static List<String> lines(Path page) {
		try {
			return Files.readAllLines(page);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
