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

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;

import io.github.openaihealth.connection.ApiKey;
import io.github.openaihealth.connection.ConnectionSetting;
import io.github.openaihealth.connection.OpenAiConnection;
import io.github.openaihealth.connection.Setting;

/**
 * Completes the own settings by those of a library beside. A key and an address are never
 * joined unless somebody has configured the two together: a key must not be sent to a
 * host that its owner did not mean it for.
 * <ul>
 * <li>An own key and an own base URL: nothing is completed.
 * <li>An own key alone: where a library has the same key, its base URL and ids are taken.
 * <li>No own key: the settings of the first library are taken, all of them, unless an own
 * base URL leads to another server than the library calls.
 * </ul>
 */
final class Completion {

	private Completion() {
	}

	/**
	 * Return whether there is anything to complete.
	 * @param own the own settings
	 * @return {@code false} if key and base URL are there
	 */
	static boolean isNeeded(OpenAiConnection own) {
		return isWithoutKey(own) || !isSet(own, ConnectionSetting.BASE_URL);
	}

	/**
	 * Complete the own settings.
	 * @param own the own settings
	 * @param libraries what the libraries are configured with, the preferred one first
	 * @return the connection
	 */
	static OpenAiConnection of(OpenAiConnection own, List<OpenAiConnection> libraries) {
		boolean withUrl = isSet(own, ConnectionSetting.BASE_URL);
		if (isWithoutKey(own)) {
			return libraries.stream()
				.filter((library) -> !withUrl || library.baseUrl().isAtServerOf(own.baseUrl()))
				.min(Comparator.comparing(Completion::isWithoutKey))
				.map((library) -> join(own, library, (setting) -> setting == ConnectionSetting.BASE_URL && withUrl))
				.orElse(own);
		}
		return libraries.stream()
			.filter((library) -> !withUrl && Objects.equals(own.apiKey(), library.apiKey()))
			.findFirst()
			.map((library) -> join(own, library, (setting) -> isSet(own, setting)))
			.orElse(own);
	}

	private static OpenAiConnection join(OpenAiConnection own, OpenAiConnection library,
			Predicate<ConnectionSetting> isOwn) {
		Function<ConnectionSetting, OpenAiConnection> source = (setting) -> isOwn.test(setting) ? own : library;
		return new OpenAiConnection(own.name(), source.apply(ConnectionSetting.BASE_URL).baseUrlSetting(),
				source.apply(ConnectionSetting.API_KEY).apiKeySetting(),
				source.apply(ConnectionSetting.ORG_ID).orgIdSetting(),
				source.apply(ConnectionSetting.PROJECT_ID).projectIdSetting(), own.apiKeyDates(), own.requiredModels(),
				own.beside());
	}

	private static boolean isSet(OpenAiConnection connection, ConnectionSetting setting) {
		return connection.setting(setting).isPresent();
	}

	private static boolean isWithoutKey(OpenAiConnection connection) {
		if (connection.apiKeySetting() instanceof Setting.Unreadable) {
			return false;
		}
		ApiKey key = connection.apiKey();
		return key == null || key.isBlank();
	}

}
