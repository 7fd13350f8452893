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

import java.net.URI;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Authority}.
 */
class AuthorityTests {

	@ParameterizedTest
	@CsvSource({ "https://example.com/v1, example.com, -1", "https://EXAMPLE.com.:8443/v1, example.com, 8443",
			"http://user:pass%40word@host:80, host, 80", "http://lite_llm:4000/v1, lite_llm, 4000",
			"http://host:/, host, -1", "http://[::1]:8080/, [::1], 8080",
			"http://[fe80::1%25eth0], [fe80::1%25eth0], -1", "http://host:1234567890, '', -1",
			"http://host:port, '', -1", "file:/etc, '', -1", "mailto:a@b, '', -1", "//host:1, host, 1", "'', '', -1" })
	void hostAndPortAreRead(URI uri, String host, int port) {
		Authority authority = Authority.of(uri);
		assertThat(authority.host()).isEqualTo(host);
		assertThat(authority.port()).isEqualTo(port);
	}

	@Test
	void whatIsNoUrlHasNeither() {
		Authority authority = Authority.of(null);
		assertThat(authority.host()).isEmpty();
		assertThat(authority.port()).isEqualTo(-1);
		assertThat(authority.isOpenAi()).isFalse();
		assertThat(authority.isLoopback()).isFalse();
	}

	@Test
	void isNotPrinted() {
		assertThat(Authority.of(URI.create("https://example.com")).toString()).doesNotContain("example");
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://api.openai.com/v1", "https://API.OpenAI.com/v1", "https://eu.api.openai.com/v1",
			"https://api.openai.com./v1", "http://api.openai.com:80" })
	void hostsOfOpenAiAreKnown(String value) {
		assertThat(authority(value).isOpenAi()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://openai.com/v1", "https://api.openai.com.example.com/v1",
			"https://myapi.openai.com/v1", "https://example.com/api.openai.com", "https://api.openai.com@example.com/",
			"api.openai.com", "", "http://[::1]:8080" })
	void otherHostsAreNot(String value) {
		assertThat(authority(value).isOpenAi()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://localhost:11434/v1", "http://127.0.0.1/v1", "http://[::1]:8080/v1",
			"http://gateway.localhost/v1", "http://[0:0:0:0:0:0:0:1]/v1" })
	void loopbackIsKnown(String value) {
		assertThat(authority(value).isLoopback()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://127.example.com/v1", "http://localhost.example.com/v1", "http://10.0.0.1/v1",
			"http://[::2]/v1" })
	void otherMachinesAreNotLoopback(String value) {
		assertThat(authority(value).isLoopback()).isFalse();
	}

	private static Authority authority(String value) {
		return Authority.of(URI.create(value));
	}

}
