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

package io.github.openaihealth.connection;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link KnownHost} and its table.
 */
class KnownHostTests {

	@ParameterizedTest
	@CsvSource({ "https://openrouter.ai/api/v1, OpenRouter", "https://eu.openrouter.ai/api/v1, OpenRouter",
			"https://api.groq.com/openai/v1, Groq", "https://my-resource.openai.azure.com/openai/v1, Azure" })
	void isFoundByTheHostOrWhatIsAboveIt(String baseUrl, String vendor) {
		KnownHost host = KnownHost.of(BaseUrl.of(baseUrl));
		assertThat(host).isNotNull();
		assertThat(host.vendor()).isEqualTo(vendor);
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://api.openai.com/v1", "https://openrouter.ai.example.com/v1",
			"https://notopenrouter.ai/v1", "https://ai/v1", "http://localhost:8080/v1", "no url",
			"https://llamacpp/v1" })
	void isNotFound(String baseUrl) {
		assertThat(KnownHost.of(BaseUrl.of(baseUrl))).isNull();
	}

	@Test
	void tellsOfOpenLists() {
		KnownHost openRouter = KnownHost.of(BaseUrl.of("https://openrouter.ai/api/v1"));
		assertThat(openRouter).isNotNull();
		assertThat(openRouter.isListOpen()).isTrue();
		assertThat(openRouter.keyCall()).isEqualTo(new KnownHost.KeyCall("key", "/data", "limit_remaining"));
		KnownHost groq = KnownHost.of(BaseUrl.of("https://api.groq.com/openai/v1"));
		assertThat(groq).isNotNull();
		assertThat(groq.isListOpen()).isFalse();
		assertThat(groq.keyCall()).isNull();
		assertThat(KnownHost.isListOpen("llamacpp")).isTrue();
		assertThat(KnownHost.isListOpen("openai")).isFalse();
		assertThat(KnownHost.isListOpen(null)).isFalse();
	}

	@Test
	void everyRowIsWellFormed() throws IOException {
		List<String[]> rows = new ClassPathResource("known-hosts.txt", KnownHost.class)
			.getContentAsString(StandardCharsets.UTF_8)
			.lines()
			.filter((line) -> !line.isEmpty() && !line.startsWith("#"))
			.map((line) -> line.split(" {2,}"))
			.toList();
		assertThat(rows).hasSizeGreaterThan(30).allSatisfy((row) -> assertThat(row).hasSize(4));
		assertThat(rows).filteredOn((row) -> row[2].endsWith("-page"))
			.allSatisfy((row) -> assertThat(URI.create(row[3]).getScheme()).isEqualTo("https"));
		assertThat(rows).extracting((row) -> row[0] + row[2]).doesNotHaveDuplicates();
	}

}
