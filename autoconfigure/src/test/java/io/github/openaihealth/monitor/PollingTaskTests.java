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
import java.util.concurrent.atomic.AtomicInteger;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/**
 * Tests for {@link PollingTask}.
 */
class PollingTaskTests {

	private final AtomicInteger polls = new AtomicInteger();

	private final AtomicInteger plans = new AtomicInteger();

	@Test
	void newPlanReplacesTheOld() {
		Instant soon = Instant.now().plusMillis(300);
		PollingTask task = new PollingTask(Clock.systemUTC(), this.polls::incrementAndGet,
				(context) -> (this.plans.incrementAndGet() <= 2) ? soon : null);
		try {
			task.reschedule();
			task.reschedule();
			Awaitility.await()
				.during(Duration.ofSeconds(1))
				.atMost(Duration.ofSeconds(5))
				.until(() -> this.polls.get() <= 1);
			Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> this.polls.get() == 1);
		}
		finally {
			task.shutdown();
		}
	}

}
