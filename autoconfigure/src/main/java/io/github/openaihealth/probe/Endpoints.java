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

import org.springframework.web.util.UriUtils;

/**
 * The addresses that are asked beside the list of models. A query of the base URL stays
 * behind the path.
 */
final class Endpoints {

	private static final String MODELS = "/models";

	private Endpoints() {
	}

	/**
	 * Return the address of one model.
	 * @param baseUrl the base URL
	 * @param id the model's id, as it is required
	 * @return the address
	 */
	static URI model(BaseUrl baseUrl, String id) {
		String segment = UriUtils.encodePathSegment(ModelIds.withoutPrefix(id), StandardCharsets.UTF_8);
		return withPath(baseUrl, MODELS + "/" + segment);
	}

	/**
	 * Return an address beside that of the models.
	 * @param baseUrl the base URL
	 * @param path what takes the place of {@code models}
	 * @return the address
	 */
	static URI beside(BaseUrl baseUrl, String path) {
		return withPath(baseUrl, "/" + path);
	}

	private static URI withPath(BaseUrl baseUrl, String path) {
		String models = baseUrl.models().toString();
		int query = models.indexOf('?');
		int end = (query >= 0) ? query : models.length();
		return URI.create(models.substring(0, end - MODELS.length()) + path + models.substring(end));
	}

}
