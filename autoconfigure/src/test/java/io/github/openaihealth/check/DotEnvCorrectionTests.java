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

package io.github.openaihealth.check;

import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DotEnvCorrection}.
 */
class DotEnvCorrectionTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					A=x                 |                                                                |
					A="x"               |                                                                | ' remove the quotes around the value'
					'# A=x'             | has A in a comment                                             | ' remove the ''#'''
					export A=x          | has 'export' before A, which makes it another name             | ' remove ''export'''
					'# export A="x"'    | has A in a comment                                             | ' remove the quotes around the value and ''export'' and the ''#'''
					{"A": x}            | has something around the name A                                | ' remove what stands around the name'
					\uFEFFA=x          | begins with a byte order mark, so that Spring reads another name than A | ' save it in UTF-8 without a byte order mark'
					\uFEFFexport A=x   | begins with a byte order mark, so that Spring reads another name than A | ' remove ''export'' and save it in UTF-8 without a byte order mark'
					""")
	void isToldInWords(String text, @Nullable String obstacle, @Nullable String words) {
		DotEnvFile file = DotEnvFile.of(text.getBytes(StandardCharsets.UTF_8));
		DotEnvCorrection correction = new DotEnvCorrection(file, file.lines().get(0));
		assertThat(correction.obstacle().orElse(null)).isEqualTo(obstacle);
		assertThat(correction.words()).isEqualTo((words != null) ? words : "");
	}

}
