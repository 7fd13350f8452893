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

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a body was read as.
 *
 * @param json the JSON, or {@code null} if the body is something else
 * @param finding what the body is, if it is no JSON
 * @param whole whether all of the body was read; if not, the JSON is what came until then
 * @param intercepted whether the body is a page that something on the way shows in the
 * service's place
 */
record BodyText(@Nullable JsonNode json, String finding, boolean whole, boolean intercepted) {

	static BodyText of(JsonNode json) {
		return new BodyText(json, "JSON of an unknown form", true, false);
	}

	static BodyText of(String finding) {
		return new BodyText(null, finding, true, false);
	}

	static BodyText intercepted(String finding) {
		return new BodyText(null, finding, true, true);
	}

}
