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

package io.github.openaihealth.sample.calls;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What the service said to a call.
 *
 * @param status the HTTP status, or {@code null} if no answer came
 * @param code the code of the error, if it has one
 * @param requestId the service's id of the request, if it told one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CallResult(@Nullable Integer status, @Nullable String code, @Nullable String requestId) {

	static final CallResult UNANSWERED = new CallResult(null, null, null);

}
