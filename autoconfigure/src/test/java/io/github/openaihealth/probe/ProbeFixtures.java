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
import io.github.openaihealth.connection.ConnectionSetting;
import io.github.openaihealth.connection.OpenAiConnection;
import io.github.openaihealth.connection.SettingOrigin;
import io.github.openaihealth.connection.TestConnections;
import org.jspecify.annotations.Nullable;

/**
 * Keys and connections for tests. The keys are put together here, so that none stands in
 * a file.
 */
final class ProbeFixtures {

	private ProbeFixtures() {
	}

	static String projectKey() {
		return "sk-" + "proj-" + "a1B2".repeat(5) + "T3Blbk" + "FJ" + "c3D4".repeat(5);
	}

	static String gatewayKey() {
		return "gateway-" + "0123456789abcdef".repeat(2);
	}

	static OpenAiConnection connection(String baseUrl) {
		return connection(baseUrl, projectKey());
	}

	static OpenAiConnection connection(String baseUrl, @Nullable String key) {
		ApiKey apiKey = (key != null) ? ApiKey.of(key) : null;
		return TestConnections.of(OpenAiConnection.DEFAULT_NAME, BaseUrl.of(baseUrl), apiKey, "org-" + "Q".repeat(24),
				"proj_" + "Z".repeat(24),
				Map.of(ConnectionSetting.API_KEY, origin("environment variable OPENAI_API_KEY"),
						ConnectionSetting.ORG_ID, origin("application.yml:3:12"), ConnectionSetting.PROJECT_ID,
						origin("application.yml:4:16"), ConnectionSetting.BASE_URL, origin("application.yml:5:14")),
				null);
	}

	static OpenAiConnection requiring(OpenAiConnection connection, String... models) {
		return TestConnections.requiring(connection, List.of(models));
	}

	private static SettingOrigin origin(String description) {
		return new SettingOrigin(description, false);
	}

}
