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

package io.github.openaihealth.settings;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

import io.github.openaihealth.connection.ApiKeyDates;
import io.github.openaihealth.connection.ConnectionSetting;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.ssl.SslBundle;

/**
 * What the properties of a connection are bound to.
 *
 * @param values the values of its settings, which count before what the environment says;
 * {@code null} for one that is not bound
 * @param apiKeyDates the dates of the key
 * @param requiredModels the models that the key must be able to see
 * @param sslBundle the SSL bundle to connect with
 */
public record BoundConnection(Function<ConnectionSetting, @Nullable String> values, ApiKeyDates apiKeyDates,
		List<String> requiredModels, Supplier<@Nullable SslBundle> sslBundle) {

	/**
	 * Nothing is bound: what the environment says counts.
	 */
	public static final BoundConnection NONE = new BoundConnection((setting) -> null, ApiKeyDates.UNKNOWN, List.of(),
			() -> null);

}
