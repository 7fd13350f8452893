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

package io.github.openaihealth.sample.simulation;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Account}.
 */
class AccountTests {

	private final String apiKey = SimulatedKey.generate();

	private final Account account = Account.of(this.apiKey, "org-own", Scenario.OK);

	@Test
	void keysAreValidUntilEachIsRevoked() {
		IssuedKey second = this.account.issue(SimulatedKey.generate());
		assertThat(this.account.newestKey()).isSameAs(second);
		assertThat(answer(this.apiKey).status()).isEqualTo(200);
		assertThat(answer(second.value()).status()).isEqualTo(200);
		second.revoke();
		assertThat(answer(this.apiKey).status()).isEqualTo(200);
		assertThat(answer(second.value()).status()).isEqualTo(401);
	}

	@Test
	void useIsNotedOfTheKeyThatWasAccepted() {
		IssuedKey second = this.account.issue(SimulatedKey.generate());
		this.account.play(Scenario.SERVER_ERROR);
		answer(second.value());
		assertThat(second.isUsed()).isFalse();
		this.account.play(Scenario.OK);
		answer(second.value());
		assertThat(second.firstUse()).isCompleted();
		assertThat(second.lastUsed()).isNotNull();
		assertThat(this.account.keys().get(0).isUsed()).isFalse();
		assertThat(this.account.keys().get(0).lastUsed()).isNull();
	}

	@Test
	void keyThatIsRevokedWhereverItIsPlayedIsSoByItself() {
		String second = this.account.issue(SimulatedKey.generate()).value();
		this.account.play(Scenario.REVOKED);
		assertThat(answer(this.apiKey).status()).isEqualTo(200);
		assertThat(answer(this.apiKey).status()).isEqualTo(401);
		assertThat(answer(second).status()).isEqualTo(200);
	}

	@ParameterizedTest
	@CsvSource(nullValues = "none", value = { "none, 200", "org-own, 200", "org-other, 401" })
	void organizationIsComparedWhereItIsNamed(@Nullable String organization, int status) {
		Answer answer = this.account.answer(this.apiKey, organization);
		assertThat(answer.status()).isEqualTo(status);
		assertThat(answer.body().contains("mismatched_organization")).isEqualTo(status == 401);
	}

	@Test
	void organizationOfAKeyThatIsRefusedIsNotLookedAt() {
		assertThat(this.account.answer(SimulatedKey.generate(), "org-other").body()).contains("invalid_api_key");
	}

	@Test
	void openAccountLetsEverybodyInAndPlaysItsScenario() {
		Account open = Account.open(Scenario.OK);
		assertThat(open.answer(null, null).status()).isEqualTo(200);
		assertThat(open.answer("anything", "org-any").status()).isEqualTo(200);
		open.play(Scenario.OVERLOADED);
		assertThat(open.answer(null, null).status()).isEqualTo(503);
		assertThat(open.requests()).isEqualTo(3);
	}

	@Test
	void keyPrintsMasked() {
		assertThat(this.account.newestKey()).hasToString("sk-proj-…" + this.apiKey.substring(this.apiKey.length() - 4));
	}

	private Answer answer(String bearer) {
		return this.account.answer(bearer, null);
	}

}
