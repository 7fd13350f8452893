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

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the Java blocks of the documentation compile, with the imports of Spring and
 * of the JDK that a development environment adds, and what the page shows of others.
 */
@Tag("once")
class JavaBlocksTests {

	@TempDir
	private Path directory;

	@TestFactory
	Stream<DynamicTest> compiles() {
		return CodeBlocks.each(blocks(),
				(block) -> assertThat(JavaCompilation.errors(JavaSource.of(block, page(block)), this.directory))
					.isEmpty());
	}

	private static Stream<CodeBlock> blocks() {
		return Stream.concat(CodeBlocks.in("java"),
				CodeBlocks.in("diff").map(Diff::after).filter((block) -> block.text().contains("import ")));
	}

	private static List<CodeBlock> page(CodeBlock block) {
		return blocks().filter((other) -> other.page().equals(block.page())).toList();
	}

}
