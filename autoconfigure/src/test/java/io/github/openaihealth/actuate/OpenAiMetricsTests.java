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

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.github.openaihealth.diagnosis.Cause;
import io.github.openaihealth.diagnosis.Diagnosis;
import io.github.openaihealth.monitor.ConnectionState;
import io.github.openaihealth.monitor.ConnectionStatus;
import io.github.openaihealth.monitor.History;
import io.github.openaihealth.monitor.OpenAiMonitor;
import io.github.openaihealth.monitor.Poll;
import io.github.openaihealth.monitor.PollListener;
import io.github.openaihealth.monitor.RefusalListener;
import io.github.openaihealth.monitor.Snapshot;
import io.github.openaihealth.probe.Outcome;
import io.github.openaihealth.probe.ProbeResult;
import io.github.openaihealth.probe.RetiringModel;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willAnswer;
import static org.mockito.Mockito.never;

/**
 * Tests for {@link OpenAiMetrics}.
 */
class OpenAiMetricsTests {

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	private final List<PollListener> listeners = new ArrayList<>();

	private final OpenAiMonitor monitor = Snapshots.monitor(Snapshots.up());

	private final OpenAiMetrics metrics = new OpenAiMetrics(this.monitor, Clock.fixed(Snapshots.NOW, ZoneOffset.UTC));

	OpenAiMetricsTests() {
		willAnswer((invocation) -> this.listeners.add(invocation.getArgument(0))).given(this.monitor)
			.addListener(any());
	}

	@Test
	void metersAreThoseOfTheContract() {
		this.metrics.bindTo(this.registry);
		poll(Snapshots.SUCCESS);
		assertThat(this.registry.getMeters()).extracting(Meter::getId)
			.extracting(Meter.Id::toString)
			.satisfiesExactlyInAnyOrder(
					(id) -> assertThat(id).contains("'openai.connection.up'", "[tag(connection=default)]"),
					(id) -> assertThat(id).contains("'openai.connection.last.success'", "[tag(connection=default)]"),
					(id) -> assertThat(id).contains("'openai.connection.consecutive.failures'",
							"[tag(connection=default)]"),
					(id) -> assertThat(id).contains("'openai.traffic.refusals'",
							"[tag(cause=billing-inactive),tag(connection=default)]"),
					(id) -> assertThat(id).contains("'openai.traffic.refusals'",
							"[tag(cause=quota-exhausted),tag(connection=default)]"),
					(id) -> assertThat(id).contains("'openai.probe'",
							"[tag(cause=none),tag(connection=default),tag(outcome=success)]"));
		assertThat(this.registry.getMeters()).extracting((meter) -> meter.getId().getDescription())
			.doesNotContainNull();
	}

	@Test
	void eachRequestIsTimedWithItsOutcomeAndCause() {
		this.metrics.bindTo(this.registry);
		poll(Snapshots.SUCCESS);
		poll(Snapshots.SUCCESS);
		poll(Snapshots.REFUSAL);
		poll(new ProbeResult(Outcome.PASSING, Diagnosis.of(Cause.TIMEOUT, Map.of("host", "h", "limit", "5s")),
				Duration.ofSeconds(5), null, null, List.of(), null, false, null));
		poll(new ProbeResult(Outcome.SUCCESS, Diagnosis.of(Cause.RATE_LIMITED), Duration.ofMillis(20), null, null,
				List.of(), null, false, null));
		assertThat(timer("success", "none").count()).isEqualTo(2);
		assertThat(timer("success", "none").totalTime(TimeUnit.MILLISECONDS)).isEqualTo(2 * 182.4);
		assertThat(timer("definitive", "api-key-revoked").count()).isOne();
		assertThat(timer("passing", "timeout").totalTime(TimeUnit.SECONDS)).isEqualTo(5);
		assertThat(timer("success", "rate-limited").count()).isOne();
	}

