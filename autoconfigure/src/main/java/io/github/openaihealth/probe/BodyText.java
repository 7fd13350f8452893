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

import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A body, read as JSON whatever its content type says.
 *
 * @param json the JSON, or {@code null} if the body is something else
 * @param finding what the body is, if it is no JSON
 */
record BodyText(@Nullable JsonNode json, String finding) {

	// Of its own, so that settings of the application's mapper have no say
	private static final JsonMapper MAPPER = JsonMapper.builder()
		.disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
		.build();

	private static final int BEGINNING = 512;

	private static final String BYTE_ORDER_MARK = "\uFEFF";

	private static final String TRUNCATED = "a truncated answer";

	static BodyText of(Body body) {
		return switch (body.extent()) {
			case OVERSIZE -> new BodyText(null, "more than 2 MiB");
			case CUT_OFF -> new BodyText(null, TRUNCATED);
			case COMPLETE -> of(body.bytes());
		};
	}

	private static BodyText of(byte[] bytes) {
		String beginning = new String(bytes, 0, Math.min(bytes.length, BEGINNING), StandardCharsets.UTF_8)
			.replace(BYTE_ORDER_MARK, "")
			.strip();
		if (beginning.isEmpty()) {
			return new BodyText(null, "an empty answer");
		}
		if (beginning.startsWith("<")) {
			return new BodyText(null, "a web page instead of JSON");
		}
		try {
			JsonNode json = MAPPER.readTree(bytes);
			return new BodyText(json, "JSON of an unknown form");
		}
		catch (UnexpectedEndOfInputException ex) {
			return new BodyText(null, TRUNCATED);
		}
		catch (JacksonException ex) {
			return new BodyText(null, "text instead of JSON");
		}
	}

}
