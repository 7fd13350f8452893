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

import io.github.openaihealth.diagnosis.Cause;
import io.github.openaihealth.settings.EnvironmentSettings;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;

/**
 * An {@link AbstractFailureAnalyzer} for a client of OpenAI's SDK that the application
 * makes itself and that finds no credentials. The check lets such an application start,
 * since its client may have some that nobody else sees.
 */
class ClientWithoutKeyFailureAnalyzer extends AbstractFailureAnalyzer<IllegalStateException> {

	private static final String SDK = "com.openai.core.ClientOptions";

	private static final String MESSAGE = "At least one credential source must be specified";

	private final Environment environment;

	ClientWithoutKeyFailureAnalyzer(Environment environment) {
		this.environment = environment;
	}

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, IllegalStateException cause) {
		if (!(this.environment instanceof ConfigurableEnvironment configurable) || !isOfTheSdk(cause)
				|| !new EnvironmentSettings(configurable).isEnabled()) {
			return null;
		}
		return KeyFailure.analyze(configurable, Cause.API_KEY_MISSING, cause);
	}

	private static boolean isOfTheSdk(IllegalStateException cause) {
		StackTraceElement[] stackTrace = cause.getStackTrace();
		return cause.getMessage() != null && cause.getMessage().startsWith(MESSAGE) && stackTrace.length != 0
				&& stackTrace[0].getClassName().startsWith(SDK);
	}

}
