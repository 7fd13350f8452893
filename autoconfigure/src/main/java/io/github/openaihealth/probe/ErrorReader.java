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
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

	// What others call the message, the most telling first
	private static final List<String> MESSAGES = List.of("message", "detail", "error_description", "errorMessage",
			"error_message", "error_msg", "errmsg", "status_msg", "Message", "msg", "faultstring", "moreInformation",
			"description", "error", "reason", "httpMessage", "title");

	private static final List<String> CODES = List.of("code", "error_code", "errorCode", "errorcode", "__type");

	// Those of RFC 6749, 6750 and 8693, which stand where others have the message
	private static final Set<String> OAUTH_CODES = Set.of("invalid_request", "invalid_client", "invalid_grant",
			"unauthorized_client", "unsupported_grant_type", "invalid_scope", "invalid_target", "invalid_token",
			"invalid_subject_token", "insufficient_scope", "access_denied", "temporarily_unavailable");

	// What others wrap the error in
	private static final List<String> PARTS = List.of("error", "errors", "detail", "fault", "data", "base_resp");

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
		if (root != null && root.isString()) {
			return ofText(root.stringValue());
		}
		if (root == null || !root.isObject()) {
			return null;
		}
		JsonNode error = unwrap(root.path("error"));
		if (error != null && isDetailed(error)) {
			return of(error, "message", Form.SERVICE, sent);
		}
		if (error != null && isDetailed(error.path("error"))) {
			return of(error.path("error"), "message", Form.SERVICE, sent);
		}
		if (root.path("error").isString()) {
			return of(root, "error", Form.SERVICE, sent);
		}
		boolean flat = root.path("object").isString() && root.path("object").stringValue().equals("error");
		if (isDetailed(root) && (flat || (root.has("message") && root.has("type") && root.has("code")))) {
			return of(root, "message", Form.SERVICE, sent);
		}
		return ofUnknownForm(root, sent);
	}

	/**
	 * Read an error that is told in words only.
	 * @param words the words
	 * @return the error
	 */
	static ErrorBody ofText(String words) {
		return new ErrorBody(null, null, beginning(words), Form.TEXT, null);
	}

	private static @Nullable ErrorBody ofUnknownForm(JsonNode root, @Nullable ApiKey sent) {
		for (String part : PARTS) {
			JsonNode inner = unwrap(root.path(part));
			String name = (inner != null && inner.isObject()) ? nameOfMessage(inner) : null;
			if (inner != null && name != null) {
				return of(inner, name, Form.OTHER, sent);
			}
		}
		String name = nameOfMessage(root);
		name = (name != null) ? name : nameOfText(root);
		return (name != null) ? of(root, name, Form.OTHER, sent) : null;
	}

	private static @Nullable String nameOfText(JsonNode root) {
		return root.propertyStream()
			.filter((member) -> member.getValue().isString())
			.map(Map.Entry::getKey)
			.findFirst()
			.orElse(null);
	}

	private static ErrorBody of(JsonNode node, String nameOfMessage, Form form, @Nullable ApiKey sent) {
		String message = Stream.concat(Stream.of(nameOfMessage), MESSAGES.stream())
			.distinct()
			.map(node::path)
			.filter(JsonNode::isString)
			.map(JsonNode::stringValue)
			.distinct()
			.collect(Collectors.joining(". "));
		return new ErrorBody(codeOf(node), text(node, "type"), beginning(message), form,
				EchoedKey.compare(message, sent));
	}

	private static @Nullable String codeOf(JsonNode node) {
		String code = CODES.stream().map((name) -> text(node, name)).filter(Objects::nonNull).findFirst().orElse(null);
		String error = text(node, "error");
		return (code == null && error != null && OAUTH_CODES.contains(error)) ? error : code;
	}

	private static String beginning(String message) {
		return message.substring(0, Math.min(message.length(), COMPARED)).toLowerCase(Locale.ROOT).replace("%20", " ");
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
	 * @param form the form that the error has
	 * @param received what the echo of the key in the message tells, or {@code null}
	 */
	record ErrorBody(@Nullable String code, @Nullable String type, String message, Form form,
			@Nullable EchoComparison received) {

		private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{2}");

		private static final Pattern TERSE = Pattern.compile("\\W*(?:\\w+\\W*){0,3}", Pattern.UNICODE_CHARACTER_CLASS);

		// It may echo the key
		@Override
		public String toString() {
			return "ErrorBody of form " + this.form;
		}

		/**
		 * Return whether the form is that of the service.
		 * @return {@code true} if it is
		 */
		boolean recognised() {
			return this.form == Form.SERVICE;
		}

		/**
		 * Return whether the message is no sentence.
		 * @return {@code true} if it has three words at most
		 */
		boolean isTerse() {
			return TERSE.matcher(this.message).matches();
		}

		/**
		 * Return whether there is a code that says more than the status does.
		 * @return {@code true} unless there is none, or only the status repeated
		 */
		boolean hasTellingCode() {
			return this.code != null && !NUMBER.matcher(this.code).matches();
		}

	}

	/**
	 * The form of an error.
	 */
	enum Form {

		/** That of the service. */
		SERVICE,

		/** Another one, in JSON. */
		OTHER,

		/** None: words only. */
		TEXT

	}

}
