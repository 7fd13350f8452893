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

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.openaihealth.connection.ConnectionSetting;
import io.github.openaihealth.connection.ConnectionSummary;
import io.github.openaihealth.connection.SettingOrigin;
import io.github.openaihealth.diagnosis.Cause;
import io.github.openaihealth.diagnosis.Diagnosis;
import io.github.openaihealth.diagnosis.Fact;
import io.github.openaihealth.diagnosis.ServiceAnswer;
import io.github.openaihealth.monitor.ConnectionState;
import io.github.openaihealth.monitor.ConnectionStatus;
import io.github.openaihealth.monitor.Failures;
import io.github.openaihealth.monitor.Finding;
import io.github.openaihealth.monitor.History;
import io.github.openaihealth.monitor.Moments;
import io.github.openaihealth.monitor.MonitorSettings;
import io.github.openaihealth.monitor.OpenAiMonitor;
import io.github.openaihealth.monitor.OpenAiStatusChangedEvent;
import io.github.openaihealth.monitor.Poll;
import io.github.openaihealth.monitor.Snapshot;
import io.github.openaihealth.probe.Outcome;
import io.github.openaihealth.probe.ProbeResult;
import io.github.openaihealth.probe.RetiringModel;
import org.jspecify.annotations.Nullable;

import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Snapshots for tests.
 */
final class Snapshots {

	static final Instant NOW = Instant.parse("2026-11-23T03:00:12.345Z");

	static final Diagnosis REVOKED = Diagnosis.of(Cause.API_KEY_REVOKED, Map.of("when", "14 minutes ago"))
		.withFact("received", "the same key")
		.withFact("also set in", "one")
		.withFact("also set in", "another");

	static final ProbeResult SUCCESS = new ProbeResult(Outcome.SUCCESS, null, Duration.ofNanos(182_400_000),
			new ServiceAnswer(200, null, "req_1"), 96, List.of(), null, false, null);

	static final ProbeResult REFUSAL = new ProbeResult(Outcome.DEFINITIVE, REVOKED, Duration.ofMillis(90),
			new ServiceAnswer(401, "invalid_api_key", "req_2"), null, List.of(), null, true, null);

	private Snapshots() {
	}

	static OpenAiMonitor monitor(Snapshot snapshot) {
		OpenAiMonitor monitor = mock();
		know(monitor, snapshot);
		return monitor;
	}

	static void know(OpenAiMonitor monitor, Snapshot... snapshots) {
		given(monitor.names()).willReturn(Stream.of(snapshots).map(Snapshot::name).toList());
		given(monitor.snapshots()).willReturn(List.of(snapshots));
		for (Snapshot snapshot : snapshots) {
			given(monitor.snapshot(snapshot.name())).willReturn(snapshot);
		}
	}

	static MonitorSettings settings(boolean enabled, boolean probeEnabled) {
		return new MonitorSettings(enabled, probeEnabled, Duration.ofSeconds(5), Duration.ofSeconds(60), 3,
				Duration.ofMinutes(2));
	}

	static ConnectionSummary connection(@Nullable LocalDate created) {
		return new ConnectionSummary("sk-proj-…x4Kw", "project", created, null, "org-1", null,
				"https://api.openai.com/v1",
				Map.of(ConnectionSetting.API_KEY,
						new SettingOrigin("environment variable OPENAI_API_KEY", false,
								List.of("application.yml:3:12 (the same value, not used)")),
						ConnectionSetting.ORG_ID, new SettingOrigin("application.yml:4:12", false)));
	}

	static Snapshot initial(boolean enabled) {
		return new Snapshot("default", settings(enabled, true), null, ConnectionState.INITIAL, null, List.of(), null,
				History.EMPTY, List.of(), false);
	}

	static Snapshot up() {
		return up(null);
	}

