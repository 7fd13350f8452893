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

package io.github.openaihealth.traffic;

/**
 * What a rate limit counts.
 */
enum RateLimitUnit {

	REQUESTS("requests"),

	TOKENS("tokens");

	private final String id;

	private final String limitHeader;

	private final String remainingHeader;

	private final String resetHeader;

	RateLimitUnit(String id) {
		this.id = id;
		this.limitHeader = "x-ratelimit-limit-" + id;
		this.remainingHeader = "x-ratelimit-remaining-" + id;
		this.resetHeader = "x-ratelimit-reset-" + id;
	}

	String id() {
		return this.id;
	}

	/**
	 * Return the name of the header that tells the limit.
	 * @return the name in lower case
	 */
	String limitHeader() {
		return this.limitHeader;
	}

	/**
	 * Return the name of the header that tells how much of the limit remains.
	 * @return the name in lower case
	 */
	String remainingHeader() {
		return this.remainingHeader;
	}

	/**
	 * Return the name of the header that tells how long it takes until all of it does
	 * again.
	 * @return the name in lower case
	 */
	String resetHeader() {
		return this.resetHeader;
	}

}
