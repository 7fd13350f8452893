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

package io.github.openaihealth.diagnosis;

import java.util.EnumSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what the rows of {@link Cause} say.
 */
class CauseTests {

	@Test
	void valuesThatHideNoSecret() {
		assertThat(Cause.values()).filteredOn((cause) -> !cause.keyStatus().isSecret())
			.containsExactlyInAnyOrder(Cause.API_KEY_MISSING, Cause.API_KEY_EMPTY, Cause.API_KEY_UNRESOLVED,
					Cause.API_KEY_PLACEHOLDER, Cause.API_KEY_MASKED);
	}

	@Test
	void keyIsAcceptedByWhatLimitsItsUse() {
		assertThat(Cause.values()).filteredOn((cause) -> cause.keyStatus() == KeyStatus.ACCEPTED)
			.containsExactlyInAnyOrder(Cause.MODEL_UNAVAILABLE, Cause.QUOTA_EXHAUSTED, Cause.BILLING_INACTIVE,
					Cause.RATE_LIMITED, Cause.MODELS_SCOPE_MISSING, Cause.INFERENCE_SCOPE_MISSING)
			.allMatch((cause) -> cause.subject() == Subject.ACCOUNT);
	}

	@ParameterizedTest
	@EnumSource
	void onlyACauseAboutTheKeyCondemnsIt(Cause cause) {
		if (!EnumSet.of(KeyStatus.ACCEPTED, KeyStatus.UNKNOWN).contains(cause.keyStatus())) {
			assertThat(cause.subject()).isEqualTo(Subject.KEY);
		}
	}

	@ParameterizedTest
	@EnumSource
	void keyIsRejectedByRefusalsOnly(Cause cause) {
		if (cause.keyStatus() == KeyStatus.REJECTED) {
			assertThat(cause.effect()).isEqualTo(Effect.DEFINITIVE);
		}
	}

	@ParameterizedTest
	@EnumSource
	void nothingOnTheNetworkIsARefusal(Cause cause) {
		if (cause.subject() == Subject.NETWORK) {
			assertThat(cause.effect()).isEqualTo(Effect.PASSING);
		}
	}

	@ParameterizedTest
	@EnumSource
	void isFoundByItsId(Cause cause) {
		assertThat(Cause.of(cause.id())).contains(cause);
	}

}
