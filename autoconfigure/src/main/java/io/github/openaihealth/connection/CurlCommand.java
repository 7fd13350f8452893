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

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The command that repeats the request of a connection by hand. The key is named, by the
 * variable or the file that it comes from, and never shown.
 */
final class CurlCommand {

	private static final Pattern VARIABLE = Pattern.compile("(?:^|takes it from )environment variable (\\w+)");

	private static final Pattern FILE = Pattern.compile("^the file (/[\\w./-]+|[A-Za-z]:\\\\[\\w.\\\\-]+) \\(");

	private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9:/.~%_-]+");

	private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,100}");

	// A version is no secret, and without it nothing is answered
	private static final Pattern VERSION = Pattern.compile("api-version=[0-9A-Za-z.-]{1,30}");

	private final OpenAiConnection connection;

	private final boolean windows;

	/**
	 * Create a new instance.
	 * @param connection the connection
	 */
	CurlCommand(OpenAiConnection connection) {
		this(connection, System.getProperty("os.name", ""));
	}

	CurlCommand(OpenAiConnection connection, String system) {
		this.connection = connection;
		this.windows = system.toLowerCase(Locale.ROOT).startsWith("windows");
	}

	private String url() {
		String shown = this.connection.mask(this.connection.baseUrl().toString());
		int query = shown.indexOf('?');
		String path = (query >= 0) ? shown.substring(0, query) : shown;
		while (path.endsWith("/")) {
			path = path.substring(0, path.length() - 1);
		}
		String url = DisplayText.of(path + "/models" + ((query >= 0) ? "?" + query(shown.substring(query + 1)) : ""));
		return PLAIN.matcher(url).matches() ? url : "'" + url.replace("'", "%27") + "'";
	}

	private String query(String shown) {
		String value = this.connection.baseUrl().value();
		String query = value.substring(value.indexOf('?') + 1);
		return VERSION.matcher(query).matches() ? query : shown;
	}

	private String key() {
		SettingOrigin origin = this.connection.apiKeySetting().origin();
		String description = (origin != null) ? origin.description() : "";
		Matcher file = FILE.matcher(description);
		if (file.find()) {
			return (this.windows ? "$(Get-Content " : "$(cat ") + file.group(1) + ")";
		}
		Matcher variable = VARIABLE.matcher(description);
		String name = variable.find() ? variable.group(1) : variableOfProperty();
		return (this.windows ? "$env:" : "$") + name;
	}

	private String variableOfProperty() {
		return this.connection.name().equals(OpenAiConnection.DEFAULT_NAME) ? ConnectionSetting.API_KEY.variable()
				: DiagnosisFactory.variable(ConnectionSetting.API_KEY.property(this.connection.prefix()));
	}

	private void addHeader(StringBuilder command, String name, String value) {
		command.append(" -H \"").append(name).append(": ").append(value).append('"');
	}

	private void addId(StringBuilder command, String name, String id) {
		if (ID.matcher(id).matches() && this.connection.mask(id).equals(id)) {
			addHeader(command, name, id);
		}
	}

	/**
	 * Return the command, in one line.
	 * @return the command, for a shell or, on Windows, for PowerShell
	 */
	@Override
	public String toString() {
		StringBuilder command = new StringBuilder(this.windows ? "curl.exe -i " : "curl -i ").append(url());
		if (this.connection.apiKey() != null) {
			addHeader(command, "Authorization", "Bearer " + key());
		}
		if (this.connection.orgId() != null) {
			addId(command, "OpenAI-Organization", this.connection.orgId());
		}
		if (this.connection.projectId() != null) {
			addId(command, "OpenAI-Project", this.connection.projectId());
		}
		return command.toString();
	}

}
