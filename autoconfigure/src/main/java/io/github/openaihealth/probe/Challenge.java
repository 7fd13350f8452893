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

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * Reads what a {@code WWW-Authenticate} header says of a token that was refused, as RFC
 * 6750 has it: a resource server of Spring Security's answers without a body.
 */
final class Challenge {

	private static final Pattern ERROR = Pattern.compile("(?i)\\berror(?:_description)?=\"([^\"]{1,300})\"");

	private Challenge() {
	}

	/**
	 * Return what the headers say.
	 * @param headers the headers of an answer
	 * @return the words, or {@code null} if there are none
	 */
	static @Nullable String of(HttpHeaders headers) {
		String challenge = headers.getFirst(HttpHeaders.WWW_AUTHENTICATE);
		StringBuilder words = new StringBuilder();
		Matcher error = ERROR.matcher((challenge != null) ? challenge : "");
		while (error.find()) {
			words.append(error.group(1).replace('_', ' ')).append(". ");
		}
		return !words.isEmpty() ? words.toString() : null;
	}

}
