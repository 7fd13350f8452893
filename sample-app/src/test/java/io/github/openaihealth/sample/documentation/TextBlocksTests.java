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
 * Tests that the reports, the lines of the log and the meters that the documentation
 * shows read as those that are written.
 */
@Tag("once")
class TextBlocksTests {

	@TestFactory
	Stream<DynamicTest> readsAsWhatIsWritten() {
		return CodeBlocks.each(CodeBlocks.in("text"), (block) -> {
			List<TextKind> kinds = Stream.of(TextKind.values()).filter((kind) -> kind.fits(block)).toList();
			assertThat(kinds).hasSize(1);
			kinds.get(0).check(block);
		});
	}

	@Test
	void everyKindIsThere() {
		assertThat(TextKind.values())
			.allSatisfy((kind) -> assertThat(CodeBlocks.in("text")).anyMatch((block) -> kind.fits(block)));
	}

}
