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

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that each block of the documentation names its language, and that the language is
 * one whose blocks are tested, or stands here with the reason why not.
 */
@Tag("once")
class CodeBlockLanguagesTests {

	private static final Map<String, String> TESTED = Map.of("shell", "ShellBlocksTests and SampleRequestsTests",
			"yaml", "YamlBlocksTests", "properties", "PropertiesBlocksTests", "java", "JavaBlocksTests", "json",
			"JsonBlocksTests", "xml", "DependencyBlocksTests", "groovy", "DependencyBlocksTests", "kotlin",
			"DependencyBlocksTests", "diff", "DiffBlocksTests", "text", "TextBlocksTests");

	private static final Map<String, String> UNTESTED = Map.of("hcl", "no parser of Vault's language is at hand",
			"mermaid", "GitHub draws it; the packages that it names are those of ArchitectureTests");

	@Test
	void everyBlockNamesALanguageThatIsTestedOrExcused() {
		assertThat(CodeBlocks.in()).isNotEmpty()
			.allSatisfy((block) -> assertThat(block.language()).satisfiesAnyOf(
					(language) -> assertThat(TESTED).containsKey(language),
					(language) -> assertThat(UNTESTED).containsKey(language)));
	}

	@Test
	void noExcuseIsLeftOver() {
		Set<String> languages = CodeBlocks.in().map(CodeBlock::language).collect(Collectors.toSet());
		assertThat(languages).containsAll(UNTESTED.keySet());
	}

}
