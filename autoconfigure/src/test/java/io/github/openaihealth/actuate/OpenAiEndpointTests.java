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

package io.github.openaihealth.actuate;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.github.openaihealth.actuate.OpenAiDescriptor.ChangeDescriptor;
import io.github.openaihealth.actuate.OpenAiDescriptor.ConnectionDescriptor;
import io.github.openaihealth.actuate.OpenAiDescriptor.PollDescriptor;
import io.github.openaihealth.actuate.OpenAiDescriptor.SettingDescriptor;
import io.github.openaihealth.diagnosis.Cause;
import io.github.openaihealth.monitor.OpenAiMonitor;
import io.github.openaihealth.monitor.Snapshot;
import org.junit.jupiter.api.Test;

import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.actuate.endpoint.Sanitizer;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willAnswer;
import static org.mockito.Mockito.never;

/**
 * Tests for {@link OpenAiEndpoint}.
 */
class OpenAiEndpointTests {

	@Test
	void configurationHasValuesOriginsAndWhatLost() {
		assertThat(describe(Snapshots.up()).configuration()).containsExactly(
				entry("openai.api-key",
						new SettingDescriptor("sk-proj-…x4Kw", "environment variable OPENAI_API_KEY",
								List.of("application.yml:3:12 (the same value, not used)"))),
				entry("openai.org-id", new SettingDescriptor("org-1", "application.yml:4:12", null)),
				entry("openai.base-url", new SettingDescriptor("https://api.openai.com/v1", null, null)));
	}

	@Test
	void configurationIsSanitizedAsTheApplicationWantsIt() {
		SanitizingFunction function = (data) -> "openai.org-id".equals(data.getKey())
				? data.withValue(SanitizableData.SANITIZED_VALUE) : data;
		OpenAiEndpoint endpoint = new OpenAiEndpoint(Snapshots.monitor(Snapshots.up()),
				new Sanitizer(List.of(function)));
		assertThat(connection(endpoint.connections()).configuration())
			.containsEntry("openai.org-id", new SettingDescriptor("******", "application.yml:4:12", null))
			.containsEntry("openai.base-url", new SettingDescriptor("https://api.openai.com/v1", null, null));
	}

	@Test
	void whatIsHiddenIsHiddenEverywhere() {
		SanitizingFunction function = (data) -> (String.valueOf(data.getValue()).contains("api.openai.com")
				|| "openai.org-id".equals(data.getKey())) ? data.withSanitizedValue() : data;
		OpenAiEndpoint endpoint = new OpenAiEndpoint(Snapshots.monitor(Snapshots.downFor("org-1", "api.openai.com")),
				new Sanitizer(List.of(function)));
		assertThat(endpoint.connections().toString())
			.contains("******", "environment variable OPENAI_API_KEY", "sk-proj-…x4Kw")
			.contains("cause=timeout", Cause.TIMEOUT.docs())
			.doesNotContain("org-1", "api.openai.com", "not used", "also set in");
	}

	@Test
	void stateHasTheNamesOfTheHealthAnswer() {
		assertThat(describe(Snapshots.down()).state()).contains(entry("status", "DOWN"),
				entry("since", "2026-11-23T03:00:11Z"), entry("cause", "api-key-revoked"),
				entry("summary", Snapshots.REVOKED.summary()), entry("actions", Snapshots.REVOKED.actions()),
				entry("docs", Cause.API_KEY_REVOKED.docs()),
				entry("facts", Map.of("received", "the same key", "also set in", "one; another")),
				entry("httpStatus", 401), entry("errorCode", "invalid_api_key"), entry("requestId", "req_2"),
				entry("latency", "PT0.09S"), entry("consecutiveFailures", 2),
				entry("failingSince", "2026-11-23T02:59:12Z"), entry("nextCheck", "2026-11-23T03:01:12Z"));
	}

	@Test
	void stateBeforeTheFirstPollSaysSo() {
		ConnectionDescriptor connection = describe(Snapshots.initial(true));
		assertThat(connection.state()).containsOnly(entry("status", "UNKNOWN"), entry("summary", "Not polled yet."));
		assertThat(connection.configuration()).isEmpty();
		assertThat(connection.polls()).isEmpty();
		assertThat(connection.changes()).isEmpty();
	}

