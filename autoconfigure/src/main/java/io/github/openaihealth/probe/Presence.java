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

import io.github.openaihealth.probe.ErrorReader.ErrorBody;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What the answer to the question for one model tells of it.
 */
enum Presence {

	/** The key can see the model. */
	PRESENT,

	/** The key cannot see the model. */
	MISSING,

	/** Nothing: the host does not answer such a question, or not now. */
	UNKNOWN;

	private static final String NOT_FOUND = "model_not_found";

	// Not the path that was asked, as in "Cannot GET /v1/models/x"
	private static final Pattern ABOUT_MODEL = Pattern.compile("(?<![/\\w])models?\\b");

	/**
	 * Tell what came of the question for a model.
	 * @param reply what became of the request
	 * @param model the id that was asked for
	 * @return what it tells
	 */
	static Presence of(Reply reply, String model) {
		JsonNode json = (reply instanceof Answer answer) ? answer.text().json() : null;
		if (json == null) {
			return UNKNOWN;
		}
		int status = ((Answer) reply).status();
		if (status == 200) {
			return isModel(json) ? PRESENT : UNKNOWN;
		}
		ErrorBody error = ErrorReader.read(json, null);
		return (error != null && status / 100 == 4 && isMissing(error, status, model)) ? MISSING : UNKNOWN;
	}

	/**
	 * Return whether an answer came that will be the same for a while.
	 * @param reply what became of a request
	 * @return {@code false} if it is worth asking again soon
	 */
	static boolean isLasting(Reply reply) {
		return reply instanceof Answer answer && answer.status() < 500 && answer.status() != 429;
	}

	private static boolean isModel(JsonNode json) {
		JsonNode model = json.path("data").isObject() ? json.path("data") : json;
		JsonNode id = model.path("id");
		boolean named = (id.isString() && !id.stringValue().isBlank()) || id.isNumber()
				|| model.path("object").asString("").equals("model");
		return model.isObject() && named && !model.path("data").isArray() && !HiddenFailure.isIn(json, false);
	}

	// Where a host has no such path, it answers 404 as well
	private static boolean isMissing(ErrorBody error, int status, String model) {
		if (NOT_FOUND.equals(lowerCase(error.code())) || NOT_FOUND.equals(lowerCase(error.type()))) {
			return true;
		}
		String message = error.message().replace(model.toLowerCase(Locale.ROOT), "");
		return (status == 404 || status == 410) && ABOUT_MODEL.matcher(message).find();
	}

	private static @Nullable String lowerCase(@Nullable String text) {
		return (text != null) ? text.toLowerCase(Locale.ROOT) : null;
	}

}
