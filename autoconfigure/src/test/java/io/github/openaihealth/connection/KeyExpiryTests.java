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

package io.github.openaihealth.connection;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import io.github.openaihealth.diagnosis.Cause;
import io.github.openaihealth.diagnosis.Diagnosis;
import io.github.openaihealth.diagnosis.Fact;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link KeyExpiry}.
 */
class KeyExpiryTests {

	private static final Instant NOW = Instant.parse("2026-11-25T00:00:00Z");

	@ParameterizedTest
	@CsvSource({ "2026-11-26, 2026-11-26, false", "2026-11-25, '2026-11-25, which has passed', true",
			"2025-01-01, '2025-01-01, which has passed', true" })
	void refusedKeyIsToldWhenItExpires(LocalDate day, String expected, boolean expired) {
		DiagnosisFactory factory = new DiagnosisFactory(connection(day));
		Diagnosis diagnosis = factory.create(Cause.API_KEY_REJECTED, Map.of());
		Diagnosis added = new KeyExpiry(connection(day)).addTo(diagnosis, NOW);
		assertThat(added.facts()).containsExactly(new Fact("expires", expected));
		assertThat(added.actions()).hasSize(diagnosis.actions().size() + (expired ? 1 : 0));
		assertThat(added.actions().get(0).contains("'openai.api-key-expires'")).isEqualTo(expired);
		assertThat(factory.addExpiry(diagnosis, NOW)).isEqualTo(added);
	}

	@ParameterizedTest
	@CsvSource({ "2026-11-26, false", "2026-11-25, true" })
	void adviceIsCopiedWhereTheKeyHasExpired(LocalDate day, boolean expired) {
		DiagnosisFactory factory = new DiagnosisFactory(connection(day));
		Diagnosis added = factory.addExpiry(factory.create(Cause.API_KEY_REJECTED, Map.of()), NOW);
		Diagnosis revoked = factory.create(Cause.API_KEY_REVOKED, Map.of("when", "an hour ago"));
		Diagnosis copied = DiagnosisFactory.copyExpiry(added, revoked);
		assertThat(copied.facts()).isEqualTo(revoked.facts());
		assertThat(copied.actions().contains(added.actions().get(0))).isEqualTo(expired);
	}

	@Test
	void nothingIsToldOfADayThatNobodyKnows() {
		Diagnosis diagnosis = new DiagnosisFactory(connection(null)).create(Cause.API_KEY_REJECTED, Map.of());
		assertThat(new KeyExpiry(connection(null)).addTo(diagnosis, Instant.EPOCH)).isEqualTo(diagnosis);
	}

	private static OpenAiConnection connection(@Nullable LocalDate expires) {
		OpenAiConnection connection = new OpenAiConnection("default", Setting.absent("openai.base-url"),
				Setting.of("openai.api-key", ApiKey.of("a-key"), new SettingOrigin("a test", false)),
				Setting.absent("openai.org-id"), Setting.absent("openai.project-id"));
		return connection.with(ApiKeyDates.UNKNOWN.withDays(null, expires), List.of(), List.of());
	}

}
