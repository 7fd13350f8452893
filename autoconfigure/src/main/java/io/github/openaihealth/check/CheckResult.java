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

import java.util.List;

import io.github.openaihealth.diagnosis.Diagnosis;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link ConfigurationCheck} found.
 *
 * @param problems what has to be put right before a call makes sense, all of it
 * @param warnings what is worth knowing
 * @param unseen why a call would tell nothing although nothing is wrong, or {@code null}
 */
public record CheckResult(List<Diagnosis> problems, List<Diagnosis> warnings, @Nullable Diagnosis unseen) {

	/**
	 * Create a new instance.
	 */
	public CheckResult {
		problems = List.copyOf(problems);
		warnings = List.copyOf(warnings);
	}

	/**
	 * Return whether there is no problem. There may be warnings.
	 * @return {@code true} if nothing forbids a call
	 */
	public boolean isClean() {
		return this.problems.isEmpty();
	}

}
