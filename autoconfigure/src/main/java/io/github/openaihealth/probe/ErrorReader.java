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
import java.util.Locale;
import java.util.regex.Pattern;

import io.github.openaihealth.connection.ApiKey;
import io.github.openaihealth.connection.EchoComparison;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the error that a body tells of. Leniently: gateways imitate the service, and the
 * service changes.
 */
final class ErrorReader {

	private static final int COMPARED = 1000;

	private static final Pattern FAILED = Pattern.compile("(?i)error|fail(?:ed|ure)?|[45][0-9]{2}");

	// What others call the message, the most telling first
	private static final List<String> MESSAGES = List.of("message", "detail", "error_description", "errorMessage",
			"error_msg", "Message", "msg", "faultstring", "title");

	private ErrorReader() {
	}

	/**
	 * Read the error of a body.
	 * @param body the body
	 * @param sent the key that was sent, or {@code null}
	 * @return the error, or {@code null} if the body tells of none
	 */
	static @Nullable ErrorBody read(@Nullable JsonNode body, @Nullable ApiKey sent) {
		JsonNode root = unwrap(body);
		if (root == null || !root.isObject()) {
			return null;
		}
		JsonNode error = unwrap(root.path("error"));
		if (error != null && isDetailed(error)) {
			return of(error, "message", true, sent);
		}
		if (error != null && isDetailed(error.path("error"))) {
			return of(error.path("error"), "message", true, sent);
		}
		if (root.path("error").isString()) {
			return of(root, "error", true, sent);
		}
		boolean flat = root.path("object").isString() && root.path("object").stringValue().equals("error");
		if (isDetailed(root) && (flat || (root.has("message") && root.has("type") && root.has("code")))) {
			return of(root, "message", true, sent);
		}
		return ofUnknownForm(root, sent);
	}

	/**
	 * Return whether a body that came as a success tells of a failure.
	 * @param body the body
	 * @param empty whether it has no models; then a code or status in it counts too
	 * @return {@code true} if it tells of one
	 */
	static boolean isFailure(JsonNode body, boolean empty) {
		JsonNode error = body.path("error");
		boolean told = isFilled(error) || isFilled(body.path("errors")) || body.path("error").asBoolean(false)
				|| !body.path("success").asBoolean(true);
		return told || (empty && (body.path("object").asString("").equals("error")
				|| FAILED.matcher(body.path("status").asString("")).matches()
				|| FAILED.matcher(body.path("code").asString("")).matches()));
	}

	private static boolean isFilled(JsonNode node) {
		return (node.isString() && !node.stringValue().isBlank()) || (node.isContainer() && !node.isEmpty());
	}

	private static @Nullable ErrorBody ofUnknownForm(JsonNode root, @Nullable ApiKey sent) {
		for (String part : List.of("errors", "detail", "fault")) {
			JsonNode inner = unwrap(root.path(part));
			String name = (inner != null && inner.isObject()) ? nameOfMessage(inner) : null;
			if (inner != null && name != null) {
				return of(inner, name, false, sent);
			}
		}
		String name = nameOfMessage(root);
		return (name != null) ? of(root, name, false, sent) : null;
	}

	private static ErrorBody of(JsonNode node, String nameOfMessage, boolean recognised, @Nullable ApiKey sent) {
		String message = node.path(nameOfMessage).isString() ? node.path(nameOfMessage).stringValue() : "";
		String more = nameOfMessage.equals("error") ? nameOfMessage(node) : null;
		message = (more != null) ? message + ". " + node.path(more).stringValue() : message;
		String code = text(node, "code");
		return new ErrorBody((code != null) ? code : text(node, "error_code"), text(node, "type"),
				message.substring(0, Math.min(message.length(), COMPARED)).toLowerCase(Locale.ROOT), recognised,
				EchoedKey.compare(message, sent));
	}

	private static boolean isDetailed(JsonNode error) {
		return error.isObject() && (error.has("code") || error.has("type") || error.has("message"));
	}

	private static @Nullable String nameOfMessage(JsonNode node) {
		return MESSAGES.stream().filter((name) -> node.path(name).isString()).findFirst().orElse(null);
	}

	private static @Nullable JsonNode unwrap(@Nullable JsonNode node) {
		return (node != null && node.isArray() && node.size() == 1) ? node.get(0) : node;
	}

	private static @Nullable String text(JsonNode node, String name) {
		JsonNode member = node.path(name);
		String text = (member.isString() || member.isNumber()) ? member.asString().strip() : "";
		return !text.isEmpty() ? text : null;
	}

	/**
	 * The error that a body tells of.
	 *
	 * @param code the code as it came, or {@code null}
	 * @param type the type as it came, or {@code null}
	 * @param message the beginning of the message in lower case; it may echo the key, so
	 * it is for comparing only
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

}
