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

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.github.openaihealth.diagnosis.Cause;
import io.github.openaihealth.diagnosis.Diagnosis;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Snapshot}.
 */
class SnapshotTests {

	private static final Instant DUE = Instant.parse("2026-11-23T03:01:09Z");

	private static final Duration GRACE = Duration.ofSeconds(5 + 2 * 60);

	@Test
	void isNotStaleWithinTheGrace() {
		Snapshot snapshot = shown(DUE, Moments.at(DUE.plus(GRACE)));
		assertThat(snapshot.stale()).isFalse();
		assertThat(snapshot.status()).isEqualTo(ConnectionStatus.UP);
		assertThat(snapshot.result()).isNotNull();
	}

	@Test
	void isStaleAfterTheGrace() {
		Snapshot snapshot = shown(DUE, Moments.at(DUE.plus(GRACE).plusMillis(1)));
		assertThat(snapshot.status()).isEqualTo(ConnectionStatus.UNKNOWN);
		assertThat(snapshot.problems()).extracting(Diagnosis::cause).containsExactly(Cause.STALE);
		assertThat(snapshot.since()).isEqualTo(DUE.plus(GRACE));
		assertThat(snapshot.result()).isNull();
	}

	@Test
	void isNeverStaleWithoutAPlan() {
		assertThat(shown(null, Moments.at(Instant.MAX)).stale()).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "PT1H, 0, false", "PT1H, 1, true", "-PT1H, 0, false", "-PT1H, 1, true" })
	void isStaleWhereverTheClockIsPut(Duration set, long late, boolean stale) {
		Moment now = Moments.at(DUE.plus(GRACE).plusMillis(late), set);
		assertThat(shown(DUE, now).stale()).isEqualTo(stale);
	}

	@Test
	void warningsAreThoseOfThePollThenThoseOfTheValues() {
		Diagnosis truncated = Diagnosis.of(Cause.SETTING_IGNORED, Map.of("names", "A", "instead", "B"));
		ConnectionState state = new StateMachine(3).next(ConnectionState.INITIAL,
				new Evidence.Probed(Results.of(Cause.RATE_LIMITED), null), Moments.at(DUE));
		Snapshot snapshot = new Snapshot("default", settings(), null, state, null, List.of(truncated), Moments.at(DUE),
				History.EMPTY, List.of(), false);
		assertThat(snapshot.warnings()).extracting(Diagnosis::cause)
			.containsExactly(Cause.RATE_LIMITED, Cause.SETTING_IGNORED);
	}

	@Test
	void whoeverLooksSeesTheSameUntilSomethingChanges() {
		ShownSnapshot shown = new ShownSnapshot(snapshot(DUE));
		long last = MonitorClock.nanos(DUE.plus(GRACE));
		assertThat(shown.at(MonitorClock.nanos(DUE))).isSameAs(shown.at(last)).isSameAs(shown.get());
		assertThat(shown.at(last + 1)).isSameAs(shown.at(last + 1_000_000_000)).isNotSameAs(shown.get());
	}

	private static Snapshot shown(@Nullable Instant nextCheck, Moment now) {
		return new ShownSnapshot(snapshot(nextCheck)).at(MonitorClock.nanos(now.ticks()));
	}

	private static Snapshot snapshot(@Nullable Instant nextCheck) {
		ConnectionState up = new StateMachine(3).next(ConnectionState.INITIAL,
				new Evidence.Probed(Results.success(), null), Moments.at(DUE.minusSeconds(60)));
		return new Snapshot("default", settings(), null, up, null, List.of(),
				(nextCheck != null) ? Moments.at(nextCheck) : null, History.EMPTY, List.of(), false);
	}

	static MonitorSettings settings() {
		return new MonitorSettings(true, true, Duration.ofSeconds(5), Duration.ofSeconds(60), 3, Duration.ofMinutes(2));
	}

}