	@Test
	void eachRefusedCallIsCountedByItsCause() {
		ArgumentCaptor<RefusalListener> listener = ArgumentCaptor.captor();
		this.metrics.bindTo(this.registry);
		then(this.monitor).should().addRefusalListener(listener.capture());
		listener.getValue().onRefusal("default", Cause.API_KEY_REJECTED);
		listener.getValue().onRefusal("default", Cause.API_KEY_REJECTED);
		listener.getValue().onRefusal("default", Cause.QUOTA_EXHAUSTED);
		listener.getValue().onRefusal("unknown", Cause.QUOTA_EXHAUSTED);
		assertThat(refusals("api-key-rejected")).isEqualTo(2);
		assertThat(refusals("quota-exhausted")).isOne();
		assertThat(refusals("billing-inactive")).isZero();
		this.metrics.destroy();
		then(this.monitor).should().removeRefusalListener(listener.getValue());
		assertThat(this.registry.getMeters()).isEmpty();
	}

	private double refusals(String cause) {
		return this.registry.get("openai.traffic.refusals").tag("cause", cause).counter().count();
	}

	@Test
	void pollWithoutRequestIsNotTimed() {
		this.metrics.bindTo(this.registry);
		this.listeners.get(0)
			.onPoll("default", new Poll(Snapshots.NOW, null, List.of(Diagnosis.of(Cause.API_KEY_EMPTY))));
		assertThat(this.registry.find("openai.probe").timers()).isEmpty();
	}

	@Test
	void upIsOne() {
		this.metrics.bindTo(this.registry);
		assertThat(gauge("openai.connection.up")).isEqualTo(1);
		assertThat(gauge("openai.connection.consecutive.failures")).isZero();
		assertThat(gauge("openai.connection.last.success"))
			.isEqualTo(Snapshots.NOW.minusSeconds(3).toEpochMilli() / 1000.0);
	}

	@Test
	void downIsZero() {
		this.metrics.bindTo(this.registry);
		Snapshots.know(this.monitor, Snapshots.down());
		assertThat(gauge("openai.connection.up")).isZero();
		assertThat(gauge("openai.connection.consecutive.failures")).isEqualTo(2);
	}

	@Test
	void staleIsZero() {
		this.metrics.bindTo(this.registry);
		Snapshots.know(this.monitor, Snapshots.silentSince(Snapshots.NOW.minusSeconds(3600)));
		assertThat(gauge("openai.connection.up")).isZero();
	}

	@Test
	void failureFromTheBeginningIsZero() {
		this.metrics.bindTo(this.registry);
		ConnectionState state = Snapshots.state(ConnectionStatus.UNKNOWN, List.of(Snapshots.REVOKED), List.of(),
				Snapshots.REFUSAL, 1, null, Snapshots.NOW);
		Snapshots.know(this.monitor, new Snapshot("default", Snapshots.settings(true, true), null, state, null,
				List.of(), null, History.EMPTY, List.of(), false));
		assertThat(gauge("openai.connection.up")).isZero();
	}

	@Test
	void unseenCredentialsAreNotANumber() {
		this.metrics.bindTo(this.registry);
		ConnectionState state = Snapshots.state(ConnectionStatus.UNKNOWN, List.of(Diagnosis.of(Cause.API_KEY_MISSING)),
				List.of(), null, 0, null, null);
		Snapshots.know(this.monitor, new Snapshot("default", Snapshots.settings(true, true), null, state, null,
				List.of(), null, History.EMPTY, List.of(), false));
		assertThat(gauge("openai.connection.up")).isNaN();
	}

	@Test
	void unknownIsNotANumber() {
		this.metrics.bindTo(this.registry);
		Snapshots.know(this.monitor, Snapshots.initial(true));
		assertThat(gauge("openai.connection.up")).isNaN();
		assertThat(gauge("openai.connection.last.success")).isNaN();
	}

	@Test
	void ageIsThereOnlyWhereTheDayIsKnown() {
		this.metrics.bindTo(this.registry);
		poll(Snapshots.SUCCESS);
		assertThat(this.registry.find("openai.api.key.age").gauge()).isNull();
		Snapshots.know(this.monitor, Snapshots.up(LocalDate.parse("2026-11-22")));
		poll(Snapshots.SUCCESS);
		Instant created = Instant.parse("2026-11-22T00:00:00Z");
		assertThat(gauge("openai.api.key.age")).isEqualTo(Duration.between(created, Snapshots.NOW).toMillis() / 1000.0);
		Snapshots.know(this.monitor, Snapshots.up());
		assertThat(gauge("openai.api.key.age")).isNaN();
	}

