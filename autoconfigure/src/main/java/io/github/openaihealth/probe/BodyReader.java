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
import java.util.Locale;
import java.util.regex.Pattern;

import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a body as JSON, whatever its content type says, or tells what else it is.
 */
final class BodyReader {

	// Of its own, so that settings of the application's mapper have no say
	private static final JsonMapper MAPPER = JsonMapper.builder()
		.disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
		.build();

	private static final int BEGINNING = 4096;

	private static final String TRUNCATED = "a truncated answer";

	private static final Pattern UNREADABLE = Pattern.compile("[\uFEFF\uFFFD\u0000]");

	private static final Pattern XML = Pattern.compile("<\\?xml(?!.{0,300}<!doctype html|.{0,300}<html)",
			Pattern.DOTALL);

	private static final Pattern LOGIN = Pattern.compile(
			"type\\s*=\\s*[\"']?password|<title>[^<]{0,80}(?:log[ -]?[io]n|sign[ -]?in)|samlrequest", Pattern.DOTALL);

	private BodyReader() {
	}

	/**
	 * Read a body.
	 * @param body the body
	 * @return what it is
	 */
	static BodyText read(Body body) {
		return switch (body.extent()) {
			case OVERSIZE -> new BodyText(null, "more than 2 MiB");
			case CUT_OFF -> new BodyText(null, TRUNCATED);
			case COMPLETE -> read(body.bytes());
		};
	}

	private static BodyText read(byte[] bytes) {
		String beginning = new String(bytes, 0, Math.min(bytes.length, BEGINNING), StandardCharsets.UTF_8);
		if (isCompressed(bytes)) {
			return new BodyText(null, "a compressed answer");
		}
		beginning = UNREADABLE.matcher(beginning).replaceAll("").strip().toLowerCase(Locale.ROOT);
		if (beginning.isEmpty()) {
			return new BodyText(null, "an empty answer");
		}
		return beginning.startsWith("<") ? new BodyText(null, describeMarkup(beginning)) : readJson(bytes);
	}

	private static BodyText readJson(byte[] bytes) {
		try {
			return new BodyText(MAPPER.readTree(bytes), "JSON of an unknown form");
		}
		catch (UnexpectedEndOfInputException ex) {
			return new BodyText(null, TRUNCATED);
		}
		catch (JacksonException ex) {
			return readLatin(bytes);
		}
	}

	// Gateways of old write umlauts in one byte
	private static BodyText readLatin(byte[] bytes) {
		try {
			JsonNode json = MAPPER.readTree(new String(bytes, StandardCharsets.ISO_8859_1));
			return new BodyText(json, "JSON of an unknown form");
		}
		catch (UnexpectedEndOfInputException ex) {
			return new BodyText(null, TRUNCATED);
		}
		catch (JacksonException ex) {
			return new BodyText(null, "text instead of JSON");
		}
	}

	private static String describeMarkup(String beginning) {
		if (XML.matcher(beginning).lookingAt()) {
			return "XML instead of JSON";
		}
		if (LOGIN.matcher(beginning).find()) {
			return "a login page instead of JSON";
		}
		return beginning.contains("cloudflare") ? "a page of Cloudflare's instead of JSON"
				: "a web page instead of JSON";
	}

	private static boolean isCompressed(byte[] bytes) {
		return bytes.length > 1 && bytes[0] == 0x1F && bytes[1] == (byte) 0x8B;
	}

}
