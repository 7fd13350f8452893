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

package io.github.openaihealth.check;

import java.util.List;
import java.util.regex.Pattern;

import io.github.openaihealth.connection.ApiKey;
import io.github.openaihealth.connection.ConnectionSetting;
import io.github.openaihealth.connection.OpenAiConnection;
import io.github.openaihealth.connection.SettingOrigin;
import io.github.openaihealth.diagnosis.Masking;
import org.jspecify.annotations.Nullable;

/**
 * Describes settings of several connections side by side: the key of any of them may have
 * been pasted into another's id or base URL.
 */
final class SettingDescriptions {

	private final List<OpenAiConnection> connections;

	SettingDescriptions(List<OpenAiConnection> connections) {
		this.connections = connections;
	}

	/**
	 * Describe a setting.
	 * @param connection the connection that has it
	 * @param setting the setting
	 * @return name, masked value and origin, such as
	 * {@code 'openai.api-key' (sk-proj-…x4Kw, environment variable OPENAI_API_KEY)}
	 */
	String describe(OpenAiConnection connection, ConnectionSetting setting) {
		String property = connection.setting(setting).property();
		SettingOrigin origin = connection.setting(setting).origin();
		String value = switch (setting) {
			case API_KEY -> key(connection.apiKey());
			case ORG_ID -> id(connection.orgId());
			case PROJECT_ID -> id(connection.projectId());
			case BASE_URL -> mask(DisplayValue.url(connection.baseUrl().toString(), connection.apiKey()));
		};
		if (origin != null) {
			value += ", " + origin.description().replaceFirst("^" + Pattern.quote(property + " in "), "");
		}
		else if (setting == ConnectionSetting.BASE_URL) {
			value += ", the default";
		}
		return "'" + property + "' (" + value + ")";
	}

	private String id(@Nullable String id) {
		if (id == null) {
			return "not set";
		}
		boolean secret = this.connections.stream()
			.anyMatch((connection) -> DisplayValue.isSecret(id, connection.apiKey()));
		return secret ? id.length() + " characters" : DisplayValue.quoted(id);
	}

	private String mask(String text) {
		String masked = text;
		for (OpenAiConnection connection : this.connections) {
			masked = connection.mask(masked);
		}
		return masked;
	}

	private static String key(@Nullable ApiKey key) {
		if (key == null) {
			return "not set";
		}
		if (key.isBlank()) {
			return "blank";
		}
		String masked = key.toString();
		return key.placeholder()
			.map((name) -> "the text ${" + name + "}")
			.orElse(masked.equals(Masking.ELLIPSIS) ? key.describe() : masked);
	}

}