	static Snapshot up(@Nullable LocalDate created) {
		ConnectionState state = state(ConnectionStatus.UP, List.of(), List.of(), SUCCESS, 0, NOW.minusSeconds(3), null);
		return new Snapshot("default", settings(true, true), connection(created), state, null, List.of(),
				Moments.at(NOW.plusSeconds(60)),
				new History(List.of(new Poll(NOW, SUCCESS, List.of())),
						List.of(change(ConnectionStatus.UNKNOWN, ConnectionStatus.UP, NOW.minusSeconds(3)))),
				List.of(), false);
	}

	static Snapshot expiring(LocalDate day) {
		Snapshot up = up();
		return new Snapshot(
				up.name(), up.settings(), new ConnectionSummary("sk-proj-…x4Kw", "project", null, day, null, null,
						"https://api.openai.com/v1", Map.of()),
				up.polled(), up.traffic(), List.of(), up.due(), up.history(), List.of(), false);
	}

	static Snapshot retiring(RetiringModel... models) {
		Snapshot up = up();
		return new Snapshot(up.name(), up.settings(), up.connection(), up.polled(), up.traffic(), List.of(), up.due(),
				up.history(), List.of(models), false);
	}

	static Snapshot down() {
		ConnectionState state = state(ConnectionStatus.DOWN, List.of(REVOKED), List.of(), REFUSAL, 2,
				NOW.minusSeconds(120), NOW.minusSeconds(60));
		return new Snapshot("default", settings(true, true), connection(null), state, null, List.of(),
				Moments.at(NOW.plusSeconds(60)),
				new History(
						List.of(new Poll(NOW, REFUSAL, List.of()),
								new Poll(NOW.minusSeconds(60), null, List.of(Diagnosis.of(Cause.API_KEY_EMPTY)))),
						List.of(change(ConnectionStatus.UP, ConnectionStatus.DOWN, NOW.minusSeconds(1), REVOKED))),
				List.of(), false);
	}

	static Snapshot downFor(String organization, String host) {
		Diagnosis mismatch = new Diagnosis(Cause.ORG_MISMATCH, organization + " does not fit the key at " + host + ".",
				null, List.of(new Fact("openai.org-id", organization), new Fact("also set in", "another one")),
				List.of("See https://" + host + "/v1 for " + organization), null);
		ConnectionState state = state(ConnectionStatus.DOWN, List.of(mismatch),
				List.of(Diagnosis.of(Cause.TIMEOUT, Map.of("host", host, "limit", "5s"))), null, 2, null, NOW);
		return new Snapshot("default", settings(true, true), connection(null), state, null, List.of(), null,
				new History(List.of(), List.of(change(ConnectionStatus.UP, ConnectionStatus.DOWN, NOW, mismatch))),
				List.of(), false);
	}

	static Snapshot named(String name, Snapshot snapshot) {
		return new Snapshot(name, snapshot.settings(), snapshot.connection(), snapshot.polled(), snapshot.traffic(),
				snapshot.configurationWarnings(), snapshot.due(), snapshot.history(), List.of(), snapshot.stale());
	}

	static Snapshot silentSince(Instant due) {
		Snapshot up = up();
		return new Snapshot(up.name(), up.settings(), up.connection(), up.polled(), up.traffic(), List.of(),
				Moments.at(due), up.history(), List.of(), true);
	}

	static ConnectionState state(ConnectionStatus status, List<Diagnosis> problems, List<Diagnosis> notices,
			@Nullable ProbeResult result, int failures, @Nullable Instant lastSuccess, @Nullable Instant failingSince) {
		Finding finding = (result != null) ? new Finding(result, null, Moments.at(NOW), true) : null;
		return new ConnectionState(status, problems, notices, finding, finding, false,
				new Failures(failures, 0, 0, (failingSince != null) ? Moments.at(failingSince) : null), NOW,
				lastSuccess, List.of());
	}

	private static OpenAiStatusChangedEvent change(ConnectionStatus from, ConnectionStatus to, Instant since,
			Diagnosis... diagnoses) {
		return new OpenAiStatusChangedEvent("default", from, to, since, List.of(diagnoses), null, null, null, null);
	}

}
