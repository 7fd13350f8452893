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
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import org.springframework.http.HttpHeaders;

/**
 * Tells which vendor other than OpenAI an error comes from: by the host that was asked,
 * else by the form of the error, else by its words, else by a header. A vendor is added
 * with one entry and one row of the table test.
 */
final class Vendors {

	private static final String AZURE = "Azure";

	private static final Map<String, String> HOSTS = Map.ofEntries(Map.entry("anthropic.com", "Anthropic"),
			Map.entry("generativelanguage.googleapis.com", "Google"), Map.entry("aiplatform.googleapis.com", "Google"),
			Map.entry("openai.azure.com", AZURE), Map.entry("cognitiveservices.azure.com", AZURE),
			Map.entry("services.ai.azure.com", AZURE), Map.entry("models.inference.ai.azure.com", "GitHub Models"),
			Map.entry("models.github.ai", "GitHub Models"), Map.entry("api.github.com", "GitHub"),
			Map.entry("api.groq.com", "Groq"), Map.entry("api.x.ai", "xAI"), Map.entry("api.mistral.ai", "Mistral"),
			Map.entry("api.deepseek.com", "DeepSeek"), Map.entry("openrouter.ai", "OpenRouter"),
			Map.entry("api.perplexity.ai", "Perplexity"), Map.entry("api.together.xyz", "Together"),
			Map.entry("api.together.ai", "Together"), Map.entry("api.fireworks.ai", "Fireworks"),
			Map.entry("api.cerebras.ai", "Cerebras"), Map.entry("integrate.api.nvidia.com", "NVIDIA"),
			Map.entry("huggingface.co", "Hugging Face"), Map.entry("api.cohere.com", "Cohere"),
			Map.entry("api.cohere.ai", "Cohere"), Map.entry("api.moonshot.ai", "Moonshot"),
			Map.entry("dashscope.aliyuncs.com", "Alibaba"), Map.entry("api.elevenlabs.io", "ElevenLabs"));

	private static final Map<String, String> HEADERS = Map.of("x-groq-region", "Groq", "mistral-correlation-id",
			"Mistral", "x-github-request-id", "GitHub");

	// Compared with the beginning of a message in lower case
	private static final List<Words> WORDS = List.of(
			new Words("^authentication fails\\b|your api key: \\*+.{0,8} is invalid", "DeepSeek"),
			new Words("\\bconsole\\.x\\.ai\\b", "xAI"), new Words("\\bconsole\\.groq\\.com\\b", "Groq"),
			new Words("\\bapi\\.together\\.(?:xyz|ai)\\b", "Together"),
			new Words("\\bconsole\\.anthropic\\.com\\b|^invalid x-api-key", "Anthropic"),
			new Words("no (?:cookie )?auth credentials found", "OpenRouter"),
			new Words("\\bopenrouter\\.ai\\b", "OpenRouter"),
			new Words("access denied due to invalid subscription key|ocp-apim-subscription-key", AZURE),
			new Words("api deployment for this resource does not exist", AZURE),
			new Words("\\bgenerativelanguage\\.googleapis\\.com\\b", "Google"),
			new Words("invalid credentials in authorization header", "Hugging Face"));

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
		String vendor = ofHost(host);
		vendor = (vendor != null) ? vendor : ofForm(unwrap(root), error);
		vendor = (vendor != null) ? vendor : ofWords(error.message());
		return (vendor != null) ? vendor : ofHeaders(headers);
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

	private static @Nullable String ofHost(String host) {
		String domain = host;
		while (!domain.isEmpty()) {
			String vendor = HOSTS.get(domain);
			if (vendor != null) {
				return vendor;
			}
			int dot = domain.indexOf('.');
			domain = (dot >= 0) ? domain.substring(dot + 1) : "";
		}
		return null;
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

	private static @Nullable String ofWords(String message) {
		return WORDS.stream()
			.filter((words) -> words.pattern().matcher(message).find())
			.map(Words::vendor)
			.findFirst()
			.orElse(null);
	}

	private static @Nullable String ofHeaders(HttpHeaders headers) {
		return HEADERS.entrySet()
			.stream()
			.filter((entry) -> headers.getFirst(entry.getKey()) != null)
			.map(Map.Entry::getValue)
			.findFirst()
			.orElse(null);
	}

	private static JsonNode unwrap(JsonNode node) {
		return (node.isArray() && node.size() == 1) ? node.get(0) : node;
	}

	/**
	 * Words that one vendor alone uses.
	 *
	 * @param pattern the words
	 * @param vendor the vendor
	 */
	private record Words(Pattern pattern, String vendor) {

		Words(String regex, String vendor) {
			this(Pattern.compile(regex, Pattern.DOTALL), vendor);
		}

	}

}
