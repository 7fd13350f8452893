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

import io.github.openaihealth.probe.BodyReader.BodyText;
import io.github.openaihealth.probe.KnownAnswer.Place;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * Recognises what Cloudflare answers by itself, in front of OpenAI or of another host.
 */
final class CloudflareErrors {

	private static final Pattern NUMBER = Pattern.compile("error code: ([0-9]{3,5})");

	private CloudflareErrors() {
	}

	static boolean isFrom(HttpHeaders headers) {
		String server = headers.getFirst(HttpHeaders.SERVER);
		return headers.getFirst("cf-ray") != null || headers.getFirst("cf-mitigated") != null
				|| "cloudflare".equalsIgnoreCase(server);
	}

	/**
	 * Return whether Cloudflare wants to see a browser.
	 * @param headers the headers of the answer
	 * @return {@code true} if it does
	 */
	static boolean isChallenge(HttpHeaders headers) {
		return headers.getFirst("cf-mitigated") != null;
	}

	/**
	 * Return what an error of Cloudflare's own means.
	 * @param answer the answer
	 * @param text its body
	 * @return the verdict, or {@code null} if it is no such error, or throttling
	 */
	static @Nullable Verdict verdictOf(Answer answer, BodyText text) {
		String number = number(answer, text);
		if (number == null || answer.status() == HttpStatus.TOO_MANY_REQUESTS.value()) {
			return null;
		}
		KnownAnswer row = KnownAnswers.find(Place.CLOUDFLARE, number);
		return (row != null) ? Verdict.of(row.cause()) : Verdict.unexpected("error " + number + " of Cloudflare's");
	}

	private static @Nullable String number(Answer answer, BodyText text) {
		JsonNode json = text.json();
		if (json != null) {
			return json.path("cloudflare_error").asBoolean(false) ? String.valueOf(json.path("error_code").asInt(0))
					: null;
		}
		Matcher words = (text.words() != null && isFrom(answer.headers())) ? NUMBER.matcher(text.words()) : null;
		return (words != null && words.matches()) ? words.group(1) : null;
	}

}
