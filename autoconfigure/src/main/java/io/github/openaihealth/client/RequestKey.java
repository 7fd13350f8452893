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

package io.github.openaihealth.client;

import java.util.function.Supplier;

import io.github.openaihealth.connection.ApiKey;
import io.github.openaihealth.connection.BaseUrl;
import io.github.openaihealth.connection.ConnectionSource;
import io.github.openaihealth.diagnosis.Cause;
import org.jspecify.annotations.Nullable;

/**
 * Hands the SDK the key of each request, which it asks for when it writes the header. It
 * holds none itself. A client calls one server for good: a key that its connection has
 * since it leads elsewhere is not handed out.
 */
final class RequestKey implements Supplier<String> {

	/**
	 * Stands for no key, since the SDK sends nothing without one.
	 */
	static final String NONE = "openai-health-no-key";

	private final ConnectionSource source;

	private final BaseUrl baseUrl;

	private final boolean required;

	private volatile @Nullable String fingerprint;

	RequestKey(ConnectionSource source, BaseUrl baseUrl) {
		this.source = source;
		this.baseUrl = baseUrl;
		this.required = baseUrl.isOpenAi();
	}

	@Override
	public String get() {
		ApiKey apiKey = this.source.readKey();
		if (apiKey == null || apiKey.isBlank()) {
			if (this.required) {
				throw new IllegalStateException(
						"OpenAI needs an API key and there is none, see " + Cause.API_KEY_MISSING.docs());
			}
			return NONE;
		}
		if (!apiKey.isTransmittable()) {
			throw new IllegalStateException(
					"The API key has characters that no header can carry, see " + Cause.API_KEY_MALFORMED.docs());
		}
		requireSameServer(apiKey);
		return apiKey.reveal();
	}

	private void requireSameServer(ApiKey apiKey) {
		String fingerprint = apiKey.fingerprint();
		if (!fingerprint.equals(this.fingerprint)) {
			if (!this.source.readWithoutKey().baseUrl().isAtServerOf(this.baseUrl)) {
				throw new IllegalStateException("The base URL has changed since this client was made, and the API key "
						+ "with it: the key is not sent to the server before. A client calls one server for good: "
						+ "restart the application");
			}
			this.fingerprint = fingerprint;
		}
	}

}
