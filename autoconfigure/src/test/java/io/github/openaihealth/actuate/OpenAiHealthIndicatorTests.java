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

import io.github.openaihealth.connection.ConnectionSetting;
import io.github.openaihealth.connection.ConnectionSummary;
import io.github.openaihealth.connection.SettingOrigin;
import io.github.openaihealth.diagnosis.Cause;
import io.github.openaihealth.diagnosis.Diagnosis;
import io.github.openaihealth.diagnosis.ServiceAnswer;
import io.github.openaihealth.monitor.ConnectionState;
import io.github.openaihealth.monitor.ConnectionStatus;
import io.github.openaihealth.monitor.Failures;
import io.github.openaihealth.monitor.Finding;
import io.github.openaihealth.monitor.History;
import io.github.openaihealth.monitor.Moments;
import io.github.openaihealth.monitor.MonitorSettings;
import io.github.openaihealth.monitor.OpenAiMonitor;
import io.github.openaihealth.monitor.Snapshot;
import io.github.openaihealth.probe.Outcome;
import io.github.openaihealth.probe.ProbeResult;
import io.github.openaihealth.probe.RetiringModel;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthContributors;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

/**
 * Tests for {@link OpenAiHealthIndicator}.
 */
class OpenAiHealthIndicatorTests {

	private static final Instant NOW = Instant.parse("2026-11-23T03:00:12.345Z");

	private static final ConnectionSummary CONNECTION = new ConnectionSummary("sk-proj-…x4Kw", "project", null, null,
			"org-1", null, "https://api.openai.com/v1",
			Map.of(ConnectionSetting.API_KEY, new SettingOrigin("environment variable OPENAI_API_KEY", false)));

	@Test
	void upShowsTheProbeAndTheConnection() {
		ProbeResult result = new ProbeResult(Outcome.SUCCESS, null, Duration.ofNanos(182_400_000),
				new ServiceAnswer(200, null, "req_1"), 96, List.of(), null, false, null);
		Health health = health(snapshot(true, true, CONNECTION,
				Snapshots.state(ConnectionStatus.UP, List.of(), List.of(), result, 0, NOW.minusSeconds(3), null)));
		assertThat(health.getStatus()).isEqualTo(Status.UP);
		assertThat(health.getDetails()).containsExactly(entry("apiKey", "sk-proj-…x4Kw"),
				entry("apiKeyKind", "project"), entry("apiKeySource", "environment variable OPENAI_API_KEY"),
				entry("orgId", "org-1"), entry("baseUrl", "https://api.openai.com/v1"), entry("httpStatus", 200),
				entry("requestId", "req_1"), entry("latency", "PT0.182S"), entry("lastChecked", "2026-11-23T03:00:12Z"),
				entry("lastSuccess", "2026-11-23T03:00:09Z"), entry("models", 96),
				entry("nextCheck", "2026-11-23T03:01:12Z"));
	}

	@Test
	void downShowsCauseSummaryActionsAndLink() {
		Diagnosis problem = new Diagnosis(Cause.API_KEY_REVOKED, "OpenAI no longer accepts this key.", null, List.of(),
				List.of("Deploy the new one."), null);
		ProbeResult result = new ProbeResult(Outcome.DEFINITIVE, problem, Duration.ofMillis(90),
				new ServiceAnswer(401, "invalid_api_key", null), null, List.of(), null, true, null);
		Health health = health(snapshot(true, true, null, Snapshots.state(ConnectionStatus.DOWN, List.of(problem),
				List.of(), result, 2, null, NOW.minusSeconds(60))));
		assertThat(health.getStatus()).isEqualTo(Status.DOWN);
		assertThat(health.getDetails()).contains(entry("cause", "api-key-revoked"),
				entry("summary", "OpenAI no longer accepts this key."),
				entry("actions", List.of("Deploy the new one.")), entry("docs", Cause.API_KEY_REVOKED.docs()),
				entry("errorCode", "invalid_api_key"), entry("failingSince", "2026-11-23T02:59:12Z"),
				entry("consecutiveFailures", 2));
		assertThat(health.getDetails()).doesNotContainKeys("models", "apiKey", "warnings", "lastSuccess");
	}

