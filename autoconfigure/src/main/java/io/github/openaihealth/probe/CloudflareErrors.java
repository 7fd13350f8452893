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

import io.github.openaihealth.probe.KnownAnswer.Place;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import org.springframework.http.HttpHeaders;

/**
 * Recognises what Cloudflare answers by itself, in front of OpenAI or of another host.
 */
final class CloudflareErrors {

	private CloudflareErrors() {
	}

	static boolean isFrom(HttpHeaders headers) {
		String server = headers.getFirst(HttpHeaders.SERVER);
		return headers.getFirst("cf-ray") != null || headers.getFirst("cf-mitigated") != null
				|| "cloudflare".equalsIgnoreCase(server);
	}

	/**
	 * Return what an error of Cloudflare's own means.
	 * @param status the status of the answer
	 * @param body the body
	 * @return the verdict, or {@code null} if it is no such error, or one with the status
	 * of an outage or of throttling
	 */
	static @Nullable Verdict verdictOf(int status, @Nullable JsonNode body) {
		if (status == 429 || status >= 500 || body == null || !body.path("cloudflare_error").asBoolean(false)) {
			return null;
		}
		String number = String.valueOf(body.path("error_code").asInt(0));
		KnownAnswer row = KnownAnswers.find(Place.CLOUDFLARE, number);
		return (row != null) ? Verdict.of(row.cause()) : Verdict.unexpected("error " + number + " of Cloudflare's");
	}

}
