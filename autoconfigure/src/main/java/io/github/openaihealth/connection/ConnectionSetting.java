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

package io.github.openaihealth.connection;

import org.jspecify.annotations.Nullable;

/**
 * The settings of a connection, with the names under which users know them.
 */
public enum ConnectionSetting {

	/** The key. */
	API_KEY("api-key", "OPENAI_API_KEY"),

	/** The organization's id. */
	ORG_ID("org-id", "OPENAI_ORG_ID"),

	/** The project's id. */
	PROJECT_ID("project-id", "OPENAI_PROJECT_ID"),

	/** The base URL. */
	BASE_URL("base-url", "OPENAI_BASE_URL");

	/**
	 * The beginning of the properties of the connection that is not named.
	 */
	private static final String PREFIX = "openai";

	private final String suffix;

	private final String variable;

	ConnectionSetting(String suffix, String variable) {
		this.suffix = suffix;
		this.variable = variable;
	}

	/**
	 * Return whether a value counts as one. A blank key is a mistake to report; any other
	 * blank value is none.
	 * @param value the value, or {@code null}
	 * @return {@code true} if it counts
	 */
	public boolean isSet(@Nullable String value) {
		return value != null && (this == API_KEY || !value.isBlank());
	}

	/**
	 * Return the property's name for the connection that is not named.
	 * @return the canonical name, such as {@code openai.api-key}
	 */
	public String property() {
		return property(PREFIX);
	}

	/**
	 * Return the property's name below a prefix.
	 * @param prefix the prefix, such as {@code openai.connections.gateway}
	 * @return the canonical name, such as {@code openai.connections.gateway.api-key}
	 */
	public String property(String prefix) {
		return prefix + "." + this.suffix;
	}

	/**
	 * Return the name of the environment variable that OpenAI's own SDKs read.
	 * @return the variable's name, such as {@code OPENAI_API_KEY}
	 */
	public String variable() {
		return this.variable;
	}

}
