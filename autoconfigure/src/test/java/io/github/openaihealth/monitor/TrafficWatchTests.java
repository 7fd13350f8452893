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

import io.github.openaihealth.diagnosis.Cause;
import io.github.openaihealth.diagnosis.ServiceAnswer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TrafficWatch}.
 */
class TrafficWatchTests {

	private static final ServiceAnswer ANSWER = new ServiceAnswer(429, "insufficient_quota", "req_1");

	private static final ServiceAnswer OTHER = new ServiceAnswer(429, "insufficient_quota", "req_2");

	private final TrafficWatch watch = new TrafficWatch();

	@Test
	void withoutARefusalSuccessesDoNotMatter() {
		assertThat(this.watch.isAttentive()).isFalse();
		assertThat(this.watch.at(second(0))).isNull();
		assertThat(this.watch.next()).isNull();
	}

	@Test
	void firstRefusalCountsAtOnce() {
		assertThat(refuse(0)).isTrue();
		assertThat(this.watch.at(second(0))).isNotNull()
			.satisfies((refusal) -> assertThat(refusal.cause()).isEqualTo(Cause.QUOTA_EXHAUSTED))
			.satisfies((refusal) -> assertThat(refusal.answer()).isEqualTo(ANSWER))
			.satisfies((refusal) -> assertThat(refusal.first()).isEqualTo(second(0)));
		assertThat(this.watch.isAttentive()).isTrue();
		assertThat(this.watch.next()).isEqualTo(second(600));
	}

	@Test
	void furtherRefusalsProlongTheFirst() {
		refuse(0);
		assertThat(this.watch.refused(Cause.QUOTA_EXHAUSTED, OTHER, second(500))).isFalse();
		assertThat(this.watch.at(second(1099))).isNotNull()
			.satisfies((refusal) -> assertThat(refusal.answer()).isEqualTo(ANSWER))
			.satisfies((refusal) -> assertThat(refusal.first()).isEqualTo(second(0)));
		assertThat(this.watch.next()).isEqualTo(second(1100));
	}

	@Test
	void tenMinutesWithoutAnotherEndIt() {
		refuse(0);
		this.watch.at(second(0));
		assertThat(this.watch.at(second(599))).isNotNull();
		assertThat(this.watch.at(second(600))).isNull();
		assertThat(this.watch.isAttentive()).isFalse();
		assertThat(this.watch.next()).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "PT1H", "-PT1H" })
	void refusalCountsForTenMinutesWhereverTheClockIsPut(Duration set) {
		refuse(0);
		assertThat(this.watch.at(Moments.at(second(599).ticks(), set))).isNotNull();
		assertThat(this.watch.isWorthPoll(second(599))).isTrue();
		assertThat(this.watch.isWorthPoll(Moments.at(second(600).ticks(), set))).isFalse();
		assertThat(this.watch.at(Moments.at(second(600).ticks(), set))).isNull();
	}

	@Test
	void afterTenMinutesARefusalCountsAtOnceAgain() {
		refuse(0);
		this.watch.at(second(0));
		this.watch.at(second(600));
		assertThat(refuse(601)).isTrue();
		assertThat(this.watch.at(second(601))).isNotNull();
	}

	@Test
	void anotherCauseReplacesTheFirst() {
		refuse(0);
		this.watch.at(second(0));
		assertThat(this.watch.refused(Cause.BILLING_INACTIVE, OTHER, second(1))).isTrue();
		assertThat(this.watch.at(second(1))).isNotNull()
			.satisfies((refusal) -> assertThat(refusal.cause()).isEqualTo(Cause.BILLING_INACTIVE))
			.satisfies((refusal) -> assertThat(refusal.first()).isEqualTo(second(1)));
	}

	@Test
	void successEndsIt() {
		refuse(0);
		this.watch.at(second(0));
		assertThat(this.watch.succeeded(second(5))).isTrue();
		assertThat(this.watch.at(second(5))).isNull();
		assertThat(this.watch.next()).isNull();
	}

	@Test
	void successBeforeAnybodyLookedEndsItUnseen() {
		refuse(0);
		assertThat(this.watch.succeeded(second(0))).isFalse();
		assertThat(this.watch.at(second(0))).isNull();
		assertThat(this.watch.isAttentive()).isFalse();
	}

	@Test
	void whereCallsSucceedAndAreRefusedByTurnsThatTurnsNothingMore() {
		refuse(0);
		this.watch.at(second(0));
		this.watch.succeeded(second(1));
		for (int second = 2; second < 590; second += 2) {
			refuse(second);
			assertThat(this.watch.at(second(second))).isNull();
			assertThat(this.watch.next()).isEqualTo(second(second + 9));
			assertThat(this.watch.succeeded(second(second + 1))).isFalse();
		}
	}

	@Test
	void tenSecondsWithoutASuccessMakeItCountAgain() {
		refuse(0);
		this.watch.at(second(0));
		this.watch.succeeded(second(1));
		refuse(2);
		assertThat(this.watch.at(second(10))).isNull();
		assertThat(this.watch.at(second(11))).isNotNull()
			.satisfies((refusal) -> assertThat(refusal.first()).isEqualTo(second(2)));
		assertThat(this.watch.next()).isEqualTo(second(602));
	}

	@Test
	void tenMinutesAfterASuccessHasEndedItThatIsForgotten() {
		refuse(0);
		this.watch.at(second(0));
		this.watch.succeeded(second(1));
		assertThat(this.watch.isAttentive()).isTrue();
		this.watch.succeeded(second(601));
		assertThat(this.watch.isAttentive()).isFalse();
		refuse(602);
		assertThat(this.watch.at(second(602))).isNotNull();
	}

	@Test
	void tenMinutesAfterASuccessNobodyNeedsToSucceedForThat() {
		refuse(0);
		this.watch.at(second(0));
		this.watch.succeeded(second(1));
		refuse(700);
		assertThat(this.watch.at(second(700))).isNotNull();
	}

	@Test
	void forgettingForgetsAll() {
		refuse(0);
		this.watch.at(second(0));
		this.watch.succeeded(second(1));
		refuse(2);
		this.watch.forget();
		assertThat(this.watch.at(second(20))).isNull();
		assertThat(this.watch.isAttentive()).isFalse();
		refuse(3);
		assertThat(this.watch.at(second(3))).isNotNull();
	}

	@Test
	void refusedCallsAreWorthAPollEveryTenSeconds() {
		assertThat(this.watch.isWorthPoll(second(0))).isTrue();
		for (int i = 0; i < 10_000; i++) {
			assertThat(this.watch.isWorthPoll(new Moment(Instant.EPOCH, Instant.EPOCH.plusMillis(i)))).isFalse();
		}
		assertThat(this.watch.isWorthPoll(second(10))).isTrue();
		assertThat(this.watch.isWorthPoll(second(11))).isFalse();
	}

	@Test
	void timeOfDayDoesNotMatter() {
		Moment before = new Moment(Instant.EPOCH.plus(Duration.ofHours(1)), Instant.EPOCH);
		Moment after = new Moment(Instant.EPOCH, Instant.EPOCH.plusSeconds(10));
		assertThat(this.watch.isWorthPoll(before)).isTrue();
		assertThat(this.watch.isWorthPoll(after)).isTrue();
	}

	private boolean refuse(int second) {
		return this.watch.refused(Cause.QUOTA_EXHAUSTED, ANSWER, second(second));
	}

	private static Moment second(long second) {
		return Moments.at(Instant.EPOCH.plusSeconds(second));
	}

}
