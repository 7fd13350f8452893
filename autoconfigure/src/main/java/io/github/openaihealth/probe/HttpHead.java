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

import org.springframework.http.HttpHeaders;

/**
 * The head of an answer.
 *
 * @param status the HTTP status, from 100 to 999
 * @param headers the headers
 */
record HttpHead(int status, HttpHeaders headers) {

	/**
	 * Return whether nothing follows, whatever the headers announce.
	 * @return {@code true} for a status whose answers have no body
	 */
	boolean isWithoutBody() {
		return this.status < 200 || this.status == 204 || this.status == 304;
	}

}
