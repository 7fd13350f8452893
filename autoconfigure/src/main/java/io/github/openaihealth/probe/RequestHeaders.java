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

import io.github.openaihealth.connection.ApiKey;
import io.github.openaihealth.connection.OpenAiConnection;
import io.github.openaihealth.connection.UnexpectedCharacter;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/**
 * Writes the headers of a request. The only place of the probe where a key is revealed.
 */
final class RequestHeaders {

	private static final String USER_AGENT = "openai-health-spring-boot/" + version();

	private RequestHeaders() {
	}

	static void write(OpenAiConnection connection, byte @Nullable [] body, HttpHeaders headers) {
		headers.setAccept(List.of(MediaType.APPLICATION_JSON));
		headers.set(HttpHeaders.USER_AGENT, USER_AGENT);
		if (body != null) {
			headers.setContentType(MediaType.APPLICATION_JSON);
			headers.setContentLength(body.length);
		}
		setIfTransmittable(headers, "OpenAI-Organization", connection.orgId());
		setIfTransmittable(headers, "OpenAI-Project", connection.projectId());
		ApiKey apiKey = connection.apiKey();
		if (apiKey != null && apiKey.isTransmittable()) {
			headers.setBearerAuth(apiKey.reveal());
		}
	}

	private static void setIfTransmittable(HttpHeaders headers, String name, @Nullable String value) {
		if (value != null && UnexpectedCharacter.isTransmittable(value)) {
			headers.set(name, value);
		}
	}

	private static String version() {
		String version = RequestHeaders.class.getPackage().getImplementationVersion();
		return (version != null) ? version : "dev";
	}

}