	@Test
	void downStatusIsTheOperatorsChoice() {
		Diagnosis problem = Diagnosis.of(Cause.API_KEY_EMPTY);
		Snapshot snapshot = snapshot(true, true, CONNECTION,
				Snapshots.state(ConnectionStatus.DOWN, List.of(problem), List.of(), null, 0, null, NOW));
		Health health = new OpenAiHealthIndicator(monitor(snapshot), "default", Status.OUT_OF_SERVICE).health();
		assertThat(health.getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
	}

	@Test
	void severalProblemsAreAllShown() {
		Health health = health(snapshot(true, true, CONNECTION,
				Snapshots.state(ConnectionStatus.DOWN,
						List.of(Diagnosis.of(Cause.API_KEY_EMPTY),
								Diagnosis.of(Cause.ORG_ID_MALFORMED, Map.of("finding", "holds a name"))),
						List.of(), null, 0, null, NOW)));
		assertThat(health.getDetails()).containsEntry("cause", "api-key-empty");
		assertThat((String) health.getDetails().get("summary")).contains(Diagnosis.of(Cause.API_KEY_EMPTY).summary(),
				"'openai.org-id' holds a name.");
	}

	@Test
	void warningsStandBesideUp() {
		Health health = health(snapshot(true, true, CONNECTION, Snapshots.state(ConnectionStatus.UP, List.of(),
				List.of(Diagnosis.of(Cause.RATE_LIMITED)), null, 0, NOW, null)));
		assertThat(health.getStatus()).isEqualTo(Status.UP);
		assertThat(health.getDetails()).extractingByKey("warnings", InstanceOfAssertFactories.LIST)
			.singleElement(InstanceOfAssertFactories.MAP)
			.containsExactly(entry("cause", "rate-limited"),
					entry("summary", Diagnosis.of(Cause.RATE_LIMITED).summary()),
					entry("docs", Cause.RATE_LIMITED.docs()));
	}

	@Test
	void answerIsOfTheCauseAndLatencyOfTheLastPoll() {
		Diagnosis refused = Diagnosis.of(Cause.MODEL_UNAVAILABLE, Map.of("models", "gpt-test"))
			.withAnswer(new ServiceAnswer(200, null, "req_1"));
		ProbeResult refusal = new ProbeResult(Outcome.DEFINITIVE, refused, Duration.ofMillis(90),
				new ServiceAnswer(200, null, "req_1"), 96, List.of("gpt-test"), null, false, null);
		ProbeResult outage = new ProbeResult(Outcome.PASSING, null, Duration.ofMillis(20),
				new ServiceAnswer(503, "overloaded", "req_2"), null, List.of(), null, false, null);
		Health health = health(
				snapshot(true, true, CONNECTION, new ConnectionState(ConnectionStatus.DOWN, List.of(refused), List.of(),
						finding(refusal), finding(outage), false, Failures.NONE, NOW, null, List.of())));
		assertThat(health.getDetails()).contains(entry("httpStatus", 200), entry("requestId", "req_1"),
				entry("models", 96), entry("missingModels", List.of("gpt-test")), entry("latency", "PT0.02S"));
		assertThat(health.getDetails()).doesNotContainKey("errorCode");
	}

	@Test
	void pollWithoutRequestHasNoLatency() {
		ProbeResult result = new ProbeResult(Outcome.PASSING, null, Duration.ZERO, null, null, List.of(), null, false,
				null);
		Health health = health(snapshot(true, true, CONNECTION,
				Snapshots.state(ConnectionStatus.UP, List.of(), List.of(), result, 1, NOW, NOW)));
		assertThat(health.getDetails()).doesNotContainKey("latency");
	}

	@Test
	void firstRefusalIsNamedWhileItAwaitsItsConfirmation() {
		Diagnosis refusal = Diagnosis.of(Cause.QUOTA_EXHAUSTED);
		ProbeResult result = new ProbeResult(Outcome.DEFINITIVE, refusal, Duration.ofMillis(90),
				new ServiceAnswer(429, "insufficient_quota", null), null, List.of(), null, false, null);
		Health health = health(snapshot(true, true, CONNECTION, new ConnectionState(ConnectionStatus.UNKNOWN, List.of(),
				List.of(refusal), null, finding(result), true, Failures.NONE, NOW, null, List.of())));
		assertThat(health.getDetails())
			.containsEntry("summary", "The first answer, a refusal, awaits its confirmation.")
			.containsEntry("errorCode", "insufficient_quota")
			.doesNotContainKey("cause");
		assertThat(health.getDetails().get("warnings")).asString().contains("cause=quota-exhausted");
	}

	@Test
	void disabledIsUnknownWithTheReason() {
		Health health = health(snapshot(false, true, null, ConnectionState.INITIAL));
		assertThat(health.getStatus()).isEqualTo(Status.UNKNOWN);
		assertThat((String) health.getDetails().get("summary")).contains("'openai.enabled'");
	}

	@Test
	void notProbedIsUnknownWithTheReason() {
		Health health = health(snapshot(true, false, CONNECTION, ConnectionState.INITIAL));
		assertThat(health.getStatus()).isEqualTo(Status.UNKNOWN);
		assertThat((String) health.getDetails().get("summary")).contains("'openai.probe.enabled'");
	}

	@Test
	void silentMonitorIsUnknownAndStale() {
		Snapshot snapshot = new Snapshot("default", settings(true, true), CONNECTION,
				Snapshots.state(ConnectionStatus.UP, List.of(), List.of(), null, 0, NOW.minusSeconds(600), null), null,
				List.of(), Moments.at(NOW.minusSeconds(500)), History.EMPTY, List.of(), true);
		Health health = health(snapshot);
		assertThat(health.getStatus()).isEqualTo(Status.UNKNOWN);
		assertThat(health.getDetails()).containsEntry("cause", "stale");
	}

	@Test
	void healthIsRenderedOncePerSnapshot() {
		OpenAiHealthIndicator indicator = new OpenAiHealthIndicator(Snapshots.monitor(Snapshots.up()), "default",
				Status.DOWN);
		assertThat(indicator.health()).isSameAs(indicator.health());
	}

	@Test
	void changeIsRendered() {
		OpenAiMonitor monitor = Snapshots.monitor(Snapshots.up());
		OpenAiHealthIndicator indicator = new OpenAiHealthIndicator(monitor, "default", Status.DOWN);
		assertThat(indicator.health().getStatus()).isEqualTo(Status.UP);
		Snapshots.know(monitor, Snapshots.down());
		assertThat(indicator.health().getStatus()).isEqualTo(Status.DOWN);
	}

	@Test
	void contributorIsAPlainIndicatorOrAComposite() {
		OpenAiMonitor monitor = Snapshots.monitor(Snapshots.up());
		assertThat(OpenAiHealthIndicator.contributor(monitor, Status.DOWN, false))
			.isInstanceOf(OpenAiHealthIndicator.class);
		Snapshots.know(monitor, Snapshots.up(), Snapshots.named("eu", Snapshots.down()));
		assertThat(OpenAiHealthIndicator.contributor(monitor, Status.DOWN, true))
			.isInstanceOfSatisfying(CompositeHealthContributor.class, (composite) -> {
				assertThat(composite.stream()).extracting(HealthContributors.Entry::name)
					.containsExactly("default", "eu");
				assertThat(composite.getContributor("eu")).isInstanceOfSatisfying(HealthIndicator.class,
						(indicator) -> assertThat(indicator.health()).extracting(Health::getStatus)
							.isEqualTo(Status.DOWN));
			});
	}

	@Test
	void dayOnWhichTheKeyExpiresIsShown() {
		ConnectionSummary connection = new ConnectionSummary("sk-proj-…x4Kw", "project", null,
				LocalDate.parse("2026-12-01"), null, null, "https://api.openai.com/v1", Map.of());
		Health health = health(snapshot(true, true, connection,
				Snapshots.state(ConnectionStatus.UP, List.of(), List.of(), null, 0, NOW, null)));
		assertThat(health.getDetails()).containsEntry("apiKeyExpires", "2026-12-01");
	}

	@Test
	void retiringModelsAreShownAndWarnedOf() {
		Diagnosis warning = Diagnosis.of(Cause.MODEL_RETIRING,
				Map.of("model", "gpt-old", "day", "2026-12-01", "left", "in 8 days"));
		Health health = health(Snapshots.retiring(new RetiringModel("gpt-old", LocalDate.parse("2026-12-01"), warning),
				new RetiringModel("gpt-last", LocalDate.parse("2027-06-30"), null)));
		assertThat(health.getStatus()).isEqualTo(Status.UP);
		assertThat(health.getDetails())
			.containsEntry("retiringModels",
					List.of(Map.of("id", "gpt-old", "day", "2026-12-01"),
							Map.of("id", "gpt-last", "day", "2027-06-30")))
			.containsEntry("warnings", List.of(Map.of("cause", "model-retiring", "summary", warning.summary(), "docs",
					Cause.MODEL_RETIRING.docs())));
	}

	private static Finding finding(ProbeResult result) {
		return new Finding(result, null, Moments.at(NOW), false);
	}

	private static Health health(Snapshot snapshot) {
		return new OpenAiHealthIndicator(monitor(snapshot), "default", Status.DOWN).health();
	}

	private static OpenAiMonitor monitor(Snapshot snapshot) {
		return Snapshots.monitor(snapshot);
	}

	private static Snapshot snapshot(boolean enabled, boolean probeEnabled, @Nullable ConnectionSummary connection,
			ConnectionState state) {
		return new Snapshot("default", settings(enabled, probeEnabled), connection, state, null, List.of(),
				(enabled && probeEnabled) ? Moments.at(NOW.plusSeconds(60)) : null, History.EMPTY, List.of(), false);
	}

	private static MonitorSettings settings(boolean enabled, boolean probeEnabled) {
		return new MonitorSettings(enabled, probeEnabled, Duration.ofSeconds(5), Duration.ofSeconds(60), 3,
				Duration.ofMinutes(2));
	}

}
