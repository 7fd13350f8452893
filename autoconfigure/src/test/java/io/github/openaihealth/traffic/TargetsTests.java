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

package io.github.openaihealth.traffic;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import io.github.openaihealth.connection.ApiKey;
import io.github.openaihealth.connection.BaseUrl;
import io.github.openaihealth.connection.OpenAiConnection;
import io.github.openaihealth.connection.TestConnections;
import io.github.openaihealth.monitor.OpenAiMonitor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.http.HttpHeaders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link Targets}.
 */
class TargetsTests {

	private static final String SHARED = "a1";

	private static final String OWN = "b2";

	private final OpenAiMonitor monitor = mock();

	private Targets targets = mock();

	@BeforeEach
	void read() {
		given(this.monitor.names()).willReturn(List.of("default", "eu", "us", "unread"));
		for (OpenAiConnection connection : List.of(connection("default", SHARED), connection("eu", SHARED),
				connection("us", OWN))) {
			given(this.monitor.connectionAsRead(connection.name())).willReturn(connection);
		}
		this.targets = new Targets(this.monitor);
	}

	// The key of a call, the connection whose client has made it if that is known, and
	// the connections that it was made at
	@ParameterizedTest
	@CsvSource({ "a1, , default eu", "a1, eu, eu", "a1, us, ''", "b2, , us", "b2, eu, ''", "c3, , ''", ", , ''",
			", us, us", "a1, unread, ''" })
	void callIsMadeWhereItsKeyIsOrWhereItAloneMayBe(@Nullable String key, @Nullable String connection,
			String expected) {
		Call call = call("api.openai.com", key);
		given(call.connection()).willReturn(connection);
		assertThat(this.targets.of(call))
			.containsExactlyElementsOf(Arrays.stream(expected.split(" ")).filter((name) -> !name.isEmpty()).toList());
	}

	@Test
	void callElsewhereIsMadeAtNone() {
		assertThat(this.targets.of(call("example.com", SHARED))).isEmpty();
	}

	@Test
	void targetStaysTheSameUntilTheConnectionIsReadAnew() {
		Target first = this.targets.get("us");
		assertThat(first).isNotNull().isSameAs(this.targets.get("us"));
		given(this.monitor.connectionAsRead("us")).willReturn(connection("us", OWN));
		assertThat(this.targets.get("us")).isNotNull().isNotSameAs(first);
	}

	@Test
	void connectionThatIsUnknownOrUnreadIsNoTarget() {
		assertThat(this.targets.get("nobody")).isNull();
		assertThat(this.targets.get("unread")).isNull();
	}

	private static Call call(String host, @Nullable String key) {
		Call call = mock();
		given(call.scheme()).willReturn("https");
		given(call.host()).willReturn(host);
		given(call.port()).willReturn(-1);
		given(call.requestHeader(HttpHeaders.AUTHORIZATION)).willReturn((key != null) ? "Bearer " + key(key) : null);
		return call;
	}

	private static OpenAiConnection connection(String name, String key) {
		return TestConnections.of(name, BaseUrl.of("https://api.openai.com/v1"), ApiKey.of(key(key)), null, null,
				Map.of(), null);
	}

	private static String key(String part) {
		return "sk-proj-" + part.repeat(30);
	}

}
