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

import io.github.openaihealth.diagnosis.Cause;
import io.github.openaihealth.diagnosis.Diagnosis;
import io.github.openaihealth.probe.Access;
import io.github.openaihealth.probe.Outcome;
import io.github.openaihealth.probe.ProbeResult;
import io.github.openaihealth.probe.TokenRefusal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what {@link KeyHistory} and {@link StateMachine} make of tokens, which end
 * and are followed by others all the time.
 */
class TokenHistoryTests {

	private final StateMachine machine = new StateMachine(3);

	private ConnectionState state = ConnectionState.INITIAL;

	private Moment now = Moments.at(Instant.parse("2026-11-26T08:00:00Z"));

	@BeforeEach
	void acceptFirst() {
		accept("first");
	}

	@Test
	void renewedTokensChangeNothing() {
		for (int renewal = 0; renewal < 100; renewal++) {
			ConnectionState before = this.state;
			accept("token " + renewal);
			assertThat(this.state.status()).isEqualTo(ConnectionStatus.UP);
			assertThat(OpenAiStatusChangedEvent.of("default", before, this.state, this.now)).isNull();
		}
		assertThat(this.state.acceptedKeys()).hasSizeLessThan(10);
	}

	@ParameterizedTest
	@EnumSource(names = { "EXPIRED", "KEY_EXPIRED" })
	void whatHasRunOutWasNotRevoked(TokenRefusal refusal) {
		reject("first", refusal, null);
		assertThat(problem().cause()).isEqualTo(Cause.API_KEY_REJECTED);
		assertThat(problem().summary()).doesNotContain("no longer");
	}

	@ParameterizedTest
	@EnumSource(names = { "WITHDRAWN", "FOREIGN", "OTHER" })
	void tokenThatWorkedAndIsRefusedIsRevokedInItsOwnWords(TokenRefusal refusal) {
		reject("first", refusal, null);
		assertThat(problem().cause()).isEqualTo(Cause.API_KEY_REVOKED);
		assertThat(problem().summary()).isEqualTo("OpenAI no longer accepts this token. It last worked 2 minutes ago.");
		assertThat(problem().actions()).noneMatch((action) -> action.contains("leak"));
	}

	@Test
	void tokenThatAGatewayRefusesIsItsMatter() {
		reject("first", TokenRefusal.WITHDRAWN, "gateway.example.com");
		assertThat(problem().summary())
			.isEqualTo("gateway.example.com no longer accepts this token. It last worked 2 minutes ago.");
		assertThat(problem().actions()).noneMatch((action) -> action.contains("openai.com"));
	}

	@ParameterizedTest
	@EnumSource(names = { "EXPIRED", "WITHDRAWN", "FOREIGN", "UNREADABLE", "OTHER" })
	void tokenBeforeIsNotToBePutBack(TokenRefusal refusal) {
		reject("second", refusal, null);
		assertThat(problem().cause()).isEqualTo(Cause.API_KEY_REJECTED);
		assertThat(problem().actions()).noneMatch((action) -> action.contains("Put the key back"));
	}

	@ParameterizedTest
	@EnumSource(names = { "EXPIRED", "OTHER" })
	void tokensOfWhichEachPollGetsAnotherTurnTheStatusWhenAllAreRefused(TokenRefusal refusal) {
		for (int poll = 0; poll < 3; poll++) {
			next("token " + poll, rejection(refusal), null);
		}
		assertThat(this.state.status()).isEqualTo(ConnectionStatus.DOWN);
		assertThat(problem().cause()).isEqualTo(Cause.API_KEY_REJECTED);
		assertThat(this.state.unconfirmed()).isFalse();
		next("one more token", rejection(refusal), null);
		assertThat(this.state.unconfirmed()).isFalse();
		accept("a good token");
		assertThat(this.state.status()).isEqualTo(ConnectionStatus.UP);
		next("a token", rejection(refusal), null);
		assertThat(this.state.unconfirmed()).isTrue();
	}

	@Test
	void keyThatSomethingTakesForATokenHasTheHistoryOfAKey() {
		reject("first", TokenRefusal.KEY_INSTEAD, null);
		assertThat(problem().cause()).isEqualTo(Cause.API_KEY_REVOKED);
		assertThat(problem().summary()).startsWith("OpenAI no longer accepts this key.");
	}

	private Diagnosis problem() {
		Diagnosis problem = this.state.problem();
		assertThat(problem).isNotNull();
		return problem;
	}

	private void accept(String token) {
		next(token, Results.success(), null);
	}

	private void reject(String token, TokenRefusal refusal, @Nullable String gateway) {
		next(token, rejection(refusal), gateway);
		next(token, rejection(refusal), gateway);
	}

	private static ProbeResult rejection(TokenRefusal refusal) {
		return new ProbeResult(Outcome.DEFINITIVE, Results.diagnosis(Cause.API_KEY_REJECTED), Duration.ofMillis(90),
				null, null, List.of(), null, true, null, refusal, List.of(), Access.UNKNOWN);
	}

	private void next(String token, ProbeResult result, @Nullable String gateway) {
		this.now = this.now.plus(Duration.ofMinutes(1));
		this.state = this.machine.next(this.state, new Evidence.Probed(result, token, gateway), this.now);
	}

}
