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

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;
import org.springframework.boot.ssl.SslBundle;

/**
 * Details required to establish a connection to OpenAI, or to a gateway that speaks its
 * protocol. Everything else learns from here where to connect, and asks anew for each
 * request, so an implementation may hand out a short-lived key. It should answer quickly;
 * an exception counts as a failed connection.
 * <p>
 * The {@code openai.*} properties are one implementation. A bean of the application's own
 * replaces it.
 */
public interface OpenAiConnectionDetails extends ConnectionDetails {

	/**
	 * The base URL of OpenAI itself.
	 */
	String DEFAULT_BASE_URL = "https://api.openai.com/v1";

	/**
	 * Return the base URL, with the version's path.
	 * @return the base URL, {@value #DEFAULT_BASE_URL} by default; {@code null} or blank
	 * counts as the default
	 */
	default @Nullable String getBaseUrl() {
		return DEFAULT_BASE_URL;
	}

	/**
	 * Return the key to use for the next request.
	 * @return the key, or {@code null} to send none
	 */
	@Nullable ApiKey getApiKey();

	/**
	 * Return the day on which that key was made, from which its age is told.
	 * @return the day, or {@code null} if nobody knows
	 */
	default @Nullable LocalDate getApiKeyCreated() {
		return null;
	}

	/**
	 * Return the day on which that key expires, before which it is warned of.
	 * @return the day, or {@code null} if nobody knows
	 */
	default @Nullable LocalDate getApiKeyExpires() {
		return null;
	}

	/**
	 * Return the organization to send as {@code OpenAI-Organization}.
	 * @return the id, or {@code null} to send none
	 */
	default @Nullable String getOrgId() {
		return null;
	}

	/**
	 * Return the project to send as {@code OpenAI-Project}.
	 * @return the id, or {@code null} to send none
	 */
	default @Nullable String getProjectId() {
		return null;
	}

	/**
	 * Return the SSL bundle to connect with. It is asked for once.
	 * @return the bundle, or {@code null} for the platform's own trust
	 */
	default @Nullable SslBundle getSslBundle() {
		return null;
	}

	/**
	 * Return where the value of a setting came from, for reports.
	 * @param setting the setting
	 * @return the origin, or {@code null} to have this bean named
	 */
	default @Nullable SettingOrigin getOrigin(ConnectionSetting setting) {
		return null;
	}

}
