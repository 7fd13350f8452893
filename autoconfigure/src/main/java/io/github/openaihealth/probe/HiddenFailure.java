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

import java.util.List;
import java.util.regex.Pattern;

import io.github.openaihealth.probe.ErrorReader.ErrorBody;
import tools.jackson.databind.JsonNode;

import org.springframework.http.HttpStatus;

/**
 * Finds failures that came with the status of a success: some gateways answer 200 to
 * everything, and add an empty list.
 */
final class HiddenFailure {

	private static final Pattern FAILED = Pattern.compile("(?i)error|fail(?:ed|ure)?|[45][0-9]{2}");

	private static final Pattern SUCCEEDED = Pattern.compile("(?i)0+|2[0-9]{2}|2[0-9]{4}|ok|success\\w*");

	private static final List<String> CODES = List.of("code", "status_code", "statusCode", "errcode", "error_code",
			"errorCode");

	// What some wrap the code in
	private static final List<String> HEADS = List.of("meta", "base_resp");

	private HiddenFailure() {
	}

	/**
	 * Return whether a body that came as a success tells of a failure.
	 * @param body the body
	 * @param empty whether it has no models; then a code, a status and words in it count
	 * too
	 * @return {@code true} if it tells of one
	 */
	static boolean isIn(JsonNode body, boolean empty) {
		return isTold(body) || isTold(body.path("data")) || (empty && (isCoded(body) || isWorded(body)));
	}

	private static boolean isTold(JsonNode node) {
		JsonNode error = node.path("error");
		return isFilled(error) || isFilled(node.path("errors")) || error.asBoolean(false)
				|| !node.path("success").asBoolean(true) || !node.path("ok").asBoolean(true);
	}

	private static boolean isFilled(JsonNode node) {
		return (node.isString() && !node.stringValue().isBlank()) || (node.isContainer() && !node.isEmpty());
	}

	private static boolean isCoded(JsonNode body) {
		return body.path("object").asString("").equals("error")
				|| FAILED.matcher(body.path("status").asString("")).matches() || hasCode(body)
				|| HEADS.stream().map(body::path).anyMatch(HiddenFailure::hasCode);
	}

	// Whose code is 1 says by words whether that is good
	private static boolean hasCode(JsonNode node) {
		ErrorBody words = ErrorReader.read(node, null);
		return (words == null || !SUCCEEDED.matcher(words.message()).matches()) && CODES.stream()
			.map((name) -> node.path(name).asString(""))
			.anyMatch((code) -> !code.isBlank() && !SUCCEEDED.matcher(code).matches());
	}

	private static boolean isWorded(JsonNode body) {
		ErrorBody error = ErrorReader.read(body, null);
		return error != null && KnownErrors.causeOf(error, HttpStatus.UNAUTHORIZED.value(), false) != null;
	}

}
