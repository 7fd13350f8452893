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

/**
 * How a connection is watched.
 *
 * @param enabled whether it is watched at all
 * @param probeEnabled whether the models endpoint may be called
 * @param probeTimeout the time that a whole probe may take
 * @param interval the time between polls
 * @param failureThreshold the number of passing failures in a row that turn the status
 * @param maxBackoff the longest wait between polls while they fail
 */
public record MonitorSettings(boolean enabled, boolean probeEnabled, Duration probeTimeout, Duration interval,
		int failureThreshold, Duration maxBackoff) {
}
