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

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Snapshot}.
 */
class SnapshotTests {

	private static final Instant DUE = Instant.parse("2026-11-23T03:01:09Z");

	private static final Duration GRACE = Duration.ofSeconds(5 + 2 * 60);

	@Test
	void isNotStaleWithinTheGrace() {
		Snapshot snapshot = snapshot(DUE);
		assertThat(snapshot.isStale(DUE.plus(GRACE))).isFalse();
		assertThat(snapshot.status(DUE.plus(GRACE))).isEqualTo(ConnectionStatus.UP);
	}

	@Test
	void isStaleAfterTheGrace() {
		Instant late = DUE.plus(GRACE).plusMillis(1);
		Snapshot snapshot = snapshot(DUE);
		assertThat(snapshot.status(late)).isEqualTo(ConnectionStatus.UNKNOWN);
		assertThat(snapshot.problems(late)).extracting(Diagnosis::cause).containsExactly(Cause.STALE);
	}

	@Test
	void isNeverStaleWithoutAPlan() {
		assertThat(snapshot(null).isStale(Instant.MAX)).isFalse();
	}

	@Test
	void warningsAreThoseOfThePollThenThoseOfTheValues() {
		Diagnosis truncated = Diagnosis.of(Cause.SETTING_IGNORED, Map.of("names", "A", "instead", "B"));
		ConnectionState state = new StateMachine(3).next(ConnectionState.INITIAL,
				new Observation.Probed(Results.of(Cause.RATE_LIMITED), null), DUE);
		Snapshot snapshot = new Snapshot("default", settings(), null, state, List.of(truncated), DUE, History.EMPTY);
		assertThat(snapshot.warnings()).extracting(Diagnosis::cause)
			.containsExactly(Cause.RATE_LIMITED, Cause.SETTING_IGNORED);
	}

	private static Snapshot snapshot(@Nullable Instant nextCheck) {
		ConnectionState up = new StateMachine(3).next(ConnectionState.INITIAL,
				new Observation.Probed(Results.success(), null), DUE.minusSeconds(60));
		return new Snapshot("default", settings(), null, up, List.of(), nextCheck, History.EMPTY);
	}

	static MonitorSettings settings() {
		return new MonitorSettings(true, true, Duration.ofSeconds(5), Duration.ofSeconds(60), 3, Duration.ofMinutes(2));
	}

}
