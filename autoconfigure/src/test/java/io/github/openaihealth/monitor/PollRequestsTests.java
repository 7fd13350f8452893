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
		assertThat(this.requests.isTooSoon(FIRST)).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "0, true", "9999, true", "10000, false", "60000, false", "-1, false" })
	void nextRequestIsTooSoonWithinTenSeconds(long millis, boolean tooSoon) {
		this.requests.open(FIRST);
		assertThat(this.requests.isTooSoon(FIRST.plusMillis(millis))).isEqualTo(tooSoon);
	}

	@Test
	void requestIsOpenUntilItIsCompleted() {
		assertThat(this.requests.current()).isNull();
		this.requests.open(FIRST);
		assertThat(this.requests.current()).isNotNull().isNotCompleted();
		assertThat(this.requests.close()).isNotCompleted();
		assertThat(this.requests.current()).isNull();
		assertThat(this.requests.close()).isNotNull();
	}

}
