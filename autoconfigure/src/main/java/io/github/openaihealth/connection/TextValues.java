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

import java.util.HashMap;
import java.util.Map;

/**
 * What a connection has for the blanks in texts of diagnoses: the names of its
 * properties, its host and what is known of that.
 */
final class TextValues {

	private final OpenAiConnection connection;

	/**
	 * Create a new instance.
	 * @param connection the connection
	 */
	TextValues(OpenAiConnection connection) {
		this.connection = connection;
	}

	/**
	 * Return the values.
	 * @return the values by the names of the blanks, masked; more can be added
	 */
	Map<String, String> all() {
		Map<String, String> values = new HashMap<>();
		addName(values, "apiKey", ConnectionSetting.API_KEY);
		addName(values, "orgId", ConnectionSetting.ORG_ID);
		addName(values, "projectId", ConnectionSetting.PROJECT_ID);
		addName(values, "baseUrl", ConnectionSetting.BASE_URL);
		if (!this.connection.name().equals(OpenAiConnection.DEFAULT_NAME)) {
			String prefix = this.connection.prefix();
			values.put("apiKeyVariable", DiagnosisFactory.variable(ConnectionSetting.API_KEY.property(prefix)));
			values.put("apiKeyFile", prefix + ".api-key-file");
			values.put("apiKeyCreated", prefix + ".api-key-created");
			values.put("apiKeyExpires", prefix + ".api-key-expires");
			values.put("requiredModels", prefix + ".required-models");
			values.put("sslBundle", prefix + ".ssl.bundle");
		}
		BaseUrl baseUrl = this.connection.baseUrl();
		KnownHost host = KnownHost.of(baseUrl);
		if (host != null) {
			values.put("hostVendor", host.vendor());
			host.pages().forEach((page, address) -> values.put(page.blank(), address));
		}
		values.put("curl", new CurlCommand(this.connection).toString());
		values.put("host", this.connection.mask(baseUrl.host()));
		values.put("url", this.connection.mask(baseUrl.origin()));
		return values;
	}

	// The names that are not given here stand beside the texts
	private void addName(Map<String, String> values, String name, ConnectionSetting setting) {
		String property = this.connection.setting(setting).property();
		if (!property.equals(setting.property())) {
			values.put(name, property);
			values.put(name + "Places", "'" + property + "'");
		}
	}

}
