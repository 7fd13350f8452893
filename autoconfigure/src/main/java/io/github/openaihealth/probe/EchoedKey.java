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

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.openaihealth.connection.ApiKey;
import io.github.openaihealth.connection.EchoComparison;
import org.jspecify.annotations.Nullable;

/**
 * Finds the echo of the key in an error's message and compares it at once, so that it
 * need not be kept.
 */
final class EchoedKey {

	private static final int SEARCHED = 2000;

	private static final Pattern ECHO = Pattern.compile("incorrect api key provided: ?(.*?)(?:\\. you can |\\.?\\s*$)",
			Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

	private static final ApiKey NO_KEY = ApiKey.of("");

	private EchoedKey() {
	}

	/**
	 * Compare the key that the service says it received with the key that was sent.
	 * @param message the error's message as it came
	 * @param sent the key, or {@code null} if none is configured
	 * @return the comparison, or {@code null} if the message has no echo or one that
	 * tells nothing
	 */
	static @Nullable EchoComparison compare(String message, @Nullable ApiKey sent) {
		Matcher echo = ECHO.matcher(message.substring(0, Math.min(message.length(), SEARCHED)));
		if (!echo.find()) {
			return null;
		}
		EchoComparison comparison = ((sent != null) ? sent : NO_KEY).compareWith(echo.group(1));
		return (comparison.outcome() != EchoComparison.Outcome.UNCLEAR) ? comparison : null;
	}

}
