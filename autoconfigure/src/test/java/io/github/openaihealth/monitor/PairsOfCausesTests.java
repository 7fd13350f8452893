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

package io.github.openaihealth.monitor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.openaihealth.actuate.OpenAiDescriptor.ConnectionDescriptor;
import io.github.openaihealth.actuate.OpenAiEndpoint;
import io.github.openaihealth.actuate.OpenAiHealthIndicator;
import io.github.openaihealth.actuate.OpenAiMetrics;
import io.github.openaihealth.diagnosis.Cause;
import io.github.openaihealth.diagnosis.Diagnosis;
import io.github.openaihealth.diagnosis.Effect;
import io.github.openaihealth.diagnosis.ServiceAnswer;
import io.github.openaihealth.probe.Outcome;
import io.github.openaihealth.probe.ProbeResult;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

import org.springframework.boot.actuate.endpoint.Sanitizer;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willAnswer;
import static org.mockito.Mockito.mock;

/**
 * Every ordered pair of causes: what health, endpoint, meters, events and log say after
 * the second, and that they say the same after each poll on the way.
 */
@Tag("once")
class PairsOfCausesTests {

	private static final int THRESHOLD = 3;

	private static final MonitorSettings SETTINGS = new MonitorSettings(true, true, Duration.ofSeconds(5),
			Duration.ofSeconds(60), THRESHOLD, Duration.ofMinutes(2));

	private final SnapshotReducer reducer = new SnapshotReducer("default", SETTINGS);

	private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

	private final Logger logger = (Logger) LoggerFactory.getLogger(OpenAiMonitor.class);

	private final List<OpenAiStatusChangedEvent> events = new ArrayList<>();

	private final StatusAnnouncer announcer = new StatusAnnouncer(this.events::add);

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	private final List<PollListener> listeners = new ArrayList<>();

	private final OpenAiMonitor monitor = mock();

	private Instant now = Instant.parse("2026-11-23T03:00:00Z");

	private Snapshot snapshot = this.reducer.initial();

	private @Nullable Instant since;

	@BeforeEach
	void listen() {
		this.lines.start();
		this.logger.addAppender(this.lines);
		this.logger.setAdditive(false);
		this.announcer.open();
		given(this.monitor.snapshots()).willAnswer((invocation) -> List.of(this.snapshot));
		given(this.monitor.snapshot("default")).willAnswer((invocation) -> this.snapshot);
		willAnswer((invocation) -> this.listeners.add(invocation.getArgument(0))).given(this.monitor)
			.addListener(any());
		new OpenAiMetrics(this.monitor, Clock.fixed(this.now, ZoneOffset.UTC)).bindTo(this.registry);
	}

	@AfterEach
	void stopListening() {
		this.logger.setAdditive(true);
		this.logger.detachAppender(this.lines);
	}

	@ParameterizedTest
	@MethodSource("pairs")
	void everyPlaceSaysTheSame(@Nullable Cause first, @Nullable Cause second) {
		poll(first, THRESHOLD + 1);
		poll(second, THRESHOLD + 1);
		Expected expected = expected(first, second);
		Map<String, Object> details = health().getDetails();
		assertThat(health().getStatus()).isEqualTo(expected.up() ? Status.UP : Status.DOWN);
		assertThat(details.get("cause")).isEqualTo(id(expected.cause()));
		assertThat(warnings(details)).isEqualTo(
				(expected.warning() != null) ? List.of(Objects.requireNonNull(id(expected.warning()))) : List.of());
		int changes = (first == expected.cause() || isUp(first) && expected.up()) ? 1 : 2;
		assertThat(this.events).hasSize(changes);
	}

