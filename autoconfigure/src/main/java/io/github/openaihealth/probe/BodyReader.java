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

import io.github.openaihealth.probe.KnownAnswer.Place;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpHeaders;

/**
 * Reads a body as JSON, whatever its content type says, or tells what else it is. It
 * takes as much memory for a long list of models as for a short one, but for a few bytes
 * of each.
 */
final class BodyReader {

	// Of its own, so that settings of the application's mapper have no say
	private static final JsonMapper MAPPER = JsonMapper.builder()
		.disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
		// Python writes NaN
		.enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
		.build();

	// A longer text is no refusal but a page
	private static final int WORDS = 500;

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
	 * @param headers the headers of the answer
	 * @return what it is
	 */
	static BodyText read(Body body, HttpHeaders headers) {
		return read(body.stream(), headers);
	}

	/**
	 * Read a body while it comes, to its end.
	 * @param stream the body
	 * @param headers the headers of the answer
	 * @return what it is
	 */
	static BodyText read(BodyStream stream, HttpHeaders headers) {
		PeekedStream body = ContentDecoder.decode(stream, headers);
		JsonTree tree = new JsonTree();
		BodyText text = read(body, tree);
		return switch (body.drain()) {
			case UNREADABLE -> BodyText.of("a compressed answer that cannot be read");
			// A list so long that the reading was given up is a list
			case OVERSIZE -> new BodyText(tree.beginning(), "more than 2 MiB", false, false, null);
			case CUT_OFF -> BodyText.of(TRUNCATED);
			case COMPLETE -> text;
		};
	}

	private static BodyText read(PeekedStream body, JsonTree tree) {
		if (isContainer(body.beginning())) {
			return readJson(body, tree);
		}
		String beginning = text(body.beginning());
		if (beginning.isEmpty()) {
			return new BodyText(null, "an empty answer", true, false, "");
		}
		return beginning.startsWith("<") ? readMarkup(beginning) : readJson(body, tree);
	}

	private static boolean isContainer(byte[] beginning) {
		for (byte next : beginning) {
			if (next != ' ' && next != '\n' && next != '\r' && next != '\t') {
				return next == '{' || next == '[';
			}
		}
		return false;
	}

	private static String text(byte[] beginning) {
		String text = new String(beginning, StandardCharsets.UTF_8);
		return UNREADABLE.matcher(text).replaceAll("").strip().toLowerCase(Locale.ROOT);
	}

	private static BodyText readJson(PeekedStream body, JsonTree tree) {
		try (JsonParser parser = MAPPER.createParser(BodyCharset.reader(body))) {
			JsonNode json = tree.read(parser);
			// The text '404 page not found' begins with a number
			return (json != null && (json.isContainer() || json.isString())) ? BodyText.of(json)
					: ofText(text(body.beginning()));
		}
		catch (UnexpectedEndOfInputException ex) {
			return BodyText.of(TRUNCATED);
		}
		catch (JacksonException ex) {
			return ofText(text(body.beginning()));
		}
	}

	private static BodyText ofText(String text) {
		return new BodyText(null, "text instead of JSON", true, isIntercepted(text),
				(text.length() <= WORDS) ? text : null);
	}

	private static BodyText readMarkup(String beginning) {
		if (XML.matcher(beginning).lookingAt()) {
			return BodyText.of("XML instead of JSON");
		}
		if (LOGIN.matcher(beginning).find()) {
			return BodyText.intercepted("a login page instead of JSON");
		}
		if (beginning.contains("cloudflare")) {
			return BodyText.of("a page of Cloudflare's instead of JSON");
		}
		return isIntercepted(beginning)
				? BodyText.intercepted("a page of a firewall, a proxy or the network instead of JSON")
				: BodyText.of("a web page instead of JSON");
	}

	private static boolean isIntercepted(String beginning) {
		return KnownAnswers.find(Place.PAGE, beginning) != null;
	}

	/**
	 * What a body was read as.
	 *
	 * @param json the JSON, or {@code null} if the body is something else
	 * @param finding what the body is, if it is no JSON
	 * @param whole whether all of the body was read; if not, the JSON is what came until
	 * then
	 * @param intercepted whether the body is a page that something on the way shows in
	 * the service's place
	 * @param words the text in lower case, if the body is a short one and no JSON; empty
	 * if the body is
	 */
	record BodyText(@Nullable JsonNode json, String finding, boolean whole, boolean intercepted,
			@Nullable String words) {

		static BodyText of(JsonNode json) {
			return new BodyText(json, "JSON of an unknown form", true, false, null);
		}

		static BodyText of(String finding) {
			return new BodyText(null, finding, true, false, null);
		}

		static BodyText intercepted(String finding) {
			return new BodyText(null, finding, true, true, null);
		}

		// It may echo the key
		@Override
		public String toString() {
			return "BodyText";
		}

	}

}
