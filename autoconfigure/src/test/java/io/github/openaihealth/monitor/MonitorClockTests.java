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
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MonitorClock}.
 */
class MonitorClockTests {

	@Test
	void runsAsNanosecondsDoAlsoWhereTheyOverflow() {
		AtomicLong nanoTime = new AtomicLong(Long.MAX_VALUE - 1);
		InstantSource clock = MonitorClock.ticks(nanoTime::get);
		assertThat(clock.instant()).isEqualTo(Instant.EPOCH);
		nanoTime.addAndGet(Duration.ofDays(1).toNanos());
		assertThat(clock.instant()).isEqualTo(Instant.EPOCH.plus(Duration.ofDays(1)));
	}

}
