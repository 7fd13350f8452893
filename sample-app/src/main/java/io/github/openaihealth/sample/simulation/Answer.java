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

package io.github.openaihealth.sample.simulation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One answer of the simulation.
 *
 * @param status the status
 * @param headers the headers
 * @param body the body
 * @param delivery how the answer reaches the caller, if it does
 */
record Answer(int status, Map<String, String> headers, String body, Delivery delivery) {

	Answer(int status, String contentType, String body) {
		this(status, Map.of("content-type", contentType), body, Delivery.PROMPT);
	}

	Answer with(String header, String value) {
		Map<String, String> headers = new LinkedHashMap<>(this.headers);
		headers.put(header, value);
		return new Answer(this.status, Collections.unmodifiableMap(headers), this.body, this.delivery);
	}

	Answer delivered(Delivery delivery) {
		return new Answer(this.status, this.headers, this.body, delivery);
	}

}
