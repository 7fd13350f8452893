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

import java.util.regex.Pattern;

import io.github.openaihealth.probe.ErrorReader.ErrorBody;
import io.github.openaihealth.probe.KnownAnswer.Place;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import org.springframework.http.HttpHeaders;

/**
 * Tells which vendor other than OpenAI an error comes from: by the host that was asked,
 * else by the form of the error, else by its words, else by a header. All but the forms
 * are rows of the {@linkplain KnownAnswers table of known answers}.
 */
final class Vendors {

	private static final String AZURE = "Azure";

	private static final Pattern ANTHROPIC_TYPE = Pattern.compile("(?:invalid_request|authentication|billing|permission"
			+ "|not_found|rate_limit|timeout|api|overloaded)_error|request_too_large");

	private static final Pattern GOOGLE_STATUS = Pattern.compile("[A-Z_]{2,64}");

	private Vendors() {
	}

	/**
	 * Tell the vendor.
	 * @param host the host that was asked
	 * @param root the body
	 * @param error the error that the body tells of
	 * @param headers the headers of the answer
	 * @return the vendor's name, or {@code null} if nothing tells it
	 */
	static @Nullable String of(String host, JsonNode root, ErrorBody error, HttpHeaders headers) {
		KnownAnswer row = KnownAnswers.find(Place.HOST, host);
		String vendor = (row != null) ? row.source() : ofForm(unwrap(root), error);
		if (vendor != null) {
			return vendor;
		}
		row = KnownAnswers.find(Place.SIGNATURE, error.message());
		row = (row != null) ? row
				: KnownAnswers.find(Place.HEADER, (header) -> headers.getFirst(header.expression()) != null);
		return (row != null) ? row.source() : null;
	}

	/**
	 * Return whether nobody but the vendor answers so. What tells of Azure is what many
	 * gateways answer by themselves.
	 * @param vendor the vendor's name
	 * @return {@code true} unless others answer so too
	 */
	static boolean isUnmistakable(String vendor) {
		return !AZURE.equals(vendor);
	}

	private static @Nullable String ofForm(JsonNode root, ErrorBody error) {
		JsonNode details = unwrap(root.path("error"));
		if (details.isObject()) {
			return ofDetails(root, details, error);
		}
		if (error.message().equals("bad credentials") && root.path("documentation_url").isString()) {
			return "GitHub";
		}
		if ("wrong_api_key".equals(error.code())) {
			return "Cerebras";
		}
		boolean cloudflare = root.path("success").isBoolean() && root.path("errors").path(0).path("code").isNumber();
		return cloudflare ? "Cloudflare" : null;
	}

	private static @Nullable String ofDetails(JsonNode root, JsonNode details, ErrorBody error) {
		if (root.path("type").asString("").equals("error") && !details.has("code") && error.type() != null
				&& ANTHROPIC_TYPE.matcher(error.type()).matches()) {
			return "Anthropic";
		}
		JsonNode code = details.path("code");
		if (code.isNumber() && details.path("status").isString()
				&& GOOGLE_STATUS.matcher(details.path("status").stringValue()).matches()) {
			return "Google";
		}
		if (code.isNumber() && !details.has("type") && root.path("user_id").isString()) {
			return "OpenRouter";
		}
		if (error.message().equals("bad credentials") && code.asString("").equals("unauthorized")) {
			return "GitHub Models";
		}
		boolean azure = !details.has("type") && !details.has("param") && (code.asString("").equals("DeploymentNotFound")
				|| (code.isString() && error.message().equals("resource not found")));
		return azure ? AZURE : null;
	}

	private static JsonNode unwrap(JsonNode node) {
		return (node.isArray() && node.size() == 1) ? node.get(0) : node;
	}

}
