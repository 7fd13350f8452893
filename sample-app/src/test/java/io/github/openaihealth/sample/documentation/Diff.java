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

import java.util.List;

/**
 * A block that shows what is to change.
 */
final class Diff {

	private Diff() {
	}

	/**
	 * What is there after the change.
	 * @param block the block
	 * @return the lines that are kept or added
	 */
	static CodeBlock after(CodeBlock block) {
		List<String> lines = block.lines()
			.stream()
			.filter((line) -> !line.startsWith("-"))
			.map((line) -> line.isEmpty() ? line : line.substring(1))
			.toList();
		return new CodeBlock(block.page(), block.line(), block.language(), lines);
	}

}
