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

package io.github.openaihealth.diagnosis;

/**
 * What a {@link Cause} is about.
 */
public enum Subject {

	/**
	 * The key itself.
	 */
	KEY,

	/**
	 * The organization that is configured.
	 */
	ORGANIZATION,

	/**
	 * The project that is configured.
	 */
	PROJECT,

	/**
	 * The base URL as it is written.
	 */
	BASE_URL,

	/**
	 * The key at this host: each may be right, but they do not belong together.
	 */
	KEY_AND_HOST,

	/**
	 * What the owner of the key may do, from where, and for how much.
	 */
	ACCOUNT,

	/**
	 * The way to the host: nothing answered.
	 */
	NETWORK,

	/**
	 * What answers at the base URL: not the service, or not as it should.
	 */
	ENDPOINT,

	/**
	 * Settings apart from those of the connection.
	 */
	SETTINGS,

	/**
	 * The monitor of this application.
	 */
	MONITOR

}
