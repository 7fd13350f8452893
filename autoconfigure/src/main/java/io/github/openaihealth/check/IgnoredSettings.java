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

package io.github.openaihealth.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.openaihealth.connection.DiagnosisFactory;
import io.github.openaihealth.diagnosis.Cause;
import io.github.openaihealth.diagnosis.Diagnosis;

/**
 * Reports what is set and counts for nothing: names that bind to nothing, values that do
 * not fit and addresses that are no base URL.
 */
final class IgnoredSettings {

	private IgnoredSettings() {
	}

	/**
	 * Report them.
	 * @param context what the environment tells
	 * @param diagnoses makes the diagnoses
	 * @return one diagnosis of all, empty if there are none
	 */
	static Optional<Diagnosis> report(ConfigurationContext context, DiagnosisFactory diagnoses) {
		List<Diagnosis> found = new ArrayList<>();
		if (!context.ignored().isEmpty()) {
			found.add(Diagnosis.of(Cause.SETTING_IGNORED, Map.of("names", String.join(", ", context.ignored()),
					"instead", String.join(", ", context.readInstead()))));
		}
		if (!context.unfit().isEmpty()) {
			found.add(Diagnosis.ofVariant(Cause.SETTING_IGNORED, "value",
					Map.of("names", String.join(", ", context.unfit().keySet()), "instead",
							String.join(", ", context.unfit().values()))));
		}
		if (!context.elsewhere().isEmpty()) {
			found.add(diagnoses.create(Cause.SETTING_IGNORED, "address",
					Map.of("names", String.join(", ", context.elsewhere()))));
		}
		return found.stream().reduce(Diagnosis::and);
	}

}