	/**
	 * What the second of two makes of the first, by their kinds.
	 */
	@ParameterizedTest
	@CsvSource(textBlock = """
			# first     second      cause       warning
			none,       none,       ,
			none,       warning,    ,           warning
			none,       refusal,    refusal,
			none,       tls,        tls,
			none,       passing,    passing,
			none,       values,     values,
			warning,    none,       ,
			warning,    refusal,    refusal,
			warning,    tls,        tls,
			warning,    passing,    passing,
			warning,    values,     values,
			refusal,    none,       ,
			refusal,    warning,    ,           warning
			refusal,    other,      other,
			refusal,    tls,        refusal,    tls
			refusal,    passing,    refusal,    passing
			refusal,    values,     values,
			tls,        none,       ,
			tls,        warning,    ,           warning
			tls,        refusal,    refusal,
			tls,        passing,    passing,
			tls,        values,     values,
			passing,    none,       ,
			passing,    warning,    ,           warning
			passing,    refusal,    refusal,
			passing,    tls,        tls,
			passing,    slow,       slow,
			passing,    values,     values,
			values,     none,       ,
			values,     warning,    ,           warning
			values,     refusal,    refusal,
			values,     tls,        tls,
			values,     passing,    passing,
			values,     id,         id,
			""")
	void kindsOfCauses(String first, String second, @Nullable String cause, @Nullable String warning) {
		poll(example(first), THRESHOLD + 1);
		poll(example(second), THRESHOLD + 1);
		Map<String, Object> details = health().getDetails();
		assertThat(details.get("cause")).isEqualTo((cause != null) ? id(example(cause)) : null);
		assertThat(warnings(details))
			.isEqualTo((warning != null) ? List.of(Objects.requireNonNull(id(example(warning)))) : List.of());
	}

	private static @Nullable Cause example(String name) {
		return switch (name) {
			case "warning" -> Cause.RATE_LIMITED;
			case "refusal" -> Cause.API_KEY_REJECTED;
			case "other" -> Cause.QUOTA_EXHAUSTED;
			case "tls" -> Cause.TLS_FAILURE;
			case "passing" -> Cause.SERVICE_UNAVAILABLE;
			case "slow" -> Cause.TIMEOUT;
			case "values" -> Cause.API_KEY_EMPTY;
			case "id" -> Cause.API_KEY_MASKED;
			default -> null;
		};
	}

	static Stream<Arguments> pairs() {
		return causes().flatMap((first) -> causes().map((second) -> Arguments.of(first.orNull(), second.orNull())));
	}

	private static Stream<Found> causes() {
		return Stream.concat(Stream.of(new Found(null)),
				Arrays.stream(Cause.values()).filter(PairsOfCausesTests::isFoundByPolls).map(Found::new));
	}

	private static boolean isFoundByPolls(Cause cause) {
		return switch (cause) {
			case API_KEY_REVOKED, STALE -> false;
			case RATE_LIMITED, MODELS_SCOPE_MISSING -> true;
			default -> cause.effect() != Effect.WARNING;
		};
	}

	private static Expected expected(@Nullable Cause first, @Nullable Cause second) {
		if (second == null || second.effect() == Effect.WARNING) {
			return new Expected(true, null, second);
		}
		boolean onTheWay = second.effect() == Effect.PASSING || second.effect() == Effect.IMMEDIATE;
		if (first != null && first.effect().isRefusal() && onTheWay) {
			return new Expected(false, first, second);
		}
		return new Expected(false, second, null);
	}

	private void poll(@Nullable Cause cause, int times) {
		for (int i = 0; i < times; i++) {
			this.now = this.now.plusSeconds(60);
			Snapshot last = this.snapshot;
			this.snapshot = this.reducer.next(last, result(cause), Moments.at(this.now), false, 0.5);
			OpenAiStatusChangedEvent change = this.snapshot.changeFrom(last);
			if (change != null) {
				this.announcer.add(change);
				this.announcer.tell();
				this.since = this.now;
			}
			Poll poll = this.snapshot.history().polls().get(0);
			this.listeners.forEach((listener) -> listener.onPoll("default", poll));
			assertThat(poll.cause()).isEqualTo(cause);
			assertAllSayTheSame(cause);
		}
	}

