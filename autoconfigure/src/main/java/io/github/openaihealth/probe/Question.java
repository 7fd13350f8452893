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

import java.util.List;
import java.util.Map;

import io.github.openaihealth.connection.ApiKey;
import io.github.openaihealth.connection.BaseUrl;
import io.github.openaihealth.connection.KeysInUse;
import io.github.openaihealth.connection.OpenAiConnection;
import io.github.openaihealth.diagnosis.Masking;
import org.jspecify.annotations.Nullable;

/**
 * What was asked, as far as it helps to understand the answer.
 *
 * @param apiKey the key that was sent, or {@code null}
 * @param baseUrl what was asked
 * @param requiredModels the models that the key must be able to see
 * @param models what was told of single models, by id
 * @param otherKeys what else a service may say that must not be shown: it may know a key
 * that was replaced, or that of another connection
 */
record Question(@Nullable ApiKey apiKey, BaseUrl baseUrl, List<String> requiredModels, Map<String, Presence> models,
		KeysInUse otherKeys) {

	Question(@Nullable ApiKey apiKey, BaseUrl baseUrl, List<String> requiredModels) {
		this(apiKey, baseUrl, requiredModels, Map.of(), new KeysInUse());
	}

	// A key may have been pasted into a base URL, or among the models
	@Override
	public String toString() {
		return "Question";
	}

	static Question of(OpenAiConnection connection) {
		return new Question(connection.apiKey(), connection.baseUrl(), connection.requiredModels());
	}

	static Question of(OpenAiConnection connection, FollowUps followUps, KeysInUse keys) {
		return new Question(connection.apiKey(), connection.baseUrl(), connection.requiredModels(), followUps.models(),
				keys);
	}

	boolean openAiHost() {
		return this.baseUrl.isOpenAi();
	}

	boolean hasOpenAiKey() {
		return this.apiKey != null && this.apiKey.kind().isOpenAi();
	}

	/**
	 * Return whether a text of the answer echoes a part of the key, another key that is
	 * or was in use, or something like a key.
	 * @param text the text to show
	 * @return {@code true} if it must not be shown
	 */
	boolean isEchoedIn(String text) {
		return (this.apiKey != null && this.apiKey.isPartlyContainedIn(text)) || this.otherKeys.isAnyIn(text)
				|| !Masking.redact(text).equals(text);
	}

}
