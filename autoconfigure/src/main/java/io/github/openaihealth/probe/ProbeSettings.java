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

package io.github.openaihealth.probe;

import java.time.Duration;

/**
 * What a probe needs to know apart from the connection.
 *
 * @param connectTimeout how long the making of a connection may take
 * @param timeout how long one whole probe may take, its body included
 * @param retirementWarning how long before a required model is shut down a warning begins
 * @param accessCheck whether and how the deeper check is made
 */
public record ProbeSettings(Duration connectTimeout, Duration timeout, Duration retirementWarning,
		AccessCheckSettings accessCheck) {

	/**
	 * Create settings without the deeper check.
	 * @param connectTimeout how long the making of a connection may take
	 * @param timeout how long one whole probe may take, its body included
	 * @param retirementWarning how long before a required model is shut down a warning
	 * begins
	 */
	public ProbeSettings(Duration connectTimeout, Duration timeout, Duration retirementWarning) {
		this(connectTimeout, timeout, retirementWarning, AccessCheckSettings.OFF);
	}

}
