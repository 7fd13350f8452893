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

import java.util.List;

import io.github.openaihealth.connection.ConnectionSummary;
import io.github.openaihealth.connection.OpenAiConnection;
import io.github.openaihealth.diagnosis.Diagnosis;
import io.github.openaihealth.probe.ProbeResult;
import org.jspecify.annotations.Nullable;

/**
 * What the reading of a connection, with which a poll begins, amounts to.
 */
sealed interface Reading {

	/**
	 * The poll has ended with it: nothing is to be asked.
	 *
	 * @param result what the poll brought
	 */
	record Done(PollResult result) implements Reading {
	}

	/**
	 * The models endpoint is to be asked.
	 *
	 * @param connection where and as whom
	 * @param warnings what the check of the values found worth knowing
	 */
	record Ready(OpenAiConnection connection, List<Diagnosis> warnings) implements Reading {

		PollResult result(ProbeResult probed) {
			return new PollResult(ConnectionSummary.of(this.connection), this.warnings,
					new Evidence.Probed(probed, this.connection.fingerprint(), gateway()));
		}

		private @Nullable String gateway() {
			return this.connection.baseUrl().isOpenAi() ? null : this.connection.mask(this.connection.baseUrl().host());
		}

		// It knows the key
		@Override
		public String toString() {
			return this.connection.name();
		}

	}

	/**
	 * What one poll brought.
	 *
	 * @param connection what may be shown of the connection, or {@code null} if it could
	 * not be read
	 * @param warnings what the check of the values found worth knowing
	 * @param evidence what was found
	 */
	record PollResult(@Nullable ConnectionSummary connection, List<Diagnosis> warnings, Evidence evidence) {
	}

}