	@Test
	void expiryIsThereOnlyWhereTheDayIsKnown() {
		this.metrics.bindTo(this.registry);
		poll(Snapshots.SUCCESS);
		assertThat(this.registry.find("openai.api.key.expiry").gauge()).isNull();
		Snapshots.know(this.monitor, Snapshots.expiring(LocalDate.parse("2026-12-01")));
		poll(Snapshots.SUCCESS);
		assertThat(gauge("openai.api.key.expiry")).isEqualTo(Instant.parse("2026-12-01T00:00:00Z").getEpochSecond());
		Snapshots.know(this.monitor, Snapshots.up());
		assertThat(gauge("openai.api.key.expiry")).isNaN();
	}

	@Test
	void eachRetiringModelHasAMeter() {
		this.metrics.bindTo(this.registry);
		poll(Snapshots.SUCCESS);
		assertThat(this.registry.find("openai.model.shutdown").gauges()).isEmpty();
		RetiringModel old = new RetiringModel("gpt-old", LocalDate.parse("2027-01-14"), null);
		Snapshots.know(this.monitor,
				Snapshots.retiring(old, new RetiringModel("gpt-last", LocalDate.parse("2027-06-30"), null)));
		poll(Snapshots.SUCCESS);
		poll(Snapshots.SUCCESS);
		assertThat(this.registry.find("openai.model.shutdown").gauges()).hasSize(2);
		assertThat(shutdown("gpt-old")).isEqualTo(Instant.parse("2027-01-14T00:00:00Z").getEpochSecond());
		Snapshots.know(this.monitor, Snapshots.retiring(old));
		assertThat(shutdown("gpt-last")).isNaN();
		assertThat(shutdown("gpt-old")).isPositive();
	}

	private double shutdown(String model) {
		return this.registry.get("openai.model.shutdown")
			.tag("connection", "default")
			.tag("model", model)
			.gauge()
			.value();
	}

	@Test
	void eachConnectionHasItsMeters() {
		Snapshots.know(this.monitor, Snapshots.up(), Snapshots.named("eu", Snapshots.down()));
		this.metrics.bindTo(this.registry);
		this.listeners
			.forEach((listener) -> listener.onPoll("eu", new Poll(Snapshots.NOW, Snapshots.REFUSAL, List.of())));
		assertThat(this.listeners).hasSize(1);
		assertThat(this.registry.get("openai.connection.up").tag("connection", "default").gauge().value()).isOne();
		assertThat(this.registry.get("openai.connection.up").tag("connection", "eu").gauge().value()).isZero();
		assertThat(this.registry.get("openai.probe").timers()).singleElement()
			.satisfies((timer) -> assertThat(timer.getId().getTag("connection")).isEqualTo("eu"));
		this.metrics.destroy();
		assertThat(this.registry.getMeters()).isEmpty();
	}

	@Test
	void disabledHasNoMeters() {
		Snapshots.know(this.monitor, Snapshots.initial(false));
		this.metrics.bindTo(this.registry);
		assertThat(this.registry.getMeters()).isEmpty();
		then(this.monitor).should(never()).addListener(any());
	}

	@Test
	void isBoundOnceToEachRegistry() {
		this.metrics.bindTo(this.registry);
		this.metrics.bindTo(this.registry);
		this.metrics.bindTo(new SimpleMeterRegistry());
		assertThat(this.listeners).hasSize(2);
	}

	@Test
	void leavesNothingBehind() {
		this.metrics.bindTo(this.registry);
		poll(Snapshots.SUCCESS);
		poll(Snapshots.REFUSAL);
		this.metrics.destroy();
		assertThat(this.registry.getMeters()).isEmpty();
		then(this.monitor).should().removeListener(this.listeners.get(0));
	}

	private void poll(ProbeResult result) {
		this.listeners.forEach((listener) -> listener.onPoll("default", new Poll(Snapshots.NOW, result, List.of())));
	}

	private Timer timer(String outcome, String cause) {
		return this.registry.get("openai.probe")
			.tags("connection", "default", "outcome", outcome, "cause", cause)
			.timer();
	}

	private double gauge(String name) {
		return this.registry.get(name).gauge().value();
	}

}
