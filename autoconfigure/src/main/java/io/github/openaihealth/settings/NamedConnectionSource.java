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
import java.util.function.Supplier;

import io.github.openaihealth.connection.ApiKey;
import io.github.openaihealth.connection.ConnectionSource;
import io.github.openaihealth.connection.OpenAiConnection;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.ssl.SslBundle;
import org.springframework.core.env.Environment;

/**
 * Reads a connection of {@code openai.connections}. It inherits the base URL of
 * {@code openai.*}, and neither its key nor its ids.
 */
public final class NamedConnectionSource implements ConnectionSource {

	private final String name;

	private final OwnSettings own;

	private final OwnSettings inherited;

	private final Supplier<BoundConnection> bound;

	private final Supplier<BoundConnection> inheritedBound;

	/**
	 * Create a source.
	 * @param name the connection's name
	 * @param environment the environment to read from
	 * @param bound what its properties are bound to
	 * @param inheritedBound what the properties of the connection that is not named are
	 * bound to
	 */
	public NamedConnectionSource(String name, Environment environment, Supplier<BoundConnection> bound,
			Supplier<BoundConnection> inheritedBound) {
		this.name = name;
		this.own = new OwnSettings(name, "openai.connections." + name, environment);
		this.inherited = new OwnSettings(OpenAiConnection.DEFAULT_NAME, "openai", environment);
		this.bound = bound;
		this.inheritedBound = inheritedBound;
	}

	@Override
	public String name() {
		return this.name;
	}

	@Override
	public OpenAiConnection read() {
		BoundConnection bound = this.bound.get();
		OpenAiConnection own = this.own.read(bound.values());
		OpenAiConnection connection = own.baseUrlSetting().isPresent() ? own
				: new OpenAiConnection(this.name, this.inherited.readBaseUrl(this.inheritedBound.get().values()),
						own.apiKeySetting(), own.orgIdSetting(), own.projectIdSetting());
		return connection.with(bound.apiKeyDates(), bound.requiredModels(), List.of());
	}

	@Override
	public @Nullable ApiKey readKey() {
		ApiKey own = this.own.readKeyAlone(this.bound.get().values());
		return (own != null) ? own : read().apiKey();
	}

	@Override
	public @Nullable SslBundle sslBundle() {
		return this.bound.get().sslBundle().get();
	}

	@Override
	public boolean isWatched() {
		return this.own.hasKeyFile();
	}

	@Override
	public boolean hasChanged(@Nullable String fingerprint) {
		return this.own.hasChanged(fingerprint);
	}

}