	private void assertAllSayTheSame(@Nullable Cause polled) {
		Map<String, Object> details = health().getDetails();
		ConnectionDescriptor endpoint = endpoint();
		assertThat(endpoint.state()).containsAllEntriesOf(details);
		assertThat(endpoint.state()).containsEntry("status", health().getStatus().getCode());
		Object cause = details.get("cause");
		boolean down = health().getStatus().equals(Status.DOWN);
		if (down) {
			assertThat(cause).isNotNull();
			assertThat(details).containsEntry("docs", Cause.of(cause.toString()).orElseThrow().docs());
			assertThat(this.lines.list.get(this.lines.list.size() - 1).getFormattedMessage())
				.contains("DOWN: " + cause);
			assertThat(endpoint.changes().get(0).cause()).isEqualTo(cause);
			assertThat(this.events.get(this.events.size() - 1).diagnosis()).extracting(Diagnosis::cause)
				.extracting(Cause::id)
				.isEqualTo(cause);
		}
		if (cause != null) {
			assertThat(details.get("errorCode")).isEqualTo(answer(Cause.of(cause.toString()).orElseThrow()));
		}
		assertThat(this.lines.list).hasSameSizeAs(this.events);
		assertThat(endpoint.changes()).hasSameSizeAs(this.events);
		assertThat(endpoint.state().get("since")).isEqualTo((this.since != null) ? this.since.toString() : null);
		if (polled != null && !polled.id().equals(cause)) {
			assertThat(warnings(details)).containsExactly(polled.id());
		}
		else {
			assertThat(warnings(details)).isEmpty();
		}
		assertMeters(polled, cause, down);
	}

	private void assertMeters(@Nullable Cause polled, @Nullable Object cause, boolean down) {
		double up = this.registry.get("openai.connection.up").gauge().value();
		if (health().getStatus().equals(Status.UP)) {
			assertThat(up).isOne();
		}
		else if (down || cause != null) {
			assertThat(up).isZero();
		}
		else {
			assertThat(up).isNaN();
		}
		if (polled == null || polled.effect() != Effect.CONFIGURATION) {
			String tag = (polled != null) ? polled.id() : "none";
			assertThat(this.registry.get("openai.probe").tag("cause", tag).timer().count()).isPositive();
		}
	}

	private static List<String> warnings(Map<String, Object> details) {
		List<?> warnings = (List<?>) details.getOrDefault("warnings", List.of());
		return warnings.stream().map((warning) -> String.valueOf(((Map<?, ?>) warning).get("cause"))).toList();
	}

	private static Reading.PollResult result(@Nullable Cause cause) {
		if (cause == null) {
			return result(new Evidence.Probed(Results.success(), null));
		}
		if (cause.effect() == Effect.CONFIGURATION) {
			return result(new Evidence.Misconfigured(List.of(diagnosis(cause))));
		}
		Outcome outcome = switch (cause.effect()) {
			case WARNING -> Outcome.SUCCESS;
			case PASSING -> Outcome.PASSING;
			default -> Outcome.DEFINITIVE;
		};
		String code = answer(cause);
		ServiceAnswer answer = (code != null) ? new ServiceAnswer(400, code, null) : null;
		Diagnosis diagnosis = (answer != null) ? diagnosis(cause).withAnswer(answer) : diagnosis(cause);
		return result(new Evidence.Probed(
				new ProbeResult(outcome, diagnosis, Duration.ofMillis(182), answer, null, List.of(), null, false, null),
				null));
	}

	private static Reading.PollResult result(Evidence evidence) {
		return new Reading.PollResult(null, List.of(), evidence);
	}

	private static Diagnosis diagnosis(Cause cause) {
		return new Diagnosis(cause, cause.id() + " it is.", null, List.of(), List.of(), null);
	}

	private static @Nullable String answer(Cause cause) {
		return switch (cause) {
			case HOST_UNKNOWN, CONNECTION_REFUSED, CONNECTION_FAILED, TIMEOUT, TLS_FAILURE -> null;
			default -> (cause.effect() != Effect.CONFIGURATION) ? "code-of-" + cause.id() : null;
		};
	}

	private Health health() {
		return Objects.requireNonNull(new OpenAiHealthIndicator(this.monitor, "default", Status.DOWN).health());
	}

	private ConnectionDescriptor endpoint() {
		return Objects.requireNonNull(
				new OpenAiEndpoint(this.monitor, new Sanitizer(List.of())).connections().connections().get("default"));
	}

	private static boolean isUp(@Nullable Cause cause) {
		return cause == null || cause.effect() == Effect.WARNING;
	}

	private static @Nullable String id(@Nullable Cause cause) {
		return (cause != null) ? cause.id() : null;
	}

	private record Expected(boolean up, @Nullable Cause cause, @Nullable Cause warning) {
	}

	private record Found(@Nullable Cause orNull) {
	}

}
