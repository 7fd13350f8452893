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

package io.github.openaihealth.startup;

import java.util.List;

import io.github.openaihealth.check.ConfigurationCheck;
import io.github.openaihealth.check.ConfigurationContext;
import io.github.openaihealth.check.NearMisses;
import io.github.openaihealth.diagnosis.Cause;
import io.github.openaihealth.diagnosis.Diagnosis;
import io.github.openaihealth.settings.DefaultConnectionSource;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Explains a start that somebody else has ended over the key.
 */
final class KeyFailure {

	private KeyFailure() {
	}

	/**
	 * Analyze a failure.
	 * @param environment the environment
	 * @param cause what must be wrong with the key for the failure to be about it
	 * @param failure the failure
	 * @return the report of all problems, or {@code null} if the key has another problem
	 * or none
	 */
	static @Nullable FailureAnalysis analyze(ConfigurableEnvironment environment, Cause cause, Throwable failure) {
		List<Diagnosis> problems = new ConfigurationCheck(ConfigurationContext.of(environment),
				NearMisses.of(environment))
			.check(new DefaultConnectionSource(environment).read())
			.problems();
		if (problems.stream().map(Diagnosis::cause).noneMatch(cause::equals)) {
			return null;
		}
		StartupReport report = new StartupReport(problems);
		return new FailureAnalysis(report.description(), report.action(), failure);
	}

}
