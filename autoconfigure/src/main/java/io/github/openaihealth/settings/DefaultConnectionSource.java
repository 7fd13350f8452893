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

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import io.github.openaihealth.connection.ApiKey;
import io.github.openaihealth.connection.ConnectionSource;
import io.github.openaihealth.connection.OpenAiConnection;
import io.github.openaihealth.connection.Setting;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.ssl.SslBundle;
import org.springframework.core.env.Environment;

/**
 * Reads the connection that is not named: what {@code openai.*} say, and where that lacks
 * a key or an address, what a client library is configured with.
 */
public final class DefaultConnectionSource implements ConnectionSource {

	private final OwnSettings own;

	private final ClientLibrarySettings libraries;

	private final Supplier<BoundConnection> bound;

	/**
	 * Create a source that knows nothing but the environment.
	 * @param environment the environment to read from
	 */
	public DefaultConnectionSource(Environment environment) {
		this(environment, () -> BoundConnection.NONE);
	}

	/**
	 * Create a source.
	 * @param environment the environment to read from
	 * @param bound what the properties are bound to
	 */
	public DefaultConnectionSource(Environment environment, Supplier<BoundConnection> bound) {
		this(environment, new ClientLibrarySettings(environment), bound);
	}

	DefaultConnectionSource(Environment environment, ClientLibrarySettings libraries, Supplier<BoundConnection> bound) {
		this.own = new OwnSettings(OpenAiConnection.DEFAULT_NAME, "openai", environment);
		this.libraries = libraries;
		this.bound = bound;
	}

	@Override
	public String name() {
		return OpenAiConnection.DEFAULT_NAME;
	}

	@Override
	public OpenAiConnection read() {
		BoundConnection bound = this.bound.get();
		OpenAiConnection own = this.own.read(bound.values());
		List<OpenAiConnection> connections = this.libraries.connections();
		return complete(own, connections).with(bound.apiKeyDates(), bound.requiredModels(), beside(own, connections));
	}

	@Override
	public @Nullable ApiKey readKey() {
		ApiKey own = this.own.readKeyAlone(this.bound.get().values());
		return (own != null && !own.isBlank()) ? own : read().apiKey();
	}

	/**
	 * Complete a connection that is the application's own by what else is configured.
	 * @param connection the connection
	 * @return the same with what the properties say beside its settings
	 */
	public OpenAiConnection complete(OpenAiConnection connection) {
		BoundConnection bound = this.bound.get();
		return connection.with(
				bound.apiKeyDates().withDays(connection.apiKeyDates().created(), connection.apiKeyDates().expires()),
				bound.requiredModels(), beside(this.own.read(bound.values()), this.libraries.connections()));
	}

	private OpenAiConnection complete(OpenAiConnection own, List<OpenAiConnection> libraries) {
		if (!Completion.isNeeded(own)) {
			return own;
		}
		OpenAiConnection completed = Completion.of(own, libraries);
		if (!(completed.apiKeySetting() instanceof Setting.Absent) || completed.baseUrlSetting().isPresent()) {
			return completed;
		}
		return this.libraries.missingKeys()
			.stream()
			.findFirst()
			.map((property) -> new OpenAiConnection(completed.name(), completed.baseUrlSetting(),
					Setting.absent(property), completed.orgIdSetting(), completed.projectIdSetting()))
			.orElse(completed);
	}

	// What the libraries have, and own ids that no own key is there for
	private static List<OpenAiConnection> beside(OpenAiConnection own, List<OpenAiConnection> libraries) {
		List<OpenAiConnection> beside = new ArrayList<>(libraries);
		if (!beside.isEmpty() && own.apiKeySetting() instanceof Setting.Absent) {
			beside.add(own);
		}
		return beside;
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
