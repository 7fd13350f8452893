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

import java.lang.ref.WeakReference;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.github.openaihealth.connection.ApiKey;
import io.github.openaihealth.connection.BaseUrl;
import io.github.openaihealth.connection.KeysInUse;
import io.github.openaihealth.connection.OpenAiConnection;
import io.github.openaihealth.connection.TestConnections;
import io.github.openaihealth.monitor.OpenAiMonitor;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.BeanCreationNotAllowedException;
import org.springframework.http.HttpHeaders;
import org.springframework.web.util.UriComponentsBuilder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willAnswer;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.reset;

/**
 * Tests for {@link OpenAiTraffic}.
 */
class OpenAiTrafficTests {

	private static final String KEY = "key-of-one-" + "a1".repeat(20);

	private static final String ANOTHER_KEY = "key-of-two-" + "b2".repeat(20);

	private final OpenAiMonitor monitor = mock();

	private final List<String> told = new ArrayList<>();

	@BeforeEach
	void listen() {
		willAnswer((invocation) -> this.told.add(invocation.getArgument(0) + ": " + invocation.getArgument(1)))
			.given(this.monitor)
			.callRefused(anyString(), any(), any());
		willAnswer((invocation) -> this.told.add(invocation.getArgument(0) + ": succeeded")).given(this.monitor)
			.callSucceeded(anyString());
	}

