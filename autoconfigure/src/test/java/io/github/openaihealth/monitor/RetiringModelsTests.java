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
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import io.github.openaihealth.diagnosis.Cause;
import io.github.openaihealth.diagnosis.Diagnosis;
import io.github.openaihealth.probe.Access;
import io.github.openaihealth.probe.Outcome;
import io.github.openaihealth.probe.ProbeResult;
import io.github.openaihealth.probe.RetiringModel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what a {@link SnapshotReducer} keeps of models that are shut down.
 */
class RetiringModelsTests {

	private static final Moment NOW = Moments.at(Instant.parse("2026-12-24T00:00:00Z"));

	private static final Diagnosis WARNING = Diagnosis.of(Cause.MODEL_RETIRING,
			Map.of("model", "gpt-old", "day", "2027-01-14", "left", "in 21 days"));

	private static final RetiringModel RETIRING = new RetiringModel("gpt-old", LocalDate.parse("2027-01-14"), WARNING);

	private final SnapshotReducer reducer = new SnapshotReducer("default",
			new MonitorSettings(true, true, Duration.ofSeconds(5), Duration.ofSeconds(60), 3, Duration.ofMinutes(2)));

	@Test
	void failureOnTheWayForgetsNoModel() {
		Snapshot listed = next(this.reducer.initial(), list(RETIRING));
		Snapshot failed = next(listed,
				new ProbeResult(Outcome.PASSING, Diagnosis.of(Cause.TIMEOUT, Map.of("host", "h", "limit", "5s")),
						Duration.ofSeconds(5), null, null, List.of(), null, false, null));
		assertThat(failed.retiringModels()).containsExactly(RETIRING);
		assertThat(failed.warnings()).extracting(Diagnosis::cause).containsExactly(Cause.TIMEOUT, Cause.MODEL_RETIRING);
		assertThat(
				new ShownSnapshot(failed).at(MonitorClock.nanos(NOW.plus(Duration.ofDays(1)).ticks())).retiringModels())
			.containsExactly(RETIRING);
		assertThat(this.reducer.settle(this.reducer.plan(failed, null), NOW).retiringModels())
			.containsExactly(RETIRING);
	}

	@Test
	void nextListReplacesThem() {
		Snapshot listed = next(this.reducer.initial(), list(RETIRING));
		assertThat(next(listed, list(null)).retiringModels()).isEmpty();
	}

	private Snapshot next(Snapshot last, ProbeResult result) {
		return this.reducer.next(last, new Reading.PollResult(null, List.of(), new Evidence.Probed(result, "a")), NOW,
				false, 0.5);
	}

	private static ProbeResult list(@Nullable RetiringModel model) {
		return new ProbeResult(Outcome.SUCCESS, null, Duration.ofMillis(90), null, 2, List.of(), null, false, null,
				null, (model != null) ? List.of(model) : List.of(), Access.UNKNOWN);
	}

}
