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

import io.github.openaihealth.connection.OpenAiConnection;
import io.github.openaihealth.probe.ProbeResult;

/**
 * A poll that has come to its request.
 *
 * @param attempt the poll
 * @param reading what is to be asked
 */
record Asking(Attempt attempt, Reading.Ready reading) {

	OpenAiConnection connection() {
		return this.reading.connection();
	}

	/**
	 * Return what the poll brought.
	 * @param probed what the reply means for its connection
	 * @return the result
	 */
	Reading.PollResult result(ProbeResult probed) {
		return this.reading.result(probed);
	}

}
