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
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import io.github.openaihealth.connection.DiagnosisFactory;
import io.github.openaihealth.connection.DisplayText;
import io.github.openaihealth.connection.OpenAiConnection;
import io.github.openaihealth.diagnosis.Cause;
import io.github.openaihealth.diagnosis.Diagnosis;
import io.github.openaihealth.diagnosis.RemainingTime;
import org.jspecify.annotations.Nullable;

/**
 * Tells which of the models that a connection requires are shut down, and warns where the
 * day is near. Days begin in UTC.
 */
final class Retirements {

	private final Duration ahead;

	/**
	 * Create a new instance.
	 * @param ahead how long before the day a warning begins
	 */
	Retirements(Duration ahead) {
		this.ahead = ahead;
	}

	/**
	 * Look through a list.
	 * @param list the list
	 * @param connection the connection that it was read for
	 * @param now the time
	 * @return the required models with a day, the earliest first
	 */
	List<RetiringModel> of(ModelList list, OpenAiConnection connection, Instant now) {
		return list.retiring(connection.requiredModels())
			.entrySet()
			.stream()
			.map((model) -> retiring(DisplayText.of(connection.mask(model.getKey())), model.getValue(), connection,
					now))
			.toList();
	}

	private RetiringModel retiring(String model, LocalDate day, OpenAiConnection connection, Instant now) {
		Duration left = Duration.between(now, day.atStartOfDay(ZoneOffset.UTC).toInstant());
		return new RetiringModel(model, day, warning(model, day, left, connection));
	}

	private @Nullable Diagnosis warning(String model, LocalDate day, Duration left, OpenAiConnection connection) {
		if (left.compareTo(this.ahead) > 0) {
			return null;
		}
		boolean come = left.isZero() || left.isNegative();
		return new DiagnosisFactory(connection).create(Cause.MODEL_RETIRING, Map.of("model", model, "day",
				day.toString(), "left", come ? "a day that has come" : RemainingTime.describe(left)))
			.withFact("model", model);
	}

}
