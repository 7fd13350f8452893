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

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PollRequests}.
 */
class PollRequestsTests {

	private static final Instant FIRST = Instant.parse("2026-11-23T03:00:00Z");

	private final PollRequests requests = new PollRequests();

	@Test
	void firstRequestIsNeverTooSoon() {
		assertThat(this.requests.isTooSoon(Moments.at(FIRST))).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "0, PT0S, true", "9999, PT0S, true", "10000, PT0S, false", "60000, PT0S, false", "9999, PT1H, true",
			"9999, -PT1H, true", "10000, -PT1H, false" })
	void nextRequestIsTooSoonWithinTenSeconds(long millis, Duration set, boolean tooSoon) {
		this.requests.open(Moments.at(FIRST));
		assertThat(this.requests.isTooSoon(Moments.at(FIRST.plusMillis(millis), set))).isEqualTo(tooSoon);
	}

	@Test
	void requestIsOpenUntilItIsCompleted() {
		assertThat(this.requests.current()).isNull();
		this.requests.open(Moments.at(FIRST));
		assertThat(this.requests.current()).isNotNull().isNotCompleted();
		assertThat(this.requests.close()).isNotCompleted();
		assertThat(this.requests.current()).isNull();
		assertThat(this.requests.close()).isNotNull();
	}

}
