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
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.ToDoubleFunction;

import io.github.openaihealth.connection.ConnectionSummary;
import io.github.openaihealth.diagnosis.Cause;
import io.github.openaihealth.monitor.ConnectionStatus;
import io.github.openaihealth.monitor.OpenAiMonitor;
import io.github.openaihealth.monitor.Poll;
import io.github.openaihealth.monitor.Snapshot;
import io.github.openaihealth.probe.ProbeResult;
import io.github.openaihealth.probe.RetiringModel;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import org.jspecify.annotations.Nullable;

/**
 * The meters of one connection in one registry. A gauge is not a number while nobody
 * knows.
 */
final class ConnectionMeters {

	private final MeterRegistry registry;

	private final OpenAiMonitor monitor;

	private final String connection;

	private final Clock clock;

	private final Tags tags;

	private final AtomicBoolean ageRegistered = new AtomicBoolean();

	private final AtomicBoolean expiryRegistered = new AtomicBoolean();

	private final Set<String> models = ConcurrentHashMap.newKeySet();

	private final Map<Cause, Counter> refusals = new ConcurrentHashMap<>();

	private final Set<Meter> meters = ConcurrentHashMap.newKeySet();

	ConnectionMeters(MeterRegistry registry, OpenAiMonitor monitor, String connection, Clock clock) {
		this.registry = registry;
		this.monitor = monitor;
		this.connection = connection;
		this.clock = clock;
		this.tags = Tags.of("connection", connection);
		gauge("openai.connection.up", "Whether OpenAI can be used: 1 if so, 0 if not", null, this::up);
		gauge("openai.connection.last.success", "When OpenAI last answered as it should", "seconds",
				ConnectionMeters::lastSuccess);
		gauge("openai.connection.consecutive.failures", "Number of failed polls in a row", null,
				(snapshot) -> snapshot.state().failures().inRow());
		// Where a counter appears with its first refusal, nobody sees it grow
		refusals(Cause.QUOTA_EXHAUSTED);
		refusals(Cause.BILLING_INACTIVE);
	}

	void record(Poll poll) {
		ProbeResult request = poll.request();
		if (request != null) {
			timer(request.outcome().id(), request.cause()).record(request.latency());
		}
		Snapshot snapshot = snapshot();
		if (created(snapshot) != null && this.ageRegistered.compareAndSet(false, true)) {
			gauge("openai.api.key.age", "Age of the API key", "seconds", this::age);
		}
		if (expires(snapshot) != null && this.expiryRegistered.compareAndSet(false, true)) {
			gauge("openai.api.key.expiry", "When the API key expires", "seconds", ConnectionMeters::expiry);
		}
		snapshot.retiringModels().stream().map(RetiringModel::id).filter(this.models::add).forEach(this::shutdown);
	}

	void record(Cause cause) {
		refusals(cause).increment();
	}

	private Counter refusals(Cause cause) {
		return this.refusals.computeIfAbsent(cause, this::register);
	}

	private Counter register(Cause cause) {
		Counter counter = Counter.builder("openai.traffic.refusals")
			.description("Calls of the application that OpenAI refused")
			.tags(this.tags.and("cause", cause.id()))
			.register(this.registry);
		this.meters.add(counter);
		return counter;
	}

	void remove() {
		this.meters.forEach(this.registry::remove);
	}

	private Timer timer(String outcome, @Nullable Cause cause) {
		Timer timer = Timer.builder("openai.probe")
			.description("Requests to OpenAI's models endpoint")
			.tags(this.tags.and(Tag.of("outcome", outcome), Tag.of("cause", (cause != null) ? cause.id() : "none")))
			.register(this.registry);
		this.meters.add(timer);
		return timer;
	}

	// No more than the models that the application requires
	private void shutdown(String model) {
		gauge("openai.model.shutdown", "When a required model is shut down", "seconds",
				(snapshot) -> shutdown(snapshot, model), this.tags.and("model", model));
	}

	private void gauge(String name, String description, @Nullable String unit, ToDoubleFunction<Snapshot> value) {
		gauge(name, description, unit, value, this.tags);
	}

	private void gauge(String name, String description, @Nullable String unit, ToDoubleFunction<Snapshot> value,
			Tags tags) {
		this.meters.add(Gauge.builder(name, this, (meters) -> value.applyAsDouble(meters.snapshot()))
			.description(description)
			.baseUnit(unit)
			.tags(tags)
			.register(this.registry));
	}

	private Snapshot snapshot() {
		return this.monitor.snapshot(this.connection);
	}

	private double up(Snapshot snapshot) {
		if (snapshot.status() == ConnectionStatus.UP) {
			return 1;
		}
		boolean known = snapshot.stale() || snapshot.state().failures().since() != null;
		return (known && !snapshot.problems().isEmpty()) ? 0 : Double.NaN;
	}

	private double age(Snapshot snapshot) {
		LocalDate created = created(snapshot);
		return (created != null) ? seconds(Duration.between(startOf(created), this.clock.instant())) : Double.NaN;
	}

	private static double expiry(Snapshot snapshot) {
		LocalDate expires = expires(snapshot);
		return (expires != null) ? startOf(expires).getEpochSecond() : Double.NaN;
	}

	private static double shutdown(Snapshot snapshot, String model) {
		return snapshot.retiringModels()
			.stream()
			.filter((retiring) -> retiring.id().equals(model))
			.mapToDouble((retiring) -> startOf(retiring.day()).getEpochSecond())
			.findFirst()
			.orElse(Double.NaN);
	}

	private static double lastSuccess(Snapshot snapshot) {
		Instant lastSuccess = snapshot.state().lastSuccess();
		return (lastSuccess != null) ? seconds(Duration.between(Instant.EPOCH, lastSuccess)) : Double.NaN;
	}

	private static @Nullable LocalDate created(Snapshot snapshot) {
		ConnectionSummary connection = snapshot.connection();
		return (connection != null) ? connection.apiKeyCreated() : null;
	}

	private static @Nullable LocalDate expires(Snapshot snapshot) {
		ConnectionSummary connection = snapshot.connection();
		return (connection != null) ? connection.apiKeyExpires() : null;
	}

	private static Instant startOf(LocalDate day) {
		return day.atStartOfDay(ZoneOffset.UTC).toInstant();
	}

	private static double seconds(Duration duration) {
		return duration.toMillis() / 1000.0;
	}

}
