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

import io.github.openaihealth.connection.ApiKey;
import io.github.openaihealth.connection.ConnectionSetting;
import io.github.openaihealth.connection.DiagnosisFactory;
import io.github.openaihealth.connection.OpenAiConnection;
import io.github.openaihealth.diagnosis.Diagnosis;
import io.github.openaihealth.diagnosis.Subject;
import org.jspecify.annotations.Nullable;

/**
 * Adds to a diagnosis the settings that it is about, as facts.
 */
final class SettingFacts {

	private SettingFacts() {
	}

	/**
	 * Add them.
	 * @param diagnosis the diagnosis
	 * @param connection the connection that it was made for
	 * @return the diagnosis with a fact for each setting that has a value
	 */
	static Diagnosis addTo(Diagnosis diagnosis, OpenAiConnection connection) {
		Diagnosis added = diagnosis;
		for (ConnectionSetting setting : evidence(diagnosis.cause().subject())) {
			String value = value(connection, setting);
			added = (value != null) ? new DiagnosisFactory(connection).addSetting(added, setting, value) : added;
		}
		return added;
	}

	private static List<ConnectionSetting> evidence(Subject subject) {
		return switch (subject) {
			case ORGANIZATION -> List.of(ConnectionSetting.ORG_ID, ConnectionSetting.API_KEY);
			case PROJECT -> List.of(ConnectionSetting.PROJECT_ID, ConnectionSetting.API_KEY);
			case KEY_AND_HOST -> List.of(ConnectionSetting.BASE_URL, ConnectionSetting.API_KEY);
			case KEY, ACCOUNT -> List.of(ConnectionSetting.API_KEY);
			case NETWORK, ENDPOINT, BASE_URL -> List.of(ConnectionSetting.BASE_URL);
			case SETTINGS, MONITOR -> List.of();
		};
	}

	private static @Nullable String value(OpenAiConnection connection, ConnectionSetting setting) {
		ApiKey apiKey = connection.apiKey();
		return switch (setting) {
			case API_KEY -> (apiKey != null) ? apiKey + " (" + apiKey.describe() + ")" : null;
			case ORG_ID -> connection.orgId();
			case PROJECT_ID -> connection.projectId();
			case BASE_URL -> connection.baseUrl().toString();
		};
	}

}
