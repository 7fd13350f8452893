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

package io.github.openaihealth.monitor;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.github.openaihealth.connection.ApiKey;
import io.github.openaihealth.connection.BaseUrl;
import io.github.openaihealth.connection.ConnectionSource;
import io.github.openaihealth.connection.OpenAiConnection;
import io.github.openaihealth.connection.TestConnections;
import org.jspecify.annotations.Nullable;

/**
 * {@link ConnectionSource} of values that a test may change.
 */
final class TestSource implements ConnectionSource {

	private final String name;

	private final String baseUrl;

	private final List<String> requiredModels;

	private volatile String key;

	private volatile @Nullable String orgId;

	private volatile boolean watched;

	private volatile Runnable reading = () -> {
	};

	TestSource(String name, String baseUrl, String key, String... requiredModels) {
		this.name = name;
		this.baseUrl = baseUrl;
		this.key = key;
		this.requiredModels = List.of(requiredModels);
	}

	TestSource key(String key) {
		this.key = key;
		return this;
	}

	TestSource orgId(String orgId) {
		this.orgId = orgId;
		return this;
	}

	TestSource watched() {
		this.watched = true;
		return this;
	}

	TestSource reading(Runnable reading) {
		this.reading = reading;
		return this;
	}

	@Override
	public String name() {
		return this.name;
	}

	@Override
	public OpenAiConnection read() {
		this.reading.run();
		return TestConnections.requiring(TestConnections.of(this.name, BaseUrl.of(this.baseUrl), ApiKey.of(this.key),
				this.orgId, null, Map.of(), null), this.requiredModels);
	}

	@Override
	public boolean isWatched() {
		return this.watched;
	}

	@Override
	public boolean hasChanged(@Nullable String fingerprint) {
		return !Objects.equals(ApiKey.of(this.key).fingerprint(), fingerprint);
	}

}
