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

import io.github.openaihealth.probe.HttpHeadReader.HttpHead;

import org.springframework.http.HttpHeaders;

/**
 * An answer over HTTP/1.1.
 *
 * @param <T> what its body was read as
 * @param head its head
 * @param body its body
 */
record HttpAnswer<T>(HttpHead head, T body) {

	static <T> HttpAnswer<T> of(HttpHead head, BodyStream body, BodyReader<T> reader) {
		return new HttpAnswer<>(head, reader.read(body, head.headers()));
	}

	// The body may echo the key
	@Override
	public String toString() {
		return "HttpAnswer with status " + this.head.status();
	}

	/**
	 * Reads the body of an answer.
	 *
	 * @param <T> what it is read as
	 */
	@FunctionalInterface
	interface BodyReader<T> {

		T read(BodyStream body, HttpHeaders headers);

	}

}
