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

import java.util.regex.Pattern;

import io.github.openaihealth.connection.EchoComparison;
import org.jspecify.annotations.Nullable;

/**
 * The error that a body tells of.
 *
 * @param code the code as it came, or {@code null}
 * @param type the type as it came, or {@code null}
 * @param message the beginning of the message in lower case; it may echo the key, so it
 * is for comparing only
 * @param recognised whether the form is that of the service
 * @param received what the echo of the key in the message tells, or {@code null}
 */
record ErrorBody(@Nullable String code, @Nullable String type, String message, boolean recognised,
		@Nullable EchoComparison received) {

	private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{2}");

	/**
	 * Return whether there is a code that says more than the status does.
	 * @return {@code true} unless there is none, or only the status repeated
	 */
	boolean hasTellingCode() {
		return this.code != null && !NUMBER.matcher(this.code).matches();
	}

}
