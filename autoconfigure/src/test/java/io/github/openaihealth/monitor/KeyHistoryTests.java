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

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link KeyHistory}. What it decides is covered by {@link StateMachineTests}.
 */
class KeyHistoryTests {

	@ParameterizedTest
	@CsvSource({ "PT59S,less than a minute ago", "PT1M,1 minute ago", "PT14M30S,14 minutes ago", "PT1H,1 hour ago",
			"PT23H59M,23 hours ago", "P1D,1 day ago", "P400D,400 days ago" })
	void agoReadsLikeSpeech(Duration duration, String expected) {
		assertThat(KeyHistory.ago(duration)).isEqualTo(expected);
	}

}
