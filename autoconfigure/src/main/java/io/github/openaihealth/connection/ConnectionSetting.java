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
	API_KEY("openai.api-key", "OPENAI_API_KEY"),

	/** The organization's id. */
	ORG_ID("openai.org-id", "OPENAI_ORG_ID"),

	/** The project's id. */
	PROJECT_ID("openai.project-id", "OPENAI_PROJECT_ID"),

	/** The base URL. */
	BASE_URL("openai.base-url", "OPENAI_BASE_URL");

	private final String property;

	private final String variable;

	ConnectionSetting(String property, String variable) {
		this.property = property;
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
	 * Return the property's name.
	 * @return the canonical name, such as {@code openai.api-key}
	 */
	public String property() {
		return this.property;
	}

	/**
	 * Return the name of the environment variable that OpenAI's own SDKs read.
	 * @return the variable's name, such as {@code OPENAI_API_KEY}
	 */
	public String variable() {
		return this.variable;
	}

	/**
	 * Let a text name another property instead, which no variable sets.
	 * @param text a text with the property's name in single quotes
	 * @param name the other property
	 * @return the text with the other name
	 */
	String rename(String text, String name) {
		if (name.equals(this.property)) {
			return text;
		}
		return text.replace("'" + this.property + "' (and " + this.variable + ")", "'" + name + "'")
			.replace("'" + this.property + "'", "'" + name + "'");
	}

}
