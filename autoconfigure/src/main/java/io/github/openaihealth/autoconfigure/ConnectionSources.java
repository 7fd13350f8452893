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

package io.github.openaihealth.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import io.github.openaihealth.connection.ConnectionSource;
import io.github.openaihealth.connection.DetailsConnectionSource;
import io.github.openaihealth.connection.DisplayText;
import io.github.openaihealth.connection.OpenAiConnection;
import io.github.openaihealth.connection.OpenAiConnectionDetails;
import io.github.openaihealth.connection.Setting;
import io.github.openaihealth.diagnosis.Masking;
import io.github.openaihealth.diagnosis.SecretShape;
import io.github.openaihealth.settings.DefaultConnectionSource;
import io.github.openaihealth.settings.NamedConnectionSource;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.env.Environment;

/**
 * Decides which connections there are: the one that is not named, and those of
 * {@code openai.connections}. Where there are such, the first is there only if it has a
 * key, or a bean or container of its own: what else stands at the top level is for the
 * named ones to inherit.
 */
final class ConnectionSources {

	private static final Pattern NAME = Pattern.compile("[a-z0-9-]+");

	private final OpenAiProperties properties;

	private final BoundConnections bound;

	private final Environment environment;

	ConnectionSources(OpenAiProperties properties, BoundConnections bound, Environment environment) {
		this.properties = properties;
		this.bound = bound;
		this.environment = environment;
	}

	/**
	 * Return the sources.
	 * @param details where to connect without a name
	 * @param unnamed adds what details of the application's own do not tell
	 * @return the sources in their order, at least one
	 * @throws InvalidConfigurationPropertyValueException if a connection cannot have its
	 * name
	 */
	List<ConnectionSource> of(OpenAiConnectionDetails details, DefaultConnectionSource unnamed) {
		Set<String> names = this.properties.getConnections().keySet();
		List<ConnectionSource> sources = new ArrayList<>();
		if (!(details instanceof PropertiesOpenAiConnectionDetails)) {
			sources.add(new DetailsConnectionSource(OpenAiConnection.DEFAULT_NAME, details, unnamed::complete));
		}
		else if (names.isEmpty() || isUnnamedThere(unnamed)) {
			sources.add(unnamed);
		}
		for (String name : names) {
			verify(name);
			sources.add(new NamedConnectionSource(name, this.environment, () -> this.bound.named(name),
					this.bound::unnamed));
		}
		return sources;
	}

	/**
	 * Return whether there is a connection without a name beside named ones.
	 * @param unnamed where it would be read from
	 * @return {@code true} if it has a key, be it one that cannot be read
	 */
	static boolean isUnnamedThere(DefaultConnectionSource unnamed) {
		return !(unnamed.read().apiKeySetting() instanceof Setting.Absent);
	}

	private void verify(String name) {
		boolean key = !Masking.redact(name).equals(name);
		if (this.properties.isEnabled()
				&& (key || !NAME.matcher(name).matches() || name.equals(OpenAiConnection.DEFAULT_NAME))) {
			throw new InvalidConfigurationPropertyValueException("openai.connections", DisplayText.of(SecretShape
				.mask(name)), name.equals(OpenAiConnection.DEFAULT_NAME)
						? "The connection named 'default' is that of 'openai.api-key': set it there."
						: "The name of a connection has small letters, digits and '-', such as 'team-a'."
								+ (key ? " A key is set behind it, as in 'openai.connections.team-a.api-key'." : ""));
		}
	}

}
