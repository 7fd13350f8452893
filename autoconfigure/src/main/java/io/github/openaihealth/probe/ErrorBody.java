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

import java.util.Locale;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The error that a body tells of. Read leniently: gateways imitate the service, and the
 * service changes.
 *
 * @param code the code as it came, or {@code null}
 * @param type the type as it came, or {@code null}
 * @param message the beginning of the message in lower case; it may echo the key, so it
 * is for comparing only
 * @param vendor the other vendor whose form this is, or {@code null}
 * @param recognised whether the form is known
 */
record ErrorBody(@Nullable String code, @Nullable String type, String message, @Nullable String vendor,
		boolean recognised) {

	private static final String AZURE = "Azure";

	private static final int COMPARED = 1000;

	private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{2}");

	private static final Pattern GOOGLE_STATUS = Pattern.compile("[A-Z_]{2,64}");

	static @Nullable ErrorBody of(@Nullable JsonNode root) {
		if (root != null && root.isArray() && root.size() == 1) {
			root = root.get(0);
		}
		if (root == null || !root.isObject()) {
			return null;
		}
		JsonNode error = root.path("error");
		if (error.isObject() && (error.has("code") || error.has("type") || error.has("message"))) {
			return new ErrorBody(text(error, "code"), text(error, "type"), message(error, "message"),
					vendor(root, error), true);
		}
		if (error.isString()) {
			return new ErrorBody(text(root, "code"), text(root, "type"), message(root, "error"), null, true);
		}
		return ofUnknownForm(root);
	}

	/**
	 * Return whether there is a code that says more than the status does.
	 * @return {@code true} unless there is none, or only the status repeated
	 */
	boolean hasTellingCode() {
		return this.code != null && !NUMBER.matcher(this.code).matches();
	}

	/**
	 * Return whether the form is the vendor's own. That of Azure is what many gateways
	 * answer by themselves.
	 * @return {@code true} if nobody but the vendor answers so
	 */
	boolean hasUnmistakableForm() {
		return this.vendor != null && !AZURE.equals(this.vendor);
	}

	private static @Nullable ErrorBody ofUnknownForm(JsonNode root) {
		if (root.path("message").isString()) {
			return new ErrorBody(null, null, message(root, "message"), null, false);
		}
		return root.path("detail").isString() ? new ErrorBody(null, null, message(root, "detail"), null, false) : null;
	}

	private static @Nullable String vendor(JsonNode root, JsonNode error) {
		if ("error".equals(text(root, "type"))) {
			return "Anthropic";
		}
		if (error.path("code").isNumber() && error.path("status").isString()
				&& GOOGLE_STATUS.matcher(error.path("status").stringValue()).matches()) {
			return "Google";
		}
		if (error.path("code").isString() && !error.has("type")
				&& NUMBER.matcher(error.path("code").stringValue()).matches()) {
			return AZURE;
		}
		return null;
	}

	private static @Nullable String text(JsonNode node, String name) {
		JsonNode member = node.path(name);
		String text = (member.isString() || member.isNumber()) ? member.asString().strip() : "";
		return !text.isEmpty() ? text : null;
	}

	private static String message(JsonNode node, String name) {
		String message = node.path(name).isString() ? node.path(name).stringValue() : "";
		return message.substring(0, Math.min(message.length(), COMPARED)).toLowerCase(Locale.ROOT);
	}

}
