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

package io.github.openaihealth.sample.web;

import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ForeignPagesConfiguration} and {@link HostNameFilter}.
 */
class ForeignPagesConfigurationTests {

	private final ForeignPagesConfiguration configuration = new ForeignPagesConfiguration();

	private final MockMvcTester mvc = MockMvcTester.create(MockMvcBuilders.standaloneSetup(new AnyController())
		.addFilters(this.configuration.corsFilter(),
				this.configuration.hostNameFilter(Set.of("sample.example.com", "Other.example.com")))
		.build());

	@ParameterizedTest
	@CsvSource({ "127.0.0.1:8080, http://127.0.0.1:8080", "localhost:8080, http://localhost:8080",
			"[::1]:8080, http://[::1]:8080", "localhost, http://localhost", "app.localhost, http://app.localhost",
			"192.168.1.20:8080, http://192.168.1.20:8080", "container:8080, http://container:8080",
			"sample.example.com, http://sample.example.com", "OTHER.example.com, http://OTHER.example.com" })
	void ownPageMayPost(String host, @Nullable String origin) {
		assertThat(send(HttpMethod.POST, host, origin)).hasStatus(HttpStatus.OK);
	}

	@ParameterizedTest
	@ValueSource(strings = { "127.0.0.1:8080", "localhost:8080", "[::1]:8080", "container:8080" })
	void whoeverIsNoBrowserMayPost(String host) {
		assertThat(send(HttpMethod.POST, host, null)).hasStatus(HttpStatus.OK);
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://evil.example", "https://localhost:8080", "http://localhost:8081",
			"http://127.0.0.1:8080", "null", "", "http://[", "http://localhost:8080.evil.example" })
	void pageOfAnotherOriginMayNotPost(String origin) {
		assertThat(send(HttpMethod.POST, "localhost:8080", origin)).hasStatus(HttpStatus.FORBIDDEN);
	}

	@Test
	void pageOfAnotherOriginMayNotRead() {
		assertThat(send(HttpMethod.GET, "localhost:8080", "http://evil.example")).hasStatus(HttpStatus.FORBIDDEN);
	}

	@ParameterizedTest
	@ValueSource(strings = { "evil.example", "evil.example:8080", "127.0.0.1.evil.example", "localhost.evil.example",
			"sample.example.com.evil.example", "notlocalhost.example" })
	void pageWhoseNameLeadsHereMayNotPost(String host) {
		assertThat(send(HttpMethod.POST, host, "http://" + host)).hasStatus(HttpStatus.FORBIDDEN)
			.bodyText()
			.contains("--sample.host-names")
			.doesNotContain("evil");
		assertThat(send(HttpMethod.DELETE, host, null)).hasStatus(HttpStatus.FORBIDDEN);
	}

	@Test
	void readingIsOpenUnderAnyName() {
		assertThat(send(HttpMethod.GET, "host.docker.internal:8080", null)).hasStatus(HttpStatus.OK);
	}

	private MvcTestResult send(HttpMethod method, String host, @Nullable String origin) {
		MockMvcTester.MockMvcRequestBuilder request = this.mvc.method(method).uri("http://" + host + "/any");
		return ((origin != null) ? request.header("Origin", origin) : request).exchange();
	}

	@RestController
	static class AnyController {

		@RequestMapping("/any")
		String any() {
			return "any";
		}

	}

}
