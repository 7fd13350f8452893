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

import io.github.openaihealth.connection.BaseUrl;
import io.github.openaihealth.probe.ErrorReader.ErrorBody;
import org.jspecify.annotations.Nullable;

/**
 * Finds the host that an error's message sends a key to. Whoever answers may write
 * anything there, and a key follows the advice: so no host counts but OpenAI's own.
 */
final class NamedHost {

	private static final Pattern HOST = Pattern
		.compile("(?<![a-z0-9_@.-])(?:[a-z][a-z0-9-]{0,19}\\.)?api\\.openai\\.com(?![a-z0-9_@-]|\\.[a-z0-9])");

	private NamedHost() {
	}

	/**
	 * Find a host.
	 * @param error the error
	 * @param question what was asked
	 * @return the first host of OpenAI's own that is not the one that was asked, or
	 * {@code null}
	 */
	static @Nullable String in(@Nullable ErrorBody error, Question question) {
		Matcher hosts = HOST.matcher((error != null) ? error.message() : "");
		while (hosts.find()) {
			String host = hosts.group();
			if (!host.equals(question.baseUrl().host()) && !question.isEchoedIn(host)
					&& BaseUrl.of("https://" + host).isOpenAi()) {
				return host;
			}
		}
		return null;
	}

}
