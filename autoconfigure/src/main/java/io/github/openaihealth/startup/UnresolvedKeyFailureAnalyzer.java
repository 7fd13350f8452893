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

import io.github.openaihealth.check.NearMisses;
import io.github.openaihealth.connection.ConnectionSetting;
import io.github.openaihealth.connection.OpenAiConnection;
import io.github.openaihealth.diagnosis.Cause;
import io.github.openaihealth.settings.DefaultConnectionSource;
import io.github.openaihealth.settings.EnvironmentSettings;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.util.PlaceholderResolutionException;

/**
 * An {@link AbstractFailureAnalyzer} for a start that a placeholder in the key's property
 * has ended before the check could report it: a condition on the property, as LangChain4j
 * has, is evaluated before any bean exists.
 */
class UnresolvedKeyFailureAnalyzer extends AbstractFailureAnalyzer<PlaceholderResolutionException> {

	private final Environment environment;

	UnresolvedKeyFailureAnalyzer(Environment environment) {
		this.environment = environment;
	}

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, PlaceholderResolutionException cause) {
		if (!(this.environment instanceof ConfigurableEnvironment configurable)
				|| !new EnvironmentSettings(configurable).isEnabled()) {
			return null;
		}
		OpenAiConnection connection = new DefaultConnectionSource(configurable).read();
		boolean inKey = connection.apiKey() != null
				&& connection.apiKey().placeholder().filter(cause.getPlaceholder()::equals).isPresent();
		return inKey ? KeyFailure.analyze(configurable, Cause.API_KEY_UNRESOLVED, cause) : otherName(connection, cause);
	}

	/**
	 * Explain a placeholder that asks for the key, which is set, by another name: one in
	 * the application's own code.
	 * @param connection the connection
	 * @param cause the failure
	 * @return what to write there, or {@code null} if it is another placeholder
	 */
	private static @Nullable FailureAnalysis otherName(OpenAiConnection connection,
			PlaceholderResolutionException cause) {
		String placeholder = cause.getPlaceholder();
		String property = ConnectionSetting.API_KEY.property();
		if (connection.apiKey() == null || connection.apiKey().isBlank()
				|| connection.apiKey().placeholder().isPresent()
				|| !connection.apiKeySetting().property().equals(property) || property.equals(placeholder)
				|| !NearMisses.isNameOfKey(placeholder)) {
			return null;
		}
		return new FailureAnalysis(
				"A placeholder asks for ${" + placeholder + "}, which nothing sets; the key is set as '" + property
						+ "'.",
				"Write ${" + property + "} instead: a placeholder finds a property by its name in small letters with "
						+ "hyphens, whatever form its source has.",
				cause);
	}

}
