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

/**
 * What the deeper check was told.
 *
 * @param inference whether the key may use models, or {@code null} if the answer does not
 * tell
 * @param organization the short name of the organization that the key acts for, or
 * {@code null} if the answer does not tell
 * @param project the id of the project that the key acts for, or {@code null} if the
 * answer does not tell
 */
public record Access(@Nullable Inference inference, @Nullable String organization, @Nullable String project) {

	/**
	 * Nothing.
	 */
	public static final Access UNKNOWN = new Access(null, null, null);

	/**
	 * Whether a key may use models.
	 */
	public enum Inference {

		/** It may. */
		PERMITTED,

		/** It may list models, and not use them. */
		REFUSED

	}

}
