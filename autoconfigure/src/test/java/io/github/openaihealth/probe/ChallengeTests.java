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

package io.github.openaihealth.probe;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.http.HttpHeaders;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Challenge}.
 */
class ChallengeTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "none", textBlock = """
			Bearer error="invalid_token", error_description="Jwt expired" | invalid token. Jwt expired.
			Bearer realm="x", ERROR="insufficient_scope"                  | insufficient scope.
			Bearer                                                        | none
			Bearer realm="x"                                              | none
			Bearer error=""                                               | none
			Basic realm="x error="                                        | none
			""")
	void words(String challenge, @Nullable String words) {
		HttpHeaders headers = new HttpHeaders();
		headers.add("www-authenticate", challenge);
		String told = Challenge.of(headers);
		assertThat((told != null) ? told.strip() : null).isEqualTo(words);
	}

	@Test
	void noHeaderSaysNothing() {
		assertThat(Challenge.of(new HttpHeaders())).isNull();
	}

}
