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

import java.net.URI;
import java.nio.charset.StandardCharsets;

import io.github.openaihealth.connection.BaseUrl;

/**
 * The call of the deeper check, which can never run and so never costs: OpenAI looks at
 * what the key may do, and then at the body, before anything runs. This body is wrong in
 * three ways that do not depend on one another, so that no default of a service or a
 * gateway can make it right: it names no model, it has no input, and it allows for less
 * than no output. Where something is stored, it asks that this is not.
 */
final class AccessQuestion {

	private static final String PATH = "responses";

	private static final String BODY = "{\"max_output_tokens\":-1,\"store\":false}";

	private AccessQuestion() {
	}

	static URI uri(BaseUrl baseUrl) {
		return Endpoints.beside(baseUrl, PATH);
	}

	static byte[] body() {
		return BODY.getBytes(StandardCharsets.UTF_8);
	}

}
