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
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that each YAML block of the documentation is a configuration that Spring Boot
 * takes, or one of another tool whose names lead somewhere.
 */
@Tag("once")
class YamlBlocksTests {

	private final Metadata metadata = Metadata.read();

	@TestFactory
	Stream<DynamicTest> propertiesAreKnown() {
		return CodeBlocks.each(configurations(),
				(block) -> assertThat(Configuration.ofYaml(block).names()).isNotEmpty().allMatch(this.metadata::knows));
	}

	@TestFactory
	Stream<DynamicTest> propertiesBind() {
		return CodeBlocks.each(configurations(), (block) -> Configuration.ofYaml(block).bind(this.metadata));
	}

	@TestFactory
	Stream<DynamicTest> filesOfOtherToolsHold() {
		return CodeBlocks.each(CodeBlocks.in("yaml").filter((block) -> !Configuration.isOfAnApplication(block)),
				(block) -> {
					List<ToolFile> kinds = Stream.of(ToolFile.values()).filter((kind) -> kind.fits(block)).toList();
					assertThat(kinds).hasSize(1);
					kinds.get(0).check(block, this.metadata);
				});
	}

	@Test
	void everyKindOfFileIsThere() {
		assertThat(ToolFile.values())
			.allSatisfy((kind) -> assertThat(CodeBlocks.in("yaml")).anyMatch((block) -> kind.fits(block)));
	}

	private static Stream<CodeBlock> configurations() {
		return CodeBlocks.in("yaml").filter(Configuration::isOfAnApplication);
	}

}
