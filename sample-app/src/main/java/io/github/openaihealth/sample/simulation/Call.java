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

import org.jspecify.annotations.Nullable;

/**
 * One request as the simulation sees it.
 *
 * @param bearer the key that arrived, or {@code null} if none did
 * @param accepted whether the account lets this call pass
 * @param acceptedBefore whether the account has let the same key pass earlier
 * @param uses the how many-th call it is that uses a model since the account was told
 * what to play, or 0 if it uses none
 */
record Call(@Nullable String bearer, boolean accepted, boolean acceptedBefore, int uses) {

	private static final String SCHEME = "Bearer";

	private static final int SHOWN_WHOLE = 12;

	private static final int HEAD = 8;

	private static final int TAIL = 4;

	Call(@Nullable String bearer, boolean accepted, boolean acceptedBefore) {
		this(bearer, accepted, acceptedBefore, 0);
	}

	/**
	 * Return the key that arrived as OpenAI echoes it: 8 characters, stars, 4 characters;
	 * a short one whole, an empty one in quotes.
	 * @return the echo
	 */
	String echo() {
		String key = (this.bearer != null) ? this.bearer : "";
		if (key.isEmpty()) {
			return "''";
		}
		if (key.length() <= SHOWN_WHOLE) {
			return key;
		}
		return key.substring(0, HEAD) + "*".repeat(key.length() - HEAD - TAIL) + key.substring(key.length() - TAIL);
	}

	static @Nullable String bearer(@Nullable String authorization) {
		if (authorization == null || !authorization.startsWith(SCHEME)) {
			return null;
		}
		return authorization.substring(SCHEME.length()).strip();
	}

}
