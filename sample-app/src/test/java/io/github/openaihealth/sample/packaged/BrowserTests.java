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

import java.nio.file.Path;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link Browser}.
 */
class BrowserTests {

	@Test
	void missingProgramSkipsTheTest() {
		assertThatExceptionOfType(TestAbortedException.class)
			.isThrownBy(() -> Browser.found(Optional.empty(), "chromedriver", false))
			.withMessageContaining("chromedriver");
	}

	@Test
	void missingProgramFailsTheTestWhereItIsRequired() {
		assertThatExceptionOfType(AssertionFailedError.class)
			.isThrownBy(() -> Browser.found(Optional.empty(), "chromedriver", true))
			.withMessageContaining("chromedriver");
	}

	@Test
	void foundProgramIsUsed() {
		Path program = Path.of("chromedriver");
		assertThat(Browser.found(Optional.of(program), "chromedriver", true)).isSameAs(program);
	}

}
