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

package io.github.openaihealth.check;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.openaihealth.connection.BaseUrl;
import org.jspecify.annotations.Nullable;

/**
 * Tells what a wrong base URL was probably meant to be.
 */
final class BaseUrlCorrection {

	private static final Pattern OPENAI_OPERATION = Pattern.compile(
			"/(?:chat/completions|completions|responses|embeddings|"
					+ "models(?:/[^/]+)?|moderations|images/[a-z]+|audio/[a-z]+|fine_tuning/jobs|batches|realtime)$",
			Pattern.CASE_INSENSITIVE);

	/**
	 * What can only be an operation; a gateway may well have a path like
	 * {@code /models/llama} of its own.
	 */
	private static final Pattern OPERATION = Pattern.compile(
			"/(?:chat/completions|images/(?:generations|edits|variations)|"
					+ "audio/(?:speech|transcriptions|translations)|(?<=/v\\d/)(?:completions|embeddings|responses))$",
			Pattern.CASE_INSENSITIVE);

	private static final Pattern AZURE = Pattern
		.compile("\\.(?:openai|services\\.ai|cognitiveservices)\\.azure\\.(?:com|us|cn)$");

	/**
	 * Where the models of a resource are listed; a deployment has no list.
	 */
	private static final String AZURE_PATH = "/openai/v1";

	private static final Pattern AROUND = Pattern
		.compile("^[^\\x21-\\x7E\"'`<>]+|^[\"'`<>\\s]+|[^\\x21-\\x7E]+$|[\"'`<>\\s]+$");

	private static final Pattern HTTP = Pattern.compile("^(https?)(?::/?/?|//)(?=[^/])", Pattern.CASE_INSENSITIVE);

	private static final Pattern SCHEME = Pattern.compile("^[a-zA-Z][a-zA-Z0-9+.-]*://");

	private BaseUrlCorrection() {
	}

	/**
	 * Return the path of an operation at the end of a base URL.
	 * @param baseUrl the base URL
	 * @return the operation such as {@code /chat/completions}, or {@code null}
	 */
	static @Nullable String operation(BaseUrl baseUrl) {
		Matcher matcher = (baseUrl.isOpenAi() ? OPENAI_OPERATION : OPERATION).matcher(baseUrl.path());
		return matcher.find() ? matcher.group() : null;
	}

	/**
	 * Correct a base URL.
	 * @param baseUrl the base URL
	 * @return one without fault, or {@code null} if none can be told or none is needed
	 */
	static @Nullable BaseUrl of(BaseUrl baseUrl) {
		if (BaseUrlRules.check(baseUrl) == null || BaseUrlRules.noAddress(baseUrl.value()) != null) {
			return null;
		}
		BaseUrl complete = BaseUrl.of(withScheme(trim(baseUrl.value())));
		if (complete.host().isEmpty()) {
			return null;
		}
		String path = complete.path();
		String operation = operation(complete);
		path = (operation != null) ? path.substring(0, path.length() - operation.length()) : path;
		if (operation != null && AZURE.matcher(complete.host()).find()) {
			path = AZURE_PATH;
		}
		BaseUrl corrected = complete.isOpenAi() ? BaseUrl.of("https://" + complete.host() + BaseUrlRules.VERSION)
				: BaseUrl.of(complete.origin() + path);
		return (BaseUrlRules.check(corrected) == null) ? corrected : null;
	}

	private static String trim(String value) {
		String trimmed = value;
		String before;
		do {
			before = trimmed;
			trimmed = AROUND.matcher(before).replaceAll("");
		}
		while (!trimmed.equals(before));
		return trimmed;
	}

	private static String withScheme(String value) {
		if (SCHEME.matcher(value).find()) {
			return value;
		}
		Matcher http = HTTP.matcher(value);
		if (http.find()) {
			return http.group(1).toLowerCase(Locale.ROOT) + "://" + value.substring(http.end());
		}
		String address = value.startsWith("//") ? value.substring(2) : value;
		return (BaseUrl.of("http://" + address).isLoopback() ? "http://" : "https://") + address;
	}

}