	@Test
	void staleIsSeenByTheReader() {
		assertThat(describe(Snapshots.silentSince(Snapshots.NOW.minusSeconds(3600))).state())
			.contains(entry("status", "UNKNOWN"), entry("cause", "stale"), entry("since", "2026-11-23T02:02:17Z"));
	}

	@Test
	void historyIsTold() {
		ConnectionDescriptor connection = describe(Snapshots.down());
		assertThat(connection.polls()).containsExactly(
				new PollDescriptor("2026-11-23T03:00:12.345Z", "definitive", "api-key-revoked", "PT0.09S", 401,
						"invalid_api_key", "req_2"),
				new PollDescriptor("2026-11-23T02:59:12.345Z", null, "api-key-empty", null, null, null, null));
		assertThat(connection.changes()).containsExactly(new ChangeDescriptor("2026-11-23T03:00:11.345Z", "UP", "DOWN",
				"api-key-revoked", Snapshots.REVOKED.summary()));
	}

	@Test
	void readingDoesNotPoll() {
		OpenAiMonitor monitor = Snapshots.monitor(Snapshots.up());
		endpoint(monitor).connections();
		then(monitor).should(never()).pollNow();
	}

	@Test
	void writingPollsAndTellsWhatIsKnownThen() {
		OpenAiMonitor monitor = Snapshots.monitor(Snapshots.up());
		willAnswer((invocation) -> {
			Snapshots.know(monitor, Snapshots.down());
			return CompletableFuture.completedFuture(List.of(Snapshots.down()));
		}).given(monitor).pollNow();
		assertThat(connection(endpoint(monitor).poll()).state()).containsEntry("status", "DOWN");
	}

	@Test
	void writingGivesUpWithAnInterruptionAndTellsWhatIsKnown() {
		OpenAiMonitor monitor = Snapshots.monitor(Snapshots.up());
		given(monitor.pollNow()).willReturn(new CompletableFuture<>());
		Thread.currentThread().interrupt();
		assertThat(connection(endpoint(monitor).poll()).state()).containsEntry("status", "UP");
		assertThat(Thread.interrupted()).isTrue();
	}

	@Test
	void allConnectionsAreToldInTheirOrder() {
		OpenAiMonitor monitor = many();
		assertThat(endpoint(monitor).connections().connections()).containsOnlyKeys("default", "eu");
		assertThat(endpoint(monitor).connections().connections().keySet()).containsExactly("default", "eu");
	}

	@Test
	void oneConnectionIsToldByItsName() {
		OpenAiEndpoint endpoint = endpoint(many());
		assertThat(endpoint.connection("eu")).isNotNull()
			.satisfies((connection) -> assertThat(connection.state()).containsEntry("status", "DOWN"));
		assertThat(endpoint.connection("default")).isNotNull()
			.satisfies((connection) -> assertThat(connection.state()).containsEntry("status", "UP"));
	}

	@Test
	void connectionThatIsNotThereIsNotTold() {
		OpenAiMonitor monitor = many();
		assertThat(endpoint(monitor).connection("us")).isNull();
		assertThat(endpoint(monitor).pollConnection("us")).isNull();
		then(monitor).should(never()).pollNow("us");
	}

	@Test
	void oneConnectionIsPolledByItsName() {
		OpenAiMonitor monitor = many();
		given(monitor.pollNow("eu")).willReturn(CompletableFuture.completedFuture(Snapshots.down()));
		assertThat(endpoint(monitor).pollConnection("eu")).isNotNull();
		then(monitor).should().pollNow("eu");
		then(monitor).should(never()).pollNow();
	}

	private static OpenAiMonitor many() {
		OpenAiMonitor monitor = Snapshots.monitor(Snapshots.up());
		Snapshots.know(monitor, Snapshots.up(), Snapshots.named("eu", Snapshots.down()));
		return monitor;
	}

	private static ConnectionDescriptor describe(Snapshot snapshot) {
		return connection(endpoint(Snapshots.monitor(snapshot)).connections());
	}

	private static OpenAiEndpoint endpoint(OpenAiMonitor monitor) {
		return new OpenAiEndpoint(monitor, new Sanitizer(List.of()));
	}

	private static ConnectionDescriptor connection(OpenAiDescriptor descriptor) {
		assertThat(descriptor.connections()).containsOnlyKeys("default");
		return descriptor.connections().values().iterator().next();
	}

}