	@ParameterizedTest
	@CsvSource({ "https://api.openai.com/v1, https://api.openai.com/v1/responses",
			"https://api.openai.com/v1, https://API.OpenAI.com:443/v1/responses",
			"https://api.openai.com/v1, https://api.openai.com./v1/responses",
			"https://api.openai.com./v1, https://api.openai.com/v1/responses",
			"https://gateway.example.com:8443/openai/v1, https://gateway.example.com:8443/openai/v1/responses",
			"http://localhost/v1, http://localhost:80/v1/chat/completions",
			"http://[::1]:4000/v1, http://[::1]:4000/v1/responses" })
	void callAtTheServerCounts(String baseUrl, String uri) {
		traffic(connection("default", baseUrl, KEY)).observe(refused(uri, KEY));
		assertThat(this.told).containsExactly("default: PERMISSION_DENIED");
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://api.openai.com/v1/responses", "https://api.openai.com:8443/v1/responses",
			"https://eu.api.openai.com/v1/responses", "https://example.com/v1/responses", "https://xapi.openai.com/v1",
			"https://api.openai.net/v1", "https://api.openai.comx/v1", "urn:isbn:1", "/v1/responses" })
	void callElsewhereDoesNot(String uri) {
		traffic(connection("default", "https://api.openai.com/v1", KEY)).observe(refused(uri, KEY));
		assertThat(this.told).isEmpty();
	}

	@Test
	void hostWithoutBracketsIsTheSame() {
		traffic(connection("default", "http://[::1]:4000/v1", KEY))
			.observe(new TestCall("http://[::1]:4000/v1", KEY, 401, "POST", "::1", null, ""));
		assertThat(this.told).containsExactly("default: PERMISSION_DENIED");
	}

	@Test
	void callWithAnotherKeyDoesNotCount() {
		traffic(connection("default", "https://api.openai.com/v1", KEY))
			.observe(refused("https://api.openai.com/v1/responses", ANOTHER_KEY));
		assertThat(this.told).isEmpty();
	}

	@Test
	void connectionThatIsNotReadAnyMoreIsNotKept() {
		OpenAiTraffic traffic = traffic(connection("default", "https://api.openai.com/v1", KEY));
		traffic.observe(refused("https://api.openai.com/v1/responses", KEY));
		WeakReference<OpenAiConnection> before = new WeakReference<>(
				Objects.requireNonNull(this.monitor.connectionAsRead("default")));
		reset(this.monitor);
		Awaitility.await().until(() -> {
			System.gc();
			return before.get() == null;
		});
	}

	@Test
	void connectionsAtOneServerAreToldApartByTheirKeys() {
		OpenAiTraffic traffic = traffic(connection("default", "https://api.openai.com/v1", KEY),
				connection("other", "https://api.openai.com/v1", ANOTHER_KEY));
		traffic.observe(refused("https://api.openai.com/v1/responses", ANOTHER_KEY));
		traffic.observe(refused("https://api.openai.com/v1/responses", KEY));
		assertThat(this.told).containsExactly("other: PERMISSION_DENIED", "default: PERMISSION_DENIED");
	}

	@Test
	void connectionsWithOneKeyAreToldBoth() {
		traffic(connection("default", "https://api.openai.com/v1", KEY),
				connection("other", "https://api.openai.com/v1", KEY))
			.observe(refused("https://api.openai.com/v1/responses", KEY));
		assertThat(this.told).containsExactly("default: PERMISSION_DENIED", "other: PERMISSION_DENIED");
	}

	@Test
	void connectionsWithOneKeyAreToldApartByTheirProjects() {
		OpenAiTraffic traffic = traffic(ofProject("default", "proj_a"), ofProject("other", "proj_b"));
		traffic.observe(refused("https://api.openai.com/v1/responses#proj_b", KEY));
		traffic.observe(refused("https://api.openai.com/v1/responses#proj_c", KEY));
		assertThat(this.told).containsExactly("other: PERMISSION_DENIED");
		traffic.observe(refused("https://api.openai.com/v1/responses", KEY));
		assertThat(this.told).hasSize(3);
	}

	private static OpenAiConnection ofProject(String name, String project) {
		return TestConnections.of(name, BaseUrl.of("https://api.openai.com/v1"), ApiKey.of(KEY), null, project,
				Map.of(), null);
	}

	@Test
	void callWhoseKeyStandsElsewhereCountsForTheOnlyConnectionThere() {
		traffic(connection("default", "https://gateway.example.com/v1", KEY),
				connection("other", "https://api.openai.com/v1", ANOTHER_KEY))
			.observe(refused("https://gateway.example.com/v1/responses", null));
		assertThat(this.told).containsExactly("default: PERMISSION_DENIED");
	}

	@Test
	void callWhoseKeyStandsElsewhereDoesNotCountWhereThereAreTwo() {
		traffic(connection("default", "https://gateway.example.com/v1", KEY),
				connection("other", "https://gateway.example.com/v1", ANOTHER_KEY))
			.observe(refused("https://gateway.example.com/v1/responses", null));
		assertThat(this.told).isEmpty();
	}

	@Test
	void callOfAConnectionsClientCountsForThatOneAlone() {
		traffic(connection("default", "https://api.openai.com/v1", KEY),
				connection("other", "https://api.openai.com/v1", KEY))
			.observe(new TestCall("https://api.openai.com/v1/responses", KEY, 401, "POST", null, "other", ""));
		assertThat(this.told).containsExactly("other: PERMISSION_DENIED");
	}

	@ParameterizedTest
	@CsvSource({ "429, insufficient_quota, QUOTA_EXHAUSTED", "429, billing_hard_limit_reached, QUOTA_EXHAUSTED",
			"429, rate_limit_exceeded, RATE_LIMITED", "401, invalid_api_key, API_KEY_REJECTED" })
	void codeInTheBodyTellsMore(int status, String code, String cause) {
		traffic(connection("default", "https://api.openai.com/v1", KEY))
			.observe(new TestCall("https://api.openai.com/v1/responses", KEY, status, "POST", null, null,
					"{\"error\":{\"message\":\"No.\",\"type\":\"" + code + "\",\"code\":\"" + code + "\"}}"));
		assertThat(this.told).containsExactly("default: " + cause);
	}

	@ParameterizedTest
	@CsvSource({ "200, POST, 1", "201, POST, 1", "200, GET, 0", "204, DELETE, 0", "304, POST, 0", "400, POST, 0",
			"404, POST, 0", "422, POST, 0", "429, POST, 0", "500, POST, 0", "503, POST, 0" })
	void onlyACallThatCostsSomethingSucceeds(int status, String method, int times) {
		traffic(connection("default", "https://api.openai.com/v1", KEY)).observe(new TestCall(
				"https://api.openai.com/v1/responses", KEY, status, method, null, null, "not for anybody"));
		assertThat(this.told).hasSize(times).allMatch("default: succeeded"::equals);
	}

	@Test
	void nothingIsLearnedBeforeTheConnectionWasRead() {
		given(this.monitor.names()).willReturn(List.of("default"));
		OpenAiTraffic traffic = new OpenAiTraffic(this.monitor, true, new RateLimits(List.of("default"), List.of()),
				new KeysInUse());
		traffic.observe(refused("https://api.openai.com/v1/responses", KEY));
		traffic.refused("default", 401, null, null);
		traffic.succeeded("default");
		assertThat(this.told).isEmpty();
	}

	@Test
	void keyThatWasRotatedCountsOnceItWasRead() {
		OpenAiTraffic traffic = traffic(connection("default", "https://api.openai.com/v1", KEY));
		traffic.observe(refused("https://api.openai.com/v1/responses", ANOTHER_KEY));
		OpenAiConnection rotated = connection("default", "https://api.openai.com/v1", ANOTHER_KEY);
		given(this.monitor.connectionAsRead("default")).willReturn(rotated);
		traffic.observe(refused("https://api.openai.com/v1/responses", KEY));
		assertThat(this.told).isEmpty();
		traffic.observe(refused("https://api.openai.com/v1/responses", ANOTHER_KEY));
		assertThat(this.told).containsExactly("default: PERMISSION_DENIED");
	}

	@Test
	void applicationTellsByItself() {
		OpenAiTraffic traffic = traffic(connection("default", "https://api.openai.com/v1", KEY));
		traffic.refused("default", 429, "insufficient_quota", "req_1");
		traffic.refused("default", 429, null, null);
		traffic.refused("no-such", 401, null, null);
		traffic.succeeded("default");
		traffic.succeeded("no-such");
		assertThat(this.told).containsExactly("default: QUOTA_EXHAUSTED", "default: succeeded");
	}

	@Test
	void nothingIsLearnedWhereThatIsSwitchedOff() {
		OpenAiTraffic traffic = traffic(false, connection("default", "https://api.openai.com/v1", KEY));
		traffic.observe(refused("https://api.openai.com/v1/responses", KEY));
		traffic.refused("default", 429, "insufficient_quota", "req_1");
		traffic.succeeded("default");
		assertThat(this.told).isEmpty();
	}

	@Test
	void callIsUnharmedWhateverFails() {
		OpenAiTraffic traffic = traffic(connection("default", "https://api.openai.com/v1", KEY));
		willThrow(new IllegalStateException()).given(this.monitor).callRefused(anyString(), any(), any());
		willThrow(new IllegalStateException()).given(this.monitor).callSucceeded(anyString());
		assertThatCode(() -> {
			traffic.observe(refused("https://api.openai.com/v1/responses", KEY));
			traffic.refused("default", 401, null, null);
			traffic.succeeded("default");
			OpenAiTraffic.observe(() -> {
				throw new BeanCreationNotAllowedException("openAiTraffic", "The application ends");
			}, refused("https://api.openai.com/v1/responses", KEY));
		}).doesNotThrowAnyException();
	}

	private OpenAiTraffic traffic(OpenAiConnection... connections) {
		return traffic(true, connections);
	}

	private OpenAiTraffic traffic(boolean enabled, OpenAiConnection... connections) {
		List<String> names = List.of(connections).stream().map(OpenAiConnection::name).toList();
		given(this.monitor.names()).willReturn(names);
		for (OpenAiConnection connection : connections) {
			given(this.monitor.connectionAsRead(connection.name())).willReturn(connection);
		}
		return new OpenAiTraffic(this.monitor, enabled, new RateLimits(names, List.of()), new KeysInUse());
	}

	private static OpenAiConnection connection(String name, String baseUrl, String key) {
		return TestConnections.of(name, BaseUrl.of(baseUrl), ApiKey.of(key), null, null, Map.of(), null);
	}

	private static Call refused(String uri, @Nullable String key) {
		return new TestCall(uri, key, 401, "POST", null, null, "");
	}

	/**
	 * A call of which everything is known. The fragment of its address is its project.
	 */
	private record TestCall(String uri, @Nullable String key, int status, String method, @Nullable String otherHost,
			@Nullable String connection, String body) implements Call {

		@Override
		public @Nullable String scheme() {
			return URI.create(this.uri).getScheme();
		}

		@Override
		public @Nullable String host() {
			return (this.otherHost != null) ? this.otherHost : URI.create(this.uri).getHost();
		}

		@Override
		public int port() {
			return URI.create(this.uri).getPort();
		}

		@Override
		public @Nullable String requestHeader(String name) {
			return switch (name) {
				case HttpHeaders.AUTHORIZATION -> (this.key != null) ? "Bearer " + this.key : null;
				case "OpenAI-Project" -> UriComponentsBuilder.fromUriString(this.uri).build().getFragment();
				default -> null;
			};
		}

		@Override
		public @Nullable String header(String name) {
			return headers().getFirst(name);
		}

		@Override
		public HttpHeaders headers() {
			return new HttpHeaders();
		}

		@Override
		public byte[] errorBody() {
			return Objects.requireNonNull(this.body).getBytes();
		}

	}

}
