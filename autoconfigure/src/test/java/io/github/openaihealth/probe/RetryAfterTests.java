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

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.http.HttpHeaders;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RetryAfter}.
 */
class RetryAfterTests {

	private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			0                             | PT0S
			20                            | PT20S
			1.5                           | PT1.5S
			-5                            | PT0S
			600                           | PT10M
			601                           | PT10M
			99999999999999999999999       | PT10M
			Mon, 23 Nov 2026 12:00:30 GMT | PT30S
			Mon, 23 Nov 2026 11:59:30 GMT | PT0S
			Sat, 28 Nov 2026 12:00:00 GMT | PT10M
			soon                          |
			NaN                           |
			''                            |
			""")
	void retryAfter(String value, Duration wait) {
		assertThat(RetryAfter.of(headers("Retry-After", value), NOW)).isEqualTo(wait);
	}

	@Test
	void millisecondsComeFirst() {
		HttpHeaders headers = headers("Retry-After", "20");
		headers.set("Retry-After-Ms", "1500");
		assertThat(RetryAfter.of(headers, NOW)).isEqualTo(Duration.ofMillis(1500));
		headers.set("Retry-After-Ms", "odd");
		assertThat(RetryAfter.of(headers, NOW)).isEqualTo(Duration.ofSeconds(20));
	}

	@Test
	void none() {
		assertThat(RetryAfter.of(new HttpHeaders(), NOW)).isNull();
	}

	private static HttpHeaders headers(String name, String value) {
		HttpHeaders headers = new HttpHeaders();
		headers.set(name, value);
		return headers;
	}

}
