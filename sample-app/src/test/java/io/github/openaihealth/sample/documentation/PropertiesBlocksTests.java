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

import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that each line of the documentation's properties files sets a property that is
 * read, be it by its name or by that of a variable, as in a {@code .env} file.
 */
@Tag("once")
class PropertiesBlocksTests {

	private final Metadata metadata = Metadata.read();

	@TestFactory
	Stream<DynamicTest> propertiesAreKnown() {
		return CodeBlocks.each(CodeBlocks.in("properties"),
				(block) -> assertThat(Configuration.ofProperties(block).names()).isNotEmpty()
					.allMatch((name) -> this.metadata.knows(name) || this.metadata.knowsVariable(name)));
	}

	@TestFactory
	Stream<DynamicTest> propertiesBind() {
		return CodeBlocks.each(CodeBlocks.in("properties"),
				(block) -> Configuration.ofProperties(block).bind(this.metadata));
	}

}
